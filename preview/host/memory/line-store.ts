import type { LineShift } from "../shift";
import { Runs } from "./runs";

/** Points: the width of a column nobody has changed (64 pixels). */
const STANDARD_SIZE = 48;

/** What a sheet keeps for its rows, or for its columns: which are hidden, by hand or by a filter, and how wide they are. */
export class LineStore {
  private readonly hidden = new Runs(false);
  private readonly filtered = new Runs(false);
  private readonly sizes = new Runs(STANDARD_SIZE);

  /** How many lines from `from` to `to` are hidden. */
  hiddenCount(from: number, to: number): number {
    const both = this.hidden
      .within(from, to)
      .flatMap((run) =>
        run.value ? [run] : this.filtered.within(run.from, run.to).filter((filtered) => filtered.value),
      );
    return both.reduce((sum, run) => sum + run.to - run.from + 1, 0);
  }

  /** Hides or shows lines; showing by hand also shows what a filter hid. */
  setHidden(from: number, to: number, isHidden: boolean): void {
    this.hidden.change(from, to, () => isHidden);
    if (!isHidden) this.filtered.change(from, to, () => false);
  }

  /** Replaces what a filter hides. */
  setFiltered(rows: Iterable<number>): void {
    for (const run of [...this.filtered.all()]) this.filtered.change(run.from, run.to, () => false);
    for (const row of rows) this.filtered.change(row, row, () => true);
  }

  /** Points. */
  size(line: number): number {
    return this.sizes.at(line);
  }

  /** Points. */
  setSize(from: number, to: number, size: number): void {
    this.sizes.change(from, to, () => size);
  }

  /** Moves everything along with inserted or deleted lines. */
  shift({ at, count }: LineShift): void {
    for (const runs of [this.hidden, this.filtered]) {
      if (count > 0) runs.insert(at, count);
      else runs.remove(at, -count);
    }
    if (count > 0) this.sizes.insert(at, count);
    else this.sizes.remove(at, -count);
  }
}
