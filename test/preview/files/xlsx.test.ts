import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { ADDIN_DATA_SHEET } from "../../../preview/files/addin-data";
import { xlsxContent } from "../../../preview/files/read-xlsx";
import { cellKey, type CellLook, type FormulaRule } from "../../../preview/files/workbook-content";
import { xlsxBytes } from "../../../preview/files/write-xlsx";
import type { Cell } from "../../../src/core/cell";
import { partsOf } from "./zip-parts";
import { cellIn, EMPTY_RECORDS, lookIn, oneSheet, reopened, reopenedSheet } from "./content";

test.each<Cell>([
  0,
  1,
  -1,
  0.1,
  -1234.56,
  1e-7,
  1e15,
  123_456_789_012_345,
  46_119,
  true,
  false,
  "x",
  "  outer spaces  ",
  "007",
  "12",
  "1e5",
  "TRUE",
  "4/20/2026",
  "#N/A",
  "two\nlines",
  "a\ttab",
  "<b>&amp;\"'",
  "_x0041_ is no letter",
  "Blaue Brücke 🧾",
  "=1+1",
  '=HYPERLINK("http://x.example","y")',
  "+1",
  "-1-",
  "@SUM(A1)",
  "=CSP.TTM(A1)",
])("%j is the same cell after saving and opening, and no formula", async (cell) => {
  const sheet = await reopenedSheet({ rows: [["header"], [cell]] });
  expect(cellIn(sheet, 1, 0)).toBe(cell);
  expect(sheet.formulas?.size ?? 0).toBe(0);
});

test("any rows of texts, numbers and truth values come back as they were", async () => {
  // XML knows no control characters; a workbook has none.
  const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((one) => one !== "" && !/\p{Cc}/u.test(one));
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (Object.is(one, -0) ? 0 : one));
  const cell = fc.oneof(text, number, fc.integer(), fc.boolean(), fc.constant(null));
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const sheet = await reopenedSheet({ rows: cells });
      expect(cells.map((row, r) => row.map((_, c) => cellIn(sheet, r, c)))).toEqual(cells);
    }),
    { numRuns: 60 },
  );
});

test("an empty sheet, and rows with gaps, keep their places", async () => {
  expect((await reopenedSheet({ rows: [] })).rows.flat().filter((cell) => cell !== null)).toEqual([]);
  const sheet = await reopenedSheet({ rows: [[], [null, null, "c"], [], ["a"]] });
  expect(cellIn(sheet, 1, 2)).toBe("c");
  expect(cellIn(sheet, 3, 0)).toBe("a");
  expect(sheet.rows.flat().filter((cell) => cell !== null)).toHaveLength(2);
});

describe("formulas", () => {
  test.each<[string, Cell]>([
    ["=SUM(A1:A2)", 12.5],
    ['=IF(A1<>"<&>",1,0)', 1],
    ['=A1&"x"', "12x"],
    ["=A1>3", true],
    ["=CSP.TTM(A1)", 251.5],
    ["=CSP.STATUS(A1,DATE(2026,4,20))", "Met"],
    ['=IF(CSP.STATUS(A2)="Met",1,0)', 1],
    ["='My sheet'!A1", "x"],
    ['="CSP.TTM(A1)"', "CSP.TTM(A1)"],
  ])("%s and its result %j come back", async (formula, result) => {
    const sheet = await reopenedSheet({ rows: [[1, result]], formulas: new Map([[cellKey(0, 1), formula]]) });
    expect(sheet.formulas).toEqual(new Map([[cellKey(0, 1), formula]]));
    expect(cellIn(sheet, 0, 1)).toBe(result);
  });

  test("the add-in's functions stand in the file under the names that Excel keeps them by, texts as they are", async () => {
    const formulas = new Map([
      [cellKey(0, 0), '=IF(CSP.STATUS(A2)="CSP.TTM(",CSP.TTM(A2),MYCSP.TTM(1))'],
      [cellKey(0, 1), "=CSP.TTM(A2)"],
    ]);
    const workbook = await readXlsx(await xlsxBytes(oneSheet({ rows: [[0, 0]], formulas }), "CSP"), {
      readStyles: true,
    });
    const cells = workbook.sheets[0]?.cells;
    expect(cells?.get(cellKey(0, 0))?.formula).toBe(
      'IF(_xldudf_CSP_STATUS(A2)="CSP.TTM(",_xldudf_CSP_TTM(A2),MYCSP.TTM(1))',
    );
    expect(cells?.get(cellKey(0, 1))?.formula).toBe("_xldudf_CSP_TTM(A2)");
  });

  test("an answer of several cells comes back as one formula with its cells, which Excel takes for a dynamic one", async () => {
    const key = cellKey(0, 0);
    const rows = [
      ["2026-01", 1],
      ["2026-02", 2],
    ];
    const content = { rows, formulas: new Map([[key, "=CSP.MONTHS(6048879)"]]), spills: new Map([[key, "A1:B2"]]) };
    const sheet = await reopenedSheet(content);
    expect(sheet.rows).toEqual(rows);
    expect(sheet.formulas).toEqual(content.formulas);
    expect(sheet.spills).toEqual(content.spills);
    const workbook = await readXlsx(await xlsxBytes(oneSheet(content), "CSP"), { readStyles: true });
    expect(workbook.sheets[0]?.cells?.get(key)?.formulaDynamic).toBe(true);
  });

  test("a formula keeps the look of its cell", async () => {
    const look: CellLook = { bold: true, numberFormat: "#,##0.00" };
    const key = cellKey(0, 0);
    const sheet = await reopenedSheet({
      rows: [[3]],
      formulas: new Map([[key, "=1+2"]]),
      looks: new Map([[key, look]]),
    });
    expect(lookIn(sheet, 0, 0)).toEqual(look);
    expect(sheet.formulas?.get(key)).toBe("=1+2");
  });
});

