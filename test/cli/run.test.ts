import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { version } from "../../package.json";
import { heard } from "./heard-terminal";

let folder = "";
const at = (...parts: readonly string[]) => join(folder, ...parts);
const AS_OF = ["--as-of", "2026-04-20"];

const HEADER = "InvoiceNumber,ResellerMpnId,MpnId,ChargeStartDate,ChargeEndDate,BillingFrequency,Subtotal,Currency";
const line = (invoice: string, reseller: string, amount: string, month = "2026-01") =>
  `${invoice},${reseller},999,${month}-01,${month}-28,Monthly,${amount},USD`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "csp-review-"));
  writeFileSync(at("a.csv"), [HEADER, line("G1", "6048879", "100.10"), line("G1", "6048880", "2000")].join("\n"));
  writeFileSync(at("b.csv"), [HEADER, line("G2", "6048879", "50.05", "2026-02")].join("\n"));
  writeFileSync(at("list.csv"), "PLA ID,Name,Onboarded\n6048879,Contoso,2022-05\n6048880,Fabrikam,2023-11\n");
});

afterEach(() => rmSync(folder, { recursive: true }));

const asked = (...words: readonly string[]) => heard([...words, ...AS_OF]);

interface Answer {
  readonly asOf: string;
  readonly resellers: readonly { readonly id: string; readonly ttmUsd: number; readonly name: string | null }[];
  readonly tieOut: readonly { readonly source: string }[];
}
const answerIn = (text: string) => JSON.parse(text) as Answer;

