import type { Cell } from "../../src/core/cell";
import type { PackedColumn } from "../host/memory/cell-column";
import { CellStore } from "../host/memory/cell-store";
import { type PackedTexts, packedTexts } from "../host/memory/packed-texts";
import { TextPool } from "../host/memory/text-pool";

/**
 * The cells of a sheet that is too large for an object each: nine bytes a cell, and every distinct text once. It can be
 * handed from a worker to the page without being copied.
 */
export interface PackedCells {
  readonly rowCount: number;
  /** From column 0 on; a column without a value has no bytes. */
  readonly columns: readonly PackedColumn[];
  /** The texts that the columns number. */
  readonly texts: PackedTexts;
}

/** The memory that changes hands when the cells are sent from one thread to another. */
export const memoryOfCells = ({ columns, texts }: PackedCells): readonly ArrayBuffer[] => [
  texts.units.buffer,
  texts.ends.buffer,
  ...columns.flatMap(({ kinds, numbers }) => [kinds.buffer, numbers.buffer]),
];

/** Rows from here on are packed; below it plain rows are quick enough. */
export const PACKED_FROM_ROWS = 20_000;

/** Packs rows one after the other. */
export class Packing {
  private readonly pool = new TextPool();
  private readonly store = new CellStore(this.pool);
  private rows = 0;

  /** How many rows have been taken. */
  get rowCount(): number {
    return this.rows;
  }

  /** Takes the next row; empty texts are empty cells. */
  add(row: readonly Cell[]): void {
    for (let column = 0; column < row.length; column++) {
      const cell = row[column];
      if (cell !== null && cell !== undefined && cell !== "") this.store.set(this.rows, column, cell);
    }
    this.rows++;
  }

  /** What was taken. */
  packed(): PackedCells {
    return { rowCount: this.rows, columns: this.store.packed(), texts: packedTexts(this.pool.all()) };
  }
}
