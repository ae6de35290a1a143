import type { KeptSum } from "../core/ledger/kept-sums";
import { Stopped } from "../core/import/read-source";
import type { Cell, Row } from "../core/cell";
import type { DayText } from "../core/rules/review";
import { SHEET_ROWS } from "../excel/address";
import type { ColumnBlock, Sheet, Stop, Workbook } from "../excel/workbook";
import { type FileKept, type FilesKept, KEYS } from "./kept";
import { Refusal } from "./sentence";
import type { LeftOut } from "./sheet-rows";

/** Name of the sheet that keeps the sums of files, unless another sheet has this name. */
const DATA_SHEET = "CSP Data";

/** Row of its header: a title stands above it. */
const HEADER_ROW = 3;

interface DataColumn {
  readonly header: string;
  readonly format: ColumnBlock["columns"][number]["format"];
}

/**
 * The columns of the sheet. By their headers it reads as a table of monthly sums, so that any copy of the product reviews
 * it without the files.
 */
const COLUMNS: readonly DataColumn[] = [
  { header: "PLA ID", format: "text" },
  { header: "Month", format: "text" },
  { header: "Revenue USD", format: "exact" },
  { header: "Currency without rate", format: "text" },
  { header: "Billing frequency", format: "plain" },
  { header: "Lines added up", format: "plain" },
  { header: "File", format: "text" },
];
const FILE_COLUMN = COLUMNS.findIndex(({ header }) => header === "File");

/** The numbers that a cell keeps exactly; others are kept as text. */
const exactCell = (amount: string): Cell => {
  const number = Number(amount);
  return amount.replace(/[-.]/g, "").replace(/^0+/, "").length <= 15 && String(number) === amount ? number : amount;
};

/** The file whose sums a row of the sheet is part of; empty for any other row. */
export function fileOfRow(row: Row): string {
  const cell = row[FILE_COLUMN];
  return typeof cell === "string" ? cell : "";
}

/** Rows of the sheet that do not count because their file itself is read. */
export function rowsOfFiles(names: ReadonlySet<string>): LeftOut {
  return (row) => names.has(fileOfRow(row));
}

/** Sums that are written at once: between two such steps the page can breathe. */
const SUMS_A_STEP = 2_000;

/** The sums of one file that was read. */
export interface SumsOfFile {
  readonly file: string;
  readonly sums: number;
  /** Some of them, from number `first` on. Throws `Stopped` where they are not so any more. */
  readonly fetch: (first: number, count: number) => Promise<readonly KeptSum[]>;
}

/** What the workbook is to keep. */
export interface DataKept {
  /** Sums of the files that were read. */
  readonly sums: readonly SumsOfFile[];
  /** Those files and the ones that are away, whose rows stay as they are. */
  readonly files: readonly FileKept[];
  readonly asOf: DayText;
}

/** What the writing is watched by. */
export interface KeepingWatch {
  /** The sheet is known, and how many rows it is to have; `null` where nothing is kept any more. */
  readonly onSheet: (kept: FilesKept | null) => void;
  readonly onRows: (sheetName: string, written: number, all: number) => void;
  readonly stop: Stop;
}

/**
 * Writes the sums of files into their sheet, and what they were made from into the workbook's settings; without files it
 * empties the sheet and forgets about it. Throws `Stopped` where it was stopped on the way: the sheet has fewer rows then
 * than the settings say.
 */
export async function keepData(
  workbook: Workbook,
  before: FilesKept | null,
  data: DataKept,
  { onSheet, onRows, stop }: KeepingWatch,
): Promise<void> {
  const sheets = await workbook.sheets();
  const there = dataSheetIn(sheets, before);
  if (there?.protected) {
    throw new Refusal(
      `“${there.name}” is protected, so the sums of your files cannot be kept in it. Take the protection off (Review, Unprotect Sheet) and review again.`,
    );
  }
  const readNow = new Set(data.sums.map(({ file }) => file));
  const stays = new Set(data.files.map(({ name }) => name).filter((name) => !readNow.has(name)));
  const old = there ? (await rowsIn(workbook, there)).filter((row) => stays.has(fileOfRow(row))) : [];
  const rows = data.sums.reduce((sum, { sums }) => sum + sums, old.length);
  if (HEADER_ROW + rows > SHEET_ROWS) {
    throw new Refusal(
      `The sums of your files are ${rows.toLocaleString("en-US")} rows, more than a sheet can hold, so this workbook cannot keep them. The numbers here are complete; keep some of the files in a workbook of their own.`,
    );
  }

  const empty = (id: string, lastRow: number): Promise<void> =>
    workbook.clearCells(id, { firstRow: 1, firstColumn: 1, lastRow, lastColumn: COLUMNS.length });
  if (data.files.length === 0) {
    if (there && there.rows > 0) await empty(there.id, there.rows);
    await workbook.keepSetting(KEYS.files, null);
    return onSheet(null);
  }

  const { id: sheetId, name: sheetName } = there ?? (await workbook.addSheet(DATA_SHEET));
  const kept: FilesKept = { version: 1, sheetId, sheetName, rows, files: data.files };
  onSheet(kept);
  await workbook.keepSetting(KEYS.files, kept);
  // A sheet that people left empty may still have formats.
  await empty(sheetId, Math.max(there?.rows ?? 0, HEADER_ROW + rows));
  const title = {
    headerRow: 1,
    firstColumn: 1,
    columns: [{ header: titleOf(data), format: "text" } as const],
    rows: [],
  };
  await workbook.writeColumns(sheetId, title);
  const block = { headerRow: HEADER_ROW, firstColumn: 1, columns: COLUMNS };
  await workbook.writeColumns(sheetId, { ...block, rows: old });
  let written = old.length;
  for (const { file, sums, fetch } of data.sums) {
    for (let first = 0; first < sums; first += SUMS_A_STEP) {
      if (stop.aborted) throw new Stopped();
      const step = await fetch(first, Math.min(SUMS_A_STEP, sums - first));
      await workbook.writeColumns(sheetId, { ...block, after: written, rows: step.map((sum) => rowOf(file, sum)) });
      written += step.length;
      onRows(sheetName, written, rows);
    }
  }
}

/** Whether the sheet has all rows that were to be written, and no more. */
export const isWhole = (sheet: Sheet, kept: FilesKept): boolean => sheet.rows === HEADER_ROW + kept.rows;

/** The sheet with the sums of files; `null` where the workbook has none. */
export function dataSheetIn(sheets: readonly Sheet[], kept: FilesKept | null): Sheet | null {
  if (!kept) return null;
  return sheets.find(({ id }) => id === kept.sheetId) ?? sheets.find(({ name }) => name === kept.sheetName) ?? null;
}

function rowOf(file: string, { reseller, month, amount, currency, recurring, lines }: KeptSum): Row {
  return [reseller, month, exactCell(amount), currency, recurring ? "Monthly" : "Other", lines, file];
}

/** The rows below the header as they stand there. */
async function rowsIn(workbook: Workbook, sheet: Sheet): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of workbook.rows(sheet.id, { firstRow: HEADER_ROW + 1 })) {
    for (const row of batch.rows) rows.push(row.slice(0, COLUMNS.length));
  }
  return rows;
}

function titleOf({ files, asOf }: DataKept): string {
  const names = files.map(({ name }) => name);
  const shown = names.length <= 5 ? names.join(", ") : `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`;
  return `Kept by CSP Revenue Check on ${asOf}: revenue per reseller and month of ${shown}. The rows are written anew at each review; do not edit them.`;
}
