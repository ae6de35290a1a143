import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/preset-sheets-core";
import type { Area } from "../host/area";
import type { OpenWorkbook } from "./open-workbook";
import { rangeOf } from "./sheet-rules";

/** The middle of a cell on the page, in pixels. The sheet must be the shown one and the cell in sight. */
export function pointOnPage(
  { desk }: OpenWorkbook,
  sheetName: string,
  cell: Area,
): { readonly x: number; readonly y: number } {
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
  return { x: drawn.x + x - scrolledX + width / 2, y: drawn.y + y - scrolledY + height / 2 };
}
