import { SHEET_ROWS, columnsOf, rowsOf, type Area } from "../area";
import type { LineShift } from "../shift";
import { shiftedLine } from "../shift";
import type { CommonFormat, FormatChange } from "../workbook";
import type { LookPool } from "./look";
import { PLAIN_LOOK, commonFormatOf, type Look } from "./look";
import { Runs } from "./runs";

/** How the cells of one sheet look: for each touched column, runs of rows. */
export class LookStore {
  private columns = new Map<number, Runs<Look>>();

  constructor(private readonly pool: LookPool) {}

  /** The look of one cell. */
  at(row: number, column: number): Look {
    return this.columns.get(column)?.at(row) ?? PLAIN_LOOK;
  }

  /** Applies changes of format in order. */
  apply(changes: readonly FormatChange[]): void {
    for (const { area, format } of changes) {
      this.change(area, (look) => this.pool.look({ ...look.format, ...format }, look.numberFormat));
    }
  }

  /** Back to plain, number format included. */
  clear(area: Area): void {
    this.change(area, () => PLAIN_LOOK);
  }

  /** The number formats of an area. */
  numberFormats(area: Area): string[][] {
    const rows = Array.from({ length: rowsOf(area) }, () => new Array<string>(columnsOf(area)).fill("General"));
    for (let column = area.left; column <= area.right; column++) {
      for (const run of this.columns.get(column)?.within(area.top, area.bottom) ?? []) {
        for (let row = run.from; row <= run.to; row++) {
          const cells = rows[row - area.top];
          if (cells) cells[column - area.left] = run.value.numberFormat;
        }
      }
    }
    return rows;
  }

  /** Sets number formats, null leaves one; equal formats below one another are set in one go. */
  setNumberFormats(area: Area, formats: readonly (readonly (string | null)[])[]): void {
    for (let column = area.left; column <= area.right; column++) {
      let top = area.top;
      while (top <= area.bottom) {
        const format = formats[top - area.top]?.[column - area.left] ?? null;
        let bottom = top;
        while (bottom < area.bottom && (formats[bottom + 1 - area.top]?.[column - area.left] ?? null) === format)
          bottom++;
        const cells: Area = { top, bottom, left: column, right: column };
        if (format !== null) this.change(cells, (look) => this.pool.look(look.format, format));
        top = bottom + 1;
      }
    }
  }

  /** What the cells of an area have in common. */
  common(area: Area): CommonFormat {
    const looks = new Set<Look>();
    for (let column = area.left; column <= area.right; column++) {
      const runs = this.columns.get(column)?.within(area.top, area.bottom);
      for (const look of runs?.map((run) => run.value) ?? [PLAIN_LOOK]) looks.add(look);
    }
    return commonFormatOf([...looks].map((look) => look.format));
  }

  /** The smallest area of cells that do not look plain, without looks that reach the end of the sheet; null if none. */
  extent(): Area | null {
    const runs = [...this.columns].flatMap(([column, runs]) =>
      runs.all().flatMap((run) => (run.to === SHEET_ROWS - 1 ? [] : [{ column, ...run }])),
    );
    if (runs.length === 0) return null;
    return {
      top: runs.reduce((least, run) => Math.min(least, run.from), Infinity),
      bottom: runs.reduce((most, run) => Math.max(most, run.to), -1),
      left: runs.reduce((least, run) => Math.min(least, run.column), Infinity),
      right: runs.reduce((most, run) => Math.max(most, run.column), -1),
    };
  }

  /** Moves looks along with inserted or deleted lines. */
  shift(shift: LineShift): void {
    if (shift.lines === "rows") {
      for (const runs of this.columns.values()) {
        if (shift.count > 0) runs.insert(shift.at, shift.count);
        else runs.remove(shift.at, -shift.count);
      }
      return;
    }
    this.columns = new Map(
      [...this.columns].flatMap(([column, runs]) => {
        const moved = shiftedLine(column, shift);
        return moved === null ? [] : [[moved, runs] as const];
      }),
    );
  }

  private change(area: Area, changed: (look: Look) => Look): void {
    for (let column = area.left; column <= area.right; column++) {
      const runs = this.columns.get(column) ?? new Runs<Look>(PLAIN_LOOK);
      this.columns.set(column, runs);
      runs.change(area.top, area.bottom, changed);
    }
  }
}
