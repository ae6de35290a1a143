import type { Row } from "../core/cell";
import type { ColumnBlock, Stop, Workbook } from "../excel/workbook";
import type { FileKept, FilesKept } from "./kept";
import type { Seen } from "./looking";
import { digestOf, type RowsByFile, rowsByFile } from "./rows-by-file";
import type { LeftOut } from "./sheet-rows";

/** Name of the sheet that keeps the sums of files, unless another sheet has this name. */
export const DATA_SHEET = "CSP Data";

/** Row of its header in a new sheet, and rows from its title to it; people may insert and delete rows above. */
export const HEADER_ROW = 3;

interface DataColumn {
  readonly header: string;
  readonly format: ColumnBlock["columns"][number]["format"];
}

/**
 * The columns of the sheet. By their headers it reads as a table of monthly sums, so that any copy of the product reviews
 * it without the files.
 */
export const COLUMNS: readonly DataColumn[] = [
  { header: "PLA ID", format: "text" },
  { header: "Month", format: "text" },
  { header: "Revenue USD", format: "exact" },
  { header: "Currency without rate", format: "text" },
  { header: "Billing frequency", format: "plain" },
  { header: "Lines added up", format: "plain" },
  { header: "File", format: "text" },
];
const FILE_COLUMN = COLUMNS.findIndex(({ header }) => header === "File");

const textOf = (cell: Row[number] | undefined): string => (typeof cell === "string" ? cell : "");

/** The file whose sums a row of the sheet is part of; empty for any other row. */
export const fileOfRow = (row: Row): string => textOf(row[FILE_COLUMN]);

/** Whether a row is the header of such a sheet. */
export const isSumsHeader = (row: Row): boolean => COLUMNS.every(({ header }, at) => row[at] === header);

/** Where sums stand. */
export interface SumsPlace {
  /** Of the sheet. */
  readonly id: string;
  readonly headerRow: number;
}

/** A row as the counting sees it: its file and a digest of all that it says. */
const seenRow = (row: Row): { readonly file: string; readonly digest: number } => ({
  file: fileOfRow(row),
  digest: digestOf(row.slice(0, COLUMNS.length)),
});

/** Tells which rows of the sheet do not count, and counts those of each file meanwhile. */
export interface RowsOfAway {
  readonly leftOut: LeftOut;
  /** What was counted, once all rows were read. */
  counted(): RowsByFile;
}

/** Only rows of files that are away count: those of other files are read from the files, and nobody knows of the rest. */
export function rowsOfAway(away: ReadonlySet<string>): RowsOfAway {
  /** By row, because a row may be read more than once. */
  const seen: ReturnType<typeof seenRow>[] = [];
  return {
    leftOut: (row, number) => {
      const one = seenRow(row);
      seen[number] = one;
      return !away.has(one.file) && !isSumsHeader(row);
    },
    // A row that was never read is a hole in the array and skipped by flat().
    counted: () => rowsByFile(seen.flat()),
  };
}

/** Counts the rows of each file by reading the sheet. */
export async function countedRows(workbook: Workbook, { id }: SumsPlace): Promise<RowsByFile> {
  const seen: ReturnType<typeof seenRow>[] = [];
  for await (const { rows } of workbook.rows(id, {})) for (const row of rows) seen.push(seenRow(row));
  return rowsByFile(seen);
}

/** Whether the sums of files can be read from the sheet: it has our header, and rows below it unless they have none. */
export const holdsSums = ({ sheet, sumsRow }: Seen, files: readonly FileKept[]): boolean =>
  sumsRow !== null && (sumsRow < sheet.rows || files.every(({ sums }) => sums === 0));

/** Where its sums stand, or belong where its header was lost. */
export const placeIn = ({ sheet, sumsRow }: Seen): SumsPlace => ({ id: sheet.id, headerRow: sumsRow ?? HEADER_ROW });

/** Whether the sheet ends where it ended when it was written. */
export const isAsLeft = (seen: Seen, kept: FilesKept): boolean =>
  seen.sheet.rows === placeIn(seen).headerRow + kept.rows;

/**
 * The sheet with the sums of files; `null` where the workbook has none. Where its sheets were given other ids, or somebody
 * made a sheet of this name after ours was deleted, only our header tells it.
 */
export function dataSheetIn(sheets: readonly Seen[], kept: FilesKept | null): Seen | null {
  if (!kept) return null;
  const named = sheets.filter(({ sheet }) => sheet.name === kept.sheetName);
  const identified = sheets.filter(({ sheet }) => sheet.id === kept.sheetId);
  return (
    named.find(({ sheet }) => sheet.id === kept.sheetId) ??
    [...named, ...identified].find(({ sumsRow }) => sumsRow !== null) ??
    null
  );
}

/** The rows of some files by their places below the header, as they stand there. */
export async function rowsOfFiles(
  workbook: Workbook,
  { id, headerRow }: SumsPlace,
  files: ReadonlySet<string>,
  stop: Stop | undefined,
): Promise<ReadonlyMap<number, Row>> {
  const found = new Map<number, Row>();
  const first = headerRow + 1;
  for await (const { firstRow, rows } of workbook.rows(id, { firstRow: first, ...(stop ? { stop } : {}) })) {
    rows.forEach((row, at) => {
      if (files.has(fileOfRow(row))) found.set(firstRow - first + at, row.slice(0, COLUMNS.length));
    });
  }
  return found;
}

/** What these rows of the sheet are of each file. */
export const rowsAmong = (rows: Iterable<Row>): RowsByFile => rowsByFile(Array.from(rows, seenRow));
