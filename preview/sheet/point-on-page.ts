import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/preset-sheets-core";
import type { CellBox } from "../cell-card";
import type { Area } from "../host/area";
import type { OpenWorkbook } from "./open-workbook";
import { rangeOf } from "./sheet-rules";

/** The middle of a cell on the page, in pixels. The sheet must be the shown one and the cell in sight. */
export function pointOnPage(
  open: OpenWorkbook,
  sheetName: string,
  cell: Area,
): { readonly x: number; readonly y: number } {
  const { left, top, right, bottom } = boxOnPage(open, sheetName, cell);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Where a cell lies on the page, in pixels. The sheet must be the shown one and the cell in sight. */
export function boxOnPage({ desk }: OpenWorkbook, sheetName: string, cell: Area): CellBox {
  const sheet = desk.api.getActiveWorkbook()?.getActiveSheet();
  if (sheet?.getSheetName() !== sheetName) throw new RangeError(`${sheetName} is not shown`);
  const canvas = document.getElementById(`univer-sheet-main-canvas_${desk.unitId}`);
  const view = desk.injector
    .get(IRenderManagerService)
    .getRenderById(desk.unitId)
    ?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  if (canvas === null || view === undefined) throw new RangeError("the sheet is not drawn yet");
  const drawn = canvas.getBoundingClientRect();
  const { x, y, width, height } = sheet.getRange(rangeOf(cell)).getCellRect();
  // What is frozen stays where it is while the rest scrolls.
  const scrolledX = cell.left < sheet.getFrozenColumns() ? 0 : view.viewportScrollX;
  const scrolledY = cell.top < sheet.getFrozenRows() ? 0 : view.viewportScrollY;
  const [left, top] = [drawn.x + x - scrolledX, drawn.y + y - scrolledY];
  return { left, top, right: left + width, bottom: top + height };
}
