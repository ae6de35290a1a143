import { writeXlsx } from "hucre/xlsx";
import { sourcesOf } from "../../src/files/sources";
import { problemsIn, reviewed } from "../core/asked";
import { memoryFile, refusalOf, rowsIn, rowsOf } from "./memory-file";
import type { HandMadeWorkbook } from "./workbook-parts";
import { workbookParts } from "./workbook-parts";
import { zipArchive } from "./zip-archive";

/** A workbook with one sheet of the given rows in XML. */
function oneSheet(rows: string, workbook: HandMadeWorkbook = {}, before = ""): Uint8Array {
  return zipArchive(workbookParts([{ name: "Sheet1", xml: `${before}<sheetData>${rows}</sheetData>` }], workbook));
}

test("shared and inline strings, numbers, booleans, errors and formulas arrive as what the cell shows", async () => {
  const rows =
    `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>A &amp; B</t></is></c></row>` +
    `<row r="2"><c r="A2"><v>1234.56</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c>` +
    `<c r="D2"><f>A2*2</f><v>2469.12</v></c><c r="E2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="G2" t="b"><v>0</v></c></row>`;
  const sharedStrings = `<si><t>plain</t></si><si><r><rPr><b/></rPr><t>rich </t></r><r><t xml:space="preserve">text</t></r></si>`;
  expect(await rowsIn("a.xlsx", oneSheet(rows, { sharedStrings }))).toEqual([
    ["plain", "rich text", "A & B"],
    [1234.56, true, "#N/A", 2469.12, "ab", null, false],
  ]);
});

test("blank rows and rows of empty formatted cells are rows without cells", async () => {
  const rows = `<row r="3"><c r="B3"><v>3</v></c><c r="C3" s="1"/></row><row r="5" spans="1:9"><c r="A5" s="1"/></row><row r="1200"><c r="A1200"><v>1</v></c></row>`;
  const read = await rowsIn("a.xlsx", oneSheet(rows, { formats: ["0.00"] }));
  expect(read).toHaveLength(1200);
  expect(read.slice(0, 5)).toEqual([[], [], [null, 3], [], []]);
  expect(read[1199]).toEqual([1]);
});

test("cells and rows without a reference follow each other", async () => {
  const rows = `<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`;
  expect(await rowsIn("a.xlsx", oneSheet(rows))).toEqual([[1, 2], [3]]);
});

