import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { built, type BuildMode } from "../../../preview/server/build";

/** A project whose two bundles are one file each. */
const CONFIG = (entry: string, folder: string, page: string): string => `
const { writeFileSync } = require("node:fs");
module.exports = (env, argv) => ({
  entry: ${JSON.stringify(entry)},
  context: __dirname.endsWith("preview") ? require("node:path").dirname(__dirname) : __dirname,
  output: { path: require("node:path").resolve(${JSON.stringify(folder)}), filename: "bundle.js" },
  plugins: [{ apply: (compiler) => compiler.hooks.afterEmit.tap("page", () => {
    writeFileSync(${JSON.stringify(`${folder}/${page}`)}, argv.mode);
  }) }],
});
`;

let project: string;
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), text);
};
const read = (name: string): string => readFileSync(join(project, name), "utf8");

/** What was said while it was built. */
async function saidBy(mode: BuildMode = "development"): Promise<readonly string[]> {
  const said: string[] = [];
  await built(project, mode, (sentence) => said.push(sentence));
  return said.sort();
}

const ADDIN = "Building the add-in…";
const PREVIEW = "Building the preview…";

beforeEach(() => {
  project = mkdtempSync(join(realpathSync(tmpdir()), "preview-build-"));
  write("webpack.config.js", CONFIG("./src/a.js", "dist", "taskpane.html"));
  write("preview/webpack.config.js", CONFIG("./preview/b.js", ".cache/preview", "index.html"));
  write("src/a.js", "console.log('one');");
  write("src/core/c.js", "module.exports = 1;");
  write("preview/b.js", "require('../src/core/c.js');");
});
afterEach(() => {
  rmSync(project, { recursive: true });
});

test("both bundles are built once, and again only where something they are made of has changed", async () => {
  expect(await saidBy()).toEqual([ADDIN, PREVIEW]);
  expect([read("dist/taskpane.html"), read(".cache/preview/index.html")]).toEqual(["development", "development"]);
  expect(await saidBy()).toEqual([]);
  write("preview/b.js", "console.log('other');");
  expect(await saidBy()).toEqual([PREVIEW]);
  expect(read(".cache/preview/bundle.js")).toContain("other");
  write("src/new.js", "");
  expect(await saidBy()).toEqual([ADDIN]);
  rmSync(join(project, "dist/taskpane.html"));
  expect(await saidBy()).toEqual([ADDIN]);
  expect(await saidBy("production")).toEqual([ADDIN, PREVIEW]);
  expect(read("dist/taskpane.html")).toBe("production");
}, 60_000);

test("a file that takes another's place is a change, however old it is", async () => {
  await saidBy();
  const { atime, mtime } = statSync(join(project, "src/a.js"));
  write("aside.js", "console.log('replaced');");
  utimesSync(join(project, "aside.js"), atime, new Date(mtime.getTime() - 60_000));
  renameSync(join(project, "aside.js"), join(project, "src/a.js"));
  expect(await saidBy()).toEqual([ADDIN]);
  expect(read("dist/bundle.js")).toContain("replaced");
}, 60_000);

test("a build that fails says which and why, lets the other end, and is tried again", async () => {
  write("src/a.js", "this is no script");
  await expect(saidBy()).rejects.toThrow(/^The add-in could not be built\.\n[^]*src\/a\.js/);
  expect(existsSync(join(project, ".cache/preview/index.html"))).toBe(true);
  await expect(saidBy()).rejects.toThrow("The add-in could not be built.");
  write("src/a.js", "console.log('right');");
  expect(await saidBy()).toEqual([ADDIN]);
  expect(await saidBy()).toEqual([]);
}, 60_000);
