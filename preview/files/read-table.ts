import type { Cell } from "../../src/core/cell";
import type { FileBytes } from "../../src/files/file-bytes";
import { sourcesOf } from "../../src/files/sources";
import type { SheetContent, WorkbookContent } from "./workbook-content";

/** Rows of an Excel sheet. */
const MOST_ROWS = 1_048_576;

/**
 * A text table, or a workbook too large to be read with its looks, through the product's own reader: values only, as a
 * stream. Dates in a workbook are serial numbers; columns whose header says so show them as dates.
 */
export async function tableContent(name: string, file: FileBytes): Promise<WorkbookContent> {
  const sheets: SheetContent[] = [];
  for (const source of await sourcesOf(file)) {
    const rows: Cell[][] = [];
    for await (const batch of source.read()) {
      while (rows.length < batch.firstRow - 1) rows.push([]);
      for (const row of batch.rows) rows.push(row.map(numberWhereCertain));
      if (rows.length > MOST_ROWS) {
        throw new RangeError(
          `The file has more than ${MOST_ROWS.toLocaleString("en-US")} rows and does not fit on a sheet. Give it to the add-in as a file instead.`,
        );
      }
    }
    sheets.push({
      name: sheetName(source.name, name, sheets.length),
      rows,
      frozenRows: 1,
      columnFormats: new Map(dateColumns(rows[0] ?? []).map((column) => [column, "m/d/yyyy"])),
      widths: new Map(
        (rows[0] ?? []).map((header, column) => [column, Math.min(260, 40 + String(header ?? "").length * 8)]),
      ),
    });
  }
  return { name, records: null, sheets };
}

const dateColumns = (header: readonly Cell[]): number[] =>
  header.flatMap((cell, column) => (/date$/i.test(String(cell ?? "").trim()) ? [column] : []));

/**
 * A text that can only be that number becomes one. Everything else stays as the file has it: ids with leading zeros, numbers
 * with other decimal marks, and dates, which Excel would turn around or not by the machine's region.
 */
function numberWhereCertain(cell: Cell): Cell {
  if (typeof cell !== "string" || !/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(cell)) return cell;
  const digits = cell.replace(/[-.]/g, "");
  return digits.length > 15 ? cell : Number(cell);
}

function sheetName(source: string, file: string, at: number): string {
  const mark = source.indexOf("!");
  const plain = (mark === -1 ? file : source.slice(mark + 1)).replace(/[[\]:*?/\\]/g, " ").trim();
  return plain.slice(0, 31) || `Sheet${at + 1}`;
}
