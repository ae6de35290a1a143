/** @jest-environment jsdom */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressOf, LOCAL, manifestOf, PRODUCT, PRODUCTION } from "../../scripts/variant";
import { all, childNames, manifestSource, pixelsOf, ROOT, xmlOf } from "./manifest";

const folder = mkdtempSync(join(tmpdir(), "manifest-"));
let printed = "";
beforeAll(() => {
  const command = [join(ROOT, "node_modules/tsx/dist/cli.mjs"), join(ROOT, "scripts/manifest.ts"), folder];
  printed = execFileSync(process.execPath, command, { encoding: "utf8" });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const source = xmlOf(manifestSource());

// “How to find the proper order of manifest elements”, Microsoft Learn; read 2026-11-23.
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    "Id",
    "AlternateID",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "Dictionary",
    "VersionOverrides",
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo", "EquivalentAddins"],
  "Host[Workbook]": ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  "ExtensionPoint[CustomFunctions]": ["Script", "Page", "Metadata", "Namespace"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  "Action[ShowTaskpane]": ["TaskpaneId", "SourceLocation", "Title"],
  "Action[ExecuteFunction]": ["FunctionName"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

test.each(Object.entries(ORDER))("the children of %s stand in Microsoft's order", (key, order) => {
  const [, name = "", type] = /^(\w+)(?:\[(\w+)\])?$/.exec(key) ?? [];
  const elements = all(source, name).filter((one) => !type || one.getAttributeNS(XSI, "type") === type);
  expect(elements.length).toBeGreaterThan(0);
  for (const element of elements) {
    const places = childNames(element).map((child) => order.indexOf(child));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});

/** Where a reference stands decides in which part of the resources it must be found. */
const KIND_OF: Readonly<Record<string, string>> = {
  Image: "Images",
  Runtime: "Urls",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  LearnMoreUrl: "Urls",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Namespace: "ShortStrings",
  Description: "LongStrings",
};

const references = [...source.querySelectorAll("[resid]")].map((element) => ({
  kind: KIND_OF[element.localName] ?? `unknown: ${element.localName}`,
  id: element.getAttribute("resid") ?? "",
}));
const resources = all(source, "Resources").flatMap((part) =>
  [...part.children].flatMap((kind) =>
    [...kind.children].map((one) => ({
      kind: kind.localName,
      id: one.getAttribute("id") ?? "",
      value: one.getAttribute("DefaultValue") ?? "",
    })),
  ),
);

test("every reference resolves to a resource of its kind", () => {
  const there = new Set(resources.map(({ kind, id }) => `${kind} ${id}`));
  expect(references.filter(({ kind, id }) => !there.has(`${kind} ${id}`))).toEqual([]);
});

test("every resource is used, and none is there twice", () => {
  const used = new Set(references.map(({ id }) => id));
  expect(resources.filter(({ id }) => !used.has(id))).toEqual([]);
  expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length);
});

test.each`
  kind              | longest
  ${"ShortStrings"} | ${125}
  ${"LongStrings"}  | ${250}
`(
  "$kind have at most $longest characters, and ids at most 32",
  ({ kind, longest }: { kind: string; longest: number }) => {
    const strings = resources.filter((resource) => resource.kind === kind);
    expect(strings.length).toBeGreaterThan(0);
    for (const { id, value } of strings) {
      expect(id.length).toBeLessThanOrEqual(32);
      expect(value.length).toBeGreaterThan(0);
      expect(value.length).toBeLessThanOrEqual(longest);
    }
    for (const { id } of resources) expect(id.length).toBeLessThanOrEqual(32);
  },
);

test("name and description fit, and the namespace of the formulas is short letters", () => {
  const value = (name: string) => all(source, name)[0]?.getAttribute("DefaultValue") ?? "";
  expect(value("DisplayName").length).toBeLessThanOrEqual(125);
  expect(value("Description").length).toBeLessThanOrEqual(250);
  expect(resources.find(({ id }) => id === "Functions.Namespace")?.value).toMatch(/^[A-Z]{2,32}$/);
});

test("ids of groups and controls are there once", () => {
  const ids = [...all(source, "Group"), ...all(source, "Control")].map((element) => element.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => id.length > 0 && id.length <= 125)).toBe(true);
});

test("the shared runtime is one page for the pane, the formulas and the commands", () => {
  const page = all(source, "Runtime")[0]?.getAttribute("resid");
  const resid = (selector: string) => source.querySelector(selector)?.getAttribute("resid");
  expect(all(source, "Runtime")[0]?.getAttribute("lifetime")).toBe("long");
  expect([resid("Page > SourceLocation"), resid("FunctionFile"), resid("Action > SourceLocation")]).toEqual([
    page,
    page,
    page,
  ]);
  expect(source.querySelector("TaskpaneId")).toBeNull();
});

test("Excel must have what the add-in calls", () => {
  const sets = all(source, "Set").map((set) => [set.getAttribute("Name"), set.getAttribute("MinVersion")]);
  expect(sets).toEqual([
    ["ExcelApi", "1.9"],
    ["SharedRuntime", "1.1"],
    ["CustomFunctionsRuntime", "1.3"],
  ]);
});

test("each ribbon command is answered by the pane", () => {
  const answered = readFileSync(join(ROOT, "src/taskpane/ribbon.ts"), "utf8");
  const names = all(source, "FunctionName").map((name) => name.textContent);
  expect(names).toEqual(["reviewWorkbook", "toggleHighlight", "showHelp"]);
  for (const name of names) expect(answered).toContain(`host.onCommand("${name}"`);
});

const SIZE = /-(\d+)\.png$/;
const icons = [...manifestSource().matchAll(/assets\/([\w-]+\.png)/g)].map(([, file]) => file ?? "");

test.each([...new Set(icons)])("%s is there and as large as its name says", (file) => {
  const size = Number(SIZE.exec(file)?.[1]);
  expect(pixelsOf(join(ROOT, "assets", file))).toEqual({ width: size, height: size });
});

test("each icon of a button has the size that the manifest names", () => {
  const images = all(source, "Image").filter((image) => image.hasAttribute("size"));
  expect(images.length).toBeGreaterThan(0);
  for (const image of images) {
    const value = resources.find(({ id }) => id === image.getAttribute("resid"))?.value ?? "";
    expect(SIZE.exec(value)?.[1]).toBe(image.getAttribute("size"));
  }
});

test.each([16, 32, 64, 80, 128])("the product's own icon exists with %i pixels", (size) => {
  expect(pixelsOf(join(ROOT, "assets", `icon-${size}.png`))).toEqual({ width: size, height: size });
});

describe.each([PRODUCTION, LOCAL])("the package $file", (variant) => {
  const text = () => readFileSync(join(folder, variant.file), "utf8");

  test("has the version of the product and its own identity", () => {
    const manifest = xmlOf(text());
    expect(all(manifest, "Version")[0]?.textContent).toBe(`${PRODUCT.version}.0`);
    expect(all(manifest, "Id")[0]?.textContent).toBe(variant.id);
    expect(variant.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("was read back by Microsoft's own reader", () => {
    expect(printed).toContain(`${variant.title} ${PRODUCT.version}.0 at ${variant.address}taskpane.html`);
  });

  test("points to its own address and nowhere else, always by https", () => {
    const addresses = [...text().matchAll(/(?:DefaultValue="|<AppDomain>)(https?:[^"<]+)/g)].map(([, found]) => found);
    expect(addresses.length).toBeGreaterThan(20);
    const origin = new URL(variant.address).origin;
    for (const address of addresses) expect(address === origin || address?.startsWith(variant.address)).toBe(true);
    expect(variant.address).toMatch(/^https:/);
  });

  test("differs from the source only in version, identity, name and addresses", () => {
    const shape = (xml: string) => [...xmlOf(xml).querySelectorAll("*")].map((one) => one.localName);
    expect(shape(text())).toEqual(shape(manifestSource()));
  });
});

test("the source carries the production address of package.json, so that it is an example of itself", () => {
  expect(manifestOf(manifestSource(), { ...PRODUCTION, address: PRODUCT.homepage })).toBe(manifestSource());
});

test.each`
  given                          | address
  ${"https://example.org/check"} | ${"https://example.org/check/"}
  ${"https://example.org"}       | ${"https://example.org/"}
`("the address $given is served from $address", ({ given, address }: { given: string; address: string }) => {
  expect(addressOf(given)).toBe(address);
});

test("an address without https is refused", () => {
  expect(() => addressOf("http://example.org/")).toThrow("https");
});

const schemas = process.env["OFFICE_MANIFEST_XSD"];

// The schemas are Microsoft's and not part of the project: whoever has them names their folder, and then it must pass.
if (schemas !== undefined) {
  describe("by Microsoft's schema", () => {
    const schema = join(schemas, "OfficeAppManifestV1_1.xsd");
    const check = (path: string) => execFileSync("xmllint", ["--noout", "--schema", schema, path], { stdio: "pipe" });

    test("the schema is where OFFICE_MANIFEST_XSD says", () => {
      expect(existsSync(schema)).toBe(true);
    });

    test.each([join(ROOT, "manifest.xml"), join(folder, PRODUCTION.file), join(folder, LOCAL.file)])(
      "%s is valid",
      (path) => {
        expect(() => check(path)).not.toThrow();
      },
    );

    test("a manifest with its elements in another order is refused", () => {
      const path = join(folder, "disordered.xml");
      writeFileSync(
        path,
        manifestSource().replace(/(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/, "$2$1"),
      );
      expect(() => check(path)).toThrow("ProviderName");
    });
  });
}
