import type { Cell, Row } from "../core/cell";

/** What a cell of a packed block is; the numbers of `PackedRows.kinds`. */
const Kind = { empty: 0, number: 1, text: 2, yes: 3, no: 4 } as const;

/** A block of rows on its way to another thread: flat arrays whose memory changes hands, and each text once. */
export interface PackedRows {
  readonly firstRow: number;
  readonly rows: number;
  /** Cells a row. */
  readonly width: number;
  /** One byte a cell, row after row. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** The number of a cell, or the place of its text in `texts`. */
  readonly values: Float64Array<ArrayBuffer>;
  readonly texts: readonly string[];
}

/** Packs rows that follow each other; a row shorter than the widest ends in empty cells. */
export function packed(firstRow: number, rows: readonly Row[]): PackedRows {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const kinds = new Uint8Array(rows.length * width);
  const values = new Float64Array(rows.length * width);
  const places = new Map<string, number>();
  const texts: string[] = [];
  let at = 0;
  for (const row of rows) {
    for (let column = 0; column < width; column++, at++) {
      const cell = row[column];
      if (cell === undefined || cell === null || cell === "") continue;
      if (typeof cell === "number") {
        kinds[at] = Kind.number;
        values[at] = cell;
      } else if (typeof cell === "string") {
        let place = places.get(cell);
        if (place === undefined) {
          place = texts.push(cell) - 1;
          places.set(cell, place);
        }
        kinds[at] = Kind.text;
        values[at] = place;
      } else {
        kinds[at] = cell ? Kind.yes : Kind.no;
      }
    }
  }
  return { firstRow, rows: rows.length, width, kinds, values, texts };
}

/** What can change hands instead of being copied. */
export function memoryOf({ kinds, values }: PackedRows): ArrayBuffer[] {
  return [kinds.buffer, values.buffer];
}

/**
 * The rows again. Where only some columns were packed, `columns` says which, counted from 0: each row then has its cells
 * at their own places and `null` between them.
 */
export function unpacked(block: PackedRows, columns: readonly number[] | null): Row[] {
  const { width, kinds, values, texts } = block;
  const length = columns === null ? width : (columns.at(-1) ?? -1) + 1;
  const rows: Row[] = [];
  for (let row = 0; row < block.rows; row++) {
    const cells = new Array<Cell>(length).fill(null);
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const kind = kinds[at];
      if (kind === Kind.empty) continue;
      cells[columns === null ? column : (columns[column] ?? column)] =
        kind === Kind.number
          ? (values[at] ?? 0)
          : kind === Kind.text
            ? (texts[values[at] ?? 0] ?? "")
            : kind === Kind.yes;
    }
    rows.push(cells);
  }
  return rows;
}
