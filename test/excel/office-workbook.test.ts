import { areaAt } from "../../preview/host/area";
import type { ExcelHost, HostOptions } from "../../preview/host/excel-host";
import type { MemoryWorkbook, SheetContent } from "../../preview/host/memory-workbook";
import type { Row } from "../../src/core/cell";
import { officeWorkbook } from "../../src/excel/office-workbook";
import { type Workbook, type WorkbookChange, WorkbookTrouble } from "../../src/excel/workbook";
import { until } from "../host/office-js";
import { opened } from "./excel";

let file: MemoryWorkbook;
let host: ExcelHost;
let workbook: Workbook;

const EXPORT = [
  ["ResellerMpnId", "Subtotal", "ChargeStartDate"],
  [6048879, 12.5, 45_992],
  ["0012345", -3, ""],
];

async function open(content: readonly SheetContent[], options: HostOptions = {}): Promise<void> {
  ({ file, host } = await opened(content, options));
  workbook = officeWorkbook();
}

const idOf = (name: string): string => file.sheetNamed(name)?.id ?? "";
const sheetNamed = (name: string) => {
  const sheet = file.sheetNamed(name);
  if (!sheet) throw new RangeError(`no sheet ${name}`);
  return sheet;
};
const column = (at: number, first = 1, last = first) => ({
  firstRow: first,
  lastRow: last,
  firstColumn: at,
  lastColumn: at,
});

async function all(name: string, stop?: { aborted: boolean }): Promise<{ rows: Row[]; blocks: number[] }> {
  const rows: Row[] = [];
  const blocks: number[] = [];
  for await (const block of workbook.rows(idOf(name), stop ? { stop } : {})) {
    expect(block.firstRow).toBe(rows.length + 1);
    rows.push(...block.rows);
    blocks.push(block.rows.length);
  }
  return { rows, blocks };
}

async function troubleOf(work: Promise<unknown>): Promise<WorkbookTrouble> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WorkbookTrouble)) throw new Error(`expected trouble, not ${String(error)}`);
  return error;
}

test("sheets are listed with what is used of them, whether they are hidden, and whether they are protected", async () => {
  await open([{ name: "Export", rows: EXPORT }, { name: "Empty" }, { name: "Secret", rows: [["x"]] }]);
  sheetNamed("Export").applyFormats([{ area: areaAt(0, 6), format: { fillColor: "#FF0000" } }]);
  sheetNamed("Secret").setVisibility("Hidden");
  sheetNamed("Secret").setProtected(true);
  const common = { hidden: false, protected: false };
  const before = host.traffic.requests;
  expect(await workbook.sheets()).toEqual([
    { ...common, id: idOf("Export"), name: "Export", rows: 3, columns: 3, touchedColumns: 7 },
    { ...common, id: idOf("Empty"), name: "Empty", rows: 0, columns: 0, touchedColumns: 0 },
    { id: idOf("Secret"), name: "Secret", rows: 1, columns: 1, touchedColumns: 1, hidden: true, protected: true },
  ]);
  expect(host.traffic.requests - before).toBeLessThanOrEqual(5);
});

test("a sheet is read from its first row, whatever row its cells begin in", async () => {
  await open([{ name: "Export", rows: [[], [], ...EXPORT] }]);
  expect((await all("Export")).rows).toEqual([["", "", ""], ["", "", ""], ...EXPORT]);
});

test("a large sheet is read in blocks far below Excel's limit, and every row comes once", async () => {
  const rows = Array.from({ length: 30_000 }, (_, row) => Array.from({ length: 20 }, (__, at) => row * 20 + at));
  await open([{ name: "Export", rows }]);
  const { rows: read, blocks } = await all("Export");
  expect(read).toHaveLength(30_000);
  expect([read[29_999]?.[19], read[12_345]?.[7]]).toEqual([599_999, 12_345 * 20 + 7]);
  expect(blocks.length).toBeLessThan(20);
});

test("rows with very long cells are asked for in halves until they pass", async () => {
  const rows = Array.from({ length: 800 }, (_, row) => [row, row < 100 ? "short" : "x".repeat(20_000)]);
  await open([{ name: "Export", rows }]);
  const { rows: read } = await all("Export");
  expect(read.map(([row]) => row)).toEqual(rows.map(([row]) => row));
});

test("a single row beyond the limit is refused in a sentence", async () => {
  await open([{ name: "Export", rows: [["x".repeat(3_000), "y".repeat(3_000)]] }], { payloadLimitBytes: 5_000 });
  expect((await troubleOf(all("Export"))).code).toBe("too-large");
});

