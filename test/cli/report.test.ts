import { createHash } from "node:crypto";
import { readXlsx, type Cell, type CellValue, type Sheet } from "hucre/xlsx";
import type { FileUsed } from "../../src/cli/report/basis-sheet";
import { problemsSheet } from "../../src/cli/report/problems-sheet";
import { couldTurnFormula, sheetText } from "../../src/cli/report/sheet-text";
import { reportBytes } from "../../src/cli/report/workbook";
import { mostUrgentFirst } from "../../src/core/rules/urgency";
import type { Review } from "../../src/core/rules/review";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import { reseller, review } from "./fixture";

const FILES: readonly FileUsed[] = [
  { name: "nce.csv", usedAs: "billing", rows: 153, sheets: [], bytes: 123_456, sha256: "ab".repeat(32) },
  { name: "book.xlsx", usedAs: "resellers", rows: 9, sheets: ["Partners"], bytes: 5_000, sha256: "cd".repeat(32) },
  { name: "s.json", usedAs: "settings", rows: null, sheets: [], bytes: 20, sha256: "ef".repeat(32) },
];
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** The report of a review, opened again. */
async function sheetsOf(of: Review = review()): Promise<ReadonlyMap<string, Sheet>> {
  const { sheets } = await readXlsx(await reportBytes(of, FILES, "1.2.3"), { readStyles: true });
  return new Map(sheets.map((sheet) => [sheet.name, sheet]));
}

async function sheetOf(name: string, of: Review = review()): Promise<Sheet> {
  const sheet = (await sheetsOf(of)).get(name);
  if (!sheet) throw new Error(`there is no sheet ${name}`);
  return sheet;
}

/** The rows below the header that begins with `first`, as records by header, and where that header stands. */
function tableIn({ rows }: Sheet, first: string) {
  const headerRow = rows.findIndex((row) => row[0] === first);
  const headers = rows[headerRow] ?? [];
  const records = rows
    .slice(headerRow + 1)
    .map((row) => Object.fromEntries(headers.map((header, column) => [String(header), row[column] ?? null])));
  return { headerRow, headers: headers.map(String), records };
}

test("the sheets stand in the order in which a manager reads them", async () => {
  expect([...(await sheetsOf()).keys()]).toEqual([
    "Summary",
    "Watch list",
    "Resellers",
    "Tie-out",
    "Problems",
    "Basis",
  ]);
});

