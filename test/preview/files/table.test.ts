import fc from "fast-check";
import { csvText } from "../../../preview/files/csv";
import { oneWorkbook } from "../../../preview/files/several-files";
import { tableContent } from "../../../preview/files/read-table";
import { xlsxBytes } from "../../../preview/files/write-xlsx";
import { cleanMonthEnd } from "../../../samples/workbooks/clean-month-end";
import type { Cell } from "../../../src/core/cell";
import { memoryFile } from "../../files/memory-file";
import { workbookParts } from "../../files/workbook-parts";
import { zipArchive } from "../../files/zip-archive";
import { oneSheet } from "./content";

async function sheetIn(name: string, content: string | Uint8Array) {
  const { sheets } = await tableContent(name.replace(/\.[^.]*$/, ""), memoryFile(name, content));
  if (sheets.length !== 1 || sheets[0] === undefined) throw new RangeError(`${sheets.length} sheets instead of one`);
  return sheets[0];
}

/** What a text in a file becomes in the cell. */
async function cellOf(text: string): Promise<Cell> {
  const { rows } = await sheetIn(
    "a.csv",
    csvText([
      ["id", "amount"],
      [text, "x"],
    ]),
  );
  return rows[1]?.[0] ?? null;
}

test.each([
  ["0", 0],
  ["7", 7],
  ["-7", -7],
  ["6048879", 6_048_879],
  ["0.5", 0.5],
  ["-0.05", -0.05],
  ["1234.50", 1234.5],
  ["123456789012345", 123_456_789_012_345],
])("the text %s in a file is a number in the sheet", async (text, number) => {
  expect(await cellOf(text)).toBe(number);
});

test.each([
  "007",
  "00",
  "-",
  "-0",
  "-0.00",
  "+7",
  ".5",
  "5.",
  "1,234.50",
  "1.234,50",
  "1 234",
  "$5",
  "5%",
  "(5)",
  "1e5",
  "5.02E+06",
  "0x10",
  "1234567890123456",
  "12345678901234567890",
  "0.1234567890123456",
  "4/20/2026",
  "2026-04-20",
  "TRUE",
  "=1+1",
  "+A1",
  "@SUM(1)",
  "=CSP.TTM(A1)",
  "4847383 ",
  "٣",
])("the text %j in a file stays that text", async (text) => {
  expect(await cellOf(text)).toBe(text);
});

test("nothing that is opened from a text table is a formula", async () => {
  const sheet = await sheetIn("a.csv", csvText([["id"], ["=1+1"], ['=HYPERLINK("http://x.example")']]));
  expect(sheet.formulas?.size ?? 0).toBe(0);
});

test("texts written as CSV come back as they were", async () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "é", "🧾", '"', ",", ";", "\t", "\n", "\r\n", "=", "'", " "),
    maxLength: 8,
  });
  const row = fc.tuple(text, text, text).map((cells) => cells.map((cell) => `x${cell}x`));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const table = [["one", "two", "three"], ...rows];
      expect((await sheetIn("a.csv", csvText(table))).rows).toEqual(table);
    }),
    { numRuns: 150 },
  );
});

test("CSV has a byte order mark, commas, quotes where they are needed, and a line end after each row", () => {
  expect(
    csvText([
      ["a", 'say "so"', "1,5"],
      ["", "two\nlines", " x "],
    ]),
  ).toBe('\uFEFFa,"say ""so""","1,5"\r\n,"two\nlines", x \r\n');
  expect(csvText([])).toBe("\uFEFF");
});

test.each([
  ["charges.csv", "charges"],
  ["a[b]c*d?e:f.csv", "a b c d e f"],
  ["Q1!final.csv", "Q1!final"],
  ["'quoted'.csv", "quoted"],
  ["a name that is longer than any sheet may be called.csv", "a name that is longer than any"],
  [".csv", "Sheet1"],
])("the file %s becomes the sheet “%s”", async (file, sheet) => {
  expect((await sheetIn(file, "id,amount\r\n1,2\r\n")).name).toBe(sheet);
});

test("columns whose header says date show their numbers as dates", async () => {
  const { columnFormats, frozenRows } = await sheetIn("a.csv", "id,OrderDate,charge end date,Dated\r\n1,2,3,4\r\n");
  expect(columnFormats).toEqual(
    new Map([
      [1, "m/d/yyyy"],
      [2, "m/d/yyyy"],
    ]),
  );
  expect(frozenRows).toBe(1);
});

test("blank rows keep the others in their places", async () => {
  const { rows } = await sheetIn("a.csv", "id,amount\r\n\r\n\r\n1,2\r\n");
  expect(rows[3]).toEqual([1, 2]);
});

test("a workbook read for its values alone has what was saved: the dates are dates, in both date systems", async () => {
  const { sheets: all, ...rest } = cleanMonthEnd();
  const sample = { ...rest, sheets: all.map((sheet) => ({ ...sheet, rows: sheet.rows.slice(0, 200) })) };
  const { sheets } = await tableContent("sample", memoryFile("sample.xlsx", await xlsxBytes(sample, "CSP")));
  expect(sheets.map(({ name }) => name).slice(0, 3)).toEqual(["Billing", "Resellers", "Rates"]);
  const [read, saved] = [sheets[0]?.rows ?? [], sample.sheets[0]?.rows ?? []];
  expect(read).toHaveLength(saved.length);
  const differences = saved.flatMap((row, r) =>
    row.flatMap((cell, c) => ((read[r]?.[c] ?? null) === cell ? [] : [[r, c, cell, read[r]?.[c]]])),
  );
  expect(differences).toEqual([]);
  const onboarded = sheets[1];
  expect(onboarded?.columnFormats?.get(3)).toBe("m/d/yyyy");
  expect(onboarded?.rows[1]?.[3]).toBe(sample.sheets[1]?.rows[1]?.[3]);

  const xml =
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>OrderDate</t></is></c></row>' +
    '<row r="2"><c r="A2" s="1"><v>44657</v></c></row></sheetData>';
  const parts = workbookParts([{ name: "Old", xml }], { date1904: true, formats: ["yyyy-mm-dd"] });
  const old = await tableContent("old", memoryFile("old.xlsx", zipArchive(parts)));
  expect(old.sheets[0]?.rows[1]).toEqual([46_119]);
});

test("a table longer than a sheet is refused with what to do instead", async () => {
  const long = `id,amount\r\n${"1,2\r\n".repeat(1_048_576)}`;
  await expect(sheetIn("long.csv", long)).rejects.toThrow(/more than 1,048,576 rows.*Give it to the add-in as a file/);
});

describe("several files", () => {
  const named = (...names: readonly string[]) => ({
    ...oneSheet({}),
    sheets: names.map((name) => ({ id: "sheet-1", name, rows: [[name]] })),
  });

  test("become one workbook in their order; names differ by more than capitals and are no longer than Excel's", () => {
    const long = "x".repeat(31);
    const { sheets, name, records } = oneWorkbook([named("Billing", long), named("billing", long), named("BILLING")]);
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      "Billing",
      long,
      "billing (2)",
      `${"x".repeat(27)} (2)`,
      "BILLING (3)",
    ]);
    expect(sheets.map(({ rows }) => rows[0]?.[0])).toEqual(["Billing", long, "billing", long, "BILLING"]);
    expect(sheets.filter((sheet) => "id" in sheet)).toEqual([]);
    expect(name).toBe("Book and 2 more");
    expect(records).toBeNull();
  });
});