describe("reviewed: exit 0", () => {
  test("with flagged resellers too, and nothing on standard error", async () => {
    const { code, out, err } = await asked("--billing", at("a.csv"), "--resellers", at("list.csv"), "--json", "-");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(answerIn(out).resellers.map(({ id, ttmUsd, name }) => [id, ttmUsd, name])).toEqual([
      ["6048879", 100.1, "Contoso"],
      ["6048880", 2000, "Fabrikam"],
    ]);
  });

  test("a table, when neither --json nor --out is given", async () => {
    const { code, out, err } = await asked("--billing", at("a.csv"), "--resellers", at("list.csv"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("2 resellers, 1 flagged.");
    expect(out).toMatch(/6048879 +Contoso +Data incomplete +May 2026/);
  });

  test("several files, by a pattern, count in the order of their names", async () => {
    const { code, out } = await asked("--billing", at("?.csv"), "--json", "-");
    expect(code).toBe(0);
    expect(answerIn(out).tieOut.map(({ source }) => source)).toEqual(["a.csv", "b.csv"]);
    expect(answerIn(out).resellers[0]?.ttmUsd).toBe(150.15);
  });

  test("a file whose name looks like a pattern is taken as it stands", async () => {
    writeFileSync(at("export [1].csv"), readFileSync(at("a.csv")));
    const { code, out } = await asked("--billing", at("export [1].csv"), "--json", "-");
    expect([code, answerIn(out).tieOut[0]?.source]).toEqual([0, "export [1].csv"]);
  });

  test("two files of one name in two folders stay apart", async () => {
    for (const month of ["2026-01", "2026-02"]) mkdirSync(at(month));
    writeFileSync(at("2026-01", "nce.csv"), readFileSync(at("a.csv")));
    writeFileSync(at("2026-02", "nce.csv"), readFileSync(at("b.csv")));
    const { code, out } = await asked("--billing", at("*", "nce.csv"), "--json", "-");
    expect(code).toBe(0);
    expect(answerIn(out).tieOut.map(({ source }) => source)).toEqual(["2026-01/nce.csv", "2026-02/nce.csv"]);
  });

  test("the answer as a file, its folder left without a trace of the writing", async () => {
    writeFileSync(at("answer.json"), "old");
    const { code, out } = await asked("--billing", at("a.csv"), "--json", at("answer.json"));
    expect(code).toBe(0);
    expect(out).toContain("answer.json");
    expect(answerIn(readFileSync(at("answer.json"), "utf8")).asOf).toBe("2026-04-20");
    expect(readdirSync(folder).sort()).toEqual(["a.csv", "answer.json", "b.csv", "list.csv"]);
  });

  test("settings are used, and named", async () => {
    writeFileSync(at("s.json"), '\uFEFF{ "thresholdUsd": 3000 }');
    const { code, out } = await asked(
      "--billing",
      at("a.csv"),
      "--resellers",
      at("list.csv"),
      "--settings",
      at("s.json"),
    );
    expect(code).toBe(0);
    expect(out).toContain("Minimum USD 3,000.00");
    expect(out).toContain("Setting changed");
  });

  test("lines without a rate are named wherever the answer goes, and a rate takes them away", async () => {
    const euros = line("G9", "6048879", "1234.56").replace("USD", "EUR");
    writeFileSync(at("eur.csv"), [HEADER, euros, line("G9", "6048880", "100").replace("USD", "EUR")].join("\n"));
    writeFileSync(at("rates.csv"), "Currency,Month,USDPerUnit\nEUR,2026-01,1.25\n");
    const said = "Without a rate: 2 lines, EUR 1,334.56; give --rates with Currency, Month, USDPerUnit";
    const shown = await asked("--billing", at("eur.csv"));
    const written = await asked("--billing", at("eur.csv"), "--out", at("r.xlsx"));
    const rated = await asked("--billing", at("eur.csv"), "--rates", at("rates.csv"));
    expect([shown.code, written.code, rated.code]).toEqual([0, 0, 0]);
    expect(shown.out.replace(/\s+/g, " ")).toContain(said);
    expect(written.out).toMatch(/^2 resellers reviewed, 0 flagged: written to /);
    expect(written.out).toContain(said);
    expect(rated.out).toContain("1,543.20");
    expect(rated.out).not.toContain("Without a rate");
  });

  test("a date long after the billing is told wherever the text goes, and never in the answer", async () => {
    const words = ["--billing", at("a.csv"), "--as-of", "2036-04-20"];
    const told = "Apr 2036 is 123 months after the last month of the billing, Jan 2026 in a.csv, so that no billing";
    const shown = await heard(words);
    const written = await heard([...words, "--json", at("answer.json")]);
    expect([shown.code, written.code, shown.err, written.err]).toEqual([0, 0, "", ""]);
    expect(shown.out.replace(/\s+/g, " ")).toContain(told);
    expect(written.out).toContain(told);
    expect(readFileSync(at("answer.json"), "utf8")).not.toContain("123 months");
    expect((await asked("--billing", at("a.csv"))).out).not.toContain("after the last month");
  });

  test("a billing with a header alone: nobody is reviewed, and the words say so", async () => {
    writeFileSync(at("header.csv"), `${HEADER}\n`);
    const { code, out } = await asked("--billing", at("header.csv"), "--json", at("r.json"));
    expect(code).toBe(0);
    expect(out).toMatch(/^Neither the billing nor the list names a reseller: written to /);
  });

  test("--help and --version", async () => {
    expect(await heard(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
    const help = await heard(["--help"]);
    expect(help.code).toBe(0);
    for (const option of [
      "--billing",
      "--resellers",
      "--rates",
      "--as-of",
      "--json",
      "--out",
      "--settings",
      "--version",
    ]) {
      expect(help.out).toContain(option);
    }
  });
});

test("a workbook whose dates are in part text is told about in one sentence", async () => {
  const [first = "", second = ""] = [line("G1", "6048879", "5"), line("G1", "6048879", "7")];
  const rows = [HEADER, first, second].map((row) => row.split(","));
  const dated = rows.map((row, at) => row.map((cell, column) => (at === 1 && column === 3 ? new Date(cell) : cell)));
  const mixed = dated.map((row, at) => row.map((cell, column) => (at === 2 && column === 3 ? "1/25/2026" : cell)));
  writeFileSync(at("mixed.xlsx"), await writeXlsx({ sheets: [{ name: "Jan", rows: mixed }] }));
  const { code, out } = await asked("--billing", at("mixed.xlsx"));
  expect(code).toBe(0);
  expect(out.replace(/\s+/g, " ")).toContain(
    "Problems: 1 - mixed.xlsx, ChargeStartDate: some dates are text and some are Excel dates; the file was likely",
  );
});

describe("a workbook with several sheets", () => {
  const sheet = (name: string, text: string) => ({ name, rows: text.split("\n").map((row) => row.split(",")) });

  beforeEach(async () => {
    const billing = readFileSync(at("a.csv"), "utf8");
    const list = readFileSync(at("list.csv"), "utf8").trim();
    const sheets = [
      sheet("Jan", billing),
      sheet("Notes", "Prepared by,Ada"),
      sheet("Feb", readFileSync(at("b.csv"), "utf8")),
      sheet("Partners", list),
    ];
    writeFileSync(at("book.xlsx"), await writeXlsx({ sheets }));
    writeFileSync(at("lists.xlsx"), await writeXlsx({ sheets: [sheet("Old", list), sheet("New", list)] }));
    writeFileSync(at("a.csv.gz"), gzipSync(billing));
    writeFileSync(at("one.xlsx"), await writeXlsx({ sheets: [sheet("Jan", billing)] }));
  });

  test("every sheet that looks like billing is a source, the others are left out with a note", async () => {
    const { code, out, err } = await asked("--billing", at("book.xlsx"), "--resellers", at("book.xlsx"), "--json", "-");
    expect(code).toBe(0);
    expect(answerIn(out).tieOut.map(({ source }) => source)).toEqual(["book.xlsx!Feb", "book.xlsx!Jan"]);
    expect(answerIn(out).resellers[0]?.name).toBe("Contoso");
    expect(err).toBe("book.xlsx: left out, because it does not look like billing: “Notes”, “Partners”.\n");
  });

  test("a single sheet keeps the file's name", async () => {
    const { out } = await asked("--billing", at("one.xlsx"), "--json", "-");
    expect(answerIn(out).tieOut.map(({ source }) => source)).toEqual(["one.xlsx"]);
  });

  test("one sheet can be named", async () => {
    const { code, out, err } = await asked("--billing", `${at("book.xlsx")}!Feb`, "--json", "-");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(answerIn(out).tieOut.map(({ source }) => source)).toEqual(["book.xlsx!Feb"]);
  });

  test("the lone sheet of a workbook can be named too", async () => {
    const { code, out } = await asked("--billing", `${at("one.xlsx")}!Jan`, "--json", "-");
    expect([code, answerIn(out).tieOut.map(({ source }) => source)]).toEqual([0, ["one.xlsx"]]);
  });

  test("the basis of the report names the rows and sheets that were read, of the list and the rates too", async () => {
    writeFileSync(at("rates.csv"), "Currency,Month,USDPerUnit\nEUR,2026-01,1.25\n");
    const list = `${at("book.xlsx")}!Partners`;
    const words = ["--billing", at("a.csv"), "--resellers", list, "--rates", at("rates.csv"), "--out", at("r.xlsx")];
    expect((await asked(...words)).code).toBe(0);
    const { sheets } = await readXlsx(readFileSync(at("r.xlsx")));
    const rows = sheets.find(({ name }) => name === "Basis")?.rows ?? [];
    const fileRow = (name: string) => rows.find((row) => row[0] === name)?.slice(4, 6);
    expect(fileRow("a.csv")).toEqual([3, null]);
    expect(fileRow("book.xlsx")).toEqual([3, "Partners"]);
    expect(fileRow("rates.csv")).toEqual([2, null]);
  });

  test.each<[string, () => readonly string[], readonly string[]]>([
    ["a sheet that is not there", () => ["--billing", `${at("book.xlsx")}!March`], ["“March”", "“Jan”"]],
    ["another name than that of a lone sheet", () => ["--billing", `${at("one.xlsx")}!Feb`], ["“Feb”", "“Jan”"]],
    ["a sheet of a text file", () => ["--billing", `${at("a.csv")}!Jan`], ["a.csv has no sheets", "“!Jan”"]],
    ["a sheet of packed text", () => ["--billing", `${at("a.csv.gz")}!Jan`], ["a.csv.gz has no sheets"]],
    ["no sheet of billing", () => ["--billing", at("lists.xlsx")], ["lists.xlsx", "“Old”, “New”", "billing"]],
    ["two reseller lists", () => ["--billing", at("a.csv"), "--resellers", at("lists.xlsx")], ["“Old”, “New”", "!Old"]],
    ["no rates", () => ["--billing", at("a.csv"), "--rates", at("book.xlsx")], ["book.xlsx", "exchange rates"]],
    ["a sheet beside its whole workbook", () => ["--billing", `${at("book.xlsx")}!Feb`, at("book.xlsx")], ["twice"]],
    ["a workbook beside one of its sheets", () => ["--billing", at("book.xlsx"), `${at("book.xlsx")}!Feb`], ["twice"]],
  ])("refuses %s", async (_, words, mentions) => {
    await expectRefusal(words(), mentions);
  });
});

describe("refused: exit 2, one line on standard error, nothing on standard output", () => {
  test.each<[string, () => readonly string[], readonly string[]]>([
    ["a file that is not there", () => ["--billing", at("none.csv")], ["none.csv", "no such file"]],
    ["a folder", () => ["--billing", folder], [folder, "folder", "*.csv"]],
    ["a pattern without a match", () => ["--billing", at("*.tsv")], ["*.tsv", "no file matches"]],
    ["the same file twice", () => ["--billing", at("a.csv"), "--billing", at("a.csv")], ["a.csv", "twice"]],
    ["the same file by two patterns", () => ["--billing", at("a.csv"), "--billing", at("?.csv")], ["a.csv", "twice"]],
    [
      "a reseller list that is not there",
      () => ["--billing", at("a.csv"), "--resellers", at("no.csv")],
      ["--resellers", "no.csv"],
    ],
    [
      "a pattern for several reseller lists",
      () => ["--billing", at("a.csv"), "--resellers", at("?.csv")],
      ["--resellers", "several"],
    ],
    ["rates that are not there", () => ["--billing", at("a.csv"), "--rates", at("no.csv")], ["--rates", "no.csv"]],
    [
      "settings that are not there",
      () => ["--billing", at("a.csv"), "--settings", at("no.json")],
      ["no.json", "cannot be read"],
    ],
    ["a settings folder", () => ["--billing", at("a.csv"), "--settings", folder], [folder, "cannot be read"]],
    [
      "an output folder that is not there",
      () => ["--billing", at("a.csv"), "--out", at("x", "r.xlsx")],
      ["--out", "no folder"],
    ],
    ["an answer into a folder", () => ["--billing", at("a.csv"), "--json", folder], ["--json", "is a folder"]],
    [
      "a report over its own input",
      () => ["--billing", at("a.xlsx"), "--out", at("a.xlsx")],
      ["--out", "overwrite a.xlsx"],
    ],
    [
      "an answer over the settings",
      () => ["--billing", at("a.csv"), "--settings", at("s.json"), "--json", at("s.json")],
      ["overwrite s.json"],
    ],
    [
      "both answers in one file",
      () => ["--billing", at("a.csv"), "--out", at("r.xlsx"), "--json", at("r.xlsx")],
      ["--json and --out"],
    ],
    ["an empty file", () => ["--billing", at("empty.csv")], ["empty.csv", "empty"]],
    ["billing without a reseller column", () => ["--billing", at("noreseller.csv")], ["noreseller.csv", "reseller"]],
    ["billing of no known shape", () => ["--billing", at("list.csv")], ["list.csv"]],
    ["no as-of, even with a good file", () => ["--billing", at("a.csv")], ["--as-of"]],
  ])("%s", async (name, words, mentions) => {
    writeFileSync(at("empty.csv"), "");
    writeFileSync(at("a.xlsx"), readFileSync(at("a.csv")));
    writeFileSync(at("s.json"), "{}");
    writeFileSync(
      at("noreseller.csv"),
      "InvoiceNumber,MpnId,ChargeStartDate,Subtotal,Currency\nG1,999,2026-01-01,5,USD\n",
    );
    await expectRefusal(words(), mentions, name.startsWith("no as-of") ? [] : AS_OF);
  });

  test("a second name for the same file", async () => {
    symlinkSync(at("a.csv"), at("link.csv"));
    await expectRefusal(["--billing", at("a.csv"), "--billing", at("link.csv")], ["twice", "link.csv"]);
  });

  test("nothing is written, and what stood there stays", async () => {
    writeFileSync(at("r.json"), "old");
    await expectRefusal(["--billing", at("a.csv"), "--billing", at("list.csv"), "--json", at("r.json")], ["list.csv"]);
    expect(readFileSync(at("r.json"), "utf8")).toBe("old");
  });
});

test("reviewed, but an invoice conflicts: exit 3, the answer is written, one line says why", async () => {
  writeFileSync(at("a2.csv"), [HEADER, line("G1", "6048879", "100.10"), line("G1", "6048880", "2001")].join("\n"));
  const { code, out, err } = await asked("--billing", at("a.csv"), "--billing", at("a2.csv"), "--json", "-");
  expect(code).toBe(3);
  expect(answerIn(out).resellers).toHaveLength(2);
  expect(err).toMatch(/^1 invoice is in two files with different rows[^\n]*\n$/);
});

async function expectRefusal(words: readonly string[], mentions: readonly string[], asOf: readonly string[] = AS_OF) {
  const { code, out, err } = await heard([...words, ...asOf]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^[^\n]+\.\n$/);
  for (const mention of mentions) expect(err).toContain(mention);
}