describe("looks", () => {
  test.each<CellLook>([
    { fill: "#FFC7CE" },
    { color: "#9C0006" },
    { bold: true },
    { italic: true },
    { wrap: true },
    { numberFormat: "0.0000" },
    { numberFormat: "yyyy-mm-dd" },
    { numberFormat: "@" },
    { numberFormat: '[$€-407]#,##0.00;"minus" 0' },
    { fill: "#000000", color: "#FFFFFF", bold: true, italic: true, numberFormat: "#,##0.00", wrap: true },
  ])("%j comes back, on a filled and on an empty cell", async (look) => {
    const looks = new Map([
      [cellKey(1, 0), look],
      [cellKey(1, 1), look],
    ]);
    const sheet = await reopenedSheet({
      rows: [
        ["h", "h", "h"],
        [45_000, null, 1],
      ],
      looks,
    });
    expect(lookIn(sheet, 1, 0)).toEqual(look);
    expect(lookIn(sheet, 1, 1)).toEqual(look);
    expect(lookIn(sheet, 1, 2)).toBeUndefined();
    expect(cellIn(sheet, 1, 0)).toBe(45_000);
  });

  test("a column's format reaches its numbers below the header, coloured ones too, and no text", async () => {
    const rows: readonly (readonly Cell[])[] = [
      [1, "When"],
      ["a", 46_119],
      ["b", "4/20/2026"],
      ["c", 46_120],
      ["d", 46_121],
    ];
    const looks = new Map<string, CellLook>([
      [cellKey(3, 1), { fill: "#FFC7CE" }],
      [cellKey(4, 1), { numberFormat: "0" }],
    ]);
    const sheet = await reopenedSheet({ rows, looks, columnFormats: new Map([[1, "yyyy-mm-dd"]]) });
    expect(rows.map((_, row) => lookIn(sheet, row, 1))).toEqual([
      undefined,
      { numberFormat: "yyyy-mm-dd" },
      undefined,
      { fill: "#FFC7CE", numberFormat: "yyyy-mm-dd" },
      { numberFormat: "0" },
    ]);
    expect(rows.map((_, row) => cellIn(sheet, row, 1))).toEqual(rows.map(([, cell]) => cell));
  });

  test.each([0.25, 1, 59, 61, 367, 25_569, 46_119, 46_119.5, 46_119.123_456_7, 2_958_465])(
    "the date with the serial number %d stays that number to the millisecond",
    async (serial) => {
      const looks = new Map([[cellKey(0, 0), { numberFormat: "yyyy-mm-dd hh:mm" }]]);
      expect(cellIn(await reopenedSheet({ rows: [[serial]], looks }), 0, 0)).toBeCloseTo(serial, 8);
    },
  );

  test("merged cells come back", async () => {
    const merged = ["A1:C1", "B3:B5"];
    expect((await reopenedSheet({ rows: [["title"], [1], [2, "b"]], merged })).merged).toEqual(merged);
  });

  test("widths, frozen rows, hidden sheets and filters come back", async () => {
    const widths = new Map([
      [0, 75],
      [2, 210],
    ]);
    const sheet = await reopenedSheet({ rows: [["a", "b", "c"]], widths, frozenRows: 1, filter: "A1:C1" });
    expect(sheet).toMatchObject({ widths, frozenRows: 1, filter: "A1:C1", hidden: false });
    const { sheets } = await reopened({
      ...oneSheet({}),
      sheets: [
        { name: "Shown", rows: [] },
        { name: "Kept back", rows: [["x"]], hidden: true },
      ],
    });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["Shown", false],
      ["Kept back", true],
    ]);
  });
});

const rule = (id: string, range: string, formula: string, look: CellLook, stopIfTrue = false): FormulaRule => ({
  id,
  range,
  formula,
  look,
  stopIfTrue,
});

