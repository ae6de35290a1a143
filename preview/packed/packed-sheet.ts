import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import type { Area } from "../host/area";
import { CellStore } from "../host/memory/cell-store";
import { TextPool } from "../host/memory/text-pool";
import { shiftedLine, type LineShift } from "../host/shift";
import type { HostCell } from "../host/workbook";
import { cellContent } from "../sheet/cell-reading";
import { univerCell } from "../sheet/univer-cell";
import type { PackedCells } from "./packed-cells";

/**
 * The cells of a large sheet, kept as bytes. A cell becomes an object when somebody asks for it, and bytes again when it is
 * put back; only cells with a formula or a look of their own stay objects.
 */
export class PackedSheet {
  private readonly cells: CellStore;
  private objects = new Map<number, Map<number, ICellData>>();
  /** Rows with objects in ascending order; `null` when it has to be found again. */
  private objectRows: readonly number[] | null = null;

  constructor(
    packed: PackedCells,
    /** Id of the style that a column's numbers below the first row have. */
    private numberStyles: ReadonlyMap<number, string>,
  ) {
    this.cells = CellStore.over(packed.columns, new TextPool(packed.texts));
  }

  /** The cell, as Univer holds it; undefined where there is none. */
  cell(row: number, column: number): ICellData | undefined {
    const object = this.objects.get(row)?.get(column);
    if (object !== undefined) return object;
    const value = this.cells.at(row, column);
    return value === "" ? undefined : this.unpacked(value, row, column);
  }

  /** Puts a cell in the place of what was there; nothing empties it. */
  put(row: number, column: number, cell: Nullable<ICellData>): void {
    const isPlain = cell === null || cell === undefined || Object.keys(cell).length === 0;
    const value = isPlain ? "" : this.value(cell, row, column);
    this.cells.set(row, column, value ?? "");
    if (isPlain || value !== null) this.dropObject(row, column);
    else this.putObject(row, column, cell);
  }

  /** What the cells hold, in fresh arrays. */
  values(area: Area): HostCell[][] {
    const lines = this.cells.values(area);
    for (const [row, column, cell] of this.objectsIn(area)) {
      const line = lines[row - area.top];
      if (line !== undefined) line[column - area.left] = cellContent(cell);
    }
    return lines;
  }

  /** The cells that are objects, row by row. */
  *objectsIn(area: Area): Iterable<readonly [row: number, column: number, cell: ICellData]> {
    for (const row of this.rowsWithObjects()) {
      if (row < area.top || row > area.bottom) continue;
      for (const [column, cell] of this.objects.get(row) ?? []) {
        if (column >= area.left && column <= area.right) yield [row, column, cell];
      }
    }
  }

  /** Columns with a cell in the row, ascending. */
  columnsOf(row: number): number[] {
    const packed = this.cells.columnNumbers().filter((column) => this.cells.at(row, column) !== "");
    const own = this.objects.get(row);
    return own === undefined ? packed : [...new Set([...packed, ...own.keys()])].sort((one, other) => one - other);
  }

  /** The smallest area with all bytes in use; objects are not part of it. */
  extent(): Area | null {
    return this.cells.extent();
  }

  /** Rows that hold objects, ascending. */
  rowsWithObjects(): readonly number[] {
    return (this.objectRows ??= [...this.objects.keys()].sort((one, other) => one - other));
  }

  /** Empties a whole row. */
  clearRow(row: number): void {
    for (const column of this.columnsOf(row)) this.put(row, column, null);
  }

  /** Moves cells along with inserted or deleted lines. */
  shift(shift: LineShift): void {
    this.cells.shift(shift);
    if (shift.lines === "columns") this.numberStyles = movedColumns(this.numberStyles, shift);
    const moved = new Map<number, Map<number, ICellData>>();
    for (const [row, line] of this.objects) {
      const to = shift.lines === "rows" ? shiftedLine(row, shift) : row;
      if (to !== null) moved.set(to, shift.lines === "rows" ? line : movedColumns(line, shift));
    }
    this.objects = moved;
    this.objectRows = null;
  }

  /** Moves whole columns; `to` is counted before they are taken out. */
  moveColumns(from: number, count: number, to: number): void {
    const step = to > from ? to - from - count : to - from;
    const [first, last] = to > from ? [from + count, to - 1] : [to, from - 1];
    const place = (column: number): number => {
      if (column >= from && column < from + count) return column + step;
      if (column < first || column > last) return column;
      return to > from ? column - count : column + count;
    };
    const moved = <T>(line: ReadonlyMap<number, T>): Map<number, T> =>
      new Map([...line].map(([column, held]) => [place(column), held]));
    this.cells.moveColumns(place);
    this.numberStyles = moved(this.numberStyles);
    this.objects = new Map([...this.objects].map(([row, line]) => [row, moved(line)]));
  }

  /** The value of a cell that bytes can hold: a value that looks as its place does. `null` for any other. */
  private value(cell: ICellData, row: number, column: number): HostCell | null {
    for (const key of Object.keys(cell)) if (!PLAIN.has(key)) return null;
    const value = cellContent(cell);
    if (value === "") return null;
    const packed = this.unpacked(value, row, column);
    const isSameKind = (packed.t ?? CellValueType.STRING) === (cell.t ?? CellValueType.STRING);
    return isSameKind && packed.v === cell.v && (packed.s ?? null) === (cell.s ?? null) ? value : null;
  }

  private unpacked(value: HostCell, row: number, column: number): ICellData {
    const cell = univerCell(value);
    const style = row > 0 && typeof value === "number" ? this.numberStyles.get(column) : undefined;
    if (style !== undefined) cell.s = style;
    return cell;
  }

  private putObject(row: number, column: number, cell: ICellData): void {
    const line = this.objects.get(row);
    if (line !== undefined) {
      line.set(column, cell);
      return;
    }
    this.objects.set(row, new Map([[column, cell]]));
    this.objectRows = null;
  }

  private dropObject(row: number, column: number): void {
    const line = this.objects.get(row);
    if (line?.delete(column) !== true || line.size > 0) return;
    this.objects.delete(row);
    this.objectRows = null;
  }
}

const PLAIN: ReadonlySet<string> = new Set(["v", "t", "s"]);

const movedColumns = <T>(line: ReadonlyMap<number, T>, shift: LineShift): Map<number, T> =>
  new Map(
    [...line].flatMap(([column, held]) => {
      const to = shiftedLine(column, shift);
      return to === null ? [] : [[to, held] as const];
    }),
  );
