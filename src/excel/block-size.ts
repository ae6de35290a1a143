import type { Row } from "../core/cell";

/**
 * What one answer of Excel should weigh, as JSON. On the web it may not pass 5 MB (Microsoft: Resource limits, Office
 * Add-ins); so much is taken apart within a few hundredths of a second, so that the page stays free for hands.
 */
const TARGET_BYTES = 300_000;
/** Weight assumed before anything was seen; longer cells are met by asking for less. */
const BYTES_A_CELL = 40;
/** A range read may hold so many cells; above it the values may come back as null (same page). */
const CELLS_MAX = 5_000_000;
/** A block is never so much larger than the one before that a stretch of long rows could surprise. */
const GROWTH_MAX = 3;
/** Rows that are weighed of a block, spread over it. */
const SAMPLE_ROWS = 32;

/** How many rows to ask for at once, learnt from the rows that came. */
export interface BlockSize {
  /** Rows to ask for next; at least 1. */
  readonly rows: number;
  /** The size after a block of these rows arrived. */
  after(rows: readonly Row[]): BlockSize;
  /** The size after a block of so many rows was too large; `null` where a single row already is. */
  smaller(asked: number): BlockSize | null;
}

const bytes = new TextEncoder();

function bytesPerRow(rows: readonly Row[]): number {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS));
  let sum = 0;
  let count = 0;
  for (let index = 0; index < rows.length; index += step, count += 1) {
    sum += bytes.encode(JSON.stringify(rows[index])).length + 1;
  }
  return sum / Math.max(1, count);
}

function sized(rows: number, rowsMax: number): BlockSize {
  return {
    rows,
    after: (seen) => {
      const wanted = Math.floor(TARGET_BYTES / bytesPerRow(seen));
      return sized(Math.max(1, Math.min(wanted, rows * GROWTH_MAX, rowsMax)), rowsMax);
    },
    smaller: (asked) => (asked <= 1 ? null : sized(Math.ceil(asked / 2), Math.ceil(asked / 2))),
  };
}

/** The first block of a rectangle so many columns wide. */
export function firstBlock(columns: number): BlockSize {
  const width = Math.max(1, columns);
  const rows = Math.floor(TARGET_BYTES / (BYTES_A_CELL * width));
  return sized(Math.max(1, rows), Math.max(1, Math.floor(CELLS_MAX / width)));
}