describe("notes", () => {
  const notes = new Map([
    [cellKey(0, 1), { author: "Ada", text: "On a text.\nTwo lines & <marks>." }],
    [cellKey(1, 0), { author: "", text: "On a formula." }],
    [cellKey(4, 5), { author: "Ada", text: "=CSP.TTM(A2)" }],
  ]);
  const content = {
    rows: [["Id", "Name"], [12], [null, 3]],
    formulas: new Map([[cellKey(1, 0), "=SUM(B3)"]]),
    looks: new Map([[cellKey(0, 1), { bold: true }]]),
  };

  test("come back with their author, beside what their cells hold", async () => {
    const sheet = await reopenedSheet({ ...content, notes });
    expect(sheet.notes).toEqual(notes);
    expect(sheet.formulas).toEqual(content.formulas);
    expect(lookIn(sheet, 0, 1)).toEqual({ bold: true });
    expect([cellIn(sheet, 0, 1), cellIn(sheet, 1, 0), cellIn(sheet, 4, 5)]).toEqual(["Name", 12, null]);
  });

  test("stand where Excel looks for them", async () => {
    const parts = partsOf(await xlsxBytes(oneSheet({ ...content, notes }), "CSP"));
    const comments = [...parts.keys()].filter((name) => /^xl\/comments/.test(name));
    expect(comments).toHaveLength(1);
    expect(parts.get(comments[0] ?? "")).toContain('ref="F5"');
    expect([...parts.keys()].filter((name) => /vmlDrawing/.test(name) && name.endsWith(".vml"))).toHaveLength(1);
  });
});

describe("what add-ins keep", () => {
  const records = {
    ...EMPTY_RECORDS,
    settings: [["CSPRevenueCheck.asOf", '"2026-04-20"']] as const,
    xmlParts: [["{1}", "<a>=1 &amp; 🧾</a>"]] as const,
    sheetProperties: [["sheet-9", "key", "x".repeat(70_000)]] as const,
    comments: [{ id: "c1", sheetId: "sheet-9", row: 1, column: 0, content: "=CSP.TTM(A2)", author: "Ümit" }],
  };
  const rules = [
    rule("first", "A2:C9", '=AND($A2=1,"x"<>"")', { fill: "#FFC7CE", color: "#9C0006" }),
    rule("second", "E2:E9", "=$E2>5", { bold: true }, true),
    rule("third", "A2:C9 E2:E9", "=COUNTIF(Other!$A$1:$A$9,$A2)>0", { fill: "#00FF00" }),
  ];
  const content = {
    name: "Book",
    records,
    sheets: [
      { id: "sheet-9", name: "Data", rows: [["x"], [1]], rules },
      { id: "sheet-2", name: "Other", rows: [["y"]], rules: [] },
    ],
  };

  test("records, ids of sheets, and conditional formats with theirs come back in their order", async () => {
    const opened = await reopened(content);
    expect(opened.records).toEqual(records);
    expect(opened.sheets.map(({ id, name }) => [id, name])).toEqual([
      ["sheet-9", "Data"],
      ["sheet-2", "Other"],
    ]);
    expect(opened.sheets.map((sheet) => sheet.rules)).toEqual([rules, []]);
  });

  test("they stand on a sheet that Excel does not offer to show, and the opened workbook does not have it", async () => {
    const bytes = await xlsxBytes(content, "CSP");
    const workbook = partsOf(bytes).get("xl/workbook.xml") ?? "";
    expect(workbook).toMatch(new RegExp(`<sheet [^>]*name="${ADDIN_DATA_SHEET}"[^>]*state="veryHidden"`));
    const { sheets } = await xlsxContent("Book", bytes);
    expect(sheets.map(({ name }) => name)).not.toContain(ADDIN_DATA_SHEET);
  });

  test("a workbook without records has no such sheet", async () => {
    const bytes = await xlsxBytes(oneSheet({ rows: [["x"]] }), "CSP");
    expect(partsOf(bytes).get("xl/workbook.xml")).not.toContain(ADDIN_DATA_SHEET);
    expect((await xlsxContent("Book", bytes)).records).toBeNull();
  });

  test("a user's own sheet of that name is the user's", async () => {
    const opened = await reopened(oneSheet({ name: ADDIN_DATA_SHEET, rows: [["mine"]] }));
    expect(opened.sheets.map(({ name }) => name)).toEqual([ADDIN_DATA_SHEET]);
    const both = await reopened({ ...content, sheets: [{ name: ADDIN_DATA_SHEET, rows: [["mine"]] }] });
    expect(both.sheets.map(({ name }) => name)).toEqual([ADDIN_DATA_SHEET]);
    expect(both.records).toEqual(records);
  });

  test("data that somebody spoilt opens as a workbook without settings, still without the sheet", async () => {
    const rows = [["addin-data/1"], ['{"records":']];
    const opened = await reopened({
      ...oneSheet({}),
      sheets: [
        { name: "Data", rows: [["x"]] },
        { name: ADDIN_DATA_SHEET, rows, hidden: true },
      ],
    });
    expect(opened.sheets.map(({ name }) => name)).toEqual(["Data"]);
    expect(opened.records).toBeNull();
  });

  test("saving what was opened gives the same file again", async () => {
    const first = await xlsxBytes(content, "CSP");
    const second = await xlsxBytes(await xlsxContent("Book", first), "CSP");
    expect(partsOf(second).get("xl/worksheets/sheet1.xml")).toBe(partsOf(first).get("xl/worksheets/sheet1.xml"));
    expect(partsOf(second).get("xl/worksheets/sheet3.xml")).toBe(partsOf(first).get("xl/worksheets/sheet3.xml"));
  });
});
