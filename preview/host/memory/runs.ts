import { SHEET_ROWS } from "../area";

/** Rows `from` to `to`, both included, that share one value. */
export interface Run<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/** One value for each row of a column, kept as runs in row order; rows without a run have the fallback. */
export class Runs<T> {
  private runs: Run<T>[] = [];

  constructor(private readonly fallback: T) {}

  /** The value at a row. */
  at(row: number): T {
    const run = this.runs[this.indexAt(row)];
    return run && run.from <= row ? run.value : this.fallback;
  }

  /** Changes the value of rows `from` to `to`, each by what it was. */
  change(from: number, to: number, changed: (value: T) => T): void {
    const first = this.indexAt(from);
    let last = first;
    while (last < this.runs.length && (this.runs[last]?.from ?? Infinity) <= to) last++;
    const touched = this.runs.slice(first, last);
    const before = touched.flatMap((run) => (run.from < from ? [{ ...run, to: from - 1 }] : []));
    const after = touched.flatMap((run) => (run.to > to ? [{ ...run, from: to + 1 }] : []));
    const inside = this.filled(from, to, touched).map((run) => ({ ...run, value: changed(run.value) }));
    this.runs.splice(first, last - first, ...before, ...joined(inside, this.fallback), ...after);
  }

  /** The runs that cover rows `from` to `to`, gaps filled with the fallback. */
  within(from: number, to: number): Run<T>[] {
    const first = this.indexAt(from);
    let last = first;
    while (last < this.runs.length && (this.runs[last]?.from ?? Infinity) <= to) last++;
    return this.filled(from, to, this.runs.slice(first, last));
  }

  /** All runs that differ from the fallback. */
  all(): readonly Run<T>[] {
    return this.runs;
  }

  /** Opens `count` rows before `at`; they take the value of the row above. */
  insert(at: number, count: number): void {
    this.runs = this.runs.flatMap((run) => {
      if (run.to < at - 1) return [run];
      if (run.from >= at) return inside({ ...run, from: run.from + count, to: run.to + count });
      return inside({ ...run, to: run.to + count });
    });
  }

  /** Takes rows out. */
  remove(at: number, count: number): void {
    const moved = (row: number, gone: number): number => (row < at ? row : row < at + count ? gone : row - count);
    this.runs = this.runs.flatMap((run) => {
      const [from, to] = [moved(run.from, at), moved(run.to, at - 1)];
      return from <= to ? [{ ...run, from, to }] : [];
    });
  }

  /** The first run that ends at or after a row. */
  private indexAt(row: number): number {
    let [low, high] = [0, this.runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.runs[middle]?.to ?? -1) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private filled(from: number, to: number, runs: readonly Run<T>[]): Run<T>[] {
    const filled: Run<T>[] = [];
    let next = from;
    for (const run of runs) {
      if (run.from > next) filled.push({ from: next, to: run.from - 1, value: this.fallback });
      filled.push({ from: Math.max(run.from, from), to: Math.min(run.to, to), value: run.value });
      next = run.to + 1;
    }
    if (next <= to) filled.push({ from: next, to, value: this.fallback });
    return filled;
  }
}

function inside<T>(run: Run<T>): Run<T>[] {
  return run.from >= SHEET_ROWS ? [] : [{ ...run, to: Math.min(run.to, SHEET_ROWS - 1) }];
}

function joined<T>(runs: readonly Run<T>[], fallback: T): Run<T>[] {
  const result: Run<T>[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.value === fallback) continue;
    if (last && last.value === run.value && last.to + 1 === run.from)
      result[result.length - 1] = { ...last, to: run.to };
    else result.push(run);
  }
  return result;
}
