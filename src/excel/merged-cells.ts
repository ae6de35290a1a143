import { rectangleOf } from "./formula-finding";
import { runPatiently } from "./run";
import { rangeOf } from "./sheets-in";
import { type Rectangle, WorkbookTrouble } from "./workbook";

/** Cells merged into one that share a cell with a rectangle; `null` where there are none or Excel cannot tell. */
export async function mergedIn(sheetId: string, area: Rectangle): Promise<Rectangle | null> {
  // An Excel without it tells nothing of merged cells.
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return null;
  // Excel names only merged cells that begin in the range it is asked about; these may reach into the rectangle.
  const fromFirstCell = { ...area, firstRow: 1, firstColumn: 1 };
  const merged = (await mergedFrom(sheetId, fromFirstCell)) ?? (await mergedFrom(sheetId, area)) ?? [];
  return merged.find((one) => shareCell(one, area)) ?? null;
}

/** Merged cells that begin in a rectangle; `null` where there are more than Excel names at once. */
async function mergedFrom(sheetId: string, area: Rectangle): Promise<readonly Rectangle[] | null> {
  try {
    return await runPatiently(async (context) => {
      const found = rangeOf(context.workbook.worksheets.getItem(sheetId), area).getMergedAreasOrNullObject();
      found.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
      await context.sync();
      return found.isNullObject ? [] : found.areas.items.map(rectangleOf);
    });
  } catch (error) {
    // Excel does not say with which error it refuses to name them.
    if (error instanceof WorkbookTrouble && error.code === "host") return null;
    throw error;
  }
}

const shareCell = (one: Rectangle, other: Rectangle): boolean =>
  one.firstRow <= other.lastRow &&
  one.lastRow >= other.firstRow &&
  one.firstColumn <= other.lastColumn &&
  one.lastColumn >= other.firstColumn;
