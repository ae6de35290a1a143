import type { Colors } from "picocolors/types";
import type { Review } from "../core/rules/review";
import { problemText, STATUS_NAMES } from "../core/rules/wording";
import { amountInWords, basisInWords, countInWords, settingsInWords, tieOutInWords } from "./basis";
import { dayInWords } from "./day";
import { STATUSES } from "./status";
import { painted, tableLines } from "./table";
import { printable, wrapped } from "./text-width";

const PROBLEMS_SHOWN = 10;

/** The review for a person at a terminal of that width; ends in a line break. */
export function screenText(review: Review, width: number, colours: Colors): string {
  const paragraphs: readonly (readonly string[])[] = [
    [
      ...wrapped(`CSP revenue check as of ${dayInWords(review.asOf)}`, width).map(colours.bold),
      ...wrapped(basisInWords(review), width).map(colours.dim),
      ...changedSettings(review).flatMap((line) => wrapped(line, width)),
    ],
    tableLines(review.resellers, width, colours),
    [
      ...countLines(review, width, colours),
      ...wrapped(printable(tieOutInWords(review)), width).map(review.ties ? colours.green : colours.red),
      ...unassignedLines(review).flatMap((line) => wrapped(line, width)),
    ],
    problemLines(review).flatMap((line) => wrapped(line, width)),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function changedSettings({ settings }: Review): readonly string[] {
  return settingsInWords(settings)
    .filter(({ isDefault }) => !isDefault)
    .map(({ name, value }) => `Setting changed: ${name.toLowerCase()}: ${printable(value)}.`);
}

function countLines({ resellers }: Review, width: number, colours: Colors): readonly string[] {
  const flagged = resellers.filter((reseller) => reseller.flagged).length;
  const head = `${countInWords(resellers.length)} reseller${resellers.length === 1 ? "" : "s"}, ${countInWords(flagged)} flagged.`;
  const parts = STATUSES.flatMap(({ status }) => {
    const count = resellers.filter((reseller) => reseller.status === status).length;
    return count === 0 ? [] : [{ status, text: `${STATUS_NAMES[status]} ${countInWords(count)}` }];
  });
  const [first, ...more] = wrapped([head, parts.map(({ text }) => text).join(", ")].join(" "), width);
  // Colours come after wrapping, so that their codes take no room; a count that was parted by a line end stays plain.
  const coloured = [first ?? "", ...more].map((line) =>
    parts.reduce((text, part) => text.replace(part.text, painted(part.status, part.text, colours)), line),
  );
  return coloured;
}

function unassignedLines({ tieOut }: Review): readonly string[] {
  const open = tieOut.filter(({ unassigned }) => unassigned.lines > 0);
  if (open.length === 0) return [];
  const byCurrency = new Map<string, { lines: number; amount: number }>();
  for (const { currency, unassigned } of open) {
    const sum = byCurrency.get(currency) ?? { lines: 0, amount: 0 };
    byCurrency.set(currency, { lines: sum.lines + unassigned.lines, amount: sum.amount + unassigned.amount });
  }
  const lines = open.reduce((sum, { unassigned }) => sum + unassigned.lines, 0);
  const amounts = [...byCurrency].map(([currency, { amount }]) => `${printable(currency)} ${amountInWords(amount)}`);
  return [`Without a reseller: ${countInWords(lines)} line${lines === 1 ? "" : "s"}, ${amounts.join(", ")}.`];
}

function problemLines({ problems }: Review): readonly string[] {
  if (problems.length === 0) return [];
  const more = problems.length - PROBLEMS_SHOWN;
  return [
    `Problems: ${countInWords(problems.length)}`,
    ...problems.slice(0, PROBLEMS_SHOWN).map((problem) => `- ${printable(problemText(problem))}`),
    ...(more > 0 ? [`… and ${countInWords(more)} more; --out REPORT.xlsx or --json FILE lists them all.`] : []),
  ];
}
