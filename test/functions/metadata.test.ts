import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pageOf } from "../../scripts/page";
import { FAMILY } from "../../src/functions/family";
import { nameTrouble } from "./excel-names";

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly description?: string;
}

interface Declared {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly options?: Readonly<Record<string, boolean>>;
  readonly parameters: readonly Parameter[];
  readonly result: { readonly type?: string; readonly dimensionality?: string };
}

const PAGES = join(__dirname, "../../docs/functions");

async function declared(): Promise<readonly Declared[]> {
  const { errors, metadataJson } = await generateCustomFunctionsMetadata("src/functions/functions.ts");
  expect(errors).toEqual([]);
  const { functions } = JSON.parse(metadataJson) as { functions: readonly Declared[] };
  return functions;
}

/** How a function is called: `[…]` may be left out, `…:cells` takes a range. */
const signatureOf = ({ name, parameters }: Declared): string =>
  `${name}(${parameters
    .map((parameter) => parameter.name + (parameter.dimensionality === "matrix" ? ":cells" : ""))
    .map((word, at) => (parameters[at]?.optional === true ? `[${word}]` : word))
    .join(", ")})`;

test("Excel sees exactly these functions, and nothing of them changes its name: workbooks hold it", async () => {
  expect((await declared()).map(signatureOf)).toEqual([
    "TTM(reseller:cells, [asOf])",
    "STATUS(reseller:cells, [asOf])",
    "REASON(reseller:cells, [asOf])",
    "CHECKMONTH(reseller:cells, [asOf])",
    "STAGE(reseller:cells, [asOf])",
    "DAYSLEFT(reseller:cells, [asOf])",
    "SHORTFALL(reseller:cells, [asOf])",
    "PROJECTED(reseller:cells, [asOf])",
    "BILLED(reseller:cells, [asOf])",
    "MONTHS(reseller, [asOf])",
    "LINES(reseller, [asOf])",
    "REVIEW([asOf], [show])",
    "REVENUE(reseller:cells, from, to)",
    "THRESHOLD([asOf])",
    "POLICY([asOf])",
  ]);
});

test("every formula of the family is declared", async () => {
  const ids = (await declared()).map(({ id }) => id);
  expect(Object.keys(FAMILY).filter((name) => !ids.includes(name))).toEqual([]);
});

test("all stream, are known by their name, and take whatever is in a cell", async () => {
  for (const { id, name, options, parameters } of await declared()) {
    expect([id, options]).toEqual([name, { stream: true }]);
    expect([id, ...parameters.map(({ type }) => type)]).toEqual([id, ...parameters.map(() => "any")]);
  }
});

test("what may spill is declared as cells, and what never does as one value", async () => {
  const single = (await declared()).filter(({ result }) => result.dimensionality !== "matrix");
  expect(single.map(({ id, result }) => [id, result.type])).toEqual([
    ["THRESHOLD", "number"],
    ["POLICY", "string"],
  ]);
});

test("every function has a help page of its own, under the address that Excel opens", async () => {
  const functions = await declared();
  for (const { id, name, helpUrl = "" } of functions) {
    const [, page = ""] = /^https:\/\/[^/]+\/docs\/functions\/([a-z]+)\.html$/.exec(helpUrl) ?? [];
    expect(page).toBe(id.toLowerCase());
    const text = readFileSync(join(PAGES, `${page}.md`), "utf8");
    expect(text.split("\n")[0]).toBe(`# CSP.${name}`);
    for (const part of ["## Examples", "## When it cannot answer"])
      expect([id, text]).toEqual([id, expect.stringContaining(part)]);
  }
  const pages = readdirSync(PAGES).filter((file) => file !== "index.md");
  expect(pages.sort()).toEqual(functions.map(({ id }) => `${id.toLowerCase()}.md`).sort());
});

test("the help pages name every argument, lead only to pages and headings that are there, and are listed", async () => {
  const index = readFileSync(join(PAGES, "index.md"), "utf8");
  for (const { id, name, parameters } of await declared()) {
    const file = `${id.toLowerCase()}.md`;
    expect(index).toContain(`(${file})`);
    const text = readFileSync(join(PAGES, file), "utf8");
    expect(text).toContain(
      `\`=CSP.${name}(${parameters.map((one) => (one.optional === true ? `[${one.name}]` : one.name)).join(", ")})\``,
    );
    for (const [, target = "", heading] of text.matchAll(/\]\(([^)#]+)(?:#([^)]+))?\)/g)) {
      expect([file, target, existsSync(join(PAGES, target))]).toEqual([file, target, true]);
      if (heading === undefined) continue;
      expect(pageOf(readFileSync(join(PAGES, target), "utf8"), "../../")).toContain(`id="${heading}"`);
    }
  }
});

test("Excel accepts every name", async () => {
  for (const { id, name } of await declared())
    expect([id, nameTrouble(id), nameTrouble(name)]).toEqual([id, null, null]);
});

test.each(["T1", "TT", "TTM1", "R1C1", "RC", "1TM", "TT-M", "XFD1048576", "STEP", "TRUE", "A".repeat(129), "_TM"])(
  "Excel would not accept %s, and the test of names knows",
  (name) => expect(nameTrouble(name)).not.toBeNull(),
);

test("descriptions read as sentences and fit Excel's formula tip", async () => {
  for (const { description = "", parameters } of await declared()) {
    for (const text of [description, ...parameters.map((parameter) => parameter.description ?? "")]) {
      expect(text).toMatch(/^[A-Z].*\.$/s);
      expect(text.length).toBeLessThanOrEqual(160);
    }
  }
});
