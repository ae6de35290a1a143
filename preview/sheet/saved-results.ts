import type { ICellData, Nullable } from "@univerjs/core";
import type { Area } from "../host/area";
import { placeOf, type AskingCell } from "./asked-question";

/** Results of one calculation by sheet, row and column. */
export type SheetResults = Record<string, Nullable<Record<number, Nullable<Record<number, Nullable<ICellData>>>>>>;

/**
 * The results that the file was saved with. A cell shows its own until there is a new one: what the add-in has not answered
 * yet, and what is worked out from that, is held back. Only a formula that was typed since has nothing to show and is busy.
 */
export class SavedResults {
  private readonly cells: Map<string, AskingCell>;

  constructor(cells: Iterable<AskingCell>) {
    this.cells = new Map([...cells].map((cell) => [placeOf(cell), cell]));
  }

  /** Takes out of the results what saved ones are to be kept for. `isWaiting`: whether the cell asked and has no answer. */
  holdBack(results: SheetResults, isWaiting: (cell: AskingCell) => boolean): void {
    for (const [place, cell] of this.cells) {
      const line = results[cell.sheetId]?.[cell.row];
      const result = line?.[cell.column];
      if (line === null || line === undefined || result === undefined) continue;
      if (this.isKept(cell, result, isWaiting)) Reflect.deleteProperty(line, cell.column);
      else this.cells.delete(place);
    }
  }

  /** Whether the cell goes on showing what it was saved with in the place of this result. */
  isKept(cell: AskingCell, result: Nullable<ICellData>, isWaiting: (cell: AskingCell) => boolean): boolean {
    return this.cells.has(placeOf(cell)) && (result?.v === "#BUSY!" || isWaiting(cell));
  }

  /** Somebody wrote over the cells. */
  forget(sheetId: string, area: Area): void {
    for (const [place, cell] of this.cells) {
      const isInside = cell.row >= area.top && cell.row <= area.bottom;
      if (cell.sheetId !== sheetId || !isInside || cell.column < area.left || cell.column > area.right) continue;
      this.cells.delete(place);
    }
  }

  /** Lines of the sheet moved: which result was saved where no longer counts. */
  forgetSheet(sheetId: string): void {
    for (const [place, cell] of this.cells) if (cell.sheetId === sheetId) this.cells.delete(place);
  }
}
