import fc from "fast-check";
import { NEVER_READ, RowStore } from "../../../src/core/ledger/row-store";

const LAST = 1_100;

/** What a store says of its first rows: the tally, and the amount where a row is a line. */
const told = (store: RowStore, rows: number) =>
  Array.from({ length: rows }, (_, row) => {
    const tally = store.tally(row);
    return tally < 0 ? tally : ([tally, store.amount(row)] as const);
  });

test("a row that nobody stored was never read, however far it lies", () => {
  const store = new RowStore();
  expect([0, 1, 1_023, 1_024, 5_000_000].map((row) => store.tally(row))).toEqual(new Array(5).fill(NEVER_READ));
  expect(store.amount(7_000)).toEqual({ micros: 0, picos: 0, rest: 0n });
});

test("a store grows to the row it is given and keeps the rows before", () => {
  const store = new RowStore();
  for (const row of [1, 1_023, 1_024, 1_025, 300_000]) store.set(row, row * 2, { micros: row, picos: -row, rest: 0n });
  for (const row of [1, 1_023, 1_024, 1_025, 300_000]) {
    expect([store.tally(row), store.amount(row)]).toEqual([row * 2, { micros: row, picos: -row, rest: 0n }]);
  }
  expect([2, 1_022, 1_026, 299_999, 300_001].map((row) => store.tally(row))).toEqual(new Array(5).fill(NEVER_READ));
});

test("amounts beyond twelve decimals are kept, keep rows from being moved, and are forgotten with the row", () => {
  const store = new RowStore();
  store.set(3, 1, { micros: 10, picos: 20, rest: 30n });
  expect([store.movable, store.amount(3).rest]).toEqual([false, 30n]);
  store.set(3, 1, { micros: 10, picos: 20, rest: 0n });
  expect([store.movable, store.amount(3).rest]).toEqual([true, 0n]);
});

test("rows that are set and moved at random end where a plain list of them ends", () => {
  const row = fc.integer({ min: 1, max: LAST });
  const setting = fc.record({ row, tally: fc.integer({ min: -4, max: 50 }), micros: fc.integer() });
  const moving = fc
    .tuple(row, row, fc.integer({ min: -60, max: 60 }))
    .map(([one, other, by]) => ({ first: Math.max(61, Math.min(one, other)), last: Math.max(61, one, other), by }));
  fc.assert(
    fc.property(fc.array(fc.oneof(setting, moving), { maxLength: 60 }), (steps) => {
      const store = new RowStore();
      const list: (number | readonly [number, ReturnType<RowStore["amount"]>])[] = new Array<number>(LAST + 200);
      list.fill(NEVER_READ);
      // A sheet that is moved about has been read to its end.
      for (let at = 1; at <= LAST; at++) {
        store.set(at, at % 7, { micros: at, picos: 0, rest: 0n });
        list[at] = [at % 7, { micros: at, picos: 0, rest: 0n }];
      }
      for (const step of steps) {
        if ("by" in step) {
          store.move(step.first, step.last, step.by);
          const moved = list.slice(step.first, step.last + 1);
          list.fill(NEVER_READ, step.first, step.last + 1);
          list.splice(step.first + step.by, moved.length, ...moved);
        } else {
          store.set(step.row, step.tally, { micros: step.micros, picos: 0, rest: 0n });
          list[step.row] = step.tally < 0 ? step.tally : [step.tally, { micros: step.micros, picos: 0, rest: 0n }];
        }
      }
      expect(told(store, LAST + 1)).toEqual(list.slice(0, LAST + 1));
    }),
    { numRuns: 40 },
  );
});
