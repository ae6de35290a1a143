import { referenceIn } from "../../../preview/host/address";
import type { Area } from "../../../preview/host/area";
import { FormulaReach } from "../../../preview/sheet/formula-reach";

const areaAt = (address: string): Area => {
  const area = referenceIn(address)?.area;
  if (area === undefined) throw new RangeError(address);
  return area;
};

/** What a formula in D5 of "list" looks at; "Billing" and "It's" are the other sheets. */
const reachOf = (...texts: readonly string[]): FormulaReach =>
  new FormulaReach(
    texts.map((text) => ({ sheetId: "list", row: 4, column: 3, text })),
    (name) => ({ Billing: "billing", "It's": "its" })[name] ?? null,
  );

test.each<[string, string, string, string, boolean]>([
  ["a cell it names", "=CSP.TTM(A2)", "list", "A2", true],
  ["no other cell", "=CSP.TTM(A2)", "list", "B2", false],
  ["no cell of another sheet", "=CSP.TTM(A2)", "billing", "A2", false],
  ["a range", "=SUM(A1:B9)", "list", "B9", true],
  ["whole columns", "=SUM($A:$B)", "list", "A700000", true],
  ["whole rows", "=SUM(3:4)", "list", "Z4", true],
  ["a sheet by name", "=SUM(Billing!S2:S9)", "billing", "S3", true],
  ["a quoted sheet", "='It''s'!C1*2", "its", "C1", true],
  ["what only a text names", '=CSP.TTM("A2")', "list", "A2", false],
  ["truth values are no names", "=IF(TRUE,1,0)", "list", "A2", false],
  ["a name may stand for anything", "=Amounts*2", "billing", "Z99", true],
  ["so may a function that finds its cells", '=INDIRECT("B"&1)', "billing", "Z99", true],
  ["or a sheet that is not there", "=Gone!A1", "billing", "Z99", true],
])("%s: %s", (_, text, sheetId, address, isLooked) => {
  expect(reachOf(text).looksAt(sheetId, areaAt(address))).toBe(isLooked);
});

test("a formula's own cell is touched and not looked at", () => {
  const reach = reachOf("=CSP.TTM(A2)");
  expect(reach.looksAt("list", areaAt("D5"))).toBe(false);
  expect(reach.touches("list", areaAt("D5"))).toBe(true);
  expect(reach.touches("billing", areaAt("A1:AT1048576"))).toBe(false);
});

test("formulas down a column are one area", () => {
  const reach = reachOf("=CSP.TTM(A2)", "=CSP.TTM(A900)");
  expect(reach.looksAt("list", areaAt("A400"))).toBe(true);
  expect(reach.looksAt("list", areaAt("A901"))).toBe(false);
});