test("the same review gives the same bytes, whenever it is written", async () => {
  const digest = async () =>
    createHash("sha256")
      .update(await reportBytes(review(), FILES, "1.2.3"))
      .digest("hex");
  const first = await digest();
  jest.useFakeTimers({ now: day("2031-05-06"), doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
  try {
    expect(await digest()).toBe(first);
  } finally {
    jest.useRealTimers();
  }
});

test("Resellers holds every reseller with the figures of the review: dates as dates, amounts as numbers", async () => {
  const { records, headers } = tableIn(await sheetOf("Resellers"), "Reseller ID");
  expect(records.map((record) => record["Reseller ID"])).toEqual(review().resellers.map(({ id }) => id));
  expect(records.at(-1)).toMatchObject({
    ...{
      Name: "Contoso",
      Flagged: "Yes",
      Onboarded: day("2022-07-01"),
      "Check month": day("2026-07-01"),
      "Days left": 71,
    },
    ...{
      "TTM USD": 1150,
      "Billed in check window USD": 250,
      "Shortfall USD": 750,
      "Projected USD": 310,
      "Minimum USD": 1000,
    },
    ...{ "Rolls off before the check USD": 900, "Open months": 3, "Lines counted": 34, "Security met": "No" },
    ...{ "Check window from": day("2025-07-01"), "Check window to": day("2026-06-01"), "Row in the list": 2 },
    ...{ "Apr 2025 USD": 0, "May 2025 USD": 900, "Mar 2026 USD": 50, Why: reseller().reason },
  });
  expect(headers.filter((header) => /^\w{3} \d{4} USD$/.test(header))).toHaveLength(12);
  expect(records.find((record) => record["Reseller ID"] === "1005")).toMatchObject({
    ...{
      Name: null,
      Onboarded: null,
      "Check month": null,
      "Shortfall USD": null,
      "Days left": null,
      "In the list": "No",
    },
  });
  expect(records.find((record) => record["Reseller ID"] === "1007")).toMatchObject({ Deauthorized: day("2025-12-31") });
});

test("Watch list holds the flagged and those to watch, most urgent first, with a fill beside each word", async () => {
  const sheet = await sheetOf("Watch list");
  const { records, headerRow, headers } = tableIn(sheet, "Reseller ID");
  const expected = mostUrgentFirst(review().resellers).filter(({ flagged, status }) => flagged || status === "watch");
  expect(records.map((record) => record["Reseller ID"])).toEqual(expected.map(({ id }) => id));
  expect(records.map((record) => String(record["Status"]).split(";")[0])).toEqual([
    ...["On track", "Data incomplete", "Below with us", "Watch"],
  ]);
  const statusColumn = headers.indexOf("Status");
  const fills = records.map((_, index) => fillOf(sheet.cells?.get(`${headerRow + 1 + index},${statusColumn}`)));
  expect(new Set(fills).size).toBe(4);
  expect(fills).not.toContain(null);
});

test.each(["Watch list", "Resellers", "Tie-out", "Problems"])(
  "%s has a frozen header, filters over its table, and prints its header on every page",
  async (name) => {
    const sheet = await sheetOf(name);
    const first =
      { "Watch list": "Reseller ID", Resellers: "Reseller ID", "Tie-out": "Source", Problems: "What to look at" }[
        name
      ] ?? "";
    const { headerRow, headers, records } = tableIn(sheet, first);
    expect(sheet.freezePane?.rows).toBe(headerRow + 1);
    const lastColumn = headers.length > 26 ? /A[A-Z]/ : /[A-Z]/;
    expect(sheet.autoFilter?.range).toMatch(
      new RegExp(`^A${headerRow + 1}:${lastColumn.source}${headerRow + 1 + records.length}$`),
    );
    expect(sheet.pageSetup?.printTitlesRow).toBe(`$${headerRow + 1}:$${headerRow + 1}`);
  },
);

test("amounts and dates carry number formats", async () => {
  const sheet = await sheetOf("Resellers");
  const { headerRow, headers } = tableIn(sheet, "Reseller ID");
  const formatOf = (header: string) => sheet.cells?.get(`${headerRow + 1},${headers.indexOf(header)}`)?.style?.numFmt;
  expect(formatOf("TTM USD")).toContain("#,##0.00");
  expect(formatOf("Check month")).toBe("mmm yyyy");
  expect(formatOf("Days left")).toContain("#,##0");
});

test("Summary adds up by status, by check month and by country", async () => {
  const { rows } = await sheetOf("Summary");
  const rowOf = (label: CellValue) => rows.find((row) => same(row[0] ?? null, label));
  expect(rowOf("Resellers reviewed")?.[1]).toBe(8);
  expect(rowOf("Shortfall of the flagged, USD")?.[1]).toBe(1160);
  expect(rowOf("Below with us")?.slice(0, 7)).toEqual(["Below with us", 1, 1, 1150, 250, 1150, 750]);
  expect(rowOf("Met")?.slice(1, 5)).toEqual([1, 0, 25000.5, 22000.25]);
  expect(rowOf(day("2026-07-01"))?.slice(1, 4)).toEqual([2, 1, 2300]);
  expect(rowOf("Unknown")?.[1]).toBe(1);
  expect(rowOf("NL")?.[1]).toBe(7);
  expect(rowOf("Not given")?.[1]).toBe(1);
  const totals = rows.filter((row) => row[0] === "All");
  expect(totals.map((row) => row.slice(1, 4))).toEqual(Array.from({ length: 3 }, () => [8, 3, 33050.5]));
});

test("sums of cents carry no dust of binary fractions", async () => {
  const resellers = [0.1, 0.2, 0.7].map((ttmUsd, index) => reseller({ id: String(index + 1), ttmUsd }));
  const { rows } = await sheetOf("Summary", review({ resellers }));
  expect(rows.find((row) => row[0] === "TTM revenue of all resellers, USD")?.[1]).toBe(1);
});

test("Tie-out has each part of each source and currency, and a line that says whether it ties", async () => {
  const sheet = await sheetOf("Tie-out");
  expect(sheet.rows[1]?.[0]).toMatch(/^Ties to the cent/);
  expect(tableIn(sheet, "Source").records).toEqual([
    expect.objectContaining({
      ...{
        Source: "nce.csv",
        Currency: "EUR",
        Ties: "Yes",
        "Lines in the source": 120,
        "Amount in the source": 5000.12,
      },
      ...{ "Counted, lines": 110, "Counted, amount": 4700, "Without a reseller, amount": 200.12 },
      ...{
        "Left out: not billed yet, lines": 6,
        "Left out: not billed yet, amount": 100,
        "Rejected: date cannot be read, lines": 0,
      },
    }),
    expect.objectContaining({
      Currency: "USD",
      "Left out: not billed yet, lines": 0,
      "Rejected: date cannot be read, lines": 1,
    }),
  ]);
});

test("lines without a rate stand on the Summary, and beside each reseller of the Watch list", async () => {
  const [first, ...others] = review().tieOut;
  if (!first) throw new Error("the review has no tie-out");
  const tieOut = [{ ...first, excluded: { "no-rate": { lines: 6, amount: 100 } } }, ...others];
  const sheets = await sheetsOf(review({ tieOut }));
  const summary = sheets.get("Summary");
  expect(summary?.rows[5]?.[0]).toMatch(/^Without an exchange rate: 6 lines, EUR 100\.00\. They are in no figure/);
  expect(fillOf(summary?.cells?.get("5,0"))).not.toBeNull();
  expect(summary?.rows.find((row) => row[0] === "Lines without an exchange rate")?.[1]).toBe(6);
  const list = sheets.get("Watch list");
  if (!list) throw new Error("there is no watch list");
  const { records, headers, headerRow } = tableIn(list, "Reseller ID");
  const lines = records.map((record) => [record["Reseller ID"], record["Lines without a rate"]]);
  expect(lines.slice(0, 3)).toEqual([
    ["1003", 0],
    ["1002", 3],
    ["6048879", 0],
  ]);
  const fills = [1, 2, 3].map((row) =>
    fillOf(list.cells?.get(`${headerRow + row},${headers.indexOf("Lines without a rate")}`)),
  );
  expect(fills.map((fill) => fill !== null)).toEqual([false, true, false]);
});

test("without such lines the Summary says nothing of rates but the count", async () => {
  const { rows } = await sheetOf("Summary");
  expect(rows.flat().filter((cell) => String(cell).startsWith("Without an exchange rate"))).toEqual([]);
  expect(rows.find((row) => row[0] === "Lines without an exchange rate")?.[1]).toBe(0);
});

test("a billing without a line is no good news", async () => {
  const { cells, rows } = await sheetOf("Summary", review({ resellers: [], tieOut: [] }));
  const failed = await sheetOf("Summary", review({ ties: false }));
  expect(rows[4]?.[0]).toBe("There is nothing to tie out: the billing has no line.");
  expect(fillOf(cells?.get("4,0"))).toBe(fillOf(failed.cells?.get("4,0")));
});

test("a tie-out that fails says so on two sheets and in its row", async () => {
  const tieOut = review().tieOut.map((row, index) => ({ ...row, ties: index === 0 }));
  const sheets = await sheetsOf(review({ ties: false, tieOut }));
  expect(sheets.get("Summary")?.rows[4]?.[0]).toMatch(/^DOES NOT TIE.*nce\.csv \(USD\)/);
  expect(sheets.get("Tie-out")?.rows[1]?.[0]).toMatch(/^DOES NOT TIE/);
  const tie = sheets.get("Tie-out");
  expect(tie && tableIn(tie, "Source").records.map((record) => record["Ties"])).toEqual(["Yes", "NO"]);
});

test("Problems has the sentence, the source, the row, the column and what was found", async () => {
  const { records } = tableIn(await sheetOf("Problems"), "What to look at");
  expect(records).toEqual([
    {
      ...{ "What to look at": expect.stringContaining("“soon”") as string, Source: "nce.csv", Row: 12 },
      ...{ Column: "ChargeStartDate", Found: "soon", Kind: "bad-date" },
    },
    expect.objectContaining({ Source: "nce.csv", Row: null, Column: null, Kind: "row-limit" }),
  ]);
});

test("Basis says what was asked, under which policy and settings, from which files, with which version", async () => {
  const settings = { ...DEFAULT_SETTINGS, window: "with-check-month" as const, excludePublishers: ["Acme"] };
  const { rows } = await sheetOf("Basis", review({ settings }));
  const factOf = (name: string) => rows.find((row) => row[0] === name && (row[1] ?? null) !== null)?.[1];
  expect(factOf("As of")).toBe("20 Apr 2026");
  expect(factOf("TTM window")).toMatch(/^Apr 2025 to Mar 2026/);
  expect(factOf("Check window")).toBe("the 11 months before the check month and the check month itself");
  expect(factOf("Policy")).toBe("Indirect reseller minimum (indirect-reseller-2025)");
  expect(factOf("Source last read")).toBe("22 Nov 2026");
  expect(factOf("Also required")).toBe("Multi-factor authentication for every administrator");
  expect(factOf("Publishers left out")).toBe("Acme (changed from the default)");
  expect(factOf("Customer credits")).toBe("counted");
  expect(factOf("Product")).toBe("CSP Revenue Check 1.2.3");
  expect(rows).toContainEqual(expect.arrayContaining(["nce.csv", "ab".repeat(32), "billing", 123_456, 153]));
  expect(rows).toContainEqual(
    expect.arrayContaining(["book.xlsx", "cd".repeat(32), "resellers", 5_000, 9, "Partners"]),
  );
  expect(rows).toContainEqual(expect.arrayContaining(["s.json", "ef".repeat(32), "settings", 20]));
  expect(rows).toContainEqual(expect.arrayContaining(["nce.csv", "reseller: ResellerMpnId", "nce-invoice", 152, 151]));
  expect(rows).toContainEqual(expect.arrayContaining(["GBP", "1.25", day("2026-01-01")]));
});

const HOSTILE = [
  '=HYPERLINK("http://example.com","x")',
  "+1+1",
  "-2+3",
  "@SUM(A1:A9)",
  "\t=1+1",
  "\r=1+1",
  "  =1+1",
  "#N/A",
  "#REF!",
  "_x0041_",
  "a\u0000b",
  "two\nlines",
  "<&>\"'",
];

test.each(HOSTILE)("the name %j stays text, as it stands", async (name) => {
  const sheet = await sheetOf("Resellers", review({ resellers: [reseller({ name, notes: name })] }));
  const { headerRow, records } = tableIn(sheet, "Reseller ID");
  expect(records[0]).toMatchObject({ Name: name, Notes: name });
  for (const cell of sheet.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
  if (couldTurnFormula(name)) expect(sheet.cells?.get(`${headerRow + 1},1`)?.style?.numFmt).toBe("@");
});

test("what no workbook can hold is made to fit", () => {
  expect(sheetText("x".repeat(40_000))).toHaveLength(32_767);
  expect(sheetText("a\uD800b\uDC00c\uFFFF")).toBe("a\uFFFDb\uFFFDc\uFFFD");
  expect(sheetText("👩‍👩‍👧 日本")).toBe("👩‍👩‍👧 日本");
});

test("more problems than a reader can use are cut with a line that says so", () => {
  const problem = { code: "bad-date", source: "nce.csv", row: 1, column: "ChargeStartDate", found: "soon" } as const;
  const problems = Array.from({ length: 100_001 }, (_, row) => ({ ...problem, row: row + 2 }));
  const { sheet } = problemsSheet(review({ problems }));
  const rows = sheet.rows ?? [];
  expect(rows.slice(0, 4).flat()).toContain("The first 100,000 of 100,001 are shown; the JSON answer has them all.");
  expect(rows.filter((row) => row[1] === "nce.csv")).toHaveLength(100_000);
});

test("a review of nothing is a report too", async () => {
  const empty = review({ resellers: [], tieOut: [], problems: [], sources: [], ratesUsed: [] });
  const sheets = await sheetsOf(empty);
  expect(sheets.get("Watch list")?.rows.flat()).toContain("No reseller is flagged or to be watched.");
  expect(sheets.size).toBe(6);
});

function fillOf(cell: Cell | undefined): string | null {
  const fill = cell?.style?.fill;
  return fill?.type === "pattern" && fill.pattern === "solid" ? (fill.fgColor?.rgb ?? null) : null;
}

function same(a: CellValue, b: CellValue): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
