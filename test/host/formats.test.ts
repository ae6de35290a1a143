import { areaAt } from "../../preview/host/area";
import type { SavedRecords } from "../../preview/host/records";
import { running, type Running } from "./running";

let all: Running;

beforeEach(async () => {
  all = await running([
    {
      name: "Resellers",
      rows: [
        ["Id", "Name"],
        [1, "One"],
        [2, "Two"],
      ],
    },
  ]);
});

afterEach(() => all.office.channel.close());

test("fills are set, read back, told apart and cleared", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Resellers");
    sheet.getRange("A2:B2").format.fill.color = "#ffeb9c";
    const [row, mixed, plain] = [sheet.getRange("A2:B2"), sheet.getRange("A1:B3"), sheet.getRange("A1")];
    for (const range of [row, mixed, plain]) range.load("format/fill/color");
    await context.sync();
    expect([row, mixed, plain].map((range) => range.format.fill.color)).toEqual(["#FFEB9C", "", "#FFFFFF"]);
    row.format.fill.clear();
    row.load("format/fill/color");
    await context.sync();
    expect(row.format.fill.color).toBe("#FFFFFF");
  }));

test("every cell's fill is saved in one request and restored exactly in another", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Resellers");
    sheet.getRange("A2").format.fill.color = "#FF0000";
    sheet.getRange("B3").format.font.bold = true;
    await context.sync();
    const area = sheet.getRange("A1:B3");
    const saved = area.getCellProperties({ format: { fill: { color: true, pattern: true }, font: { bold: true } } });
    await context.sync();
    area.format.fill.color = "#00FF00";
    await context.sync();
    area.setCellProperties(
      saved.value.map((line) =>
        line.map(({ format }) => ({
          format: { fill: { color: format?.fill?.pattern === "None" ? "" : (format?.fill?.color ?? "") } },
        })),
      ),
    );
    await context.sync();
    const colours = [0, 1, 2].flatMap((row) =>
      [0, 1].map((column) => all.workbook.sheetNamed("Resellers")?.format(row, column).fillColor),
    );
    expect(colours).toEqual([null, null, "#FF0000", null, null, null]);
    expect(saved.value[2]?.[1]).toMatchObject({ format: { font: { bold: true } } });
  }));

test("several ranges are coloured at once", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Resellers");
    const areas = sheet.getRanges("A2:B2,A3");
    areas.format.fill.color = "yellow";
    areas.load("address,areaCount,cellCount");
    await context.sync();
    expect([areas.address, areas.areaCount, areas.cellCount]).toEqual(["Resellers!A2:B2,Resellers!A3", 2, 3]);
    expect(all.workbook.sheetNamed("Resellers")?.format(2, 0).fillColor).toBe("#FFFF00");
    expect(all.workbook.sheetNamed("Resellers")?.format(2, 1).fillColor).toBeNull();
  }));

test("a list of addresses above 8,192 letters is refused", async () => {
  const addresses = Array.from({ length: 2000 }, (_, row) => `A${row + 1}`).join(",");
  const code = await all.codeOf(async (context) => {
    context.workbook.worksheets.getItem("Resellers").getRanges(addresses).format.fill.color = "red";
    await context.sync();
  });
  expect(code).toBe("InvalidArgument");
});

test("a conditional format is added first, found by its id, and deleted alone", () =>
  all.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Resellers").getRange("A2:B3");
    const theirs = range.conditionalFormats.add("CellValue");
    theirs.cellValue.rule = { formula1: "=1", operator: "GreaterThan" };
    theirs.cellValue.format.font.color = "#FF0000";
    const ours = range.conditionalFormats.add("Custom");
    ours.custom.rule.formula = '=$B2="One"';
    ours.custom.format.fill.color = "#FFEB9C";
    ours.stopIfTrue = true;
    ours.load("id,type,priority");
    await context.sync();
    expect([ours.type, ours.priority]).toEqual(["Custom", 0]);
    const { conditionalFormats } = context.workbook.worksheets.getItem("Resellers").getRange();
    conditionalFormats.load("items/id,items/type");
    const found = conditionalFormats.getItem(ours.id);
    found.custom.rule.load("formula");
    found.custom.format.fill.load("color");
    const where = found.getRange();
    where.load("address");
    await context.sync();
    expect(conditionalFormats.items.map(({ type }) => type)).toEqual(["Custom", "CellValue"]);
    expect([found.custom.rule.formula, found.custom.format.fill.color, where.address]).toEqual([
      '=$B2="One"',
      "#FFEB9C",
      "Resellers!A2:B3",
    ]);
    found.delete();
    const gone = conditionalFormats.getItemOrNullObject(ours.id);
    gone.load("id");
    const count = conditionalFormats.getCount();
    await context.sync();
    expect([gone.isNullObject, count.value]).toEqual([true, 1]);
  }));

