import type { Row } from "../core/cell";
import { hash53 } from "../core/hash53";

/** What the sheet with the kept sums has of one file. */
export interface RowsOfFile {
  readonly rows: number;
  /** Of what the rows say, whatever their order: another where somebody has changed one. */
  readonly digest: number;
}

/** By the name of the file. */
export type RowsByFile = ReadonlyMap<string, RowsOfFile>;

/** What there is of a file that has no row. */
export const NO_ROWS: RowsOfFile = { rows: 0, digest: 0 };

/** Sums of digests stay below it, so that adding two of them is exact. */
const DIGESTS = 2 ** 52;

/** The digest of a row's cells; a number counts as its text, because programs may write one for the other. */
export const digestOf = (row: Row): number => hash53(row.map((cell) => String(cell ?? "")).join("\0")) % DIGESTS;

/** With one row more. */
export const withRow = ({ rows, digest }: RowsOfFile, rowDigest: number): RowsOfFile => ({
  rows: rows + 1,
  digest: (digest + rowDigest) % DIGESTS,
});

/** What these rows are of each file; rows of no file do not count. */
export function rowsByFile(all: Iterable<{ readonly file: string; readonly digest: number }>): RowsByFile {
  const found = new Map<string, RowsOfFile>();
  for (const { file, digest } of all) if (file !== "") found.set(file, withRow(found.get(file) ?? NO_ROWS, digest));
  return found;
}
