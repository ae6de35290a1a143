import fc from "fast-check";
import type { Cell } from "../../src/core/cell";
import { packed, unpacked } from "../../src/books/packed-rows";

const cell = fc.oneof(
  fc.double({ noNaN: true }),
  fc.string(),
  fc.boolean(),
  fc.constantFrom<Cell>(null, "", 0, -0, "0012345"),
);

test("rows are the same after their way, empty texts being empty cells and short rows as long as the widest", () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 }), (rows) => {
      const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
      const expected = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] || (row[at] ?? null)));
      const seen = unpacked(packed(7, rows), null);
      expect(seen).toEqual(expected.map((row) => row.map((each) => (each === "" ? null : each))));
    }),
  );
});

test("cells of some columns stand at their own places", () => {
  expect(unpacked(packed(1, [["a", 1, true]]), [2, 3, 6])).toEqual([[null, null, "a", 1, null, null, true]]);
});

test("a text that stands in many rows travels once", () => {
  const rows = Array.from({ length: 1_000 }, () => ["Contoso", "Contoso"]);
  expect(packed(1, rows).texts).toEqual(["Contoso"]);
});
