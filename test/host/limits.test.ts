import { areaAt } from "../../preview/host/area";
import { running, type Running } from "./running";

let all: Running;

beforeEach(async () => {
  all = await running([{ name: "Export", rows: [["a"]] }, { name: "Other" }]);
});

afterEach(() => all.office.channel.close());

const long = "x".repeat(1000);

test("an answer above 5 MB is refused with ResponsePayloadSizeLimitExceeded, one below is given", async () => {
  const sheet = all.workbook.sheetNamed("Export");
  sheet?.write(
    areaAt(0, 0, 6000, 1),
    Array.from({ length: 6000 }, () => [long]),
  );
  const read = (rows: number) => (): Promise<string> =>
    all.codeOf(async (context) => {
      context.workbook.worksheets.getItem("Export").getRangeByIndexes(0, 0, rows, 1).load("values");
      await context.sync();
    });
  expect(await read(6000)()).toBe("ResponsePayloadSizeLimitExceeded");
  expect(await read(4000)()).toBe("no error");
});

test("a request above 5 MB is refused with RequestPayloadSizeLimitExceeded and changes nothing", async () => {
  const code = await all.codeOf(async (context) => {
    const range = context.workbook.worksheets.getItem("Export").getRangeByIndexes(0, 0, 6000, 1);
    range.values = Array.from({ length: 6000 }, () => [long]);
    await context.sync();
  });
  expect(code).toBe("RequestPayloadSizeLimitExceeded");
  expect(all.workbook.sheetNamed("Export")?.usedArea(true)).toEqual(areaAt(0, 0));
});

test("bytes are counted, not letters", async () => {
  all.workbook.sheetNamed("Export")?.write(
    areaAt(0, 0, 2000, 1),
    Array.from({ length: 2000 }, () => ["é".repeat(1500)]),
  );
  const code = await all.codeOf(async (context) => {
    context.workbook.worksheets.getItem("Export").getRangeByIndexes(0, 0, 2000, 1).load("values");
    await context.sync();
  });
  expect(code).toBe("ResponsePayloadSizeLimitExceeded");
});

test("more than five million cells read as null, without an error", () =>
  all.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Export").getRange("A:E");
    range.load("values,rowCount");
    await context.sync();
    expect(range.values).toBeNull();
    expect(range.rowCount).toBe(1_048_576);
  }));

test("while a cell is edited every request fails, and works again afterwards", async () => {
  all.host.isEditingCell = true;
  const load = (): Promise<string> =>
    all.codeOf(async (context) => {
      context.workbook.load("name");
      await context.sync();
    });
  expect(await load()).toBe("InvalidOperationInCellEditMode");
  all.host.isEditingCell = false;
  expect(await load()).toBe("no error");
});

test("a request can wait until the cell is done", async () => {
  all.host.isEditingCell = true;
  setTimeout(() => {
    all.host.isEditingCell = false;
  }, 100);
  const done = all.office.Excel.run({ delayForCellEdit: true }, async (context) => {
    context.workbook.load("name");
    await context.sync();
    return context.workbook.name;
  });
  await expect(done).resolves.toBe("workbook.xlsx");
});

test.each<[string, (sheet: Excel.Worksheet) => void]>([
  ["writing", (sheet) => void (sheet.getRange("A1").values = [[1]])],
  ["colouring", (sheet) => void (sheet.getRange("A1").format.fill.color = "#FF0000")],
  ["clearing", (sheet) => sheet.getRange("A1").clear()],
  ["inserting rows", (sheet) => void sheet.getRange("1:1").insert("Down")],
  ["a conditional format", (sheet) => void sheet.getRange("A1").conditionalFormats.add("Custom")],
])("%s on a protected sheet is refused with AccessDenied", async (_, edit) => {
  all.workbook.sheetNamed("Export")?.setProtected(true);
  const code = await all.codeOf(async (context) => {
    edit(context.workbook.worksheets.getItem("Export"));
    await context.sync();
  });
  expect(code).toBe("AccessDenied");
});

test("a protected sheet says so and can be read", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Export");
    sheet.protection.protect();
    sheet.protection.load("protected");
    const cell = sheet.getRange("A1");
    cell.load("values");
    await context.sync();
    expect([sheet.protection.protected, cell.values]).toEqual([true, [["a"]]]);
  }));

test("a sheet deleted in the middle of the work is ItemNotFound, also through a kept range", async () => {
  const code = await all.codeOf(async (context) => {
    const range = context.workbook.worksheets.getItem("Other").getRange("A1:B2");
    range.load("address");
    await context.sync();
    const id = all.workbook.sheetNamed("Other")?.id ?? "";
    all.workbook.deleteSheet(id);
    range.load("values");
    await context.sync();
  });
  expect(code).toBe("ItemNotFound");
});

test.each<[string, string, (context: Excel.RequestContext) => void]>([
  ["a missing sheet", "ItemNotFound", ({ workbook }) => workbook.worksheets.getItem("Nowhere").load("name")],
  ["a sheet's name twice", "ItemAlreadyExists", ({ workbook }) => workbook.worksheets.add("export").load("name")],
  ["a name too long", "InvalidArgument", ({ workbook }) => workbook.worksheets.add("x".repeat(32)).load("name")],
  ["a name with a slash", "InvalidArgument", ({ workbook }) => workbook.worksheets.add("2024/25").load("name")],
  [
    "no address",
    "InvalidArgument",
    ({ workbook }) => workbook.worksheets.getItem("Export").getRange("1A").load("values"),
  ],
  [
    "a cell off the sheet",
    "InvalidArgument",
    ({ workbook }) => workbook.worksheets.getItem("Export").getCell(1_048_576, 0).load("values"),
  ],
  [
    "ranges that share nothing",
    "ItemNotFound",
    ({ workbook }) => workbook.worksheets.getItem("Export").getRange("A1").getIntersection("B2").load("values"),
  ],
  ["a missing setting", "ItemNotFound", ({ workbook }) => workbook.settings.getItem("none").load("value")],
])("%s is %s", async (_, expected, ask) => {
  const code = await all.codeOf(async (context) => {
    ask(context);
    await context.sync();
  });
  expect(code).toBe(expected);
});

test("the last visible sheet can be neither deleted nor hidden", async () => {
  const code = await all.codeOf(async (context) => {
    context.workbook.worksheets.getItem("Other").visibility = "Hidden";
    context.workbook.worksheets.getItem("Export").delete();
    await context.sync();
  });
  expect(code).toBe("InvalidOperation");
});

test("an error stops the batch where it happens", async () => {
  await all.codeOf(async (context) => {
    context.workbook.worksheets.getItem("Export").getRange("A1").values = [["before"]];
    context.workbook.worksheets.getItem("Nowhere").load("name");
    context.workbook.worksheets.getItem("Export").getRange("A2").values = [["after"]];
    await context.sync();
  });
  expect(all.workbook.sheetNamed("Export")?.values(areaAt(0, 0, 2, 1))).toEqual([["before"], [""]]);
});
