import { SHEET_ROWS } from "../area";
import type { HostCell } from "../workbook";
import type { TextPool } from "./text-pool";

const EMPTY = 0;
const NUMBER = 1;
const TEXT = 2;
const TRUTH = 3;

/** The bytes of a column: what kind of cell each row has, and its number or the number of its pooled text. */
export interface PackedColumn {
  readonly kinds: Uint8Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
}

/** The cells of one column, nine bytes each: a kind, and a number or the number of a pooled text. */
export class CellColumn {
  private kinds: Uint8Array<ArrayBuffer>;
  private numbers: Float64Array<ArrayBuffer>;

  /** An empty column, or one over bytes that a column gave; it goes on writing into them. */
  constructor(
    private readonly texts: TextPool,
    { kinds, numbers }: PackedColumn = { kinds: new Uint8Array(0), numbers: new Float64Array(0) },
  ) {
    this.kinds = kinds;
    this.numbers = numbers;
  }

  /** The column's own bytes, not a copy. */
  packed(): PackedColumn {
    return { kinds: this.kinds, numbers: this.numbers };
  }

  /** Puts what rows `top` and following hold into this place of each line. */
  into(lines: readonly HostCell[][], place: number, top: number): void {
    const { kinds, numbers, texts } = this;
    const end = Math.min(lines.length, kinds.length - top);
    for (let at = 0; at < end; at++) {
      const kind = kinds[top + at];
      if (kind === EMPTY) continue;
      const number = numbers[top + at] ?? 0;
      const line = lines[at];
      if (line !== undefined)
        line[place] = kind === NUMBER ? number : kind === TEXT ? texts.text(number) : number === 1;
    }
  }

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

  /** The last row with content below row `above`, or -1. */
  last(above = -1): number {
    for (let row = this.kinds.length - 1; row > above; row--) if (this.kinds[row] !== EMPTY) return row;
    return -1;
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
