import type { Row } from "../core/cell";
import { HEADER_ROWS } from "../core/import/header";
import type { ColumnBlock, Sheet, Stop, Workbook } from "../excel/workbook";
import type { FilesKept } from "./kept";
import type { LeftOut } from "./sheet-rows";

/** Name of the sheet that keeps the sums of files, unless another sheet has this name. */
export const DATA_SHEET = "CSP Data";

/** Row of its header: a title stands above it. */
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

const isHeader = (row: Row): boolean => COLUMNS.every(({ header }, at) => row[at] === header);

/** How many rows of the sheet each file has. */
export type RowsByFile = ReadonlyMap<string, number>;

function countOf(files: Iterable<string>): RowsByFile {
  const counts = new Map<string, number>();
  for (const file of files) if (file !== "") counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}

/** Tells which rows of the sheet do not count, and counts those of each file meanwhile. */
export interface RowsOfAway {
  readonly leftOut: LeftOut;
  /** What was counted, once all rows were read. */
  counted(): RowsByFile;
}

/** Only rows of files that are away count: those of other files are read from the files, and nobody knows of the rest. */
export function rowsOfAway(away: ReadonlySet<string>): RowsOfAway {
  /** By row, because a row may be read more than once. */
  const files: string[] = [];
  return {
    leftOut: (row, number) => {
      const file = fileOfRow(row);
      files[number] = file;
      return !away.has(file) && !isHeader(row);
    },
    // A row that was never read is undefined in the array and skipped by flat().
    counted: () => countOf(files.flat()),
  };
}

/** Counts the rows of each file by reading one column. */
export async function countedRows(workbook: Workbook, sheet: Sheet): Promise<RowsByFile> {
  const files: string[] = [];
  for await (const { rows } of workbook.rows(sheet.id, { columns: [FILE_COLUMN] })) {
    for (const [cell] of rows) files.push(textOf(cell));
  }
  return countOf(files);
}

/** Whether sums can be read from the sheet: it has our header, and rows below it. */
export async function holdsSums(workbook: Workbook, sheet: Sheet, stop: Stop): Promise<boolean> {
  const lastRow = Math.min(sheet.rows, HEADER_ROWS);
  for await (const { firstRow, rows } of workbook.rows(sheet.id, { lastRow, stop })) {
    const at = rows.findIndex(isHeader);
    if (at >= 0) return firstRow + at < sheet.rows;
  }
  return false;
}

/** Whether the sheet ends where it ended when it was written. */
export const isAsLeft = (sheet: Sheet, kept: FilesKept): boolean => sheet.rows === HEADER_ROW + kept.rows;

/** The sheet with the sums of files; `null` where the workbook has none. */
export function dataSheetIn(sheets: readonly Sheet[], kept: FilesKept | null): Sheet | null {
  if (!kept) return null;
  return sheets.find(({ id }) => id === kept.sheetId) ?? sheets.find(({ name }) => name === kept.sheetName) ?? null;
}

/** The rows of some files by their places below the header, as they stand there. */
export async function rowsOfFiles(
  workbook: Workbook,
  sheet: Sheet,
  files: ReadonlySet<string>,
  stop: Stop | undefined,
): Promise<ReadonlyMap<number, Row>> {
  const found = new Map<number, Row>();
  const first = HEADER_ROW + 1;
  for await (const { firstRow, rows } of workbook.rows(sheet.id, { firstRow: first, ...(stop ? { stop } : {}) })) {
    rows.forEach((row, at) => {
      if (files.has(fileOfRow(row))) found.set(firstRow - first + at, row.slice(0, COLUMNS.length));
    });
  }
  return found;
}

/** How many of these rows each file has. */
export const rowsByFile = (rows: Iterable<Row>): RowsByFile => countOf(Array.from(rows, fileOfRow));
