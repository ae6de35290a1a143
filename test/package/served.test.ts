/** @jest-environment jsdom */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PRODUCTION } from "../../scripts/variant";
import { ROOT } from "./manifest";

const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const folder = mkdtempSync(join(tmpdir(), "served-"));
const served = (path: string) => readFileSync(join(folder, path), "utf8");
const pageAt = (path: string) => new DOMParser().parseFromString(served(path), "text/html");

/** The real configuration over the formulas alone: the pages and lists are the same, and the pane's bundle is not waited for. */
const BUILD = `
  const configuration = require("./webpack.config.js")({}, { mode: "development" });
  configuration.entry = { taskpane: "./src/functions/functions.ts" };
  configuration.output.path = process.argv[1];
  configuration.cache = false;
  require("webpack")(configuration, (error, stats) => {
    if (error || stats.hasErrors()) throw error ?? new Error(stats.toString("errors-only"));
  });
`;

beforeAll(() => {
  execFileSync(process.execPath, ["-e", BUILD, folder], { cwd: ROOT, stdio: "pipe" });
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Path in the folder of an address that the package names. */
const pathOf = (address: string) => address.slice(PRODUCTION.address.length).replace(/#.*$/, "");

test("everything that the manifest points to is served", () => {
  const addresses = [...served("manifest.xml").matchAll(/DefaultValue="(https:[^"]+)"/g)].map(
    ([, found]) => found ?? "",
  );
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.filter((address) => !existsSync(join(folder, pathOf(address))))).toEqual([]);
});

interface ListedFunction {
  readonly id: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
}

const listed = () =>
  (JSON.parse(served("functions.json")) as { readonly functions: readonly ListedFunction[] }).functions;

test("Excel sees exactly these formulas", () => {
  expect(listed().map(({ id }) => id)).toEqual(
    "TTM STATUS REASON CHECKMONTH STAGE DAYSLEFT SHORTFALL PROJECTED BILLED MONTHS LINES REVIEW REVENUE THRESHOLD POLICY".split(
      " ",
    ),
  );
});

test("each formula has words for Excel's formula tip and a help page that is served", () => {
  for (const { id, description, helpUrl, parameters } of listed()) {
    expect(`${id}: ${description}`.length).toBeGreaterThan(30);
    for (const parameter of parameters) expect(parameter.description.length).toBeGreaterThan(10);
    expect(helpUrl.startsWith(PRODUCTION.address)).toBe(true);
    expect(served(pathOf(helpUrl))).toContain(`CSP.${id}`);
  }
});

test.each(["TTM", "STATUS"])("the id %s is one that Excel accepts and takes for no cell", (id) => {
  expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,127}$/);
  expect(id).not.toMatch(/^[A-Z]{1,3}\d+$/);
});

test("the pane's page has no script of its own inside it, and from elsewhere only Microsoft's Office.js", () => {
  const page = pageAt("taskpane.html");
  const scripts = [...page.querySelectorAll("script")];
  expect(scripts.map((script) => script.getAttribute("src"))).toEqual([OFFICE_JS, "taskpane.js"]);
  expect(scripts.map((script) => script.textContent)).toEqual(["", ""]);
  const handlers = [...page.querySelectorAll("*")].flatMap((one) =>
    one.getAttributeNames().filter((name) => /^on/.test(name)),
  );
  expect(handlers).toEqual([]);
});

test("no page loads anything else from elsewhere", () => {
  for (const path of pages()) {
    for (const element of pageAt(path).querySelectorAll("[src], link[href]")) {
      const address = element.getAttribute("src") ?? element.getAttribute("href") ?? "";
      if (address !== OFFICE_JS) expect(address).not.toMatch(/^([a-z]+:)?\/\//);
    }
  }
});

test("the pane's Content-Security-Policy lets nothing out", () => {
  const meta = pageAt("taskpane.html").querySelector('meta[http-equiv="Content-Security-Policy"]');
  const policy = Object.fromEntries(
    (meta?.getAttribute("content") ?? "").split(";").map((part) => {
      const [name = "", ...values] = part.trim().split(/\s+/);
      return [name, values.join(" ")];
    }),
  );
  expect(policy).toEqual({
    "default-src": "'self'",
    "script-src": "'self' https://appsforoffice.microsoft.com",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
  });
});

const pages = () => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));

test("help pages run nothing, and each of their links leads somewhere", () => {
  const help = pages().filter((path) => path !== "taskpane.html");
  expect(help).toEqual(expect.arrayContaining(["help.html", "support.html"]));
  for (const path of help) {
    const page = pageAt(path);
    expect(page.querySelectorAll("script").length).toBe(0);
    expect(page.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain("default-src 'none'");
    expect(page.title.length).toBeGreaterThan(5);
    for (const link of page.querySelectorAll("a[href]")) {
      const [target = "", anchor] = (link.getAttribute("href") ?? "").split("#");
      const file = join(dirname(path), target);
      expect({ path, link: file, there: existsSync(join(folder, file)) }).toEqual({ path, link: file, there: true });
      if (anchor) expect(pageAt(file).getElementById(anchor)).not.toBeNull();
    }
  }
});

test("the build has the same file names every time", () => {
  expect(
    readdirSync(folder)
      .filter((name) => !name.endsWith(".map"))
      .sort(),
  ).toEqual([
    "assets",
    "docs",
    "functions.json",
    "help.html",
    "manifest.local.xml",
    "manifest.xml",
    "pages.css",
    "support.html",
    "taskpane.css",
    "taskpane.html",
    "taskpane.js",
  ]);
});
