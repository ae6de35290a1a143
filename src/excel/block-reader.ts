import type { Cell, Row } from "../core/cell";
import type { RowBatch } from "../core/import/source";
import { type BlockSize, firstBlock } from "./block-size";
import { breath, runPatiently } from "./run";
import { trouble } from "./trouble";
import { type Rectangle, type Stop, WorkbookTrouble } from "./workbook";

/**
 * The cells of a rectangle, a few thousand rows at a time. A block that is too large for Excel is asked for again in
 * halves; values that do not come are an error, never empty cells.
 */
export async function* blocksOf(sheetId: string, area: Rectangle, stop?: Stop): AsyncGenerator<RowBatch> {
  let size = firstBlock(area.lastColumn - area.firstColumn + 1);
  let firstRow = area.firstRow;
  while (firstRow <= area.lastRow) {
    if (stop?.aborted) throw trouble("stopped");
    const lastRow = Math.min(area.lastRow, firstRow + size.rows - 1);
    const rows = await valuesOrTooLarge(sheetId, { ...area, firstRow, lastRow }, stop);
    if (rows === "too-large") {
      size = smallerOrTrouble(size, lastRow - firstRow + 1);
      continue;
    }
    yield { firstRow, rows };
    size = size.after(rows);
    firstRow = lastRow + 1;
    await breath();
  }
}

function smallerOrTrouble(size: BlockSize, asked: number): BlockSize {
  const smaller = size.smaller(asked);
  if (!smaller) throw trouble("too-large");
  return smaller;
}

async function valuesOrTooLarge(sheetId: string, area: Rectangle, stop?: Stop): Promise<readonly Row[] | "too-large"> {
  try {
    return await valuesOf(sheetId, area, stop);
  } catch (error) {
    if (error instanceof WorkbookTrouble && error.code === "too-large") return "too-large";
    throw error;
  }
}

function valuesOf(sheetId: string, area: Rectangle, stop?: Stop): Promise<readonly Row[]> {
  return runPatiently(async (context) => {
    const range = context.workbook.worksheets
      .getItem(sheetId)
      .getRangeByIndexes(
        area.firstRow - 1,
        area.firstColumn - 1,
        area.lastRow - area.firstRow + 1,
        area.lastColumn - area.firstColumn + 1,
      );
    range.load("values");
    await context.sync();
    return wholeRows(range.values, area);
  }, stop);
}

/** The rows that Excel sent, once it is certain that all of them are there. */
function wholeRows(values: unknown, area: Rectangle): readonly Row[] {
  // Above its limits Excel may answer null without an error; a smaller block then has the cells.
  if (!Array.isArray(values) || values.length !== area.lastRow - area.firstRow + 1) throw trouble("too-large");
  const rows: readonly Cell[][] = values;
  if (rows.some((row) => !Array.isArray(row) || row.includes(null))) throw trouble("too-large");
  return rows;
}
