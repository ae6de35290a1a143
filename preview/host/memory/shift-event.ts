import { SHEET_COLUMNS, SHEET_ROWS } from "../area";
import type { LineShift } from "../shift";
import type { WorkbookEvent } from "../workbook-event";

/** The event that reports inserted or deleted lines. */
export function shiftEvent(sheetId: string, { lines, at, count }: LineShift, isRemote: boolean): WorkbookEvent {
  const last = at + Math.abs(count) - 1;
  const isIn = count > 0;
  return lines === "rows"
    ? {
        kind: "cellsChanged",
        sheetId,
        change: isIn ? "RowInserted" : "RowDeleted",
        area: { top: at, bottom: last, left: 0, right: SHEET_COLUMNS - 1 },
        isRemote,
        details: null,
      }
    : {
        kind: "cellsChanged",
        sheetId,
        change: isIn ? "ColumnInserted" : "ColumnDeleted",
        area: { top: 0, bottom: SHEET_ROWS - 1, left: at, right: last },
        isRemote,
        details: null,
      };
}
