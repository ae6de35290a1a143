import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { launchBrowser } from "../browser";
import { hostPageScript } from "./host-bundle";
import type { HostPage } from "./host-page";

declare global {
  interface Window {
    hostPage: HostPage;
    log: string[];
    stream?: { setResult(value: number): void };
  }
}

const ORIGIN = "http://localhost:4321";
const INSTALLED = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** An add-in of a few lines that does a little of everything, and writes down what it sees. */
const ADD_IN = `<!doctype html><meta charset="utf-8"><title>Add-in</title>
<script src="/office-js/office.js"></script>
<script>
  window.log = [];
  CustomFunctions.associate("TOTAL", (cells) => cells.flat().reduce((sum, cell) => sum + Number(cell || 0), 0));
  CustomFunctions.associate("LIVE", (invocation) => { window.stream = invocation; invocation.setResult(1); });
  CustomFunctions.associate("NONE", () => { throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "nobody"); });
  Office.actions.associate("command", (event) => { log.push("command"); event.completed?.(); });
  Office.onReady(async ({ host, platform }) => {
    log.push(host + " " + platform);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.onChanged.add(async ({ address, triggerSource }) => { log.push("changed " + address + " " + triggerSource); });
      await context.sync();
    });
    document.title = "ready";
  });
</script>`;

let folder: string;
let browser: Browser;
let page: Page;
let addIn: Frame;
const elsewhere: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "host-page-"));
  const script = await hostPageScript(folder);
  browser = await launchBrowser();
  const context = await browser.newContext();
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) {
      elsewhere.push(url.href);
      return route.abort();
    }
    const installed = join(INSTALLED, url.pathname.replace("/office-js/", "").toLowerCase());
    if (url.pathname.startsWith("/office-js/") && existsSync(installed)) return route.fulfill({ path: installed });
    if (url.pathname === "/host-page.js") return route.fulfill({ contentType: "text/javascript", body: script });
    if (url.pathname === "/add-in.html") return route.fulfill({ contentType: "text/html", body: ADD_IN });
    return route.fulfill({
      contentType: "text/html",
      body: '<!doctype html><meta charset="utf-8"><title>Host</title><body><script src="/host-page.js"></script>',
    });
  });
  page = await context.newPage();
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => window.hostPage.addIn.frame.contentDocument?.title === "ready", null, {
    timeout: 20_000,
  });
  const [, frame] = page.frames();
  if (!frame) throw new Error("The add-in's frame is not there");
  addIn = frame;
}, 180_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the unmodified Office.js starts in a frame and takes the host for Excel on the web", async () => {
  expect(await addIn.evaluate(() => window.log[0])).toBe("Excel OfficeOnline");
});

test("it reads, writes and is told of edits with who made them", async () => {
  await addIn.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Export").getRange("B2").values = [[20]];
      await context.sync();
    }),
  );
  await page.evaluate(() => {
    const [sheet] = window.hostPage.workbook.sheets();
    sheet?.write({ top: 2, left: 1, bottom: 2, right: 1 }, [[30]]);
  });
  await addIn.waitForFunction(() => window.log.filter((line) => line.startsWith("changed")).length === 2);
  expect(await addIn.evaluate(() => window.log.filter((line) => line.startsWith("changed")))).toEqual([
    "changed B2 ThisLocalAddin",
    "changed B3 Unknown",
  ]);
});

test("custom functions answer, follow their cells, stream and fail", async () => {
  await page.waitForFunction(() => window.hostPage.host.areFunctionsReady);
  const shown = (): Promise<unknown[]> =>
    page.evaluate(() => {
      const [sheet] = window.hostPage.workbook.sheets();
      return sheet?.values({ top: 0, left: 4, bottom: 2, right: 4 }).flat() ?? [];
    });
  const settled = async (expected: unknown[]): Promise<void> => {
    const end = Date.now() + 5000;
    while (JSON.stringify(await shown()) !== JSON.stringify(expected) && Date.now() < end)
      await page.waitForTimeout(20);
    expect(await shown()).toEqual(expected);
  };
  await page.evaluate(() => {
    const [sheet] = window.hostPage.workbook.sheets();
    sheet?.write({ top: 1, left: 1, bottom: 1, right: 1 }, [[2]]);
    sheet?.write({ top: 0, left: 4, bottom: 2, right: 4 }, [
      [{ formula: "=TEST.TOTAL(B2:B3)" }],
      [{ formula: "=TEST.LIVE()" }],
      [{ formula: "=TEST.NONE()" }],
    ]);
  });
  await settled([32, 1, "#N/A"]);
  await page.evaluate(() => {
    const [sheet] = window.hostPage.workbook.sheets();
    sheet?.write({ top: 1, left: 1, bottom: 1, right: 1 }, [[5]]);
  });
  await addIn.evaluate(() => window.stream?.setResult(2));
  await settled([35, 2, "#N/A"]);
});

test("a command of the ribbon and a keyboard action reach the add-in", async () => {
  const completed = page.evaluate(
    () => new Promise((resolve) => window.hostPage.addIn.channel.onCommandCompleted(resolve)),
  );
  await page.evaluate(() => window.hostPage.addIn.channel.runCommand("command", "Button1"));
  expect(await completed).toBe("Button1");
  await page.evaluate(() => window.hostPage.host.runAction("command", { from: "keyboard" }));
  await addIn.waitForFunction(() => window.log.filter((line) => line === "command").length === 2);
});

test("settings of the document are kept in the workbook", async () => {
  await addIn.evaluate(
    () =>
      new Promise((resolve) => {
        Office.context.document.settings.set("asOf", "2025-10");
        Office.context.document.settings.saveAsync(resolve);
      }),
  );
  expect(await page.evaluate(() => [...window.hostPage.workbook.records.documentSettings])).toEqual([
    ["asOf", '"2025-10"'],
  ]);
});

test("nothing was asked of any other machine, and nothing went unanswered", async () => {
  expect(elsewhere).toEqual([]);
  expect(await page.evaluate(() => window.hostPage.unanswered)).toEqual([]);
});
