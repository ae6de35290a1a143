import fc from "fast-check";
import { exact, exactOfText, roundedToCents } from "../../../src/core/exact";
import { centShares } from "../../../src/core/ledger/cent-shares";

const shares = (...amounts: readonly string[]): readonly number[] => centShares(amounts.map(exactOfText));

test.each<[readonly string[], readonly number[], string]>([
  [[], [], "nothing"],
  [["10.10", "-2.35"], [10.1, -2.35], "whole cents stay"],
  [["0.005", "0.005"], [0, 0.01], "two halves are one cent, and the earlier gives"],
  [["0.004", "0.004", "0.004"], [0.01, 0, 0], "a cent that rounding lost goes to the earliest of equals"],
  [["0.333", "0.333", "0.334"], [0.33, 0.33, 0.34], "the cent goes to the one that is nearest to it"],
  [["-0.004", "-0.004", "-0.004"], [-0.01, 0, 0], "credits as well"],
  [["1.00", "0.006", "0.006", "0.006"], [1, 0, 0.01, 0.01], "what is whole gives nothing"],
])("%p is shared out as %p: %s", (amounts, expected) => {
  expect(shares(...amounts)).toEqual(expected);
});

test("shares add up to the rounded sum, and none is a full cent away from its amount", () => {
  const amount = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -999_999, max: 999_999 }));
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 60 }), (drawn) => {
      const amounts = drawn.map(([micros, picos]) => exact(micros, picos));
      const shared = centShares(amounts);
      const cents = shared.reduce((sum, usd) => sum + Math.round(usd * 100), 0);
      const total = roundedToCents(amounts.reduce((sum, each) => sum + each, 0n));
      expect(cents + 0).toBe(Math.round(total * 100) + 0);
      amounts.forEach((each, at) => {
        const away = exactOfText((shared[at] ?? 0).toFixed(2)) - each;
        expect((away < 0n ? -away : away) < exactOfText("0.01")).toBe(true);
      });
    }),
    { seed: 20_261_123 },
  );
});
