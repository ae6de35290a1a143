import fc from "fast-check";
import {
  addressOf,
  columnLetters,
  fixedReference,
  rectangleAt,
  SHEET_COLUMNS,
  SHEET_ROWS,
} from "../../src/excel/address";

test.each`
  column    | letters
  ${1}      | ${"A"}
  ${26}     | ${"Z"}
  ${27}     | ${"AA"}
  ${702}    | ${"ZZ"}
  ${703}    | ${"AAA"}
  ${16_384} | ${"XFD"}
`("column $column is $letters", ({ column, letters }: { column: number; letters: string }) => {
  expect(columnLetters(column)).toBe(letters);
});

test.each`
  address                 | rectangle
  ${"B2"}                 | ${[2, 2, 2, 2]}
  ${"$B$2:$C$9"}          | ${[2, 2, 9, 3]}
  ${"'My list'!A1:AT500"} | ${[1, 1, 500, 46]}
  ${"A:C"}                | ${[1, 1, SHEET_ROWS, 3]}
  ${"2:5"}                | ${[2, 1, 5, SHEET_COLUMNS]}
`("$address is one rectangle", ({ address, rectangle }: { address: string; rectangle: readonly number[] }) => {
  const found = rectangleAt(address);
  expect([found?.firstRow, found?.firstColumn, found?.lastRow, found?.lastColumn]).toEqual(rectangle);
});

test.each(["A1,C3", "A1:B2:C3", "", "Table1[#All]"])("%p is not one rectangle", (address) => {
  expect(rectangleAt(address)).toBeNull();
});

test("an address that we write is read as the same rectangle", () => {
  const row = fc.integer({ min: 1, max: SHEET_ROWS });
  const column = fc.integer({ min: 1, max: SHEET_COLUMNS });
  fc.assert(
    fc.property(row, row, column, column, (a, b, c, d) => {
      const area = {
        firstRow: Math.min(a, b),
        lastRow: Math.max(a, b),
        firstColumn: Math.min(c, d),
        lastColumn: Math.max(c, d),
      };
      expect(rectangleAt(addressOf(area))).toEqual(area);
    }),
  );
});

test("a quote in the name of a sheet is doubled in a reference", () => {
  const area = { firstRow: 2, firstColumn: 11, lastRow: 9, lastColumn: 11 };
  expect(fixedReference("Ben's list", area)).toBe("'Ben''s list'!$K$2:$K$9");
});
