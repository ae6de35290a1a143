import type { ResellerReview, Review } from "../../core/rules/review";
import { STATUS_NAMES } from "../../core/rules/wording";
import { asOfInWords, basisInWords, tieOutInWords, tiesSomething } from "../basis";
import { dateOf } from "../day";
import { leftOutInWords, withoutRate, withoutReseller, type LeftOut } from "../left-out";
import { STATUSES } from "../status";
import { newGrid, nextRow, put, putRow, sheetOf, type Grid, type Value } from "./grid";
import {
  headerStyle,
  HEADING,
  KIND_STYLES,
  LABEL,
  statusStyle,
  strongStyle,
  SUBTITLE,
  TITLE,
  totalStyle,
  verdictStyle,
  type Kind,
} from "./styles";
import { FOOTER, PAGE, type Page } from "./table-sheet";

/** Resellers that share something, added up. */
interface Group {
  readonly label: Value;
  readonly kind: Kind;
  readonly note: string | null;
  readonly resellers: readonly ResellerReview[];
}

const SUMS: readonly {
  readonly header: string;
  readonly kind: Kind;
  readonly of: (resellers: readonly ResellerReview[]) => number;
}[] = [
  { header: "Resellers", kind: "count", of: (resellers) => resellers.length },
  { header: "Flagged", kind: "count", of: (resellers) => resellers.filter(({ flagged }) => flagged).length },
  { header: "TTM USD", kind: "usd", of: (resellers) => sum(resellers, ({ ttmUsd }) => ttmUsd) },
  {
    header: "Billed in check window USD",
    kind: "usd",
    of: (resellers) => sum(resellers, ({ billedInCheckWindowUsd }) => billedInCheckWindowUsd),
  },
  {
    header: "TTM USD of the flagged",
    kind: "usd",
    of: (resellers) =>
      sum(
        resellers.filter(({ flagged }) => flagged),
        ({ ttmUsd }) => ttmUsd,
      ),
  },
  {
    header: "Shortfall USD of the flagged",
    kind: "usd",
    of: (resellers) =>
      sum(
        resellers.filter(({ flagged }) => flagged),
        ({ shortfallUsd }) => shortfallUsd,
      ),
  },
];

const WIDTHS = [50, ...SUMS.map(() => 16), 74];

/** Whole cents are added, so that sums of rounded amounts are exact. */
function sum(resellers: readonly ResellerReview[], amount: (reseller: ResellerReview) => number | null): number {
  return resellers.reduce((cents, reseller) => cents + Math.round((amount(reseller) ?? 0) * 100), 0) / 100;
}

/** One page for a manager: the key figures, then counts and USD by status, by check month and by country. */
export function summarySheet(review: Review): Page {
  const { resellers } = review;
  const grid = newGrid(WIDTHS);
  put(grid, 0, 0, `CSP revenue check, ${asOfInWords(review)}`, TITLE);
  put(grid, 1, 0, basisInWords(review), SUBTITLE);
  put(grid, 2, 0, "“With us” is this provider's billing; Microsoft adds up all providers.", SUBTITLE);
  // Filled across the tables' width, so that the news cannot be overlooked.
  for (let column = 0; column <= SUMS.length; column += 1) {
    put(grid, 4, column, column === 0 ? tieOutInWords(review) : null, verdictStyle(tiesSomething(review)));
  }
  const noRate = withoutRate(review);
  if (noRate) {
    for (let column = 0; column <= SUMS.length; column += 1) {
      put(grid, 5, column, column === 0 ? noRateNews(noRate) : null, verdictStyle(false));
    }
  }
  keyFigures(grid, review);
  groupTable(grid, "By status", "Status", byStatus(resellers), "What it means");
  groupTable(grid, "By check month", "Check month", byCheckMonth(resellers), null);
  if (resellers.some(({ country }) => country !== null)) {
    groupTable(grid, "By country", "Country", byCountry(resellers), null);
  }
  return {
    sheet: {
      ...sheetOf(grid),
      name: "Summary",
      pageSetup: PAGE,
      headerFooter: FOOTER,
      view: { tabColor: { rgb: "548235" }, showGridLines: false },
    },
    namedRanges: [],
  };
}

