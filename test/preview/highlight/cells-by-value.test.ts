import fc from "fast-check";
import { CellsByValue } from "../../../preview/highlight/cells-by-value";
import { criterion, wantedValue } from "../../../preview/highlight/criterion";
import type { HostCell } from "../../../preview/host/workbook";

const word = fc.constantFrom(
  "below",
  "BELOW",
  "Straße",
  "STRASSE",
  "é",
  "e\u0301",
  "6048879",
  "06048879",
  "0",
  "-0",
  "",
);
const cell: fc.Arbitrary<HostCell> = fc.oneof(word, fc.string(), fc.constantFrom(6_048_879, 0, 1, 1.5), fc.boolean());

test("no cell that a criterion is true for is missed among the places of its value", () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 20 }), cell, (cells, wanted) => {
      const value = wantedValue(wanted);
      const places = value === null ? null : new CellsByValue(cells).places(value);
      if (places === null) return;
      const test = criterion(wanted);
      const found = places.filter((place) => test(cells[place] ?? "")).sort((one, other) => one - other);
      expect(found).toEqual(cells.flatMap((one, index) => (test(one) ? [index] : [])));
    }),
    { numRuns: 2_000 },
  );
});
