import { requestOf } from "../../src/cli/arguments";

const ASKED = ["--billing", "a.csv", "--as-of", "2026-04-20"];
const NOTHING = { resellers: null, rates: null, json: null, out: null, settings: null };

test.each([
  ["the least that can be asked", ASKED, { ...NOTHING, billing: ["a.csv"], asOf: "2026-04-20" }],
  [
    "a value joined by an equals sign",
    ["--billing=a.csv", "--as-of=2026-04-20"],
    { ...NOTHING, billing: ["a.csv"], asOf: "2026-04-20" },
  ],
  [
    "everything, in any order",
    [
      "--out",
      "r.xlsx",
      "--json",
      "-",
      "--rates",
      "f.csv",
      "--settings",
      "s.json",
      "--resellers",
      "l.csv",
      "--billing",
      "b.csv",
      ...ASKED,
    ],
    {
      billing: ["b.csv", "a.csv"],
      resellers: "l.csv",
      rates: "f.csv",
      asOf: "2026-04-20",
      json: "-",
      out: "r.xlsx",
      settings: "s.json",
    },
  ],
  [
    "a pattern that the shell has expanded",
    ["--billing", "a.csv", "b.csv", "c.csv", "--as-of", "2026-04-20", "--billing", "d.csv", "e.csv"],
    { ...NOTHING, billing: ["a.csv", "b.csv", "c.csv", "d.csv", "e.csv"], asOf: "2026-04-20" },
  ],
  [
    "a file whose name begins with a dash",
    ["--billing=-a.csv", "--as-of", "2028-02-29"],
    { ...NOTHING, billing: ["-a.csv"], asOf: "2028-02-29" },
  ],
  [
    "an ending in capitals",
    [...ASKED, "--out", "R.XLSX"],
    { ...NOTHING, billing: ["a.csv"], asOf: "2026-04-20", out: "R.XLSX" },
  ],
])("understands %s", (_, words, asked) => {
  expect(requestOf(words)).toEqual({ wants: "review", arguments: asked });
});

test.each([
  [["--help"], "help"],
  [["-h"], "help"],
  [["--version"], "version"],
  [["--help", "--version"], "help"],
  [[...ASKED, "--help"], "help"],
])("%j asks for the page “%s”", (words, page) => {
  expect(requestOf(words)).toEqual({ wants: page });
});

test.each<[string, readonly string[], readonly string[]]>([
  ["no billing at all", ["--as-of", "2026-04-20"], ["--billing FILE"]],
  ["no words at all", [], ["--billing FILE", "--help"]],
  ["no as-of", ["--billing", "a.csv"], ["--as-of YYYY-MM-DD"]],
  ["a day that does not exist", ["--billing", "a.csv", "--as-of", "2026-02-29"], ["2026-02-29", "YYYY-MM-DD"]],
  ["a month for a day", ["--billing", "a.csv", "--as-of", "2026-02"], ["2026-02", "YYYY-MM-DD"]],
  ["a day written the other way", ["--billing", "a.csv", "--as-of", "20/04/2026"], ["20/04/2026"]],
  ["as-of twice", [...ASKED, "--as-of", "2026-04-21"], ["--as-of", "2026-04-20", "2026-04-21", "once"]],
  ["two reseller lists", [...ASKED, "--resellers", "a", "--resellers", "b"], ["--resellers", "once"]],
  ["an unknown option", [...ASKED, "--bill", "a"], ["--bill", "--help"]],
  ["an unknown short option", [...ASKED, "-x"], ["-x"]],
  ["a report on standard output", [...ASKED, "--out", "-"], ["--out -", "report.xlsx"]],
  ["a report as a PDF", [...ASKED, "--out", "report.pdf"], ["--out report.pdf", ".xlsx"]],
  ["a report without an ending", [...ASKED, "--out", "report"], ["--out report", ".xlsx"]],
  ["a report of which there is only the ending", [...ASKED, "--out", "a/.xlsx"], ["--out a/.xlsx"]],
  ["an option without its value", [...ASKED, "--out"], ["--out", "value"]],
  ["an option followed by another", ["--billing", "--as-of", "2026-04-20"], ["--billing", "“--as-of”"]],
  ["an empty value", ["--billing", "", "--as-of", "2026-04-20"], ["--billing", "value"]],
  ["a value for a page", ["--help=yes"], ["--help", "yes"]],
  ["a lone word", ["a.csv", ...ASKED], ["a.csv", "--billing"]],
  ["a word after another option", [...ASKED, "b.csv"], ["b.csv", "--billing"]],
])("refuses %s, in one sentence", (_, words, mentions) => {
  const message = messageOf(words);
  for (const mention of mentions) expect(message).toContain(mention);
  expect(message).toMatch(/^[^\n]+[.)]$/);
});

function messageOf(words: readonly string[]): string {
  try {
    requestOf(words);
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal") return error.message;
    throw error;
  }
  throw new Error("it was understood");
}
