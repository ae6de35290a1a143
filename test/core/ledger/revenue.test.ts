import fc from "fast-check";
import { InvoiceTallies } from "../../../src/core/ledger/invoice-tallies";
import { Revenue } from "../../../src/core/ledger/revenue";
import { WholeNumbers } from "../../../src/core/ledger/whole-numbers";

const pair = fc.record({ reseller: fc.integer({ min: 0, max: 60 }), month: fc.integer({ min: 24_000, max: 24_040 }) });

test("each reseller's month has a slot of its own, found again however many come between", () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 1500 }), (asked) => {
      const revenue = new Revenue();
      const known = new Map<string, number>();
      for (const { reseller, month } of asked) {
        const key = `${reseller} ${month}`;
        const slot = revenue.slot(reseller, month);
        expect(slot).toBe(known.get(key) ?? slot);
        known.set(key, slot);
        revenue.count(slot, 1);
      }
      expect(new Set(known.values()).size).toBe(known.size);
      for (const [key, slot] of known) {
        expect(revenue.lines(slot)).toBe(asked.filter((each) => `${each.reseller} ${each.month}` === key).length);
      }
    }),
    { numRuns: 20 },
  );
});

test("a reseller's months stand in the order in which they appeared", () => {
  const revenue = new Revenue();
  const months = Array.from({ length: 20 }, (_, at) => 24_000 + ((at * 7) % 20));
  for (const month of months) for (const reseller of [3, 1, 2]) revenue.slot(reseller, month);
  for (const reseller of [1, 2, 3]) expect(revenue.monthsOf(reseller).map(({ month }) => month)).toEqual(months);
  expect(revenue.monthsOf(4)).toEqual([]);
  expect(revenue.monthsOf(100_000)).toEqual([]);
});

test("an invoice has the tallies that were added to it, of whatever source", () => {
  const tallies = new InvoiceTallies();
  tallies.add(7, 0, 3);
  tallies.add(900, 1, 3);
  tallies.add(7, 2, 0);
  const of = (invoice: number) => [...tallies.of(invoice)].reverse();
  expect(of(7)).toEqual([
    { source: 0, tally: 3 },
    { source: 2, tally: 0 },
  ]);
  expect(of(900)).toEqual([{ source: 1, tally: 3 }]);
  expect(of(8)).toEqual([]);
});

test("whole numbers are 0 until they are put, also far beyond the last", () => {
  const numbers = new WholeNumbers();
  numbers.put(100_000, -5);
  expect([numbers.add(100_000, 3), numbers.add(2, 4)]).toEqual([-2, 4]);
  expect([0, 2, 99_999, 100_000, 1_000_000].map((at) => numbers.at(at))).toEqual([0, 4, 0, -2, 0]);
});
