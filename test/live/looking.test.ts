import type { Sheet } from "../../src/excel/workbook";
import { type Seen, seenAgain } from "../../src/live/looking";

const sheet: Sheet = {
  id: "1",
  name: "CSP Data",
  rows: 4,
  columns: 3,
  touchedColumns: 3,
  hidden: false,
  protected: false,
};
const before: Seen = {
  sheet,
  found: {
    id: "1",
    name: "CSP Data",
    rows: 4,
    kind: "billing",
    shape: "monthly",
    headerRow: 3,
    hasOnboarding: false,
    hidden: false,
    why: "Row 3 has the headers of a billing export (Revenue per reseller and month in USD).",
  },
  sumsRow: 3,
};

test("a sheet that grew or was renamed is what it was", () => {
  expect(seenAgain({ ...sheet, name: "Months", rows: 9 }, before).found).toEqual({
    ...before.found,
    name: "Months",
    rows: 9,
  });
});

test("a sheet that was emptied is billing no more", () => {
  expect(seenAgain({ ...sheet, rows: 0 }, before).found).toMatchObject({
    kind: "empty",
    shape: null,
    headerRow: null,
    why: "It is empty.",
  });
});
