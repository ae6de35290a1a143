import { SHEET_ROWS } from "../area";
import type { HostCell } from "../workbook";
import type { TextPool } from "./text-pool";

const EMPTY = 0;
const NUMBER = 1;
const TEXT = 2;
const TRUTH = 3;

/** The cells of one column, nine bytes each: a kind, and a number or the number of a pooled text. */
export class CellColumn {
  private kinds = new Uint8Array(0);
  private numbers = new Float64Array(0);

  constructor(private readonly texts: TextPool) {}

  /** What the cell holds; "" when empty. */
  at(row: number): HostCell {
    const kind = this.kinds[row] ?? EMPTY;
    if (kind === EMPTY) return "";
    const number = this.numbers[row] ?? 0;
    if (kind === NUMBER) return number;
    return kind === TEXT ? this.texts.text(number) : number === 1;
  }

  /** Puts a value into a cell; "" empties it. */
  set(row: number, cell: HostCell): void {
    if (cell === "") {
      if (row < this.kinds.length) this.kinds[row] = EMPTY;
      return;
    }
    this.reach(row + 1);
    this.kinds[row] = typeof cell === "number" ? NUMBER : typeof cell === "string" ? TEXT : TRUTH;
    this.numbers[row] = typeof cell === "string" ? this.texts.code(cell) : Number(cell);
  }

  /** Empties rows from `from` to `to`. */
  empty(from: number, to: number): void {
    this.kinds.fill(EMPTY, from, to + 1);
  }

  /** The first row with content, or -1. */
  first(): number {
    return this.kinds.findIndex((kind) => kind !== EMPTY);
  }

  /** The last row with content, or -1. */
  last(): number {
    let row = this.kinds.length - 1;
    while (row >= 0 && this.kinds[row] === EMPTY) row--;
    return row;
  }

  /** Moves everything from row `at` down by `count`; what leaves the sheet is lost. */
  insert(at: number, count: number): void {
    const length = this.last() + 1;
    if (at >= length) return;
    const end = Math.min(length + count, SHEET_ROWS);
    this.reach(end);
    this.kinds.copyWithin(at + count, at, end - count);
    this.numbers.copyWithin(at + count, at, end - count);
    this.kinds.fill(EMPTY, at, at + count);
  }

  /** Takes rows out; the ones below move up. */
  remove(at: number, count: number): void {
    this.kinds.copyWithin(at, at + count);
    this.numbers.copyWithin(at, at + count);
    this.kinds.fill(EMPTY, Math.max(at, this.kinds.length - count));
  }

  private reach(rows: number): void {
    if (rows <= this.kinds.length) return;
    const size = Math.min(SHEET_ROWS, Math.max(rows, this.kinds.length * 2, 64));
    const [kinds, numbers] = [this.kinds, this.numbers];
    this.kinds = new Uint8Array(size);
    this.numbers = new Float64Array(size);
    this.kinds.set(kinds);
    this.numbers.set(numbers);
  }
}