test("a reading can be stopped between two blocks", async () => {
  await open([{ name: "Export", rows: Array.from({ length: 50_000 }, (_, row) => [row, "x".repeat(100)]) }]);
  const stop = { aborted: false };
  const blocks: number[] = [];
  const read = (async () => {
    for await (const block of workbook.rows(idOf("Export"), { stop })) {
      blocks.push(block.rows.length);
      stop.aborted = true;
    }
  })();
  expect((await troubleOf(read)).code).toBe("stopped");
  expect(blocks).toHaveLength(1);
});

test("a sheet deleted while it is read is told as such", async () => {
  await open([
    { name: "Export", rows: Array.from({ length: 50_000 }, (_, row) => [row, "x".repeat(100)]) },
    { name: "Other" },
  ]);
  const read = (async () => {
    for await (const block of workbook.rows(idOf("Export"), {}))
      if (block.firstRow === 1) file.deleteSheet(idOf("Export"));
  })();
  expect((await troubleOf(read)).code).toBe("sheet-gone");
});

test("a reading waits while a person edits a cell, a change of the sheet says why it cannot be made", async () => {
  await open([{ name: "Export", rows: EXPORT }]);
  const id = idOf("Export");
  host.isEditingCell = true;
  const refused = await troubleOf(workbook.setRules(new Map([[id, []]])));
  expect([refused.code, refused.message]).toEqual(["editing", expect.stringContaining("Press Enter or Esc")]);
  setTimeout(() => (host.isEditingCell = false), 50);
  expect((await all("Export")).rows).toEqual(EXPORT);
});

test("our columns are written as what they are, and cleared without a trace", async () => {
  await open([{ name: "List", rows: [["PLA ID"], [1], [2]] }]);
  const sheet = sheetNamed("List");
  await workbook.writeColumns(idOf("List"), {
    headerRow: 1,
    firstColumn: 3,
    columns: [
      { header: "Id", format: "integer" },
      { header: "Words", format: "text" },
      { header: "USD", format: "usd" },
      { header: "Day", format: "date" },
      { header: "Month", format: "month" },
    ],
    rows: [
      [1, "=1+1", 1234.5, "2026-04-20", "2026-07"],
      [null, null, null, null, null],
    ],
  });
  const area = areaAt(0, 2, 3, 5);
  expect(sheet.formulas(area)).toEqual([
    ["Id", "Words", "USD", "Day", "Month"],
    [1, "=1+1", 1234.5, 46_132, 46_204],
    ["", "", "", "", ""],
  ]);
  expect(sheet.values(area)[1]?.[1]).toBe("=1+1");
  expect(sheet.text(area)[1]).toEqual(["1", "=1+1", "1,234.50", "2026-04-20", "2026-07"]);
  expect(sheet.format(0, 2).bold).toBe(true);
  await workbook.clearCells(idOf("List"), { firstRow: 1, firstColumn: 3, lastRow: 3, lastColumn: 7 });
  expect(sheet.usedArea(false)).toEqual(areaAt(0, 0, 3, 1));
});

test("rows written over earlier ones of ours have no format of theirs", async () => {
  await open([{ name: "List" }]);
  const columns = [
    { header: "Amount", format: "exact" },
    { header: "How", format: "plain" },
  ] as const;
  const block = { headerRow: 1, firstColumn: 1, columns };
  await workbook.writeColumns(idOf("List"), { ...block, rows: [["1234567890123456.25", "Monthly"]] });
  await workbook.writeColumns(idOf("List"), { ...block, over: true, rows: [[12.5, "Other"]] });
  expect(sheetNamed("List").numberFormats(areaAt(1, 0, 1, 2))).toEqual([["General", "General"]]);
  expect(sheetNamed("List").values(areaAt(1, 0, 1, 2))).toEqual([[12.5, "Other"]]);
});

test("a write that may wait is made once nobody edits a cell, and the wait can be ended", async () => {
  await open([{ name: "List" }]);
  const block = { headerRow: 1, firstColumn: 1, columns: [{ header: "a", format: "text" }], rows: [["b"]] } as const;
  await workbook.date1904();
  host.isEditingCell = true;
  expect((await troubleOf(workbook.writeColumns(idOf("List"), block))).code).toBe("editing");
  const stop = { aborted: false };
  const waiting = troubleOf(workbook.writeColumns(idOf("List"), block, stop));
  await new Promise((resolve) => setTimeout(resolve, 250));
  stop.aborted = true;
  const asked = performance.now();
  expect((await waiting).code).toBe("stopped");
  expect(performance.now() - asked).toBeLessThan(200);
  setTimeout(() => (host.isEditingCell = false), 50);
  await workbook.writeColumns(idOf("List"), block, { aborted: false });
  expect(sheetNamed("List").values(areaAt(0, 0, 2, 1))).toEqual([["a"], ["b"]]);
});

