import fc from "fast-check";
import { askedBy, BENCHES, rowsIn } from "../../bench/arguments";
import { added, cents, decimal, product, quotient } from "../../bench/fraction";
import { largest, median } from "../../bench/median";
import { findingText } from "../../bench/table";

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[], NaN],
])("the median of %j is %d", (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});

test("the largest of some numbers is one of them, and none is above it", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => largest(numbers) === Math.max(...numbers)),
  );
});

test.each([
  ["1", 1],
  ["100k", 100_000],
  ["10M", 10_000_000],
])("%s is %d rows", (text, rows) => {
  expect(rowsIn(text)).toBe(rows);
});

test.each(["", "0", "-5", "1.5m", "many", "1g"])("“%s” is not a number of rows", (text) => {
  expect(() => rowsIn(text)).toThrow(RangeError);
});

test("without words everything is measured at three sizes; words choose", () => {
  expect(askedBy([])).toEqual({ benches: BENCHES, sizes: [10_000, 100_000, 1_000_000], rounds: 3, write: false });
  expect(askedBy(["sums", "--rows", "10k,2m", "--rounds", "5", "--write"])).toEqual({
    benches: BENCHES.filter(({ name }) => name === "sums"),
    sizes: [10_000, 2_000_000],
    rounds: 5,
    write: true,
  });
  expect(() => askedBy(["everything"])).toThrow(/no bench named everything/);
});

test.each([
  ["0.005", 1n],
  ["0.0049999999", 0n],
  ["-0.005", -1n],
  ["-12.345", -1235n],
  ["1000", 100_000n],
])("%s rounds to %d cents, half away from zero", (text, whole) => {
  expect(cents(decimal(text))).toBe(whole);
});

test("fractions are exact: an amount divided and multiplied by a rate is the amount", () => {
  const text = fc
    .tuple(fc.integer({ min: 0, max: 1e9 }), fc.nat(999_999_999))
    .map(([whole, places]) => `${whole}.${places}`);
  fc.assert(
    fc.property(text, text, text, (amount, rate, other) => {
      fc.pre(Number(rate) !== 0);
      const [a, r, o] = [decimal(amount), decimal(rate), decimal(other)];
      expect(product(quotient(a, r), r)).toEqual(a);
      expect(added(product(a, r), product(o, r))).toEqual(product(added(a, o), r));
    }),
  );
});

test("a missed limit says so in the table", () => {
  const figure = { what: "review", ms: 1500, processorMs: 20, ratio: 3.5, peakMb: 88.2, found: "10 lines" };
  const target = { what: "review against the floor", limit: "≤ 2.0 ×", measured: "3.50 ×", met: false };
  const text = findingText({ title: "Ten lines", figures: [figure], targets: [target, { ...target, met: true }] });
  expect(text).toContain("### Ten lines");
  expect(text).toMatch(/\| review +\| +3\.50 × \| +1\.50 s \| +20 ms \| +88 MB \| 10 lines/);
  expect(text.match(/MISSED/g)).toHaveLength(1);
  expect(text.match(/\| met /g)).toHaveLength(1);
});
