import fc from "fast-check";
import {
  cents,
  exact,
  exactOfText,
  ONE,
  product,
  quotient,
  reaches,
  roundedToCents,
  textOf,
} from "../../src/core/exact";

const amount = fc.tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })).map(([value]) => value);

test.each([
  ["0", 0n],
  ["-0", 0n],
  ["1", ONE],
  ["+1.", ONE],
  [".5", ONE / 2n],
  ["-12.345", (-12_345n * ONE) / 1000n],
  ["1e3", 1000n * ONE],
  ["1.5E-2", (15n * ONE) / 1000n],
  ["0E-20", 0n],
  ["1e-30", 1n],
  ["1e-31", 0n],
])("“%s” is exact", (text, value) => {
  expect(exactOfText(text)).toBe(value);
});

test.each(["", ".", "-", "e5", "1,5", "NaN", "1 000", "0x10"])("“%s” is refused at once", (text) => {
  expect(() => exactOfText(text)).toThrow(RangeError);
});

test("a value written and read again is the same value", () => {
  fc.assert(fc.property(amount, (value) => exactOfText(textOf(value)) === value));
});

test.each([
  ["0.005", 0.01],
  ["0.00499999999999999", 0],
  ["-0.005", -0.01],
  ["-0.004", 0],
  ["1.005", 1.01],
  ["999.995", 1000],
  ["999.994999", 999.99],
  ["-999.995", -1000],
  ["2.675", 2.68],
  ["90071992547409.91", 90_071_992_547_409.91],
])("%s is %f in cents, half away from zero", (text, rounded) => {
  expect(roundedToCents(exactOfText(text))).toBe(rounded);
});

test("no amount is minus zero", () => {
  expect(Object.is(roundedToCents(exactOfText("-0.001")), 0)).toBe(true);
});

test("rounding moves an amount by at most half a cent, and its mirror as far the other way", () => {
  fc.assert(
    fc.property(amount, (value) => {
      const gap = cents(value) * (ONE / 100n) - value;
      return 2n * (gap < 0n ? -gap : gap) <= ONE / 100n + 2n * 10n ** 10n && cents(-value) === -cents(value);
    }),
  );
});

test.each([
  ["1000", true],
  ["1000.000001", true],
  ["999.995", false],
  ["999.99999999999", false],
])("%s reaches 1,000: %s", (text, passes) => {
  expect(reaches(exactOfText(text), exactOfText("1000"))).toBe(passes);
});

test("an amount divided by a rate and multiplied by it again reaches the amount", () => {
  const rate = fc.bigInt({ min: ONE / 100_000n, max: 100_000n * ONE });
  const bill = fc.bigInt({ min: 0n, max: 10n ** 7n * ONE });
  fc.assert(
    fc.property(bill, rate, (value, by) => {
      const gap = product(quotient(value, by), by) - value;
      return (gap < 0n ? -gap : gap) <= 100_000n;
    }),
  );
});

test.each([
  ["10", "3", "3.333333333333333333333333333333"],
  ["20", "3", "6.666666666666666666666666666667"],
  ["-20", "3", "-6.666666666666666666666666666667"],
  ["0", "-3", "0"],
])("%s divided by %s is rounded at the thirtieth decimal", (a, b, expected) => {
  expect(textOf(quotient(exactOfText(a), exactOfText(b)))).toBe(expected);
});

test("millionths, their millionths and the rest make one value", () => {
  expect(exact(-1_500_000, -250_000, -7n)).toBe(exactOfText("-1.50000025") - 7n);
});
