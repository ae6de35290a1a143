import { changeOf, type ChangeTold, ownWrites } from "../../src/excel/watching";

/** What is made of a change of these cells by a person. */
const told = (changeType: ChangeTold["changeType"], address: string) =>
  changeOf({ worksheetId: "{1}", address, changeType, triggerSource: "Unknown" }, ownWrites());

const inserted = { kind: "rows-inserted", sheetId: "{1}", firstRow: 5, count: 3 };
const sheet = { kind: "sheet-changed", sheetId: "{1}" };

test.each`
  type             | address       | change
  ${"RowInserted"} | ${"5:7"}      | ${inserted}
  ${"RowInserted"} | ${"$5:$7"}    | ${inserted}
  ${"RowInserted"} | ${"A5:XFD7"}  | ${inserted}
  ${"RowInserted"} | ${"A5:XFC7"}  | ${sheet}
  ${"RowInserted"} | ${"B5:XFD7"}  | ${sheet}
  ${"RowInserted"} | ${"A5:D7"}    | ${sheet}
  ${"RowDeleted"}  | ${"5:7"}      | ${{ ...inserted, kind: "rows-deleted" }}
  ${"RowDeleted"}  | ${"A5:D7"}    | ${sheet}
  ${"RowDeleted"}  | ${"A5"}       | ${sheet}
  ${"CellDeleted"} | ${"5:7"}      | ${sheet}
  ${"RowDeleted"}  | ${"5:7,9:11"} | ${sheet}
`("$type at $address", ({ type, address, change }: Record<string, string>) => {
  expect(told(type as ChangeTold["changeType"], address ?? "")).toEqual(change);
});

test("an edit of cells is told with its area", () => {
  const area = { firstRow: 5, lastRow: 7, firstColumn: 1, lastColumn: 4 };
  expect(told("RangeEdited", "A5:D7")).toEqual({ kind: "cells", sheetId: "{1}", area });
});
