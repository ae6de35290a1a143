import type { Row } from "../core/cell";

/** Rows for places that follow each other, counted from 0. */
export interface Piece {
  readonly first: number;
  readonly rows: readonly Row[];
  /** Whether rows that stay are among them, each at its own place. */
  readonly isMixed: boolean;
}

/** Hands out the places of a sheet that no row holds which stays there, from the top down. */
export interface FreePlaces {
  /** Puts these rows into the next free places. */
  take(rows: readonly Row[]): readonly Piece[];
}

/** Below so many stretches of rows that stay, each stretch of free places is a piece of its own. */
const STRETCHES_FEW = 100;
/** Rows that a person has mixed by sorting are written again where they are, if there are no more of them in a row. */
const BETWEEN_MOST = 200;

/** The free places beside rows that stay, which are given by their places. */
export function freePlaces(stays: ReadonlyMap<number, Row>): FreePlaces {
  const between = stretchesOf(stays) > STRETCHES_FEW ? BETWEEN_MOST : 0;
  let place = 0;
  return {
    take: (rows) => {
      const pieces: { first: number; rows: Row[]; isMixed: boolean }[] = [];
      for (const row of rows) {
        const passed: Row[] = [];
        for (let held = stays.get(place); held; held = stays.get(place)) {
          passed.push(held);
          place += 1;
        }
        const open = pieces.at(-1);
        if (open && passed.length <= between) {
          open.rows.push(...passed, row);
          open.isMixed ||= passed.length > 0;
        } else pieces.push({ first: place, rows: [row], isMixed: false });
        place += 1;
      }
      return pieces;
    },
  };
}

/** The place after the last row, once so many rows are in free places. */
export function endAfter(stays: ReadonlyMap<number, Row>, rows: number): number {
  let end = 0;
  for (let left = rows; left > 0; end += 1) if (!stays.has(end)) left -= 1;
  for (const place of stays.keys()) end = Math.max(end, place + 1);
  return end;
}

function stretchesOf(stays: ReadonlyMap<number, Row>): number {
  let stretches = 0;
  for (const place of stays.keys()) if (!stays.has(place - 1)) stretches += 1;
  return stretches;
}
