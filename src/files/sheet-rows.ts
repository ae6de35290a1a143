import type { CellValue } from "hucre/xlsx";
import { streamXlsxRows } from "hucre/xlsx";
import type { Cell, Row } from "../core/cell";
import type { RowBatch } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import { brokenWorkbook } from "./broken-workbook";
import { sheetCheck } from "./sheet-check";
import type { WorkbookSheet } from "./workbook-sheets";
import { BrokenZip } from "./zip-directory";

const BATCH_ROWS = 512;
/** Rows of a sheet, and of the older format. A range that ends there says "all rows", not which ones are used. */
const SHEET_ROWS = 1_048_576;
const OLD_SHEET_ROWS = 65_536;
/** The dates that 0 and 1 are under a date format, as which blanks are exported, end here. */
const LAST_BLANK = "1900-01-01";
/** hucre unpacks no more of one sheet. */
const LARGEST_SHEET = 2 * 1024 * 1024 * 1024;

/**
 * The rows of a sheet. Dates are told by their number format and arrive as ISO text in the workbook's own date
 * system; each batch says in which columns it has some. At the end the rows are held against the sheet's own XML, and
 * missing ones throw: a short sheet must not pass for all.
 */
export async function* sheetBatches(
  source: string,
  archive: Uint8Array,
  sheet: WorkbookSheet,
  isOnly: boolean,
): AsyncGenerator<RowBatch, void, undefined> {
  if (sheet.part.bytes > LARGEST_SHEET) throw tooLarge(source);
  let rows: Row[] = [];
  let dates = new Map<number, number>();
  let firstRow = 1;
  let seen = 0;
  for await (const { index, values } of parsedRows(source, archive, sheet)) {
    if (!(index >= firstRow - 1 + rows.length && index < SHEET_ROWS))
      throw brokenWorkbook(source, new BrokenZip("damaged"));
    seen++;
    for (;;) {
      if (rows.length === BATCH_ROWS) {
        yield { firstRow, rows, dates };
        firstRow += BATCH_ROWS;
        rows = [];
        dates = new Map();
      }
      if (firstRow - 1 + rows.length === index) break;
      rows.push([]);
    }
    rows.push(rowOf(values, index + 1, dates));
  }
  await checkRows(source, archive, sheet, seen, firstRow - 1 + rows.length);
  if (isOnly && seen === 0)
    throw new UnreadableSource(source, "empty", "the sheet is empty; put the table there or give another file");
  if (rows.length > 0) yield { firstRow, rows, dates };
}

async function* parsedRows(
  source: string,
  archive: Uint8Array,
  sheet: WorkbookSheet,
): AsyncGenerator<{ index: number; values: CellValue[] }, void, undefined> {
  const rows = streamXlsxRows(archive, { sheet: sheet.name });
  try {
    for (;;) {
      const { done, value } = await rows.next().catch(() => {
        throw brokenWorkbook(source, new BrokenZip("damaged"));
      });
      if (done) return;
      yield value;
    }
  } finally {
    await rows.return();
  }
}

async function checkRows(
  source: string,
  archive: Uint8Array,
  sheet: WorkbookSheet,
  seen: number,
  lastRow: number,
): Promise<void> {
  const check = await sheetCheck(archive, sheet.part).catch((failure: unknown) => {
    throw failure instanceof BrokenZip ? brokenWorkbook(source, failure) : failure;
  });
  if (check.rows !== seen || !check.isWhole) {
    throw new UnreadableSource(
      source,
      "damaged",
      `only ${seen} of ${check.rows} rows could be read; open the workbook in Excel and save the sheet as CSV`,
    );
  }
  if (check.lastRow > lastRow && check.lastRow !== SHEET_ROWS && check.lastRow !== OLD_SHEET_ROWS) {
    throw new UnreadableSource(
      source,
      "truncated",
      `the sheet says that it goes on to row ${check.lastRow}, but its rows end with ${lastRow}; open the workbook in Excel and save it again, or export it again`,
    );
  }
}

/** A row as cells; `dates` is told in which columns it has a date. */
function rowOf(values: readonly CellValue[], number: number, dates: Map<number, number>): Cell[] {
  const row = values.map((value, column) => {
    if (!(value instanceof Date)) return value;
    const text = isoText(value);
    // Excel's sign for what is no date sorts before all years.
    if (text > LAST_BLANK) dates.set(column, number);
    return text;
  });
  while (row.length > 0 && row[row.length - 1] === null) row.pop();
  return row;
}

/** `2026-04-20`, or `2026-04-20T13:45:00` where the day does not start there; a date that no calendar has keeps Excel's sign for it. */
function isoText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "########";
  const toTheSecond = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().replace(".000Z", "");
  return toTheSecond.endsWith("T00:00:00") ? toTheSecond.slice(0, -"T00:00:00".length) : toTheSecond;
}

function tooLarge(source: string): UnreadableSource {
  return new UnreadableSource(source, "not-a-table", "the sheet is larger than 2 GB when unpacked; save it as CSV");
}