test("a write of several requests that an edit interrupts begins again and ends complete", async () => {
  await open([{ name: "List" }]);
  await workbook.date1904();
  const rows = Array.from({ length: 12_000 }, (_, at) => [`row ${at}`]);
  const id = idOf("List");
  const writing = workbook.writeColumns(
    id,
    { headerRow: 1, firstColumn: 1, columns: [{ header: "a", format: "text" }], rows },
    { aborted: false },
  );
  await until(() => sheetNamed("List").usedArea(true) !== null);
  host.isEditingCell = true;
  setTimeout(() => (host.isEditingCell = false), 50);
  await writing;
  expect(sheetNamed("List").values(areaAt(1, 0, 12_000, 1))).toEqual(rows);
});

test("a sheet is added under a name that nobody else's cells stand under", async () => {
  const taken = [{ name: "Data", rows: [["theirs"]] }, { name: "data 2" }, { name: "Data 3" }, { name: "Data 4" }];
  await open(taken);
  sheetNamed("Data").setVisibility("VeryHidden");
  sheetNamed("data 2").setVisibility("VeryHidden");
  sheetNamed("Data 3").setProtected(true);
  expect(await workbook.addSheet("Data")).toEqual({ id: idOf("Data 4"), name: "Data 4" });
  sheetNamed("Data 4").write(areaAt(0, 0), [["ours"]]);
  const added = await workbook.addSheet("Data");
  expect(added).toEqual({ id: idOf("Data 5"), name: "Data 5" });
  expect(sheetNamed("Data").values(areaAt(0, 0))).toEqual([["theirs"]]);
});

test("ten thousand rows of ours are a handful of requests", async () => {
  await open([{ name: "List", rows: [["PLA ID"]] }]);
  await workbook.date1904();
  const before = host.traffic.requests;
  await workbook.writeColumns(idOf("List"), {
    headerRow: 1,
    firstColumn: 2,
    columns: ["a", "b", "c", "d", "e", "f", "g", "h"].map((header) => ({ header, format: "text" })),
    rows: Array.from({ length: 10_000 }, () => Array<string>(8).fill("Below with us")),
  });
  expect(host.traffic.requests - before).toBeLessThan(10);
  expect(sheetNamed("List").values(areaAt(10_000, 8))).toEqual([["Below with us"]]);
});

test("rules of ours take the place of earlier ones, and nobody else's are touched", async () => {
  await open([
    {
      name: "List",
      rows: [
        ["PLA ID", "P"],
        [1, 1],
      ],
    },
  ]);
  const sheet = sheetNamed("List");
  const theirs = {
    id: "theirs",
    areas: [areaAt(1, 0)],
    rule: { type: "Custom", formula: "=$A2>0" },
    fillColor: "#00FF00",
    fontColor: null,
    bold: null,
    stopIfTrue: false,
  } as const;
  sheet.putConditionalFormat(theirs);
  const area = { firstRow: 2, firstColumn: 1, lastRow: 2, lastColumn: 2 };
  await workbook.setRules(new Map([[idOf("List"), [{ area, formula: "=$B2=1", mark: "urgent" }]]]));
  await workbook.setRules(new Map([[idOf("List"), [{ area, formula: "=$B2=2", mark: "soon" }]]]));
  expect(sheet.conditionalFormats()).toHaveLength(2);
  expect(sheet.conditionalFormats()[0]).toMatchObject({
    areas: [areaAt(1, 0, 1, 2)],
    rule: { type: "Custom", formula: '=AND($B2=2,"CSP Revenue Check"<>"")' },
    fillColor: "#FFDDB5",
    fontColor: "#5A2C00",
  });
  await workbook.setRules(new Map([[idOf("List"), []]]));
  expect(sheet.conditionalFormats()).toEqual([theirs]);
});

test("a protected sheet refuses columns and rules in a sentence", async () => {
  await open([{ name: "List", rows: EXPORT }]);
  sheetNamed("List").setProtected(true);
  const area = { firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 1 };
  expect((await troubleOf(workbook.clearCells(idOf("List"), area))).code).toBe("protected");
  const rules = workbook.setRules(new Map([[idOf("List"), [{ area, formula: "=TRUE", mark: "soon" }]]]));
  expect((await troubleOf(rules)).code).toBe("protected");
});

