import { BooleanNumber, LocaleType, type ICellData, type IStyleData } from "@univerjs/core";
import type { IObjectMatrixPrimitiveType, IWorkbookData, IWorksheetData } from "@univerjs/core";
import { cellKey, type CellLook, type SheetContent, type WorkbookContent } from "../files/workbook-content";
import { referenceIn } from "../host/address";
import type { Area } from "../host/area";
import { matrixOver } from "../packed/matrix-over";
import type { PackedCells } from "../packed/packed-cells";
import { PackedSheet } from "../packed/packed-sheet";
import { rangeOf } from "./sheet-rules";
import { univerCell } from "./univer-cell";

/** Rows and columns that an empty sheet offers; Excel's limits are 1,048,576 and 16,384. */
const SMALLEST = { rows: 200, columns: 30 };
/** Blank rows and columns below and beside the data, so that there is room to type. */
const MARGIN = { rows: 100, columns: 8 };
const EXCEL_ROWS = 1_048_576;

/** The workbook as Univer opens it. */
export function univerSnapshot(content: WorkbookContent, id: string): IWorkbookData {
  const styles = new StyleSheet();
  const sheets = content.sheets.map((sheet, index) => worksheet(sheet, sheetIdOf(sheet, index), styles));
  return {
    id,
    name: content.name,
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles: styles.byId,
    sheetOrder: sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet])),
  };
}

/** The id of a sheet in the open workbook: its own, else by its place, `sheet-1` being the first. */
export const sheetIdOf = (sheet: SheetContent, index: number): string => sheet.id ?? `sheet-${index + 1}`;

/** A look as a Univer style. */
function univerStyle(look: CellLook): IStyleData {
  return {
    ...(look.fill === undefined ? {} : { bg: { rgb: look.fill } }),
    ...(look.color === undefined ? {} : { cl: { rgb: look.color } }),
    ...(look.bold === undefined ? {} : { bl: look.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(look.italic === undefined ? {} : { it: look.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(look.numberFormat === undefined ? {} : { n: { pattern: look.numberFormat } }),
    ...(look.wrap === true ? { tb: 3 } : {}),
  };
}

/** Equal looks share one entry, which keeps a large sheet small. */
class StyleSheet {
  readonly byId: Record<string, IStyleData> = {};
  private readonly ids = new Map<string, string>();

  idOf(look: CellLook): string {
    const text = JSON.stringify(look);
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = `look-${this.ids.size + 1}`;
    this.ids.set(text, id);
    this.byId[id] = univerStyle(look);
    return id;
  }
}

function worksheet(sheet: SheetContent, id: string, styles: StyleSheet): Partial<IWorksheetData> & { id: string } {
  const { packed } = sheet;
  const height = packed?.rowCount ?? sheet.rows.length;
  const width = packed?.columns.length ?? sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    id,
    name: sheet.name,
    hidden: sheet.hidden === true ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: Math.min(EXCEL_ROWS, Math.max(SMALLEST.rows, height + MARGIN.rows)),
    columnCount: Math.max(SMALLEST.columns, width + MARGIN.columns),
    defaultColumnWidth: 88,
    defaultRowHeight: 22,
    freeze: { xSplit: 0, ySplit: sheet.frozenRows ?? 0, startRow: sheet.frozenRows ?? -1, startColumn: -1 },
    mergeData: (sheet.merged ?? []).flatMap((address) => {
      const area = referenceIn(address)?.area;
      return area === undefined ? [] : [rangeOf(area)];
    }),
    cellData: packed === undefined ? cellData(sheet, styles) : packedData(sheet, packed, styles),
    columnData: Object.fromEntries([...(sheet.widths ?? [])].map(([column, w]) => [column, { w }])),
  };
}

function packedData(
  sheet: SheetContent,
  packed: PackedCells,
  styles: StyleSheet,
): IObjectMatrixPrimitiveType<ICellData> {
  const data = matrixOver(new PackedSheet(packed, numberStyles(sheet, styles)));
  dressCells(sheet, styles, data);
  return data;
}

function cellData(sheet: SheetContent, styles: StyleSheet): IObjectMatrixPrimitiveType<ICellData> {
  const formatIds = numberStyles(sheet, styles);
  const data: Record<number, Record<number, ICellData>> = {};
  sheet.rows.forEach((row, r) => {
    const cells: Record<number, ICellData> = {};
    row.forEach((value, c) => {
      if (value === null) return;
      const cell = univerCell(value);
      const format = r > 0 && typeof value === "number" ? formatIds.get(c) : undefined;
      if (format !== undefined) cell.s = format;
      cells[c] = cell;
    });
    data[r] = cells;
  });
  for (const [key, spill] of sheet.spills ?? []) {
    // As cells of their own they would be in the way of the answer that they belong to.
    for (const { row, column } of filledIn(sheet, referenceIn(spill)?.area ?? null)) {
      const line = data[row];
      if (line !== undefined && cellKey(row, column) !== key) Reflect.deleteProperty(line, column);
    }
  }
  dressCells(sheet, styles, data);
  return data;
}

/** The cells of an area as far as the rows of the sheet go: a file may name more than there are. */
export function* filledIn({ rows }: SheetContent, area: Area | null): Iterable<{ row: number; column: number }> {
  if (area === null) return;
  for (let row = area.top; row <= Math.min(area.bottom, rows.length - 1); row++) {
    const last = (rows[row]?.length ?? 0) - 1;
    for (let column = area.left; column <= Math.min(area.right, last); column++) yield { row, column };
  }
}

const numberStyles = (sheet: SheetContent, styles: StyleSheet): ReadonlyMap<number, string> =>
  new Map([...(sheet.columnFormats ?? [])].map(([column, numberFormat]) => [column, styles.idOf({ numberFormat })]));

/** Gives single cells their looks and formulas. */
function dressCells(sheet: SheetContent, styles: StyleSheet, data: Record<number, Record<number, ICellData>>): void {
  const change = (key: string, changed: (cell: ICellData, column: number) => ICellData): void => {
    const [row, column] = key.split(",").map(Number) as [number, number];
    const line = (data[row] ??= {});
    line[column] = changed(line[column] ?? {}, column);
  };
  for (const [key, look] of sheet.looks ?? []) {
    change(key, (cell, column) => {
      const numberFormat =
        look.numberFormat ?? (typeof cell.s === "string" ? sheet.columnFormats?.get(column) : undefined);
      return { ...cell, s: styles.idOf(numberFormat === undefined ? look : { ...look, numberFormat }) };
    });
  }
  for (const [key, f] of sheet.formulas ?? []) change(key, (cell) => ({ ...cell, f }));
}
