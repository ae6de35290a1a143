import type { Colors } from "picocolors/types";
import { lateAsOfText } from "../core/rules/late-as-of";
import type { Review } from "../core/rules/review";
import { problemText, STATUS_NAMES } from "../core/rules/wording";
import { basisInWords, countInWords, resellersInWords, settingsInWords, tieOutInWords } from "./basis";
import { dayInWords } from "./day";
import { leftOutInWords, otherPartsInWords, withoutRateInWords, withoutReseller } from "./left-out";
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
      ...lateAsOfLines(review, width, colours),
    ],
    tableLines(review.resellers, width, colours),
    [
      ...countLines(review, width, colours),
      ...wrapped(printable(tieOutInWords(review)), width).map(tieOutColour(review, colours)),
      ...leftOutLines(review, width, colours),
    ],
    problemLines(review).flatMap((line) => wrapped(line, width)),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** A date that leaves nothing to count explains all that follows. */
function lateAsOfLines(review: Review, width: number, colours: Colors): readonly string[] {
  const late = lateAsOfText(review);
  return late === null ? [] : wrapped(printable(late), width).map(colours.yellow);
}

function changedSettings({ settings }: Review): readonly string[] {
  return settingsInWords(settings)
    .filter(({ isDefault }) => !isDefault)
    .map(({ name, value }) => `Setting changed: ${name.toLowerCase()}: ${printable(value)}.`);
}

function countLines({ resellers }: Review, width: number, colours: Colors): readonly string[] {
  if (resellers.length === 0) return [];
  const flagged = resellers.filter((reseller) => reseller.flagged).length;
  const head = `${resellersInWords(resellers.length)}, ${countInWords(flagged)} flagged.`;
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

function tieOutColour({ ties, tieOut }: Review, colours: Colors): (line: string) => string {
  if (!ties) return colours.red;
  return tieOut.length === 0 ? colours.yellow : colours.green;
}

/** What the figures do not hold: the lines that a rate would bring in stand out. */
function leftOutLines(review: Review, width: number, colours: Colors): readonly string[] {
  const unassigned = withoutReseller(review);
  const noRate = withoutRateInWords(review);
  const plain = [
    ...(unassigned ? [`Without a reseller: ${leftOutInWords(unassigned)}.`] : []),
    ...otherPartsInWords(review),
  ];
  return [
    ...(noRate === null ? [] : wrapped(printable(noRate), width).map(colours.yellow)),
    ...plain.flatMap((line) => wrapped(printable(line), width)),
  ];
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
