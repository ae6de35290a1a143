import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import type { Area } from "../host/area";
import type { HostCell } from "../host/workbook";
import { packedBehind } from "../packed/matrix-over";
import type { UniverDesk } from "./univer-desk";

/** A cell's content as Excel gives it: "" where it is empty. */
export function cellContent(cell: Nullable<ICellData>): HostCell {
  if (cell === null || cell === undefined) return "";
  const { v } = cell;
  if (v === null || v === undefined) return cell.p === null || cell.p === undefined ? "" : plainText(cell);
  if (cell.t === CellValueType.BOOLEAN) return v === true || v === 1 || v === "1" || v === "TRUE";
  if (cell.t === CellValueType.NUMBER && typeof v === "string") return Number(v);
  return v;
}

/** Whether the cell holds a value or a formula, apart from any look. */
export const hasContent = (cell: Nullable<ICellData>): boolean =>
  cell !== null && cell !== undefined && (cellContent(cell) !== "" || isFormula(cell));

/** Whether the cell has a formula of its own, written out or shared with others. */
export const isFormula = (cell: Nullable<ICellData>): boolean =>
  (cell?.f !== null && cell?.f !== undefined && cell.f !== "") || (cell?.si !== null && cell?.si !== undefined);

/** Reads every cell of the area in one pass; values that a formula spilled count as the cell's own. */
export function readArea<T>(
  desk: UniverDesk,
  sheetId: string,
  area: Area,
  read: (cell: Nullable<ICellData>, row: number, column: number) => T,
): T[][] {
  const cells = desk.worksheet(sheetId).getCellMatrix();
  const spilled = desk.formulas.getArrayFormulaCellData()[desk.unitId]?.[sheetId];
  const rows: T[][] = new Array<T[]>(area.bottom - area.top + 1);
  for (let row = area.top; row <= area.bottom; row++) {
    const own = cells.getRow(row);
    const overflow = spilled?.[row];
    const line: T[] = new Array<T>(area.right - area.left + 1);
    for (let column = area.left; column <= area.right; column++) {
      const cell = own?.[column];
      line[column - area.left] = read(
        overflow === undefined || hasContent(cell) ? cell : (overflow[column] ?? cell),
        row,
        column,
      );
    }
    rows[row - area.top] = line;
  }
  return rows;
}

/** What the cells of the area hold. Packed cells are read without making an object of each. */
export function readValues(desk: UniverDesk, sheetId: string, area: Area): HostCell[][] {
  const packed = packedBehind(desk.worksheet(sheetId).getCellMatrix().getMatrix());
  if (packed === null) return readArea(desk, sheetId, area, cellContent);
  const values = packed.values(area);
  const spilled = desk.formulas.getArrayFormulaCellData()[desk.unitId]?.[sheetId] ?? {};
  for (const key of Object.keys(spilled)) {
    const [row, overflow] = [Number(key), spilled[Number(key)]];
    const line = values[row - area.top];
    if (line === undefined || overflow === undefined) continue;
    for (let column = area.left; column <= area.right; column++) {
      const place = column - area.left;
      if (line[place] === "" && !isFormula(packed.cell(row, column))) line[place] = cellContent(overflow[column]);
    }
  }
  return values;
}

/** Text typed with several looks inside one cell is kept as a small document that ends in a line break. */
const plainText = (cell: ICellData): string => (cell.p?.body?.dataStream ?? "").replace(/\r?\n$/, "");
