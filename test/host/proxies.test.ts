import { createExcelHost, type ExcelHost } from "../../preview/host/excel-host";
import { MemoryWorkbook } from "../../preview/host/memory-workbook";
import { startOffice, type RunningOffice } from "./office-js";

let workbook: MemoryWorkbook;
let host: ExcelHost;
let office: RunningOffice;

beforeEach(async () => {
  workbook = new MemoryWorkbook([
    {
      name: "Export",
      rows: [
        ["Date", "Qty", "Cost"],
        [45292, 2, 10.5],
        [45293, 3, 7],
      ],
    },
    { name: "Out 1" },
  ]);
  host = createExcelHost(workbook);
  office = await startOffice(host);
});

afterEach(() => {
  office.channel.close();
  expect(office.unanswered).toEqual([]);
});

/** Runs a batch and gives what it gives. */
const run = <T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> => office.Excel.run(work);

/** The error code that a batch ends with. */
const codeOf = (work: (context: Excel.RequestContext) => Promise<unknown>): Promise<string> =>
  run(work).then(
    () => "no error",
    (error: { readonly code: string }) => error.code,
  );

test("a used range is read with its values, address, formulas and number formats", () =>
  run(async (context) => {
    const used = context.workbook.worksheets.getActiveWorksheet().getUsedRange(true);
    used.load("values,address,rowCount,columnCount,formulas,numberFormat,valueTypes,text");
    await context.sync();
    expect(used.address).toBe("Export!A1:C3");
    expect(used.values).toStrictEqual([
      ["Date", "Qty", "Cost"],
      [45292, 2, 10.5],
      [45293, 3, 7],
    ]);
    expect(used.text[1]).toEqual(["45292", "2", "10.5"]);
    expect(used.numberFormat[0]).toEqual(["General", "General", "General"]);
    expect(used.valueTypes[1]).toEqual(["Double", "Double", "Double"]);
    expect([used.rowCount, used.columnCount]).toEqual([3, 3]);
  }));

test("a property that was not loaded cannot be read", () =>
  run(async (context) => {
    const cell = context.workbook.worksheets.getItem("Export").getRange("A1");
    cell.load("address");
    await context.sync();
    expect(() => cell.values).toThrow("The property 'values' is not available.");
  }));

test("a sheet that does not exist is a null object, with or without asking for its properties", () =>
  run(async (context) => {
    const missing = context.workbook.worksheets.getItemOrNullObject("Nowhere");
    const present = context.workbook.worksheets.getItemOrNullObject("export");
    missing.load("isNullObject,name");
    present.load("isNullObject,name");
    const below = missing.getRange("A1");
    below.load("values");
    await context.sync();
    expect(missing.isNullObject).toBe(true);
    expect(below.isNullObject).toBe(true);
    expect([present.isNullObject, present.name]).toEqual([false, "Export"]);
  }));

test("sheets are listed, added, renamed, moved, hidden and deleted", () =>
  run(async (context) => {
    const { worksheets } = context.workbook;
    const added = worksheets.add("CSP Data");
    added.load("name,position,id");
    await context.sync();
    expect([added.name, added.position]).toEqual(["CSP Data", 2]);
    added.name = "CSP Numbers";
    added.position = 0;
    added.visibility = "Hidden";
    worksheets.load("items/name,items/visibility");
    const count = worksheets.getCount();
    const visible = worksheets.getCount(true);
    await context.sync();
    expect(worksheets.items.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["CSP Numbers", "Hidden"],
      ["Export", "Visible"],
      ["Out 1", "Visible"],
    ]);
    expect([count.value, visible.value]).toEqual([3, 2]);
    added.delete();
    worksheets.load("items/name");
    await context.sync();
    expect(worksheets.items.map(({ name }) => name)).toEqual(["Export", "Out 1"]);
  }));