test("a workbook with prefixed tags and in the strict form of the standard reads like any other", async () => {
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45397</v></c></row>`;
  const parts = workbookParts([{ name: "A", xml: `<dimension ref="A1:B1"/><sheetData>${rows}</sheetData>` }], {
    formats: ["m/d/yyyy"],
    sharedStrings: "<si><t>id</t></si>",
  });
  const strict = Object.entries(parts).map(([name, xml]) => {
    const renamed = xml.replaceAll(
      "http://schemas.openxmlformats.org/officeDocument/2006",
      "http://purl.oclc.org/ooxml/officeDocument",
    );
    return [
      name,
      name.startsWith("xl/") && !name.endsWith(".rels")
        ? renamed.replace(/<(\/?)(?=\w)/g, "<$1x:").replace("xmlns=", "xmlns:x=")
        : renamed,
    ];
  });
  expect(await rowsIn("a.xlsx", zipArchive(Object.fromEntries(strict) as Record<string, string>))).toEqual([
    ["id", "2024-04-15"],
  ]);
});

describe("dates", () => {
  const dated = (serial: string, style: number) => `<row r="1"><c r="A1" s="${style}"><v>${serial}</v></c></row>`;

  test.each([
    ["m/d/yyyy", "45397", "2024-04-15"],
    ["yyyy\\-mm\\-dd", "45397", "2024-04-15"],
    ["[$-409]d\\-mmm\\-yy;@", "45397", "2024-04-15"],
    ["dd.mm.yyyy hh:mm", "45397.5", "2024-04-15T12:00:00"],
    ["m/d/yyyy h:mm", "45397.9999884259", "2024-04-15T23:59:59"],
    ["m/d/yyyy", "45397.999999999", "2024-04-16"],
    ["m/d/yyyy", "60", "1900-02-28"],
    ["m/d/yyyy", "61", "1900-03-01"],
    ["m/d/yyyy", "2958465", "9999-12-31"],
    ["#,##0.00 &quot;days&quot;", "45397", 45397],
    ["#,##0.00\\ [$USD]", "45397.25", 45397.25],
    ["#,##0.00\\ [$Din.-241A]", "45397.25", 45397.25],
    ["[$S/ -280A]#,##0.00", "45397.25", 45397.25],
    ["[$€-407]#,##0.00;[Red]-[$€-407]#,##0.00", "45397.25", 45397.25],
    ["0.00_);[Red]\\(0.00\\)", "45397", 45397],
    ["General", "45397", 45397],
    ["@", "45397", 45397],
  ])("under the format %s the number %s is %s", async (format, serial, expected) => {
    expect(await rowsIn("a.xlsx", oneSheet(dated(serial, 1), { formats: [format] }))).toEqual([[expected]]);
  });

  describe("beside dates that are text", () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const header = ["ResellerMpnId", "Subtotal", "ChargeStartDate", "Currency"]
      .map((title, at) => text(`${"ABCD".charAt(at)}2`, title))
      .join("");
    const billing = (above: string, ...dates: readonly string[]) => {
      const lines = dates.map((date, at) => {
        const row = at + 3;
        const cell = /^[\d.]+$/.test(date) ? `<c r="C${row}" s="1"><v>${date}</v></c>` : text(`C${row}`, date);
        return `<row r="${row}">${text(`A${row}`, "1")}<c r="B${row}"><v>5</v></c>${cell}${text(`D${row}`, "USD")}</row>`;
      });
      const rows = `<row r="1">${above}</row><row r="2">${header}</row>${lines.join("")}`;
      return oneSheet(rows, { formats: ["m/d/yyyy"] });
    };
    const mixed = async (bytes: Uint8Array) =>
      problemsIn(await reviewed({ billing: await sourcesOf(memoryFile("a.xlsx", bytes)) }), "mixed-dates");
    const told = [{ code: "mixed-dates", source: "a.xlsx", row: null, column: "ChargeStartDate", found: "serials" }];

    test("they are a mixture that is told, wherever in the file they stand", async () => {
      expect(await mixed(billing("", "46082", "3/25/2026"))).toEqual(told);
      const texts = new Array<string>(1_200).fill("3/25/2026");
      expect(await mixed(billing("", ...texts, "46082"))).toEqual(told);
      expect(await mixed(billing("", "46082", ...texts))).toEqual(told);
    });

    test.each([
      ["dates alone", billing("", "46082", "46083")],
      ["texts alone", billing("", "3/25/2026", "3/26/2026")],
      ["a date above the header", billing(`<c r="C1" s="1"><v>46082</v></c>`, "3/25/2026")],
      ["blanks under a date format", billing("", "0", "1", "3/25/2026")],
      ["texts that can be read in one way only", billing("", "46082", "2026-03-25")],
    ])("%s are none", async (_, bytes) => {
      expect(await mixed(bytes)).toEqual([]);
    });
  });

  test("under a built-in date format a number is a date", async () => {
    expect(await rowsIn("a.xlsx", oneSheet(dated("45397", 1)))).toEqual([["2024-04-15"]]);
  });

  test("count from 1904 in a workbook that says so", async () => {
    const bytes = oneSheet(dated("43935", 1), { formats: ["m/d/yyyy"], date1904: true });
    expect(await rowsIn("a.xlsx", bytes)).toEqual([["2024-04-15"]]);
    expect((await sourcesOf(memoryFile("a.xlsx", bytes)))[0]?.date1904).toBe(true);
  });
});

describe("the sheets of a workbook", () => {
  const cells = (value: number) => `<sheetData><row r="1"><c r="A1"><v>${value}</v></c></row></sheetData>`;

  test("are a source each, with the name of the sheet", async () => {
    const bytes = zipArchive(
      workbookParts([
        { name: "May &amp; June", xml: cells(1) },
        { name: "Chart", xml: "", type: "chartsheet" },
        { name: "Old", xml: cells(2), attributes: 'state="hidden"' },
        { name: "Older", xml: cells(3), attributes: 'state="veryHidden"' },
        { name: "Empty", xml: "<sheetData/>" },
      ]),
    );
    const sources = await sourcesOf(memoryFile("exports/book.xlsx", bytes));
    expect(sources.map(({ name }) => name)).toEqual([
      "book.xlsx!May & June",
      "book.xlsx!Old",
      "book.xlsx!Older",
      "book.xlsx!Empty",
    ]);
    expect(await Promise.all(sources.map(rowsOf))).toEqual([[[1]], [[2]], [[3]], []]);
  });

  test("keep the name of the file where there is only one, also a hidden one", async () => {
    const bytes = zipArchive(workbookParts([{ name: "Data", xml: cells(1), attributes: 'state="hidden"' }]));
    expect((await sourcesOf(memoryFile("book.xlsm", bytes))).map(({ name }) => name)).toEqual(["book.xlsm"]);
  });

  test("can be read again and again", async () => {
    const [source] = await sourcesOf(memoryFile("book.xlsx", oneSheet(`<row r="1"><c r="A1"><v>1</v></c></row>`)));
    if (!source) throw new RangeError("no source");
    for await (const batch of source.read()) if (batch.rows.length > 0) break;
    expect(await rowsOf(source)).toEqual([[1]]);
    expect(await rowsOf(source)).toEqual([[1]]);
  });
});

test("a workbook that another program wrote reads back equal", async () => {
  const rows = [
    ["id", "amount", "when", "ok"],
    ["0012345", -12.5, new Date(Date.UTC(2025, 1, 28)), true],
    ["two\nlines", 0.1, new Date(Date.UTC(2024, 1, 29, 23, 59, 59)), false],
  ];
  for (const stringMode of ["shared", "inline"] as const) {
    const bytes = await writeXlsx({ sheets: [{ name: "A", rows }], stringMode });
    expect(await rowsIn("a.xlsx", bytes)).toEqual([
      rows[0],
      ["0012345", -12.5, "2025-02-28", true],
      ["two\nlines", 0.1, "2024-02-29T23:59:59", false],
    ]);
  }
});

describe("a workbook is refused with a sentence", () => {
  const row = (number: number) => `<row r="${number}"><c r="A${number}"><v>${number}</v></c></row>`;
  const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => row(from + i)).join("");

  test("behind a password", async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: "A", rows: [["id"]] }],
      encryption: { password: "secret", spinCount: 1 },
    });
    const { code, message } = await refusalOf("a.xlsx", bytes);
    expect(code).toBe("encrypted");
    expect(message).toContain("remove the password");
  });

  test("where rows are missing that its range names", async () => {
    const bytes = oneSheet(rows(1, 7), {}, '<dimension ref="A1:C9"/>');
    const { code, message } = await refusalOf("a.xlsx", bytes);
    expect(code).toBe("truncated");
    expect(message).toMatch(/row 9.* with 7/);
  });

  test.each(["A1", "A1:C7", "A1:C5", "A1:XFD1048576", "A1:IV65536"])(
    "but not for the range %s over seven rows",
    async (range) => {
      expect(await rowsIn("a.xlsx", oneSheet(rows(1, 7), {}, `<dimension ref="${range}"/>`))).toHaveLength(7);
    },
  );

  test.each([
    ["where its XML breaks off within a row", `<sheetData>${rows(1, 5)}<row r="6"><c r="A6"><v>6</v>`],
    ["where its XML breaks off after a row", `<sheetData>${rows(1, 5)}`],
    ["where its XML breaks off within a tag", `<sheetData>${rows(1, 5)}<row r="6`],
  ])("%s", async (_, xml) => {
    const parts = workbookParts([{ name: "A", xml }]);
    const path = "xl/worksheets/sheet1.xml";
    parts[path] = (parts[path] ?? "").replace("</worksheet>", "");
    expect(await refusalOf("a.xlsx", zipArchive(parts))).toMatchObject({ code: "damaged" });
  });

  test("where a cell names a shared string that is not there", async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>1</v></c></row>`;
    expect(await refusalOf("a.xlsx", oneSheet(rows, { sharedStrings: "<si><t>only</t></si>" }))).toMatchObject({
      code: "damaged",
    });
    expect(await refusalOf("a.xlsx", oneSheet(rows))).toMatchObject({ code: "damaged" });
    const empty = `<row r="1"><c r="A1" t="s"/><c r="B1" t="s"><v>0</v></c></row>`;
    expect(await rowsIn("a.xlsx", oneSheet(empty, { sharedStrings: "<si><t>only</t></si>" }))).toEqual([
      [null, "only"],
    ]);
  });

  test("where a row comes twice, or before an earlier one", async () => {
    expect(await refusalOf("a.xlsx", oneSheet(row(2) + row(2)))).toMatchObject({ code: "damaged" });
    expect(await refusalOf("a.xlsx", oneSheet(row(2) + row(1)))).toMatchObject({ code: "damaged" });
  });

  test.each(["0", "1048577", "99999999999", "x"])("where a row has the number %s", async (number) => {
    expect(await refusalOf("a.xlsx", oneSheet(`<row r="${number}"><c><v>1</v></c></row>`))).toMatchObject({
      code: "damaged",
    });
  });

  test("where a stored byte of a sheet has changed", async () => {
    const bytes = zipArchive(workbookParts([{ name: "A", xml: `<sheetData>${rows(1, 50)}</sheetData>` }]), {
      stored: true,
    });
    const at = Buffer.from(bytes).indexOf("<v>17</v>") + 3;
    bytes[at] = "9".charCodeAt(0);
    expect(await refusalOf("a.xlsx", bytes)).toMatchObject({ code: "damaged" });
  });

  test("where a sheet is named but not there", async () => {
    const { "xl/worksheets/sheet1.xml": _, ...parts } = workbookParts([{ name: "A", xml: "<sheetData/>" }]);
    expect(await refusalOf("a.xlsx", zipArchive(parts))).toMatchObject({ code: "damaged" });
  });

  test("where its end is missing", async () => {
    const bytes = oneSheet(rows(1, 50));
    expect(await refusalOf("a.xlsx", bytes.subarray(0, bytes.length - 40))).toMatchObject({ code: "truncated" });
  });

  test("where its only sheet is empty", async () => {
    expect(await refusalOf("a.xlsx", oneSheet(""))).toMatchObject({ code: "empty" });
  });

  test("where it has no sheet of cells", async () => {
    expect(
      await refusalOf("a.xlsx", zipArchive(workbookParts([{ name: "A", xml: "", type: "chartsheet" }]))),
    ).toMatchObject({ code: "empty" });
  });

  test.each([
    [
      "an OpenDocument file",
      { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office/>" },
      "OpenDocument",
    ],
    ["a binary workbook", { "_rels/.rels": "", "xl/workbook.bin": "bin" }, ".xlsb"],
    ["an archive of other files", { "export.csv": "id,name" }, "unpack it"],
  ])("where it is %s", async (_, parts, words) => {
    const { code, message } = await refusalOf("a.xlsx", zipArchive(parts));
    expect(code).toBe("not-a-table");
    expect(message).toContain(words);
  });
});
