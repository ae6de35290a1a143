import type { Cell, Row } from "../core/cell";
import { Stopped } from "../core/import/read-source";
import type { KeptSum } from "../core/ledger/kept-sums";
import type { DayText } from "../core/rules/review";
import { SHEET_ROWS } from "../excel/address";
import type { Stop, Workbook } from "../excel/workbook";
import { COLUMNS, DATA_SHEET, HEADER_ROW, rowsAmong, rowsOfFiles, type SumsPlace } from "./data-sheet";
import { endAfter, freePlaces, type Piece } from "./free-places";
import { type FileKept, type FilesKept, KEYS } from "./kept";
import { digestOf, NO_ROWS, type RowsByFile, withRow } from "./rows-by-file";
import { Refusal } from "./sentence";

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

/** What the workbook keeps so far. */
export interface DataBefore {
  readonly kept: FilesKept | null;
  /** Where the sums stand; `null` where they stand nowhere. */
  readonly place: SumsPlace | null;
}

/** What the writing is watched by. */
export interface KeepingWatch {
  /** What the workbook says of files from now on; `null` where nothing is kept any more. */
  readonly onKept: (kept: FilesKept | null, isWritten: boolean) => void;
  readonly onRows: (sheetName: string, written: number, all: number) => void;
  /** Ends it, also while it waits for a person to end an edit. Without it nothing waits. */
  readonly stop: Stop | undefined;
}

/**
 * Writes the sums of files into their sheet, and what they were made from into the workbook's settings; without files it
 * empties the sheet and forgets about it. Rows of files that are away are left where they are, because nobody has them
 * elsewhere; the others go into the places around them. Throws `Stopped`, or "stopped" of the workbook, where it was
 * stopped on the way: the settings then say that the files that were read have no rows.
 */
export async function keepData(
  workbook: Workbook,
  { kept, place }: DataBefore,
  data: DataKept,
  { onKept, onRows, stop }: KeepingWatch,
): Promise<void> {
  const there = (await workbook.sheets(stop)).find(({ id }) => id === place?.id);
  if (there?.protected) throw new Refusal(locked(there.name));
  const headerRow = there && place ? place.headerRow : HEADER_ROW;
  const rowsThere = Math.max(0, (there?.rows ?? 0) - headerRow);
  if (data.files.length === 0) {
    if (there) await writerOn(workbook, { id: there.id, headerRow }, new Map(), stop).clear(rowsThere);
    await workbook.keepSetting(KEYS.files, null, stop);
    return onKept(null, true);
  }

  const readNow = new Set(data.sums.map(({ file }) => file));
  const away = new Set(data.files.map(({ name }) => name).filter((name) => !readNow.has(name)));
  const stays =
    there && away.size > 0
      ? await rowsOfFiles(workbook, { id: there.id, headerRow }, away, stop)
      : new Map<number, Row>();
  const rows = data.sums.reduce((sum, { sums }) => sum + sums, stays.size);
  if (headerRow + rows > SHEET_ROWS) throw new Refusal(tooMany(rows));

  const { id, name } = there ?? (await workbook.addSheet(DATA_SHEET, stop));
  const end = endAfter(stays, rows - stays.size);
  const asFound = filesAsFound((kept?.rows ?? 0) - rowsThere, rowsAmong(stays.values()));
  const digests = new Map<string, number>();
  const note = (isWritten: boolean): FilesKept => {
    const ofRead = (file: FileKept): FileKept =>
      isWritten
        ? { ...file, written: file.sums ?? 0, digest: digests.get(file.name) ?? NO_ROWS.digest }
        : { ...file, written: 0, digest: null };
    const files = data.files.map((file) => (readNow.has(file.name) ? ofRead(file) : asFound(file)));
    return { version: 1, sheetId: id, sheetName: name, rows: end, files };
  };

  if (readNow.size > 0) {
    // From the first emptied row on the sheet may hold a part of what was read, or what it was before.
    onKept(note(false), false);
    await workbook.keepSetting(KEYS.files, note(false), stop);
  }
  const writer = writerOn(workbook, { id, headerRow }, stays, stop);
  await writer.clear(Math.max(end, rowsThere));
  await writer.head(titleOf(data));
  let written = stays.size;
  for (const { file, sums, fetch } of data.sums) {
    let sofar = NO_ROWS;
    for (let first = 0; first < sums; first += SUMS_A_STEP) {
      if (stop?.aborted) throw new Stopped();
      const step = (await fetch(first, Math.min(SUMS_A_STEP, sums - first))).map((sum) => rowOf(file, sum));
      await writer.put(step);
      for (const row of step) sofar = withRow(sofar, digestOf(row));
      written += step.length;
      onRows(name, written, rows);
    }
    digests.set(file, sofar.digest);
  }
  await workbook.keepSetting(KEYS.files, note(true), stop);
  onKept(note(true), true);
}

