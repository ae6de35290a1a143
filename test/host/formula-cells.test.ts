import { inA1, inR1C1 } from "../../preview/host/r1c1";
import { areaAt } from "../../preview/host/area";
import { running, type Running } from "./running";

test.each`
  a1                                    | r1c1
  ${"=CSP.TTM(A2)"}                     | ${"=CSP.TTM(R[-1]C[-2])"}
  ${"=CSP.TTM(B3,$H$1)"}                | ${"=CSP.TTM(RC[-1],R1C8)"}
  ${"=CSP.TTM($A3:B$9)"}                | ${"=CSP.TTM(RC1:R9C[-1])"}
  ${'=CSP.REVENUE(A3,"2025-05","A1")'}  | ${'=CSP.REVENUE(RC[-2],"2025-05","A1")'}
  ${"=SUM('R1C1 B2'!D4,List!A:A,2:$3)"} | ${"=SUM('R1C1 B2'!R[1]C[1],List!C[-2],R[-1]:R3)"}
  ${"=LOG10(5)+C3+RC"}                  | ${"=LOG10(5)+RC+RC"}
`("$a1 in C3 is $r1c1", ({ a1, r1c1 }: { readonly a1: string; readonly r1c1: string }) => {
  expect(inR1C1(a1, { row: 2, column: 2 })).toBe(r1c1);
  if (!a1.endsWith("RC")) expect(inA1(r1c1, { row: 2, column: 2 })).toBe(a1);
});

let all: Running;
beforeEach(async () => {
  all = await running([
    { name: "Mine", rows: [[1], [2, "=NONE(A2)", "=NONE(B2)"], [3, "=NONE(A3)", "=NONE(B3)"], ["=NONE(A1)"]] },
  ]);
});
afterEach(() => all.office.channel.close());

test("formulas are found without reading the sheet, and written in the notation of rows and columns", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Mine");
    const found = sheet.getRange().getSpecialCellsOrNullObject("Formulas");
    found.areas.load("items/address");
    const range = sheet.getRange("B2:C3");
    range.load("formulasR1C1,hasSpill");
    await context.sync();
    expect(found.areas.items.map(({ address }) => address)).toEqual(["Mine!A4", "Mine!B2:C3"]);
    expect(range.hasSpill).toBe(false);
    expect(range.formulasR1C1).toEqual([
      ["=NONE(RC[-1])", "=NONE(RC[-1])"],
      ["=NONE(RC[-1])", "=NONE(RC[-1])"],
    ]);
    sheet.getRange("E5:E6").formulasR1C1 = [["=NONE(RC[-1])"], ["plain"]];
    const none = sheet.getRange("G1:G9").getSpecialCellsOrNullObject("Formulas");
    none.load("address");
    await context.sync();
    expect(none.isNullObject).toBe(true);
    expect(all.workbook.sheetNamed("Mine")?.formulas(areaAt(4, 4, 2))).toEqual([["=NONE(D5)"], ["plain"]]);
  }));

test("merged areas are those that begin in the range, and none is no object", () =>
  all.run(async (context) => {
    const mine = all.workbook.sheetNamed("Mine");
    mine?.merge(areaAt(4, 1, 2, 2));
    mine?.merge(areaAt(9, 0, 1, 3));
    const sheet = context.workbook.worksheets.getItem("Mine");
    const found = ["A1:D20", "B5", "C5:D20"].map((at) => sheet.getRange(at).getMergedAreasOrNullObject());
    for (const areas of found) areas.load("address");
    await context.sync();
    expect(found.map((areas) => (areas.isNullObject ? null : areas.address))).toEqual([
      "Mine!B5:C6,Mine!A10:C10",
      "Mine!B5:C6",
      null,
    ]);
    sheet.getRange("6:6").insert("Down");
    const moved = sheet.getRange().getMergedAreasOrNullObject();
    moved.load("address");
    await context.sync();
    expect(moved.address).toBe("Mine!B5:C7,Mine!A11:C11");
  }));

test("comments stay at their cells when rows come in, and travel with the file", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Mine");
    sheet.comments.add("Mine!B3", "first");
    sheet.comments.add(sheet.getRange("A1"), "second");
    await context.sync();
    sheet.getRange("2:2").insert("Down");
    await context.sync();
    const { comments } = context.workbook;
    comments.load("items/content,items/id");
    await context.sync();
    const places = comments.items.map((comment) => comment.getLocation());
    for (const place of places) place.load("address");
    await context.sync();
    expect(comments.items.map(({ content }, at) => [content, places[at]?.address])).toEqual([
      ["first", "Mine!B4"],
      ["second", "Mine!A1"],
    ]);
    const saved = all.workbook.records.saved();
    comments.items[0]?.delete();
    await context.sync();
    expect(all.workbook.records.comments.size).toBe(1);
    all.workbook.records.restore(saved);
    expect(all.workbook.records.comments.size).toBe(2);
  }));
