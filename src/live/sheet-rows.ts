import type { RowsAsked, RowsGiven, SheetRows } from "../books/clerk";
import { packed } from "../books/packed-rows";
import type { Row } from "../core/cell";
import type { RowBatch } from "../core/import/source";
import { type Sheet, type Stop, type Workbook, WorkbookTrouble } from "../excel/workbook";
import { sentenceOf } from "./sentence";

/** A sheet that is being read. */
interface Reading {
  readonly blocks: AsyncIterator<RowBatch>;
  /** Of the next block. */
  row: number;
  readonly columns: string;
}

/** How long news of the workbook may take. */
const NEWS_MS = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Rows of a sheet that are left out, as if they were blank, by what stands in the whole row; its number is from 1. */
export type LeftOut = (row: Row, number: number) => boolean;

/** Hands the rows of these sheets, by their ids, over to the books. */
export function sheetRows(
  workbook: Workbook,
  sheets: readonly Sheet[],
  stop: Stop,
  leftOut: ReadonlyMap<string, LeftOut> = new Map(),
): SheetRows {
  const readings = new Map<string, Reading>();

  const blocksFrom = ({ key, firstRow, lastRow, columns }: RowsAsked): AsyncIterator<RowBatch> =>
    workbook
      .rows(key, { firstRow, stop, ...(lastRow === null ? {} : { lastRow }), ...(columns === null ? {} : { columns }) })
      [Symbol.asyncIterator]();

  const blockOf = async (asked: RowsAsked): Promise<RowBatch | null> => {
    // A few rows in between do not disturb the reading that goes on.
    if (asked.lastRow !== null) return (await blocksFrom(asked).next()).value as RowBatch | null;
    const columns = asked.columns?.join() ?? "";
    const open = readings.get(asked.key);
    const reading: Reading =
      open?.row === asked.firstRow && open.columns === columns
        ? open
        : { blocks: blocksFrom(asked), row: asked.firstRow, columns };
    readings.set(asked.key, reading);
    const next = await reading.blocks.next();
    if (next.done === true) return null;
    reading.row = next.value.firstRow + next.value.rows.length;
    return next.value;
  };

  return {
    async rows(asked): Promise<RowsGiven> {
      if (stop.aborted) return { at: "stopped" };
      try {
        const isLeftOut = leftOut.get(asked.key);
        // Whether a row counts may be said in a column that was not asked for.
        const batch = (await blockOf(isLeftOut ? { ...asked, columns: null } : asked)) ?? null;
        if (batch === null) return { at: "end" };
        const rows = isLeftOut ? counting(batch, isLeftOut, asked.columns) : batch.rows;
        return { at: "rows", block: packed(batch.firstRow, rows) };
      } catch (error) {
        if (error instanceof WorkbookTrouble && error.code === "stopped") return { at: "stopped" };
        if (error instanceof WorkbookTrouble && error.code === "sheet-gone") {
          // Excel tells of the deletion a moment later; then the reading begins again without the sheet.
          await pause(NEWS_MS);
          if (stop.aborted) return { at: "stopped" };
          return { at: "trouble", because: gone(sheets.find(({ id }) => id === asked.key)?.name ?? "") };
        }
        return { at: "trouble", because: sentenceOf(error) };
      }
    },
  };
}

/** These columns of the rows, all where `columns` is `null`, with nothing in rows that are left out. */
function counting({ firstRow, rows }: RowBatch, isLeftOut: LeftOut, columns: RowsAsked["columns"]): readonly Row[] {
  return rows.map((row, at) => {
    if (isLeftOut(row, firstRow + at)) return [];
    return columns ? columns.map((column) => row[column] ?? "") : row;
  });
}

const gone = (name: string): string =>
  `The sheet “${name}” was deleted while it was being read. Bring it back with Undo or choose another sheet, then review again.`;
