import type { CellStyle, CellValue, WriteSheet } from "hucre/xlsx";
import { couldTurnFormula, readsAsError, sheetText } from "./sheet-text";
import { KIND_STYLES, type Kind } from "./styles";
import { linesWithin } from "./text-lines";

/** What a cell of the report holds. A `Date` is midnight UTC of its day. */
export type Value = string | number | Date | null;

/** A sheet while it is being filled. Rows and columns count from 0. */
export interface Grid {
  readonly rows: CellValue[][];
  readonly cells: NonNullable<WriteSheet["cells"]>;
  /** Heights of rows in which text is wrapped. */
  readonly rowDefs: NonNullable<WriteSheet["rowDefs"]>;
  /** Width of each column in characters. */
  readonly widths: readonly number[];
}

/** An empty grid of columns of these widths. */
export const newGrid = (widths: readonly number[]): Grid => ({
  rows: [],
  cells: new Map(),
  rowDefs: new Map(),
  widths,
});

/** The filled grid as the body of a sheet. */
export function sheetOf({
  rows,
  cells,
  rowDefs,
  widths,
}: Grid): Pick<WriteSheet, "rows" | "cells" | "rowDefs" | "columns"> {
  return { rows, cells, rowDefs, columns: widths.map((width) => ({ width })) };
}

/** The number of the row below the last one. */
export const nextRow = (grid: Grid): number => grid.rows.length;

/** Writes one cell. Without a style it looks as its column does. */
export function put(
  grid: Grid,
  row: number,
  column: number,
  value: Value,
  style: CellStyle | null,
  columnKind: Kind = "text",
): void {
  while (grid.rows.length <= row) grid.rows.push([]);
  const cells = grid.rows[row];
  if (!cells) return;
  while (cells.length <= column) cells.push(null);
  const text = typeof value === "string" ? sheetText(value) : null;
  cells[column] = text ?? value;
  if (text !== null) makeRoom(grid, row, column, text, style ?? KIND_STYLES[columnKind]);
  const key = `${row},${column}`;
  if (text !== null && readsAsError(text)) {
    cells[column] = null;
    grid.cells.set(key, { richText: [{ text }], style: style ?? KIND_STYLES[columnKind] });
  } else if (text !== null && couldTurnFormula(text)) {
    grid.cells.set(key, { style: { ...(style ?? KIND_STYLES[columnKind]), numFmt: "@" } });
  } else if (style) {
    grid.cells.set(key, { style });
  }
}

/** Writes cells side by side from the first column, each in the look of its kind. */
export function putRow(grid: Grid, row: number, values: readonly (readonly [Value, CellStyle])[]): void {
  values.forEach(([value, style], column) => put(grid, row, column, value, style));
}

const LINE_POINTS = 15;
const MOST_LINES = 20;
/** Above and below wrapped text, which would stand hard against the next row. */
const AIR_POINTS = 6;

/** Wrapped text needs a row of its height: programs differ in whether they see to it when a workbook is opened. */
function makeRoom(grid: Grid, row: number, column: number, text: string, style: CellStyle): void {
  if (style.alignment?.wrapText !== true) return;
  const lines = Math.min(MOST_LINES, linesWithin(text, grid.widths[column] ?? 10, style.font?.bold === true));
  const height = lines * LINE_POINTS + (lines > 1 ? AIR_POINTS : 0);
  if (height > (grid.rowDefs.get(row)?.height ?? LINE_POINTS)) grid.rowDefs.set(row, { height });
}
