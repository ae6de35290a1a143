import type { Cell, Row } from "../core/cell";
import type { RowBatch } from "../core/import/source";
import { type BlockSize, firstBlock } from "./block-size";
import { breath, runPatiently } from "./run";
import { trouble } from "./trouble";
import { type Stop, WorkbookTrouble } from "./workbook";

/** Columns side by side, counted from 1; both ends belong to it. */
export interface ColumnRun {
  readonly first: number;
  readonly last: number;
}

/** Rows, counted from 1, and the columns of them, from left to right. */
export interface BlocksWanted {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly runs: readonly ColumnRun[];
}

/** Columns counted from 0 as runs of neighbours. */
export function runsOf(columns: readonly number[]): readonly ColumnRun[] {
  const runs: { first: number; last: number }[] = [];
  for (const column of columns) {
    const open = runs.at(-1);
    if (open?.last === column) open.last = column + 1;
    else runs.push({ first: column + 1, last: column + 1 });
  }
  return runs;
}

/**
 * The cells of some columns, a few thousand rows at a time. A block that is too large for Excel is asked for again in
 * halves; values that do not come are an error, never empty cells.
 */
export async function* blocksOf(sheetId: string, wanted: BlocksWanted, stop?: Stop): AsyncGenerator<RowBatch> {
  const { runs, lastRow: end } = wanted;
  let size = firstBlock(runs.reduce((sum, { first, last }) => sum + last - first + 1, 0));
  let firstRow = wanted.firstRow;
  while (firstRow <= end) {
    if (stop?.aborted) throw trouble("stopped");
    const lastRow = Math.min(end, firstRow + size.rows - 1);
    const rows = await valuesOrTooLarge(sheetId, { firstRow, lastRow, runs }, stop);
    if (rows === "too-large") {
      size = smallerOrTrouble(size, lastRow - firstRow + 1);
      continue;
    }
    // What Office.js did with the answer was a task of its own; what is done with the rows is the next.
    await breath();
    yield { firstRow, rows };
    size = size.after(rows);
    firstRow = lastRow + 1;
  }
}

function smallerOrTrouble(size: BlockSize, asked: number): BlockSize {
  const smaller = size.smaller(asked);
  if (!smaller) throw trouble("too-large");
  return smaller;
}

async function valuesOrTooLarge(
  sheetId: string,
  block: BlocksWanted,
  stop?: Stop,
): Promise<readonly Row[] | "too-large"> {
  try {
    return await valuesOf(sheetId, block, stop);
  } catch (error) {
    if (error instanceof WorkbookTrouble && error.code === "too-large") return "too-large";
    throw error;
  }
}

function valuesOf(sheetId: string, { firstRow, lastRow, runs }: BlocksWanted, stop?: Stop): Promise<readonly Row[]> {
  return runPatiently(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const ranges = runs.map(({ first, last }) => {
      const range = sheet.getRangeByIndexes(firstRow - 1, first - 1, lastRow - firstRow + 1, last - first + 1);
      range.load("values");
      return range;
    });
    await context.sync();
    const parts = ranges.map((range) => wholeRows(range.values, lastRow - firstRow + 1));
    const [only] = parts;
    if (parts.length === 1 && only) return only;
    return Array.from({ length: lastRow - firstRow + 1 }, (_, at) => parts.flatMap((part) => part[at] ?? []));
  }, stop);
}

/** The rows that Excel sent, once it is certain that all of them are there. */
function wholeRows(values: unknown, count: number): readonly Row[] {
  // Above its limits Excel may answer null without an error; a smaller block then has the cells.
  if (!Array.isArray(values) || values.length !== count) throw trouble("too-large");
  const rows: readonly Cell[][] = values;
  if (rows.some((row) => !Array.isArray(row) || row.includes(null))) throw trouble("too-large");
  return rows;
}
