import type { ICellData, IStyleData, Nullable } from "@univerjs/core";
import { cellsOf, type Area } from "../host/area";
import type { CellFormat, CommonFormat, FormatChange } from "../host/workbook";
import { formatOf, styleChange } from "./cell-style";
import { readArea } from "./cell-reading";
import type { CellMatrix } from "./cell-writing";
import { packedBehind } from "../packed/matrix-over";
import type { UniverDesk } from "./univer-desk";

/** The style of a cell; equal cells share one entry of the workbook. */
export function styleOf(desk: UniverDesk, cell: Nullable<ICellData>): Nullable<IStyleData> {
  if (typeof cell?.s !== "string") return cell?.s;
  return desk.workbook.getStyles().get(cell.s);
}

/** Excel's code of the cell's number format. */
export const numberFormatOf = (desk: UniverDesk, cell: Nullable<ICellData>): string =>
  styleOf(desk, cell)?.n?.pattern ?? "General";

/** What all cells of the area look like. Goes once over the cells that exist and compares the few styles they share. */
export function commonFormat(desk: UniverDesk, sheetId: string, area: Area): CommonFormat {
  const styles = stylesIn(desk, sheetId, area);
  const formats = [...styles.values()].map((cell) => formatOf(styleOf(desk, cell)));
  const first = formats[0] ?? formatOf(null);
  const common = <K extends keyof CellFormat>(key: K): CellFormat[K] | undefined =>
    formats.every((format) => format[key] === first[key]) ? first[key] : undefined;
  return {
    fillColor: common("fillColor"),
    fontColor: common("fontColor"),
    fontName: common("fontName"),
    fontSize: common("fontSize"),
    bold: common("bold"),
    italic: common("italic"),
    underline: common("underline"),
    strikethrough: common("strikethrough"),
    horizontalAlignment: common("horizontalAlignment"),
    wrapText: common("wrapText"),
  };
}

/** A cell for each style in the area; `null` where a cell is plain. */
function stylesIn(desk: UniverDesk, sheetId: string, area: Area): ReadonlyMap<unknown, Nullable<ICellData>> {
  const cells = desk.worksheet(sheetId).getCellMatrix();
  const matrix: Record<number, Record<number, Nullable<ICellData>>> = cells.getMatrix();
  const styles = new Map<unknown, Nullable<ICellData>>();
  let met = 0;
  const meet = (cell: ICellData): void => {
    met++;
    if (!styles.has(cell.s)) styles.set(cell.s, cell);
  };
  const packed = packedBehind(matrix);
  if (packed !== null) {
    // Packed cells have number formats at most.
    for (const [, , cell] of packed.objectsIn(area)) meet(cell);
  } else {
    const lastRow = Math.min(area.bottom, cells.getLength() - 1);
    const lastColumn = Math.min(area.right, desk.worksheet(sheetId).getColumnCount() - 1);
    for (let row = area.top; row <= lastRow; row++) {
      const line = matrix[row];
      if (line === undefined) continue;
      for (let column = area.left; column <= lastColumn; column++) {
        const cell = line[column];
        if (cell !== undefined && cell !== null) meet(cell);
      }
    }
  }
  if (met < cellsOf(area)) styles.set(undefined, null);
  return styles;
}

/** The changes as one matrix of styles to merge, later ones over earlier ones. */
export function styledCells(changes: readonly FormatChange[]): CellMatrix {
  const cells: CellMatrix = {};
  for (const { area, format } of changes) {
    const style = styleChange(format);
    for (let row = area.top; row <= area.bottom; row++) {
      const line = (cells[row] ??= {});
      for (let column = area.left; column <= area.right; column++) {
        const earlier = line[column]?.s;
        line[column] = { s: typeof earlier === "object" && earlier !== null ? { ...earlier, ...style } : { ...style } };
      }
    }
  }
  return cells;
}

/** The cells of the area with these number formats; `null` leaves a cell as it is. */
export function numberFormatCells(area: Area, formats: readonly (readonly (string | null)[])[]): CellMatrix {
  const cells: CellMatrix = {};
  formats.forEach((line, row) => {
    const styled: Record<number, ICellData> = {};
    line.forEach((pattern, column) => {
      if (pattern === null) return;
      styled[area.left + column] = { s: { n: pattern === "General" ? null : { pattern } } };
    });
    cells[area.top + row] = styled;
  });
  return cells;
}

/** The number formats of the area. */
export const numberFormats = (desk: UniverDesk, sheetId: string, area: Area): string[][] =>
  readArea(desk, sheetId, area, (cell) => numberFormatOf(desk, cell));
