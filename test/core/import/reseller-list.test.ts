import type { Cell } from "../../../src/core/cell";
import type { Source } from "../../../src/core/import/source";
import { problemsIn, resellerIn, reviewed } from "../asked";
import { drawn, sheet, sourceOf } from "../drawn";

const billing = sheet("b")`
  InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate
  G1            | 1             | 10       | USD      | 2026-03-01
`;
const listing = (resellers: Source) => reviewed({ billing, resellers });

test.each(["PLA ID", "Reseller MPN ID", "MPN ID", "Partner ID", "ResellerID", "Tier2MpnId", "plaId", "ID"])(
  "the id may stand under “%s”",
  async (header) => {
    const found = await listing(
      sourceOf("l", [
        [header, "Onboarded"],
        ["0000001", "2022-07"],
      ]),
    );
    expect(resellerIn(found, "1")).toMatchObject({ listed: true, onboarded: "2022-07" });
  },
);

test.each(["Onboarded", "Onboarding date", "Activation Date", "Enrolled", "CSP start", "Anniversary month"])(
  "the onboarding may stand under “%s”",
  async (header) => {
    const found = await listing(
      sourceOf("l", [
        ["PLA ID", header],
        [1, "Jul 2022"],
      ]),
    );
    expect(resellerIn(found, "1").onboarded).toBe("2022-07");
  },
);

test.each<[Cell, boolean | null]>([
  ["yes", true],
  ["Y", true],
  [true, true],
  ["no", false],
  [" No ", false],
  [false, false],
  ["", null],
  [null, null],
  ["perhaps", null],
])("security %p is %p", async (cell, met) => {
  const found = await listing(
    sourceOf("l", [
      ["PLA ID", "Onboarded", "Security met"],
      ["1", "2022-07", cell],
    ]),
  );
  expect(resellerIn(found, "1").securityMet).toBe(met);
});

test("everything the list says beside comes along, and its row", async () => {
  const found = await listing(sheet("list.csv")`
    Our resellers

    Pla Id | Name    | Onboarded | Country | Tenant ID | E-mail | Language | Owner | Notes
    1      | Contoso | 2022-07   | DE      | t-1       | a@b.c  | de       | Kim   | big
  `);
  expect(resellerIn(found, "1")).toMatchObject({
    name: "Contoso",
    country: "DE",
    tenantId: "t-1",
    email: "a@b.c",
    language: "de",
    owner: "Kim",
    notes: "big",
    place: { source: "list.csv", row: 4 },
  });
});

test("a reseller in the list without lines is reviewed, one with lines and not in the list too", async () => {
  const found = await listing(sheet("l")`
    PLA ID | Name | Onboarded
    2      | B    | 2022-07
  `);
  expect(found.resellers.map(({ id, listed, ttmUsd }) => [id, listed, ttmUsd])).toEqual([
    ["1", false, 10],
    ["2", true, 0],
  ]);
});

test("what cannot be read in a list is a problem with its row, and the good rows stay", async () => {
  const found = await listing(sheet("l")`
    PLA ID   | Name | Onboarded  | Deauthorized
    6.05E+06 | X    | 2022-07    |
    1        | A    | someday    | never
    2        | B    | 2042-01    |
    3        | C    | 1999-12    |
    4        | D    | 2000-01    |
    5        | E    | 2026-04    |
    6        | F    | 2026-05    |
  `);
  expect(found.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
    ["bad-list-id", 2, "PLA ID"],
    ["bad-onboarded", 3, "Onboarded"],
    ["bad-deauthorized", 3, "Deauthorized"],
    ["onboarded-out-of-range", 4, "Onboarded"],
    ["onboarded-out-of-range", 5, "Onboarded"],
    ["onboarded-out-of-range", 8, "Onboarded"],
  ]);
  expect(found.resellers.map(({ id, onboarded }) => [id, onboarded])).toEqual([
    ["1", null],
    ["2", null],
    ["3", null],
    ["4", "2000-01"],
    ["5", "2026-04"],
    ["6", null],
  ]);
});

test("the same id with another month is a problem and leaves the anniversary unknown, however often", async () => {
  const found = await listing(sheet("l")`
    PLA ID | Onboarded
    1      | 2022-07
    01     | 2022-08
    ID: 1  | 2022-07
    2      | 2022-07-18
    2      | Jul 2022
  `);
  expect(resellerIn(found, "1")).toMatchObject({ onboarded: null, status: "unknown-anniversary" });
  expect(resellerIn(found, "2").onboarded).toBe("2022-07");
  expect(problemsIn(found, "duplicate-reseller")[0]?.row).toBe(3);
});

test.each([
  ["an empty list", [], "empty"],
  ["a list without an id", drawn`Name | Onboarded`, "unknown-shape"],
  ["a list of ids alone", drawn`PLA ID`, "unknown-shape"],
])("%s is refused by name", async (_, rows, code) => {
  await expect(listing(sourceOf("l.csv", rows))).rejects.toMatchObject({ source: "l.csv", code });
});
