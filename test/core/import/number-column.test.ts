import fc from "fast-check";
import type { Cell } from "../../../src/core/cell";
import { exactOfText, textOf } from "../../../src/core/exact";
import { NumberColumn, type DecimalMark } from "../../../src/core/import/number-column";

function readAs(cell: Cell, mark: DecimalMark = "."): string | null {
  const column = new NumberColumn(mark);
  return column.read(cell) ? textOf(column.value) : null;
}

test.each<[Cell, string]>([
  ["1,234.56", "1234.56"],
  ["1.234,56", "1234.56"],
  ["1 234,56", "1234.56"],
  ["1\u00a0234,56", "1234.56"],
  ["1\u202f234,56", "1234.56"],
  ["(12.34)", "-12.34"],
  ["($12.34)", "-12.34"],
  ["(1,234.56)", "-1234.56"],
  ["12.34-", "-12.34"],
  ["-12.34", "-12.34"],
  ["\u221212.34", "-12.34"],
  ["+12.34", "12.34"],
  ["'22.000000000000000000", "22"],
  ["'-2.0000", "-2"],
  ["’5.50", "5.5"],
  ["$0.085", "0.085"],
  ["-$12.34", "-12.34"],
  ["$-12.34", "-12.34"],
  ["($12.34)", "-12.34"],
  ["€ 12,34", "12.34"],
  ["12,34 €", "12.34"],
  ["EUR 12.34", "12.34"],
  ["12.34 USD", "12.34"],
  ["USD -5.00", "-5"],
  ["0E-20", "0"],
  ["1.5e3", "1500"],
  ["1,234,567.89", "1234567.89"],
  ["1.234.567,89", "1234567.89"],
  ["1'234'567.89", "1234567.89"],
  ["12,34,567.89", "1234567.89"],
  ["1.234.567", "1234567"],
  ["0.123456789012345678", "0.123456789012345678"],
  ["123456789012345678901234567890.12", "123456789012345678901234567890.12"],
  ["  7.5\t", "7.5"],
  [".5", "0.5"],
  ["5.", "5"],
  ["0", "0"],
  ["-0.00", "0"],
  [0, "0"],
  [-0, "0"],
  [1234.56, "1234.56"],
  [0.1 + 0.2, "0.3"],
  [1.005, "1.005"],
  [1e-7, "0.0000001"],
  [1e21, "1000000000000000000000"],
  [-94.08, "-94.08"],
])("the cell %p is the number %s", (cell, value) => {
  expect(readAs(cell)).toBe(value);
});

test.each<[Cell]>([
  [""],
  ["   "],
  [null],
  [true],
  ["n/a"],
  ["-"],
  ["."],
  [","],
  ["abc"],
  ["12 apples"],
  ["1.2.3"],
  ["1,2,3"],
  ["1.234,56.7"],
  ["12-34"],
  ["--5"],
  ["(-12.34)"],
  ["(+5)"],
  ["#N/A"],
  ["2026-04-20"],
  ["4/20/2026"],
  ["12%"],
  ["NaN"],
  ["Infinity"],
  [NaN],
  [Infinity],
  ["1e"],
  ["()"],
])("the cell %p is no number", (cell) => {
  expect(readAs(cell)).toBeNull();
});

test.each<[string, DecimalMark, string]>([
  ["1.234", ".", "1.234"],
  ["1.234", ",", "1234"],
  ["1,234", ".", "1234"],
  ["1,234", ",", "1.234"],
  ["-12,345", ",", "-12.345"],
  ["12,34", ".", "12.34"],
  ["12.34", ",", "12.34"],
  ["0,123", ".", "0.123"],
  ["0.123", ",", "0.123"],
  ["1234,567", ".", "1234.567"],
  ["1.234,5", ".", "1234.5"],
  ["$1,234", ",", "1.234"],
])("%s in a column with the decimal mark %s is %s", (text, mark, value) => {
  expect(readAs(text, mark)).toBe(value);
});

test.each<[readonly Cell[], DecimalMark | null]>([
  [["1.234", "5.678"], null],
  [["1", "22", 3.5], null],
  [["1.234", "5.6"], "."],
  [["1,234", "5,6"], ","],
  [["1,234", "1,234,567"], "."],
  [["1.234.567"], ","],
  [["0.123"], "."],
  [["1.5", "1,5", "2,5"], ","],
])("a column of %j tells the decimal mark %s", (cells, told) => {
  const column = new NumberColumn();
  for (const cell of cells) column.read(cell);
  expect(column.told).toBe(told);
});

test("what a column tells does not hang on the mark it is read with", () => {
  const text = fc.constantFrom("1.234", "1,234", "0.5", "12,5", "1.234,5", "-3,25", "7", "999.999", "10,000");
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const columns = [new NumberColumn("."), new NumberColumn(",")];
      for (const column of columns) for (const each of texts) column.read(each);
      return columns[0]?.told === columns[1]?.told;
    }),
  );
});

test("an amount written in any common way is read as that amount", () => {
  const grouping = fc.constantFrom(",", " ", "\u00a0", "\u202f", "'", "");
  const style = fc.constantFrom("-x", "(x)", "x-", "'-x", "-$x", "- x");
  const parts = fc.tuple(fc.nat(999_999_999), fc.nat(99), fc.boolean(), grouping, style);
  fc.assert(
    fc.property(parts, ([whole, fraction, negative, group, form]) => {
      const decimals = String(fraction).padStart(2, "0");
      const shown = `${String(whole).replace(/\B(?=(\d{3})+$)/g, group)}.${decimals}`;
      const text = negative ? form.replace("x", shown) : shown;
      return readAs(text) === textOf(exactOfText(`${negative ? "-" : ""}${whole}.${decimals}`));
    }),
  );
});

test("a number of the sheet keeps its fifteen digits", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
      return readAs(value) === textOf(exactOfText(value.toPrecision(15)));
    }),
  );
});

test("the number read before leaves nothing behind", () => {
  const column = new NumberColumn();
  column.read("0.1234567890123456789");
  column.read("2");
  expect([column.micros, column.picos, column.rest]).toEqual([2_000_000, 0, 0n]);
  column.read("99999999999999999999");
  column.read(3);
  expect(textOf(column.value)).toBe("3");
});