test("widths, autofit, frozen panes and clearing", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Resellers");
    sheet.getRange("A:A").format.columnWidth = 100;
    sheet.getRange("B:B").format.autofitColumns();
    sheet.freezePanes.freezeRows(1);
    const frozen = sheet.freezePanes.getLocationOrNullObject();
    frozen.load("address");
    const width = sheet.getRange("A1").format;
    width.load("columnWidth");
    sheet.getRange("A2:B2").clear("Contents");
    const body = sheet.getRange("A2:B3");
    body.load("values");
    await context.sync();
    expect([frozen.address, width.columnWidth]).toEqual(["Resellers!1:1", 100]);
    expect(body.values).toEqual([
      ["", ""],
      [2, "Two"],
    ]);
  }));

test("tables are made, found, read by column, and named", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Resellers");
    const table = sheet.tables.add("A1:B3", true);
    table.name = "Partners";
    table.columns.load("items/name");
    const body = table.getDataBodyRange();
    body.load("address");
    const ids = table.columns.getItem("id").getDataBodyRange();
    ids.load("values");
    const found = context.workbook.tables.getItemOrNullObject("partners");
    found.load("name");
    await context.sync();
    expect(table.columns.items.map(({ name }) => name)).toEqual(["Id", "Name"]);
    expect([body.address, ids.values, found.name]).toEqual(["Resellers!A2:B3", [[1], [2]], "Partners"]);
  }));

test("a filter hides the rows that do not pass", () =>
  all.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Resellers");
    sheet.autoFilter.apply("A1:B3", 1, { filterOn: "Values", values: ["Two"] });
    const rows = [sheet.getRange("2:2"), sheet.getRange("3:3")];
    for (const row of rows) row.load("rowHidden");
    await context.sync();
    expect(rows.map(({ rowHidden }) => rowHidden)).toEqual([true, false]);
    sheet.autoFilter.remove();
    rows[0]?.load("rowHidden");
    await context.sync();
    expect(rows[0]?.rowHidden).toBe(false);
  }));

test("sorting by the add-in orders numbers before text and empty cells last", () =>
  all.run(async (context) => {
    all.workbook.sheetNamed("Resellers")?.write(areaAt(0, 3, 4, 1), [["b"], [2], [""], [1]]);
    const range = context.workbook.worksheets.getItem("Resellers").getRange("D1:D4");
    range.sort.apply([{ key: 0, ascending: true }]);
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([[1], [2], ["b"], [""]]);
  }));

test("settings, properties of sheets and XML parts are kept with the workbook and survive saving", async () => {
  await all.run(async (context) => {
    context.workbook.settings.add("sources", { billing: ["Export"], asOf: null });
    const { worksheets, customXmlParts } = context.workbook;
    worksheets.getItem("Resellers").customProperties.add("role", "resellers");
    customXmlParts.add('<csp xmlns="urn:csp"><a/></csp>');
    await context.sync();
  });
  const saved = JSON.stringify(all.workbook.records.saved());
  all.workbook.records.restore(JSON.parse(saved) as SavedRecords);
  await all.run(async (context) => {
    const setting = context.workbook.settings.getItem("sources");
    setting.load("value");
    const property = context.workbook.worksheets.getItem("Resellers").customProperties.getItem("Role");
    property.load("value");
    const part = context.workbook.customXmlParts.getByNamespace("urn:csp").getOnlyItemOrNullObject();
    const xml = part.getXml();
    await context.sync();
    expect(setting.value).toEqual({ billing: ["Export"], asOf: null });
    expect(property.value).toBe("resellers");
    expect(xml.value).toContain("<a/>");
  });
});

test("settings of the document are there when the add-in starts again", async () => {
  const { settings } = all.office.Office.context.document;
  settings.set("asOf", "2025-10");
  await new Promise((resolve) => settings.saveAsync(resolve));
  expect([...all.workbook.records.documentSettings]).toEqual([["asOf", '"2025-10"']]);
});
