import type { Cell } from "../../src/core/cell";
import { PACKED_FROM_ROWS, Packing, type PackedCells } from "./packed-cells";

/** Rows of a sheet whose length is not known beforehand: plain rows as long as they are few, packed from then on. */
export class GrowingRows {
  private rows: (readonly Cell[])[] = [];
  private packing: Packing | null = null;
  private first: readonly Cell[] = [];

  /** How many rows there are. */
  get length(): number {
    return this.packing?.rowCount ?? this.rows.length;
  }

  /** The first row; without cells where there is none. */
  get header(): readonly Cell[] {
    return this.first;
  }

  /** Adds the next row. */
  add(row: readonly Cell[]): void {
    if (this.length === 0) this.first = row;
    if (this.packing !== null) {
      this.packing.add(row);
      return;
    }
    this.rows.push(row);
    if (this.rows.length < PACKED_FROM_ROWS) return;
    this.packing = new Packing();
    for (const one of this.rows) this.packing.add(one);
    this.rows = [];
  }

  /** The cells as a sheet at rest has them. */
  cells(): { readonly rows: readonly (readonly Cell[])[]; readonly packed?: PackedCells } {
    return this.packing === null ? { rows: this.rows } : { rows: [], packed: this.packing.packed() };
  }
}
