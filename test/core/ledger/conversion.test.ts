import fc from "fast-check";
import { exactOfText } from "../../../src/core/exact";
import { Conversion, converted, rateUsedFor } from "../../../src/core/ledger/conversion";
import { Sums } from "../../../src/core/sums";

const per = fc.constantFrom("unit", "usd");
const common = fc.record({
  micros: fc.oneof(fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }), fc.maxSafeInteger()),
  billionths: fc.oneof(fc.bigInt({ min: 1n, max: 9_000_000_000n }), fc.bigInt({ min: 1n, max: 10n ** 14n })),
  finer: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0n) },
    { weight: 4, arbitrary: fc.bigInt({ min: 0n, max: 999_999n }).map((femtos) => femtos * 10n ** 15n) },
    { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 21n }) },
  ),
  picos: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(999_999) }),
  per,
});

test("a converted amount is the exact one to the thirtieth decimal, and can be taken away again", () => {
  const conversion = new Conversion();
  fc.assert(
    fc.property(common, ({ micros, picos, billionths, finer, per: side }) => {
      const by = rateUsedFor(billionths * 10n ** 21n + finer, side);
      const amounts = new Sums();
      amounts.add(3, { micros, picos, rest: 0n });
      const sums = new Sums();
      conversion.convert(amounts, 3, by);
      conversion.addTo(sums, 1, 1);
      expect(sums.value(1)).toBe(converted(amounts.value(3), by));
      conversion.addTo(sums, 1, -1);
      expect(sums.value(1)).toBe(0n);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ["1", "3", "usd"],
  ["-2", "3", "usd"],
  ["1000000", "8", "usd"],
  ["1000000.000001", "8.000000001", "usd"],
  ["0.000001", "0.000000001", "usd"],
  ["999999.999999", "0.895941332", "usd"],
  ["-999999.999999", "7.999999999", "unit"],
  ["12.34", "1.0873", "unit"],
  ["-999999.999999", "7.999999999999999", "unit"],
  ["0.000001", "0.000000000000001", "unit"],
  ["1234567.89", "0.000000999999999", "unit"],
] as const)("%s at %s per %s", (amount, rate, side) => {
  const by = rateUsedFor(exactOfText(rate), side);
  const [amounts, sums, conversion] = [new Sums(), new Sums(), new Conversion()];
  amounts.add(0, { micros: Number((exactOfText(amount) / 10n ** 24n).toString()), picos: 0, rest: 0n });
  conversion.convert(amounts, 0, by);
  conversion.addTo(sums, 0, 1);
  expect(sums.value(0)).toBe(converted(exactOfText(amount), by));
});
