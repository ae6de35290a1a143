import fc from "fast-check";
import type { Cell } from "../../../src/core/cell";
import { resellerIdIn } from "../../../src/core/import/reseller-id";

function idIn(cell: Cell | undefined): string {
  const read = resellerIdIn(cell);
  return read.is === "id" ? read.id : read.is;
}

test.each<[Cell, string]>([
  [6_048_879, "6048879"],
  ["6048879", "6048879"],
  ["' 6048879 ", "6048879"],
  ["\u00a06048879\u00a0", "6048879"],
  ["6048879.0", "6048879"],
  ["6048879.00", "6048879"],
  ["6,048,879", "6048879"],
  ["6.048.879", "6048879"],
  ["6 048 879", "6048879"],
  ["6\u202f048\u202f879", "6048879"],
  ["0012345", "12345"],
  ["ID: 0012345", "12345"],
  ["ID 12345", "12345"],
  ["Contoso (ID: 0012345)", "12345"],
  ["1", "1"],
])("%p is the reseller %s", (cell, id) => {
  expect(idIn(cell)).toBe(id);
});

test.each<[Cell | undefined]>([
  [null],
  [undefined],
  [""],
  ["  "],
  ["\u00a0"],
  ["'"],
  ["0"],
  ["00"],
  ["0.0"],
  [0],
  ["-1"],
  [-1],
  ["-1.0"],
  ["N/A"],
  ["n/a"],
])("%p says that there is no reseller", (cell) => {
  expect(idIn(cell)).toBe("none");
});

test.each<[Cell]>([
  ["6.05E+06"],
  ["6,05E+06"],
  ["abc"],
  ["12a"],
  ["-5"],
  ["-2"],
  [-2],
  [12.5],
  ["12.5"],
  ["60,48,879"],
  ["1234,567"],
  ["#N/A"],
  [true],
  [NaN],
  [1e21],
  ["12 34"],
  ["484e548c-f5f3-4528-93a9-c16c6373cb59"],
])("%p is no id and is not guessed", (cell) => {
  expect(idIn(cell)).toBe("bad");
});

test("an id survives every form that exports and people give it", () => {
  const form = fc.constantFrom("x", " x ", "'x", "000x", "x.0", "ID: x", "ID: 00x", "Ltd (ID: x)", "\u00a0x");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), form, fc.boolean(), (id, shape, grouped) => {
      const digits = grouped ? String(id).replace(/\B(?=(\d{3})+$)/g, ",") : String(id);
      const plain = grouped ? shape.replace("00x", "x").replace("0x", "x") : shape;
      return idIn(plain.replace("x", digits)) === String(id) && idIn(id) === String(id);
    }),
  );
});

test("no text gives an id that holds anything but digits, or that begins with a zero", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = resellerIdIn(text);
      return read.is !== "id" || /^[1-9]\d*$/.test(read.id);
    }),
    { numRuns: 2_000 },
  );
});
