import { boundingArea, columnsOf, rowsOf, type Area } from "../area";
import { shiftedLine, type LineShift } from "../shift";
import type { HostCell } from "../workbook";
import { CellColumn, type PackedColumn } from "./cell-column";
import type { TextPool } from "./text-pool";

/** What the cells of one sheet hold, column by column; a column comes into being with its first value. */
export class CellStore {
  private columns = new Map<number, CellColumn>();

  constructor(private readonly texts: TextPool) {}

  /** A store over the bytes of columns, the first being column 0. */
  static over(columns: readonly PackedColumn[], texts: TextPool): CellStore {
    const store = new CellStore(texts);
    columns.forEach((column, index) => {
      if (column.kinds.length > 0) store.columns.set(index, new CellColumn(texts, column));
    });
    return store;
  }

  /** The bytes of the columns from column 0 to the last one with a value; those in between may be empty. */
  packed(): PackedColumn[] {
    const width = Math.max(0, ...[...this.columns.keys()].map((column) => column + 1));
    return Array.from({ length: width }, (_, index) =>
      (this.columns.get(index) ?? new CellColumn(this.texts)).packed(),
    );
  }

  /** The columns that ever held a value, ascending. */
  columnNumbers(): readonly number[] {
    return [...this.columns.keys()].sort((one, other) => one - other);
  }

  /** What one cell holds; "" when empty. */
  at(row: number, column: number): HostCell {
    return this.columns.get(column)?.at(row) ?? "";
  }

  /** Puts one value; "" empties the cell. */
  set(row: number, column: number, cell: HostCell): void {
    const known = this.columns.get(column);
    if (!known && cell === "") return;
    const cells = known ?? new CellColumn(this.texts);
    this.columns.set(column, cells);
    cells.set(row, cell);
  }

  /** Fresh arrays of what an area holds. */
  values(area: Area): HostCell[][] {
    const width = columnsOf(area);
    const lines = Array.from({ length: rowsOf(area) }, () => new Array<HostCell>(width).fill(""));
    for (let place = 0; place < width; place++) this.columns.get(area.left + place)?.into(lines, place, area.top);
    return lines;
  }

  /** Empties an area. */
  empty(area: Area): void {
    for (const [column, cells] of this.columns) {
      if (column >= area.left && column <= area.right) cells.empty(area.top, area.bottom);
    }
  }

  /** The smallest area that holds every value, or null. */
  extent(): Area | null {
    let area: Area | null = null;
    for (const column of this.columnNumbers()) {
      const cells = this.columns.get(column);
      const top = cells?.first() ?? -1;
      if (cells === undefined || top < 0) continue;
      // Only rows below the area so far are looked at: a column with few values is empty for most of its length.
      const bottom = Math.max(top, cells.last(area?.bottom));
      const own = { top, left: column, bottom, right: column };
      area = area === null ? own : boundingArea(area, own);
    }
    return area;
  }

  /** Moves values along with inserted or deleted lines. */
  shift(shift: LineShift): void {
    if (shift.lines === "rows") {
      for (const cells of this.columns.values()) {
        if (shift.count > 0) cells.insert(shift.at, shift.count);
        else cells.remove(shift.at, -shift.count);
      }
      return;
    }
    this.columns = new Map(
      [...this.columns].flatMap(([column, cells]) => {
        const moved = shiftedLine(column, shift);
        return moved === null ? [] : [[moved, cells] as const];
      }),
    );
  }

  /** Puts every column in another place; no two may share one. */
  moveColumns(place: (column: number) => number): void {
    this.columns = new Map([...this.columns].map(([column, cells]) => [place(column), cells]));
  }
}
