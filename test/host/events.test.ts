import { areaAt } from "../../preview/host/area";
import { until } from "./office-js";
import { running, type Running } from "./running";

let all: Running;
let seen: Record<string, unknown>[];

beforeEach(async () => {
  all = await running([{ name: "Billing", rows: [["a", 1]] }, { name: "Resellers" }]);
  seen = [];
});

afterEach(() => all.office.channel.close());

const note = (event: object): Promise<void> => {
  seen.push(Object.fromEntries(Object.entries(event).filter(([, value]) => typeof value !== "function")));
  return Promise.resolve();
};

const billing = (): ReturnType<typeof all.workbook.sheets>[number] => {
  const sheet = all.workbook.sheetNamed("Billing");
  if (!sheet) throw new Error("no Billing");
  return sheet;
};

test("a user's edit of one cell tells the address, the kinds and the values before and after", async () => {
  await all.run(async (context) => {
    context.workbook.worksheets.getItem("Billing").onChanged.add(note);
    await context.sync();
  });
  billing().write(areaAt(0, 1), [["two"]]);
  await until(() => seen.length === 1);
  expect(seen[0]).toMatchObject({
    type: "WorksheetChanged",
    changeType: "RangeEdited",
    address: "B1",
    source: "Local",
    triggerSource: "Unknown",
    worksheetId: billing().id,
    details: { valueBefore: 1, valueAfter: "two", valueTypeBefore: "Double", valueTypeAfter: "String" },
  });
});

test("a pasted block tells its address only, and its range can be asked for", async () => {
  let values: unknown;
  await all.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async (event) => {
      await note(event);
      await all.run(async (own) => {
        const range = event.getRange(own);
        range.load("values");
        await own.sync();
        values = range.values;
      });
    });
    await context.sync();
  });
  billing().write(areaAt(4, 0, 2, 2), [
    [1, 2],
    [3, 4],
  ]);
  await until(() => values !== undefined);
  expect(seen[0]).toMatchObject({ address: "A5:B6", details: undefined });
  expect(values).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test.each<[string, (sheet: ReturnType<typeof billing>) => void, object]>([
  ["inserted rows", (sheet) => sheet.insertLines("rows", 2, 3), { changeType: "RowInserted", address: "3:5" }],
  ["deleted rows", (sheet) => sheet.deleteLines("rows", 0, 1), { changeType: "RowDeleted", address: "1:1" }],
  ["inserted columns", (sheet) => sheet.insertLines("columns", 1, 1), { changeType: "ColumnInserted", address: "B:B" }],
  ["deleted columns", (sheet) => sheet.deleteLines("columns", 1, 1), { changeType: "ColumnDeleted", address: "B:B" }],
])("%s are told as such", async (_, change, expected) => {
  await all.run(async (context) => {
    context.workbook.worksheets.onChanged.add(note);
    await context.sync();
  });
  change(billing());
  await until(() => seen.length === 1);
  expect(seen[0]).toMatchObject(expected);
});

test("the add-in's own writes come back marked as its own", async () => {
  await all.run(async (context) => {
    context.workbook.worksheets.onChanged.add(note);
    await context.sync();
    context.workbook.worksheets.getItem("Resellers").getRange("A1").values = [["x"]];
    await context.sync();
  });
  await until(() => seen.length === 1);
  expect(seen[0]).toMatchObject({ triggerSource: "ThisLocalAddin", address: "A1" });
});

test("another person's edit comes as remote", async () => {
  await all.run(async (context) => {
    context.workbook.worksheets.onChanged.add(note);
    await context.sync();
  });
  all.workbook.isRemote = true;
  billing().write(areaAt(0, 0), [["theirs"]]);
  await until(() => seen.length === 1);
  expect(seen[0]).toMatchObject({ source: "Remote" });
});

test("while events are off nothing is told", async () => {
  await all.run(async (context) => {
    context.workbook.worksheets.onChanged.add(note);
    context.runtime.enableEvents = false;
    await context.sync();
  });
  billing().write(areaAt(0, 0), [["quiet"]]);
  await all.run(async (context) => {
    context.runtime.enableEvents = true;
    await context.sync();
  });
  billing().write(areaAt(0, 0), [["heard"]]);
  await until(() => seen.length > 0);
  expect(seen).toHaveLength(1);
});

test("a removed handler hears nothing more", async () => {
  const handler = await all.run(async (context) => {
    const added = context.workbook.worksheets.onChanged.add(note);
    await context.sync();
    return added;
  });
  billing().write(areaAt(0, 0), [[1]]);
  await until(() => seen.length === 1);
  handler.remove();
  await handler.context.sync();
  billing().write(areaAt(0, 0), [[2]]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(seen).toHaveLength(1);
});

test("sheets added, renamed, activated and deleted are told on the collection", async () => {
  await all.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onAdded.add(note);
    worksheets.onDeleted.add(note);
    worksheets.onActivated.add(note);
    worksheets.onDeactivated.add(note);
    worksheets.onNameChanged.add(note);
    await context.sync();
    const added = worksheets.add("New");
    await context.sync();
    added.name = "Newer";
    added.activate();
    await context.sync();
    worksheets.getItem("Resellers").delete();
    await context.sync();
  });
  await until(() => seen.length === 5);
  expect(seen.map(({ type }) => type)).toEqual([
    "WorksheetAdded",
    "WorksheetNameChanged",
    "WorksheetDeactivated",
    "WorksheetActivated",
    "WorksheetDeleted",
  ]);
  expect(seen[1]).toMatchObject({ nameBefore: "New", nameAfter: "Newer" });
});

test("a selection is told with its address", async () => {
  await all.run(async (context) => {
    context.workbook.worksheets.onSelectionChanged.add(note);
    await context.sync();
    context.workbook.worksheets.getItem("Billing").getRange("B2:C3").select();
    await context.sync();
  });
  await until(() => seen.length === 1);
  expect(seen[0]).toMatchObject({ address: "B2:C3", worksheetId: billing().id });
});

test("showing and hiding the pane is told, and kept", async () => {
  const { Office } = all.office;
  const modes: string[] = [];
  await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => void modes.push(visibilityMode));
  await Office.addin.hide();
  await until(() => modes.length === 1);
  expect([modes[0], all.host.addIn.state]).toEqual(["Hidden", "Background"]);
  await Office.addin.showAsTaskpane();
  await until(() => modes.length === 2);
  await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  expect(await Office.addin.getStartupBehavior()).toBe("Load");
});

test("buttons of the ribbon are disabled by the add-in", async () => {
  await all.office.Office.ribbon.requestUpdate({
    tabs: [{ id: "Tab", groups: [{ id: "Group", controls: [{ id: "Highlight", enabled: false }] }] }],
  });
  expect([...all.host.addIn.enabledButtons]).toEqual([["Highlight", false]]);
});
