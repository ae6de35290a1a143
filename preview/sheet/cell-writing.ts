import { CellValueType, type ICellData } from "@univerjs/core";
import type { Area } from "../host/area";
import type { HostCell } from "../host/workbook";
import { univerCell } from "./univer-cell";

/** Cells by row and column, as Univer's mutations take them. */
export type CellMatrix = Record<number, Record<number, ICellData>>;

/** A cell that loses its content and keeps its look. */
export const EMPTIED: ICellData = { v: null, f: null, si: null, p: null, t: null };

/** A cell that gets this value or formula in place of what it held; its look stays. */
export function writtenCell(input: HostCell | { readonly formula: string }): ICellData {
  if (typeof input === "object") return { ...EMPTIED, f: input.formula };
  if (input === "") return EMPTIED;
  const cell = univerCell(input);
  return { ...EMPTIED, ...cell, t: cell.t ?? CellValueType.STRING };
}

/** The same cell all over the area. */
export function filledWith(area: Area, cell: ICellData): CellMatrix {
  const cells: CellMatrix = {};
  for (let row = area.top; row <= area.bottom; row++) {
    const line: Record<number, ICellData> = {};
    for (let column = area.left; column <= area.right; column++) line[column] = { ...cell };
    cells[row] = line;
  }
  return cells;
}
