import type { CellTrouble } from "./cell-error";

/** What a cell can show. */
export type CellValue = number | string;

/** A line of a card. */
export interface CardField {
  readonly name: string;
  readonly value: CellValue;
}

/** An amount with a card beside it, the first line of which is its title; where Excel has no cards, just the amount. */
export interface CardNumber {
  readonly usd: number;
  readonly card: readonly CardField[];
}

/** What one cell of an answer shows: a value, or why it has none. */
export type CellResult = CellValue | CardNumber | CellTrouble;

/** The answer of a formula: the cell itself first, and what spills below and beside it. Every row is equally long. */
export type Answer = readonly (readonly CellResult[])[];

/** An answer of one cell. */
export const oneCell = (result: CellResult): Answer => [[result]];

/** Says why there is no value, as #N/A. */
export const notAvailable = (because: string): CellTrouble => ({ code: "not-available", because });

/** Says which argument cannot be used, as #VALUE!. */
export const badArgument = (because: string): CellTrouble => ({ code: "bad-argument", because });

/** Whether two answers show the same. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((row, at) => {
      const other = b[at] ?? [];
      return row.length === other.length && row.every((cell, column) => sameCell(cell, other[column]));
    })
  );
}

function sameCell(a: CellResult, b: CellResult | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object") return Object.is(a, b);
  if ("card" in a) return "card" in b && Object.is(a.usd, b.usd) && JSON.stringify(a.card) === JSON.stringify(b.card);
  return "code" in b && a.code === b.code && a.because === b.because;
}

/** Excel on the web takes at most 5 MB at once; the names of the fields around the cells take some of it. */
const BYTES_MAX = 4_500_000;

/** The answer, or the reason why Excel would not take one so large. */
export function withinExcel(answer: Answer, whatToDo: string): Answer {
  let bytes = 0;
  for (const row of answer) for (const cell of row) bytes += bytesOf(cell);
  if (bytes <= BYTES_MAX) return answer;
  return oneCell(
    notAvailable(`The answer has ${answer.length} rows, which is more than a formula can hand to Excel. ${whatToDo}`),
  );
}

/** Bytes of a cell on its way to Excel, rather too many than too few. */
function bytesOf(cell: CellResult): number {
  if (typeof cell === "number") return 20;
  // A card never comes with others.
  if (typeof cell === "object" && "card" in cell) return 4_000;
  const text = typeof cell === "string" ? cell : cell.because;
  let bytes = text.length + (typeof cell === "string" ? 3 : 200);
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) bytes += 2;
  return bytes;
}
