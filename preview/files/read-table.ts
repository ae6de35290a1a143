import type { Cell } from "../../src/core/cell";
import { fileNameOf, type FileBytes } from "../../src/files/file-bytes";
import { sourcesOf } from "../../src/files/sources";
import { GrowingRows } from "../packed/growing-rows";
import type { SheetContent, WorkbookContent } from "./workbook-content";

/** Rows of an Excel sheet. */
const MOST_ROWS = 1_048_576;

/**
 * A text table, or a workbook too large to be read with its looks, through the product's own reader: values only, as a
 * stream. Columns whose header says so show their numbers as dates; of a workbook they hold the dates as serial numbers.
 */
export async function tableContent(name: string, file: FileBytes): Promise<WorkbookContent> {
  const sheets: SheetContent[] = [];
  const isWorkbook = /\.xls[xm]$/i.test(file.name);
  for (const source of await sourcesOf(file)) {
    const rows = new GrowingRows();
    const dates = new Set<number>();
    for await (const batch of source.read()) {
      while (rows.length < batch.firstRow - 1) rows.add([]);
      for (const row of batch.rows) rows.add(isWorkbook ? withSerials(row, dates) : row.map(numberWhereCertain));
      if (rows.length > MOST_ROWS) {
        throw new RangeError(
          `The file has more than ${MOST_ROWS.toLocaleString("en-US")} rows and does not fit on a sheet. Give it to the add-in as a file instead.`,
        );
      }
    }
    for (const column of dateColumns(rows.header)) dates.add(column);
    const ownName = isWorkbook && source.name.startsWith(`${fileNameOf(file)}!`);
    sheets.push({
      name: sheetName(ownName ? source.name.slice(fileNameOf(file).length + 1) : name, sheets.length),
      ...rows.cells(),
      frozenRows: 1,
      columnFormats: new Map([...dates].map((column) => [column, "m/d/yyyy"])),
      widths: new Map(
        rows.header.map((header, column) => [column, Math.min(260, 40 + String(header ?? "").length * 8)]),
      ),
    });
  }
  return { name, records: null, sheets };
}

const dateColumns = (header: readonly Cell[]): number[] =>
  header.flatMap((cell, column) => (/date$/i.test(String(cell ?? "").trim()) ? [column] : []));

/** The reader gives the dates of a workbook as ISO text; a sheet holds them as serial numbers. Notes the columns they stand in. */
const withSerials = (row: readonly Cell[], columns: Set<number>): Cell[] =>
  row.map((cell, column) => {
    if (typeof cell !== "string" || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/.test(cell)) return cell;
    const time = Date.parse(cell.includes("T") ? `${cell}Z` : cell);
    if (Number.isNaN(time)) return cell;
    columns.add(column);
    return time / 86_400_000 + 25_569;
  });

/**
 * A text that can only be that number becomes one. Everything else stays as the file has it: ids with leading zeros, numbers
 * with other decimal marks, and dates, which Excel would turn around or not by the machine's region.
 */
function numberWhereCertain(cell: Cell): Cell {
  if (typeof cell !== "string" || !/^(?!-[0.]*$)-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(cell)) return cell;
  const digits = cell.replace(/[-.]/g, "");
  return digits.length > 15 ? cell : Number(cell);
}

/** A name that Excel takes: no signs of its own, no apostrophe at an end, not too long. */
function sheetName(wanted: string, at: number): string {
  const plain = wanted.replace(/[[\]:*?/\\]/g, " ").replace(/^[\s']+/, "");
  return plain.slice(0, 31).replace(/[\s']+$/, "") || `Sheet${at + 1}`;
}