test.each<[string, (sheet: Excel.Worksheet) => Excel.Range, string]>([
  ["getRangeByIndexes", (sheet) => sheet.getRangeByIndexes(1, 2, 3, 4), "C2:F4"],
  ["getCell", (sheet) => sheet.getCell(4, 0), "A5"],
  ["getRange of columns", (sheet) => sheet.getRange("B:C"), "B:C"],
  ["getRange of rows", (sheet) => sheet.getRange("2:3"), "2:3"],
  ["getEntireColumn", (sheet) => sheet.getRange("B2").getEntireColumn(), "B:B"],
  ["getEntireRow", (sheet) => sheet.getRange("B2:C3").getEntireRow(), "2:3"],
  ["getResizedRange", (sheet) => sheet.getRange("B2").getResizedRange(2, 1), "B2:C4"],
  ["getAbsoluteResizedRange", (sheet) => sheet.getRange("B2:F9").getAbsoluteResizedRange(1, 2), "B2:C2"],
  ["getOffsetRange", (sheet) => sheet.getRange("B2:C3").getOffsetRange(-1, 1), "C1:D2"],
  ["getIntersection", (sheet) => sheet.getRange("A1:C3").getIntersection("B2:Z9"), "B2:C3"],
  ["getBoundingRect", (sheet) => sheet.getRange("A1").getBoundingRect("C3"), "A1:C3"],
  ["getLastCell", (sheet) => sheet.getRange("A1:C3").getLastCell(), "C3"],
  ["getRow", (sheet) => sheet.getRange("A1:C3").getRow(1), "A2:C2"],
  ["getColumn", (sheet) => sheet.getRange("A1:C3").getColumn(2), "C1:C3"],
  ["getRowsBelow", (sheet) => sheet.getRange("A1:C3").getRowsBelow(2), "A4:C5"],
  ["getColumnsAfter", (sheet) => sheet.getRange("A1:C3").getColumnsAfter(1), "D1:D3"],
  ["getUsedRange of a part", (sheet) => sheet.getRange("B:ZZ").getUsedRange(true), "B1:C3"],
])("%s gives the right range", (_, range, address) =>
  run(async (context) => {
    const found = range(context.workbook.worksheets.getItem("Export"));
    found.load("address");
    await context.sync();
    expect(found.address).toBe(`Export!${address}`);
  }),
);

test("a sheet's name is quoted in addresses where it must be", () =>
  run(async (context) => {
    const range = context.workbook.worksheets.getItem("Out 1").getRange("A1:B2");
    range.load("address");
    await context.sync();
    expect(range.address).toBe("'Out 1'!A1:B2");
  }));

test("an empty sheet has no used range", () =>
  run(async (context) => {
    const used = context.workbook.worksheets.getItem("Out 1").getUsedRangeOrNullObject(true);
    used.load("address");
    await context.sync();
    expect(used.isNullObject).toBe(true);
  }));

test.each<[string, unknown, unknown, string]>([
  ["a number stays a number", 12.5, 12.5, "General"],
  ["a written number becomes a number", "12.5", 12.5, "General"],
  ["a written date becomes its serial number", "2024-01-31", 45322, "m/d/yyyy"],
  ["a month-first date too", "1/31/2024", 45322, "m/d/yyyy"],
  ["money loses its sign", "$1,234.50", 1234.5, "$#,##0.00"],
  ["percent is divided", "12%", 0.12, "0%"],
  ["an apostrophe keeps text", "'0012", "0012", "General"],
  ["text stays text", "0x12 units", "0x12 units", "General"],
  ["a truth value is one", "true", true, "General"],
  ["no day of the year stays text", "2024-02-31", "2024-02-31", "General"],
])("%s", (_, written, read, format) =>
  run(async (context) => {
    const cell = context.workbook.worksheets.getItem("Out 1").getRange("B2");
    cell.values = [[written]];
    cell.load("values,numberFormat");
    await context.sync();
    expect(cell.values).toEqual([[read]]);
    expect(cell.numberFormat).toEqual([[format]]);
  }),
);

test("a cell formatted as text takes everything as it is written", () =>
  run(async (context) => {
    const cell = context.workbook.worksheets.getItem("Out 1").getRange("B2");
    cell.numberFormat = [["@"]];
    cell.values = [["0012"]];
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([["0012"]]);
  }));

