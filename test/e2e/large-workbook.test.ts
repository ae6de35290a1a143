import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "../../preview/preview-window";
import { leaveBrowser, openPreview, reviewButton, type PreviewPage } from "./preview-page";
import { until } from "./until";

jest.setTimeout(600_000);

/** A full sheet has to be made, opened and read; on two busy cores each may take minutes. */
const LONG = { timeout: 300_000 };

let preview: PreviewPage;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "large-workbook-"));
  preview = await openPreview();
});

afterAll(async () => {
  await preview.close();
  await leaveBrowser();
  rmSync(folder, { recursive: true, force: true });
});

const frameName = (): Promise<string | null> => preview.page.locator("#pane-body iframe").getAttribute("name");

/** Starts to note how long the page is held, and gives the longest time in milliseconds. */
async function longestTask(): Promise<() => Promise<number>> {
  const { page } = preview;
  const noted = await page.evaluateHandle(() => {
    const tasks = { longest: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.longest = Math.max(tasks.longest, duration);
    }).observe({ type: "longtask" });
    return tasks;
  });
  return () => noted.evaluate(({ longest }) => Math.round(longest));
}

const note = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

test("a full sheet of lines is made and opened from the menu", async () => {
  const { page, pane } = preview;
  const [longest, before] = [await longestTask(), await frameName()];
  await page.getByRole("button", { name: "Sample workbooks" }).click();
  await page.getByRole("menuitem", { name: /^A million lines/ }).click();
  await page.waitForFunction(
    (name) => document.querySelector("#pane-body iframe")?.getAttribute("name") !== name,
    before,
    LONG,
  );
  await reviewButton(pane).waitFor(LONG);
  note(`Opening 1,048,575 lines held the page for ${await longest()} ms at most.`);
  const cells = await page.evaluate(() => [
    window.preview.used("Billing"),
    ...(window.preview.getCells("Billing", "H1:H2").flat() as unknown[]),
    typeof window.preview.getCell("Billing", "S1048576"),
  ]);
  expect(cells).toEqual(["A:AT", "ResellerMpnId", expect.anything(), "number"]);
});

test("it is edited and put back like any other", async () => {
  const { page } = preview;
  const before = await page.evaluate(() => window.preview.getCell("Billing", "S700000"));
  await page.evaluate(() => {
    window.preview.setCell("Billing", "S700000", 77.5);
  });
  expect(await page.evaluate(() => window.preview.getCell("Billing", "S700000"))).toBe(77.5);
  await page.evaluate(() => {
    window.preview.undo();
  });
  expect(await page.evaluate(() => window.preview.getCell("Billing", "S700000"))).toBe(before);
  const line = await page.evaluate(() => {
    const below = window.preview.getCells("Billing", "A900000:AT900000");
    window.preview.deleteRows("Billing", 1_000, 2);
    const moved = window.preview.getCells("Billing", "A899998:AT899998");
    window.preview.undo();
    return { below, moved, back: window.preview.getCells("Billing", "A900000:AT900000") };
  });
  expect(line.moved).toEqual(line.below);
  expect(line.back).toEqual(line.below);
});

test("a review reads every line", async () => {
  const { pane } = preview;
  const longest = await longestTask();
  await reviewButton(pane).click();
  await pane.getByRole("heading", { name: /need attention$/ }).waitFor(LONG);
  await pane.getByText(/^Ties out: all 1,048,575 lines/).waitFor(LONG);
  note(`Reviewing them held the page for ${await longest()} ms at most.`);
});

test("a formula beside the list is answered, and follows an edit of a line", async () => {
  const { page } = preview;
  const { row, at } = await page.evaluate(() => {
    const list = window.preview.getCells("Resellers", "A2:A5000").map(([id]) => String(id));
    const ids = window.preview.getCells("Billing", "H1000000:H1040000");
    const currencies = window.preview.getCells("Billing", "V1000000:V1040000");
    const places = new Map(list.map((id, index) => [id, index + 2]));
    const found = ids.findIndex(([id], index) => currencies[index]?.[0] === "USD" && places.has(String(id)));
    const cell = `H${places.get(String(ids[found]?.[0]))}`;
    window.preview.setCell("Resellers", cell, `=CSP.TTM(${cell.replace("H", "A")})`);
    return { row: 1_000_000 + found, at: cell };
  });
  const shown = (): Promise<unknown> => page.evaluate((cell) => window.preview.getCell("Resellers", cell), at);
  const before = await until("the formula is answered", shown, (value) => typeof value === "number");
  await page.evaluate((line) => {
    const amount = window.preview.getCell("Billing", `S${line}`);
    window.preview.setCell("Billing", `S${line}`, Number(amount) + 1_000);
  }, row);
  await until("the formula has followed", shown, (value) => typeof value === "number" && value !== before);
});

test("an opened workbook shows the results it was saved with until the add-in answers", async () => {
  const { page } = preview;
  await page.goto(page.url());
  await until("the preview stands", () => page.evaluate(() => window.preview.isReady()));
  await reviewButton(preview.pane).click();
  const results = (): Promise<unknown> => page.evaluate(() => window.preview.getCells("Formulas", "B2:D9"));
  const answered = await until(
    "the formulas are answered",
    results,
    (cells) => !/#BUSY!|,null|""/.test(JSON.stringify(cells)),
  );
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as .xlsx" }).click(),
  ]);
  const path = join(folder, "saved.xlsx");
  await download.saveAs(path);

  // An add-in whose page never arrives never answers.
  await page.route("**/taskpane.html*", () => undefined);
  const before = await frameName();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("#open").click()]);
  await chooser.setFiles(path);
  await until("the saved workbook is open", frameName, (name) => name !== before);
  await page.evaluate(() => {
    window.preview.setCell("Formulas", "F2", "=CSP.TTM(A2)");
  });
  await until(
    "a formula that is typed is busy",
    () => page.evaluate(() => window.preview.getCell("Formulas", "F2")),
    (value) => value === "#BUSY!",
  );
  expect(await results()).toEqual(answered);
});

test("nothing was asked of another machine, and nothing complained", () => {
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});
