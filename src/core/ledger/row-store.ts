import type { Amount } from "../amount";
import type { Exact } from "../exact";
import type { RowSink } from "./row-sink";

/** A row that no reading has seen, such as one above the header. */
export const NEVER_READ = -1;

const FIRST = 1024;
/** Rows of a sheet, and row 0 that none has: more are only needed for what is no sheet. */
const SHEET = 1_048_577;
const NONE = new Float64Array(0);

/**
 * Where each row of a sheet went: its tally and its amount, 12 bytes a row, in flat arrays. What makes it possible to
 * take a row back when it is edited, without another look at the sheet.
 */
export class RowStore implements RowSink {
  #tallies = new Int32Array(FIRST).fill(NEVER_READ);
  #micros = new Float64Array(FIRST);
  /** As long as the others, or empty as long as no amount has more than six decimals. */
  #picos = NONE;
  /** Amounts beyond twelve decimals; rare enough for a map. */
  readonly #rest = new Map<number, Exact>();

  /** Notes where a row went; `tally` may be negative for a row that is no line. */
  set(row: number, tally: number, { micros, picos, rest }: Amount): void {
    if (row >= this.#tallies.length) this.#grow(row + 1);
    this.#tallies[row] = tally;
    this.#micros[row] = micros;
    if (picos !== 0 && this.#picos.length === 0) this.#picos = new Float64Array(this.#tallies.length);
    if (this.#picos.length > 0) this.#picos[row] = picos;
    if (rest !== 0n) this.#rest.set(row, rest);
    else if (this.#rest.size > 0) this.#rest.delete(row);
  }

  /** The tally of a row, or a negative number. */
  tally(row: number): number {
    return this.#tallies[row] ?? NEVER_READ;
  }

  amount(row: number): Amount {
    return { micros: this.#micros[row] ?? 0, picos: this.#picos[row] ?? 0, rest: this.#rest.get(row) ?? 0n };
  }

  /** Whether rows can be moved: what lies in the map stays where it is. */
  get movable(): boolean {
    return this.#rest.size === 0;
  }

  /** Moves the rows from `first` to `last` by so many rows; what they leave behind counts as never read. */
  move(first: number, last: number, by: number): void {
    if (last + by >= this.#tallies.length) this.#grow(last + by + 1);
    for (const array of [this.#tallies, this.#micros, this.#picos]) array.copyWithin(first + by, first, last + 1);
    if (by > 0) this.#tallies.fill(NEVER_READ, first, Math.min(first + by, last + 1));
    else this.#tallies.fill(NEVER_READ, Math.max(last + 1 + by, first), last + 1);
  }

  #grow(rows: number): void {
    const doubled = this.#tallies.length * 2;
    const capacity = Math.max(rows, rows <= SHEET ? Math.min(doubled, SHEET) : doubled);
    const tallies = new Int32Array(capacity);
    tallies.set(this.#tallies);
    tallies.fill(NEVER_READ, this.#tallies.length);
    this.#tallies = tallies;
    this.#micros = widened(this.#micros, capacity);
    if (this.#picos.length > 0) this.#picos = widened(this.#picos, capacity);
  }
}

function widened(old: Float64Array<ArrayBuffer>, capacity: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(capacity);
  next.set(old);
  return next;
}
