import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { FAMILY } from "../../src/functions/family";

interface Parameter {
  readonly name: string;
  readonly type: string;
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
  readonly result: { readonly type: string };
}

async function declared(): Promise<readonly Declared[]> {
  const { errors, metadataJson } = await generateCustomFunctionsMetadata("src/functions/functions.ts");
  expect(errors).toEqual([]);
  const { functions } = JSON.parse(metadataJson) as { functions: readonly Declared[] };
  return functions;
}

test("Excel sees exactly these functions", async () => {
  expect((await declared()).map(({ id, name }) => [id, name])).toEqual([
    ["TTM", "TTM"],
    ["STATUS", "STATUS"],
  ]);
});

test("every formula of the family is declared, and nothing else is", async () => {
  expect((await declared()).map(({ id }) => id).sort()).toEqual(Object.keys(FAMILY).sort());
});

test("all stream, take a reseller and an as-of date that may be left out, and have a help page", async () => {
  for (const { id, options, parameters, helpUrl } of await declared()) {
    expect([id, options]).toEqual([id, { stream: true }]);
    expect(parameters.map(({ name, type, optional = false }) => [name, type, optional])).toEqual([
      ["reseller", "any", false],
      ["asOf", "any", true],
    ]);
    expect(helpUrl).toMatch(new RegExp(`^https://[^/]+/docs/functions/${id.toLowerCase()}\\.html$`));
  }
});

test("the results are typed as Excel needs them", async () => {
  expect((await declared()).map(({ id, result }) => [id, result.type])).toEqual([
    ["TTM", "number"],
    ["STATUS", "string"],
  ]);
});

// Microsoft, "Custom functions naming and localization": letters, digits, underscore and full stop, beginning with a letter,
// at least three characters; never what could be a cell or a column of a sheet.
test("no name could be taken for a cell, and each is one that Excel accepts", async () => {
  for (const { id, name } of await declared()) {
    expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,127}$/);
    expect(name).not.toMatch(/^(?:[A-Z]{1,3}\d+|R\d*C\d*)$/i);
  }
});

test("descriptions read as sentences and fit Excel's formula tip", async () => {
  for (const { description = "", parameters } of await declared()) {
    for (const text of [description, ...parameters.map((parameter) => parameter.description ?? "")]) {
      expect(text).toMatch(/^[A-Z].*\.$/s);
      expect(text.length).toBeLessThanOrEqual(160);
    }
  }
});