test("column widths are told and set", async () => {
  await open([{ name: "List", rows: EXPORT }]);
  const before = await workbook.columnWidths(idOf("List"), 2, 2);
  await workbook.setColumnWidths(idOf("List"), 2, [100, 120]);
  expect(await workbook.columnWidths(idOf("List"), 2, 2)).toEqual([100, 120]);
  await workbook.setColumnWidths(idOf("List"), 2, before);
  expect(await workbook.columnWidths(idOf("List"), 2, 2)).toEqual(before);
});

test("settings are kept in the workbook and forgotten", async () => {
  await open([{ name: "List" }]);
  expect(await workbook.setting("k")).toBeNull();
  await workbook.keepSetting("k", { asOf: "2026-04-20", sheets: ["a"] });
  expect(await officeWorkbook().setting("k")).toEqual({ asOf: "2026-04-20", sheets: ["a"] });
  await workbook.keepSetting("k", null);
  await workbook.keepSetting("k", null);
  expect([await workbook.setting("k"), file.records.settings.size]).toEqual([null, 0]);
});

test("a cell on another sheet is shown and selected", async () => {
  await open([{ name: "List" }, { name: "Export", rows: EXPORT }]);
  await workbook.select(idOf("Export"), { firstRow: 2, firstColumn: 1, lastRow: 2, lastColumn: 3 });
  expect(file.selection()).toEqual({ sheetId: idOf("Export"), area: areaAt(1, 0, 1, 3) });
});

test.each([
  ["en-US", { list: ",", decimal: ".", thousands: "," }],
  ["de-DE", { list: ";", decimal: ",", thousands: "." }],
])("a workbook in %s is told with its separators", async (locale, separators) => {
  await open([{ name: "List" }], { locale });
  expect(await workbook.separators()).toEqual(separators);
});

test("edits by people are told with their rows; our own writes are not", async () => {
  await open([{ name: "Export", rows: EXPORT }]);
  const heard: WorkbookChange[] = [];
  const end = await workbook.watch((change) => heard.push(change));
  const sheet = sheetNamed("Export");
  const sheetId = sheet.id;
  await workbook.writeColumns(sheetId, {
    headerRow: 1,
    firstColumn: 5,
    columns: [{ header: "a", format: "text" }],
    rows: [["b"]],
  });
  await workbook.clearCells(sheetId, column(5, 1, 2));
  sheet.write(areaAt(1, 1, 2, 1), [[1], [2]]);
  sheet.insertLines("rows", 2, 3);
  sheet.deleteLines("rows", 2, 1);
  sheet.insertLines("columns", 0, 1);
  file.addSheet("New");
  sheet.rename("May");
  file.deleteSheet(idOf("New"));
  const added = heard.find(({ kind }) => kind === "sheet-added")?.sheetId;
  await until(() => heard.some(({ kind }) => kind === "sheet-deleted"));
  expect(heard.filter(({ kind }) => kind !== "calculated")).toEqual([
    { kind: "cells", sheetId, area: column(2, 2, 3) },
    { kind: "rows-inserted", sheetId, firstRow: 3, count: 3 },
    { kind: "rows-deleted", sheetId, firstRow: 3, count: 1 },
    { kind: "sheet-changed", sheetId },
    { kind: "sheet-added", sheetId: added ?? heard.find(({ kind }) => kind === "sheet-added")?.sheetId },
    { kind: "sheet-renamed", sheetId },
    { kind: "sheet-deleted", sheetId: heard.find(({ kind }) => kind === "sheet-deleted")?.sheetId },
  ]);
  await end();
  const count = heard.length;
  sheet.write(areaAt(1, 1), [[3]]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toHaveLength(count);
});

test("watching begins once no cell is edited any more, and tells of a change once", async () => {
  await open([{ name: "Export", rows: EXPORT }]);
  host.isEditingCell = true;
  setTimeout(() => (host.isEditingCell = false), 50);
  const heard: WorkbookChange[] = [];
  const end = await workbook.watch((change) => heard.push(change));
  const sheet = sheetNamed("Export");
  sheet.write(areaAt(1, 1), [[1]]);
  file.addSheet("New");
  await until(() => heard.some(({ kind }) => kind === "sheet-added"));
  expect(heard.map(({ kind }) => kind)).toEqual(["cells", "sheet-added"]);
  await end();
});
