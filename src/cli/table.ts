import type { Colors } from "picocolors/types";
import type { ResellerReview, Stage, Status } from "../core/rules/review";
import { mostUrgentFirst } from "../core/rules/urgency";
import { monthInWords, statusText } from "../core/rules/wording";
import { amountInWords, countInWords } from "./basis";
import { fitted, printable, truncated, widthOf } from "./text-width";

interface Column {
  readonly header: string;
  readonly align: "left" | "right";
  /** Narrower than this it is left out; 0 for a column that never gives way. */
  readonly least: number;
  /** Dispensable columns are left out before it gets narrower than this. */
  readonly comfort: number;
  readonly most: number;
  /** Columns with a higher number go first where the terminal is narrow. */
  readonly spare: number;
  readonly text: (reseller: ResellerReview) => string;
}

interface Placed {
  readonly column: Column;
  readonly width: number;
}

const GAP = "  ";
/** Columns above this are nice to have. */
const ESSENTIAL = 4;
const amount = (value: number | null) => (value === null ? "–" : amountInWords(value));
const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  "check-month": "this month",
  "30": "30 days",
  "60": "60 days",
  "90": "90 days",
  none: "–",
};

const column = (header: string, align: Column["align"], spare: number, text: Column["text"]): Column => ({
  ...{ header, align, spare, text },
  least: 0,
  comfort: 0,
  most: Number.POSITIVE_INFINITY,
});

/** Only where a reseller has such lines. */
const NO_RATE = column("No rate", "right", 8, ({ noRateLines }) =>
  noRateLines === 0 ? "–" : `${countInWords(noRateLines)} line${noRateLines === 1 ? "" : "s"}`,
);

const COLUMNS: readonly Column[] = [
  column("Reseller", "left", 3, ({ id }) => id),
  {
    ...column("Name", "left", 0, ({ id, name }) => printable(name ?? `(not named, ${id})`)),
    least: 10,
    comfort: 20,
    most: 48,
  },
  { ...column("Status", "left", 1, statusText), least: 15, comfort: 20, most: 64 },
  column("Check", "left", 6, ({ checkMonth }) => (checkMonth === null ? "–" : monthInWords(checkMonth))),
  column("Notice", "left", 7, ({ stage }) => STAGE_WORDS[stage]),
  column("Days", "right", 4, ({ daysLeft }) => (daysLeft === null ? "–" : countInWords(daysLeft))),
  column("TTM USD", "right", 5, ({ ttmUsd }) => amount(ttmUsd)),
  column("In window", "right", 10, ({ billedInCheckWindowUsd }) => amount(billedInCheckWindowUsd)),
  column("Rolls off", "right", 11, ({ rollingOffUsd }) => amount(rollingOffUsd)),
  column("Projected", "right", 9, ({ projectedUsd }) => amount(projectedUsd)),
  column("Shortfall", "right", 2, ({ shortfallUsd }) => amount(shortfallUsd)),
  NO_RATE,
];

/** The colour that goes with a status; the word always stands beside it. */
export function painted(status: Status, text: string, colours: Colors): string {
  switch (status) {
    case "below":
      return colours.red(text);
    case "incomplete":
    case "on-track":
      return colours.yellow(text);
    case "watch":
      return colours.cyan(text);
    case "met":
      return colours.green(text);
    case "deauthorized":
    case "not-tested-yet":
    case "unknown-anniversary":
      return colours.dim(text);
  }
}

/** The resellers as lines of at most `width` columns, flagged ones first, the others below a heading of their own. */
export function tableLines(resellers: readonly ResellerReview[], width: number, colours: Colors): readonly string[] {
  if (resellers.length === 0) return [truncated("No reseller: neither the billing nor the list names one.", width)];
  const columns = columnsWithin(resellers, width);
  const row = (reseller: ResellerReview) => {
    const cells = columns.map(({ column, width }) => {
      const cell = fitted(column.text(reseller), width, column.align);
      return !reseller.flagged && column.header === "Status" ? painted(reseller.status, cell, colours) : cell;
    });
    return reseller.flagged ? painted(reseller.status, cells.join(GAP), colours) : cells.join(GAP);
  };
  const header = colours.bold(columns.map(({ column, width }) => fitted(column.header, width, column.align)).join(GAP));
  const sorted = mostUrgentFirst(resellers);
  const flagged = sorted.filter((reseller) => reseller.flagged);
  const others = sorted.filter((reseller) => !reseller.flagged);
  return [
    header,
    ...(flagged.length > 0 ? flagged.map(row) : [truncated("No reseller is flagged.", width)]),
    ...(others.length > 0
      ? ["", colours.bold(truncated(`Not flagged (${countInWords(others.length)})`, width)), ...others.map(row)]
      : []),
  ];
}

/** The columns that fit, with their widths: the most dispensable ones are left out, then the elastic ones give way. */
function columnsWithin(resellers: readonly ResellerReview[], width: number): readonly Placed[] {
  const hasNoRate = resellers.some(({ noRateLines }) => noRateLines > 0);
  const wishes = COLUMNS.filter((column) => hasNoRate || column !== NO_RATE).map((column) => {
    const widest = resellers.reduce(
      (most, reseller) => Math.max(most, widthOf(column.text(reseller))),
      widthOf(column.header),
    );
    return { column, wish: Math.min(widest, column.most) };
  });
  const least = ({ column, wish }: (typeof wishes)[number], bound: "least" | "comfort" = "least") =>
    Math.min(width, column[bound] > 0 ? Math.min(column[bound], wish) : wish);
  const taken = (of: typeof wishes, bound: "least" | "comfort") =>
    of.reduce((sum, one) => sum + least(one, bound), GAP.length * (of.length - 1));
  let kept = wishes;
  for (;;) {
    const spare = Math.max(...kept.map(({ column }) => column.spare));
    if (spare === 0 || taken(kept, spare > ESSENTIAL ? "comfort" : "least") <= width) break;
    kept = kept.filter(({ column }) => column.spare !== spare);
  }
  let left = Math.max(0, width - taken(kept, "least"));
  return kept.map((one) => {
    const more = Math.min(left, one.wish - least(one));
    left -= more;
    return { column: one.column, width: least(one) + more };
  });
}
