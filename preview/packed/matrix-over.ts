import type { ICellData, IObjectArrayPrimitiveType, IObjectMatrixPrimitiveType, Nullable } from "@univerjs/core";
import type { PackedSheet } from "./packed-sheet";

type Line = IObjectArrayPrimitiveType<Nullable<ICellData>>;

const sheets = new WeakMap<object, PackedSheet>();

/** The packed sheet behind a matrix of cells; `null` where the matrix holds its cells itself. */
export const packedBehind = (matrix: object): PackedSheet | null => sheets.get(matrix) ?? null;

/**
 * The sheet as the plain object of rows that Univer works on. Rows and cells are there when they are asked for by number;
 * listed are only those that a listing is for: the first and the last row, which say how far the sheet goes, and rows with
 * formulas or looks of their own. Univer lists rows to find formulas, and would otherwise make each of the cells.
 */
export function matrixOver(sheet: PackedSheet): IObjectMatrixPrimitiveType<ICellData> {
  const matrix = new Proxy({}, new Rows(sheet)) as IObjectMatrixPrimitiveType<ICellData>;
  sheets.set(matrix, sheet);
  return matrix;
}

/** The number that a key writes, or -1. */
function numberIn(key: string | symbol): number {
  const number = typeof key === "string" && key !== "" ? Number(key) : -1;
  return Number.isInteger(number) ? number : -1;
}

const shown = (value: unknown): PropertyDescriptor => ({ value, writable: true, enumerable: true, configurable: true });

class Rows implements ProxyHandler<object> {
  /** The row that was asked for last: drawing and reading go through a row cell by cell. */
  private last: { readonly row: number; readonly line: Line } | null = null;

  constructor(private readonly sheet: PackedSheet) {}

  get(_: object, key: string | symbol): Line | undefined {
    const row = numberIn(key);
    if (row < 0) return undefined;
    if (this.last?.row !== row) this.last = { row, line: new Proxy<Line>({}, new CellsOfRow(this.sheet, row)) };
    return this.last.line;
  }

  set(_: object, key: string | symbol, line: Nullable<Line>): boolean {
    const row = numberIn(key);
    if (row < 0) return false;
    // A line may be a view of this very row: it is read before the row is emptied.
    const cells = Object.keys(line ?? {}).map((column) => [Number(column), line?.[Number(column)]] as const);
    this.sheet.clearRow(row);
    for (const [column, cell] of cells) this.sheet.put(row, column, cell);
    return true;
  }

  has(_: object, key: string | symbol): boolean {
    return numberIn(key) >= 0;
  }

  deleteProperty(_: object, key: string | symbol): boolean {
    const row = numberIn(key);
    if (row >= 0) this.sheet.clearRow(row);
    return true;
  }

  ownKeys(): string[] {
    const extent = this.sheet.extent();
    const ends = extent === null ? [] : [extent.top, extent.bottom];
    const rows = new Set([...ends, ...this.sheet.rowsWithObjects()]);
    return [...rows].sort((one, other) => one - other).map(String);
  }

  getOwnPropertyDescriptor(target: object, key: string | symbol): PropertyDescriptor | undefined {
    const line = this.get(target, key);
    return line === undefined ? undefined : shown(line);
  }
}

class CellsOfRow implements ProxyHandler<object> {
  constructor(
    private readonly sheet: PackedSheet,
    private readonly row: number,
  ) {}

  get(_: object, key: string | symbol): ICellData | undefined {
    const column = numberIn(key);
    return column < 0 ? undefined : this.sheet.cell(this.row, column);
  }

  set(_: object, key: string | symbol, cell: Nullable<ICellData>): boolean {
    const column = numberIn(key);
    if (column < 0) return false;
    this.sheet.put(this.row, column, cell);
    return true;
  }

  has(target: object, key: string | symbol): boolean {
    return this.get(target, key) !== undefined;
  }

  deleteProperty(_: object, key: string | symbol): boolean {
    const column = numberIn(key);
    if (column >= 0) this.sheet.put(this.row, column, null);
    return true;
  }

  ownKeys(): string[] {
    return this.sheet.columnsOf(this.row).map(String);
  }

  getOwnPropertyDescriptor(target: object, key: string | symbol): PropertyDescriptor | undefined {
    const cell = this.get(target, key);
    return cell === undefined ? undefined : shown(cell);
  }
}