test("null leaves a cell, one value fills a range, and a matrix of the wrong size is refused", async () => {
  await run(async (context) => {
    const range = context.workbook.worksheets.getItem("Export").getRange("A2:B3");
    range.values = [
      [1, null],
      [null, 4],
    ];
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([
      [1, 2],
      [45293, 4],
    ]);
    range.values = 9 as never;
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([
      [9, 9],
      [9, 9],
    ]);
  });
  const code = await codeOf(async (context) => {
    context.workbook.worksheets.getItem("Export").getRange("A1:B2").values = [[1], [2]];
    await context.sync();
  });
  expect(code).toBe("InvalidArgument");
});

test("a large write arrives whole, although Office.js cuts it into pieces", () =>
  run(async (context) => {
    const values = Array.from({ length: 5000 }, (_, row) => [row, `row ${row}`]);
    const range = context.workbook.worksheets.getItem("Out 1").getRangeByIndexes(0, 0, 5000, 2);
    range.values = values;
    range.load("values");
    await context.sync();
    expect(range.values).toEqual(values);
  }));

test("a whole column takes one number format", () =>
  run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Export");
    sheet.getRange("A:A").numberFormat = [["yyyy-mm-dd"]];
    const cell = sheet.getRange("A2");
    const used = sheet.getUsedRange(false);
    cell.load("text");
    used.load("address");
    await context.sync();
    expect(cell.text).toEqual([["2024-01-01"]]);
    expect(used.address).toBe("Export!A1:C3");
  }));

test("rows come in and go out, and kept ranges, names, tables and formulas follow", () =>
  run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Export");
    const kept = sheet.getRange("A3:C3");
    kept.load("address");
    context.workbook.names.add("Qty", sheet.getRange("B2:B3"));
    const table = sheet.tables.add("A1:C3", true);
    const tableRange = table.getRange();
    await context.sync();
    sheet.getRange("2:3").insert("Down");
    const named = context.workbook.names.getItem("Qty");
    named.load("formula");
    kept.load("address,values");
    tableRange.load("address");
    await context.sync();
    expect(named.formula).toBe("=Export!$B$4:$B$5");
    expect(kept.address).toBe("Export!A5:C5");
    expect(kept.values).toEqual([[45293, 3, 7]]);
    sheet.getRange("2:4").delete("Up");
    const used = sheet.getUsedRange();
    used.load("address");
    named.load("formula");
    await context.sync();
    expect([used.address, named.formula]).toEqual(["Export!A1:C2", "=Export!$B$2"]);
  }));

test("hidden rows and columns are told", () =>
  run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Export");
    sheet.getRange("2:2").rowHidden = true;
    const [some, all] = [sheet.getRange("A1:C3"), sheet.getRange("A2:C2")];
    some.load("rowHidden,hidden,columnHidden");
    all.load("rowHidden,hidden");
    await context.sync();
    expect([some.rowHidden, some.hidden, some.columnHidden]).toEqual([null, null, false]);
    expect([all.rowHidden, all.hidden]).toEqual([true, true]);
  }));

test("an event's range, an application's culture and the calculation mode can be asked for", () =>
  run(async (context) => {
    const { application } = context.workbook;
    application.load("calculationMode,decimalSeparator");
    application.cultureInfo.load("name");
    application.cultureInfo.numberFormat.load("numberDecimalSeparator,numberGroupSeparator");
    application.suspendApiCalculationUntilNextSync();
    application.suspendScreenUpdatingUntilNextSync();
    await context.sync();
    expect(application.calculationMode).toBe("Automatic");
    expect(application.cultureInfo.name).toBe("en-US");
    expect(application.cultureInfo.numberFormat.numberGroupSeparator).toBe(",");
  }));

test("what the host does not answer fails with the member's name", async () => {
  const error = await run(async (context) => {
    context.workbook.worksheets.getItem("Export").charts.load("items/name");
    await context.sync();
  }).catch((reason: OfficeExtension.Error) => reason);
  expect(error).toMatchObject({ code: "NotImplemented", message: "This host does not answer Worksheet.charts." });
});