/** Who reads the report cannot give a rate, but must know that the figures are too low. */
function noRateNews(lines: LeftOut): string {
  return `Without an exchange rate: ${leftOutInWords(lines)}. They are in no figure in USD; the review needs their rates.`;
}

function keyFigures(grid: Grid, review: Review): void {
  const { resellers, problems } = review;
  const flagged = resellers.filter((reseller) => reseller.flagged);
  const figures: readonly (readonly [string, number, Kind])[] = [
    ["Resellers reviewed", resellers.length, "count"],
    ["Flagged: check within 90 days, minimum not reached yet", flagged.length, "count"],
    ["Shortfall of the flagged, USD", sum(flagged, ({ shortfallUsd }) => shortfallUsd), "usd"],
    ["Fine today, projected to fail at the check", resellers.filter(({ cliff }) => cliff).length, "count"],
    ["TTM revenue of all resellers, USD", sum(resellers, ({ ttmUsd }) => ttmUsd), "usd"],
    ["Lines without a reseller", withoutReseller(review)?.lines ?? 0, "count"],
    ["Lines without an exchange rate", withoutRate(review)?.lines ?? 0, "count"],
    ["Problems to look at", problems.length, "count"],
  ];
  let row = nextRow(grid) + 1;
  for (const [label, value, kind] of figures) {
    putRow(grid, row, [
      [label, LABEL],
      [value, strongStyle(kind)],
    ]);
    row += 1;
  }
}

function groupTable(grid: Grid, heading: string, label: string, groups: readonly Group[], note: string | null): void {
  const headingRow = nextRow(grid) + 1;
  put(grid, headingRow, 0, heading, HEADING);
  putRow(grid, headingRow + 1, [
    [label, headerStyle("text")],
    ...SUMS.map(({ header, kind }) => [header, headerStyle(kind)] as const),
    ...(note === null ? [] : [[note, headerStyle("text")] as const]),
  ]);
  for (const group of groups) {
    const status = note === null ? undefined : group.resellers[0]?.status;
    putRow(grid, nextRow(grid), [
      [group.label, status ? statusStyle(status, "text") : leftOf(group.kind)],
      ...SUMS.map(({ kind, of }) => [of(group.resellers), KIND_STYLES[kind]] as const),
      ...(note === null ? [] : [[group.note, KIND_STYLES.text] as const]),
    ]);
  }
  const all = groups.flatMap(({ resellers }) => resellers);
  putRow(grid, nextRow(grid), [
    ["All", totalStyle("text")],
    ...SUMS.map(({ kind, of }) => [of(all), totalStyle(kind)] as const),
  ]);
}

/** A label in the first column stands at the left, whatever it is. */
const leftOf = (kind: Kind) => ({ ...KIND_STYLES[kind], alignment: KIND_STYLES.text.alignment ?? {} });

function byStatus(resellers: readonly ResellerReview[]): readonly Group[] {
  return STATUSES.map(({ status, means }) => ({
    label: STATUS_NAMES[status],
    kind: "text" as const,
    note: means,
    resellers: resellers.filter((reseller) => reseller.status === status),
  })).filter((group) => group.resellers.length > 0);
}

function byCheckMonth(resellers: readonly ResellerReview[]): readonly Group[] {
  return grouped(resellers, ({ checkMonth }) => checkMonth).map(([month, members]) => ({
    label: month === null ? "Unknown" : dateOf(month),
    kind: "month" as const,
    note: null,
    resellers: members,
  }));
}

function byCountry(resellers: readonly ResellerReview[]): readonly Group[] {
  return grouped(resellers, ({ country }) => country).map(([country, members]) => ({
    label: country ?? "Not given",
    kind: "text" as const,
    note: null,
    resellers: members,
  }));
}

/** The members of each key in the order of the keys, those without one last. */
function grouped(
  resellers: readonly ResellerReview[],
  keyOf: (reseller: ResellerReview) => string | null,
): readonly (readonly [string | null, readonly ResellerReview[]])[] {
  const groups = new Map<string | null, ResellerReview[]>();
  for (const reseller of resellers) {
    const key = keyOf(reseller);
    const members = groups.get(key);
    if (members) members.push(reseller);
    else groups.set(key, [reseller]);
  }
  return [...groups].sort(([a], [b]) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}
