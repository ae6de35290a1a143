import type { CellStyle } from "hucre/xlsx";
import { reasonInWords } from "../../core/rules/bucket-words";
import type { Review, TieOutRow } from "../../core/rules/review";
import { asOfInWords, tieOutInWords, tiesSomething } from "../basis";
import { KIND_STYLES, SUBTITLE, verdictStyle } from "./styles";
import { tableSheet, type Field, type Page } from "./table-sheet";

const HEAD: readonly Field<TieOutRow>[] = [
  { header: "Source", kind: "text", width: 34, of: ({ source }) => source },
  { header: "Currency", kind: "text", width: 10, of: ({ currency }) => currency },
  {
    header: "Ties",
    kind: "text",
    width: 8,
    of: ({ ties }) => (ties ? "Yes" : "NO"),
    style: ({ ties }) => verdict(ties),
  },
  { header: "Lines in the source", kind: "count", width: 10, of: ({ lines }) => lines },
  { header: "Amount in the source", kind: "amount", width: 16, of: ({ amount }) => amount },
  { header: "Counted, lines", kind: "count", width: 10, of: ({ counted }) => counted.lines },
  { header: "Counted, amount", kind: "amount", width: 16, of: ({ counted }) => counted.amount },
  { header: "Without a reseller, lines", kind: "count", width: 11, of: ({ unassigned }) => unassigned.lines },
  { header: "Without a reseller, amount", kind: "amount", width: 16, of: ({ unassigned }) => unassigned.amount },
];

/** Where every row of every source went, per currency; the first line says whether it ties. */
export function tieOutSheet(review: Review): Page {
  const { tieOut } = review;
  const fields = [
    ...HEAD,
    ...reasonsIn(tieOut.map(({ excluded }) => excluded)).flatMap((reason) =>
      partFields("Left out", reason, "excluded"),
    ),
    ...reasonsIn(tieOut.map(({ rejected }) => rejected)).flatMap((reason) =>
      partFields("Rejected", reason, "rejected"),
    ),
  ];
  return tableSheet({
    name: "Tie-out",
    title: `Tie-out, ${asOfInWords(review)}`,
    lines: [
      { text: tieOutInWords(review), style: verdictStyle(tiesSomething(review)) },
      {
        text: "Amount in the source = counted + without a reseller + left out + rejected, compared before rounding. An amount that cannot be read adds 0.",
        style: SUBTITLE,
      },
    ],
    fields,
    entries: tieOut,
    frozenColumns: 1,
    printedColumns: fields.length,
    tabColour: review.ties ? "548235" : "C00000",
    none: "No source had a line.",
  });
}

function partFields(group: string, reason: string, part: "excluded" | "rejected"): readonly Field<TieOutRow>[] {
  const header = `${group}: ${reasonInWords(reason)}`;
  return [
    { header: `${header}, lines`, kind: "count", width: 14, of: (row) => row[part][reason]?.lines ?? 0 },
    { header: `${header}, amount`, kind: "amount", width: 16, of: (row) => row[part][reason]?.amount ?? 0 },
  ];
}

/** Every reason that occurs, by name. */
function reasonsIn(parts: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => Object.keys(part)))].sort();
}

function verdict(ties: boolean): CellStyle {
  return { ...KIND_STYLES.text, ...verdictStyle(ties) };
}
