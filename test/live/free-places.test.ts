import type { Row } from "../../src/core/cell";
import { endAfter, freePlaces } from "../../src/live/free-places";

const staying = (...places: readonly number[]): ReadonlyMap<number, Row> =>
  new Map(places.map((place) => [place, [`stays ${place}`]]));
const rows = (...names: readonly string[]): readonly Row[] => names.map((name) => [name]);

test.each`
  stays     | count | end  | why
  ${[]}     | ${0}  | ${0} | ${"nothing at all"}
  ${[]}     | ${3}  | ${3} | ${"all places are free"}
  ${[0, 1]} | ${2}  | ${4} | ${"behind what stays"}
  ${[1, 3]} | ${2}  | ${4} | ${"in between"}
  ${[1, 3]} | ${3}  | ${5} | ${"in between and behind"}
  ${[5, 6]} | ${2}  | ${7} | ${"what stays ends later"}
`("$count rows end at $end: $why", ({ stays, count, end }: { stays: number[]; count: number; end: number }) => {
  expect(endAfter(staying(...stays), count)).toBe(end);
});

test("rows go around what stays, from the top down, taking after taking", () => {
  const places = freePlaces(staying(1, 2, 5));
  expect(places.take(rows("a", "b"))).toEqual([
    { first: 0, rows: rows("a"), isMixed: false },
    { first: 3, rows: rows("b"), isMixed: false },
  ]);
  expect(places.take(rows("c", "d", "e"))).toEqual([
    { first: 4, rows: rows("c"), isMixed: false },
    { first: 6, rows: rows("d", "e"), isMixed: false },
  ]);
});

test("among many single rows that stay, pieces are few, and every row that stays is in them at its place", () => {
  const stays = staying(...Array.from({ length: 500 }, (_, at) => at * 2));
  const pieces = freePlaces(stays).take(Array.from({ length: 600 }, (_, at) => [`new ${at}`]));
  expect(pieces.map(({ first, isMixed }) => [first, isMixed])).toEqual([[1, true]]);
  const [piece] = pieces;
  expect(piece?.rows).toHaveLength(600 + 499);
  piece?.rows.forEach((row, at) => {
    const there = stays.get(1 + at);
    if (there) expect(row).toBe(there);
    else expect(String(row[0])).toMatch(/^new/);
  });
});
