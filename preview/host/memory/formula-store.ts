import { SHEET_COLUMNS, type Area } from "../area";
import { shiftedLine, type LineShift } from "../shift";

/** The formulas of one sheet by cell. */
export class FormulaStore {
  private formulas = new Map<number, string>();

  /** How many cells have a formula. */
  get size(): number {
    return this.formulas.size;
  }

  /** The formula of a cell, if it has one. */
  at(row: number, column: number): string | undefined {
    return this.formulas.get(row * SHEET_COLUMNS + column);
  }

  /** The cells that have one, row after row. */
  all(): readonly { readonly row: number; readonly column: number }[] {
    return [...this.formulas.keys()]
      .sort((a, b) => a - b)
      .map((key) => ({ row: Math.floor(key / SHEET_COLUMNS), column: key % SHEET_COLUMNS }));
  }

  /** Puts a formula into a cell. */
  set(row: number, column: number, formula: string): void {
    this.formulas.set(row * SHEET_COLUMNS + column, formula);
  }

  /** Forgets the formulas of an area; whether there were any. */
  remove(area: Area): boolean {
    if (area.top === area.bottom && area.left === area.right) {
      return this.formulas.delete(area.top * SHEET_COLUMNS + area.left);
    }
    const before = this.formulas.size;
    for (const key of this.formulas.keys()) {
      const [row, column] = [Math.floor(key / SHEET_COLUMNS), key % SHEET_COLUMNS];
      const isInside = row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
      if (isInside) this.formulas.delete(key);
    }
    return this.formulas.size < before;
  }

  /** Moves formulas along with lines; their texts stay. */
  shift(shift: LineShift): void {
    this.formulas = new Map(
      [...this.formulas].flatMap(([key, formula]) => {
        const [row, column] = [Math.floor(key / SHEET_COLUMNS), key % SHEET_COLUMNS];
        const newRow = shift.lines === "rows" ? shiftedLine(row, shift) : row;
        const newColumn = shift.lines === "columns" ? shiftedLine(column, shift) : column;
        return newRow === null || newColumn === null ? [] : [[newRow * SHEET_COLUMNS + newColumn, formula] as const];
      }),
    );
  }
}