/** Writes into the sheet around the rows that stay. */
function writerOn(
  workbook: Workbook,
  { id, headerRow }: SumsPlace,
  stays: ReadonlyMap<number, Row>,
  stop: Stop | undefined,
): {
  /** Empties all places before this one where nothing stays. */
  clear(end: number): Promise<void>;
  head(title: string): Promise<void>;
  put(rows: readonly Row[]): Promise<void>;
} {
  const block = { headerRow, firstColumn: 1, columns: COLUMNS };
  /** Above the sheet where too few rows are left above the header. */
  const titleRow = headerRow - HEADER_ROW + 1;
  const places = freePlaces(stays);
  const write = ({ first, rows, isMixed }: Piece): Promise<void> =>
    workbook.writeColumns(id, { ...block, after: first, over: isMixed, rows }, stop);
  const empty = (firstRow: number, lastRow: number): Promise<void> =>
    workbook.clearCells(id, { firstRow, firstColumn: 1, lastRow, lastColumn: COLUMNS.length }, stop);
  return {
    clear: async (end) => {
      // A sheet that people left empty may still have formats, above the rows too.
      if (stays.size === 0) return empty(Math.max(1, titleRow), headerRow + end);
      for (const piece of freePlaces(stays).take(Array<Row>(end - stays.size).fill(NOTHING))) {
        if (stop?.aborted) throw new Stopped();
        const firstRow = headerRow + 1 + piece.first;
        await (piece.isMixed ? write(piece) : empty(firstRow, firstRow + piece.rows.length - 1));
      }
    },
    head: async (title) => {
      const columns = [{ header: title, format: "text" } as const];
      const titled = { headerRow: titleRow, firstColumn: 1, columns, rows: [] };
      if (titleRow >= 1) await workbook.writeColumns(id, titled, stop);
      await workbook.writeColumns(id, { ...block, rows: [] }, stop);
    },
    put: async (rows) => {
      for (const piece of places.take(rows)) {
        if (stop?.aborted) throw new Stopped();
        await write(piece);
      }
    },
  };
}

const NOTHING: Row = COLUMNS.map(() => null);

/**
 * What is to be said of a file that is away, by the rows that it has. Of files kept by a version that did not count, only
 * the end of the sheet is known: the rows that it lacks may be any of theirs.
 */
function filesAsFound(lacking: number, rows: RowsByFile): (file: FileKept) => FileKept {
  return (file) => {
    const written = rows.get(file.name)?.rows ?? 0;
    return { ...file, sums: file.sums ?? written + lacking, written };
  };
}

/** The numbers that a cell keeps exactly; others are kept as text. */
const exactCell = (amount: string): Cell => {
  const number = Number(amount);
  return amount.replace(/[-.]/g, "").replace(/^0+/, "").length <= 15 && String(number) === amount ? number : amount;
};

function rowOf(file: string, { reseller, month, amount, currency, recurring, lines }: KeptSum): Row {
  return [reseller, month, exactCell(amount), currency, recurring ? "Monthly" : "Other", lines, file];
}

function titleOf({ files, asOf }: DataKept): string {
  const names = files.map(({ name }) => name);
  const shown = names.length <= 5 ? names.join(", ") : `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`;
  return `Kept by CSP Revenue Check on ${asOf}: revenue per reseller and month of ${shown}. Do not edit the rows: where the files are there, the next review writes them anew.`;
}

const locked = (sheet: string): string =>
  `“${sheet}” is protected, so the sums of your files cannot be kept in it. Take the protection off (Review, Unprotect Sheet) and review again.`;

const tooMany = (rows: number): string =>
  `The sums of your files are ${rows.toLocaleString("en-US")} rows, more than a sheet can hold, so this workbook cannot keep them. The numbers here are complete; keep some of the files in a workbook of their own.`;
