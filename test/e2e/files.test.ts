import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Locator } from "playwright-core";
import { caseFolder, type CaseFolder } from "./case-folder";
import { listed, openTab } from "./pane-reading";
import { leaveBrowser, openFiles, openPreview, review, reviewButton, setAsOf, type PreviewPage } from "./preview-page";
import { until } from "./until";

const folder = caseFolder("basics");
const [billing = "", resellers = ""] = folder.files;

let preview: PreviewPage;
let saves: string;

beforeAll(async () => {
  saves = mkdtempSync(join(tmpdir(), "files-"));
  preview = await openPreview();
});

afterAll(async () => {
  await preview.close();
  await leaveBrowser();
  rmSync(saves, { recursive: true, force: true });
});

const entry = (name: string): Locator =>
  preview.pane.getByRole("list", { name: "Billing files" }).getByRole("listitem").filter({ hasText: name });

/** Picks a file by a button of the pane, as a person does. */
async function pick(button: Locator, path: string): Promise<void> {
  const [chooser] = await Promise.all([preview.page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(path);
}

/** Drags a file over the pane and lets it go there. */
async function drop(path: string): Promise<void> {
  const { pane } = preview;
  const body = pane.locator("body");
  const given = { name: basename(path), text: readFileSync(path, "utf8") };
  const dataTransfer = await body.evaluateHandle((_, { name, text }) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], name));
    return carried;
  }, given);
  await body.dispatchEvent("dragenter", { dataTransfer });
  await pane.getByText("Drop billing files to add them").waitFor();
  await body.dispatchEvent("drop", { dataTransfer });
  await pane.getByText("Drop billing files to add them").waitFor({ state: "detached" });
}

/** What the list of all resellers says, against the answer of the case. */
async function expectNumbers({ resellers: expected }: CaseFolder): Promise<void> {
  await openTab(preview.pane, /^All$/);
  const shown = await listed(preview.pane, "Resellers");
  const rounded = (usd: number): number => Math.round(usd * 100) / 100;
  expect(shown.map(({ id, ttmUsd }) => [id, ttmUsd])).toEqual(expected.map(({ id, ttmUsd }) => [id, rounded(ttmUsd)]));
}

/** The details of the first reseller that has revenue, unfolded to its lines; the total stands in the last row. */
async function lines(): Promise<{ readonly rows: readonly string[]; readonly ttm: string }> {
  const { pane } = preview;
  const top = folder.resellers.reduce((most, each) => (each.ttmUsd > most.ttmUsd ? each : most));
  await openTab(pane, /^All$/);
  await pane.getByRole("searchbox").fill(top.id);
  await pane.getByRole("button", { name: /^Details of/ }).click();
  await pane.getByRole("button", { name: "Show the lines" }).click();
  const table = pane.getByRole("table", { name: /^Lines of/ });
  await table.waitFor();
  const rows = await table.getByRole("row").allTextContents();
  const ttm = top.ttmUsd.toLocaleString("en-US", { style: "currency", currency: "USD" });
  return { rows, ttm };
}

test("a workbook without billing offers to add files", async () => {
  const { pane } = preview;
  await openFiles(preview, [resellers]);
  await pane.getByText(/No sheet was recognised.*or add billing files below/).waitFor();
  expect(await reviewButton(pane).getAttribute("aria-disabled")).toBe("true");
});

test("a file that is dropped on any page of the pane is reviewed where it is", async () => {
  const { page, pane } = preview;
  await pane.getByRole("button", { name: "Help" }).click();
  await drop(billing);
  await entry("nce.csv").getByText("Not read yet.").waitFor();
  await pane.locator("#add-files:focus").waitFor();
  await setAsOf(pane, folder.asOf);
  await review(pane);
  await expectNumbers(folder);
  expect(await page.evaluate(() => window.preview.sheets())).toEqual(["resellers", "CSP Data"]);
  const [title, , header] = await page.evaluate(() => window.preview.getCells("CSP Data", "A1:G3"));
  expect(title?.[0]).toMatch(/^Kept by CSP Revenue Check on 2026-06-23: .*nce\.csv/);
  expect(header?.slice(0, 3)).toEqual(["PLA ID", "Month", "Revenue USD"]);
});

test("its lines add up to the TTM, and cannot be jumped to", async () => {
  const { page, pane } = preview;
  const { rows, ttm } = await lines();
  expect(rows[1]).toBe("nce.csv");
  expect(rows.at(-1)).toMatch(/^TTM, \d+ lines/);
  expect(rows.at(-1)?.endsWith(ttm)).toBe(true);
  expect(await pane.getByRole("button", { name: /^Row \d+ of/ }).count()).toBe(0);
  await reviewButton(pane).waitFor();
  const picture = process.env["FILES_PICTURE"];
  if (picture !== undefined) await page.screenshot({ path: picture });
});

test("saved and opened again without the file, the workbook gives the same numbers and says whose sums it kept", async () => {
  const { page, pane } = preview;
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as .xlsx" }).click(),
  ]);
  const path = join(saves, "kept.xlsx");
  await download.saveAs(path);
  await openFiles(preview, path);
  await entry("nce.csv").getByText("Not here; its kept sums are used.").waitFor();
  await review(pane);
  await expectNumbers(folder);
  const changed = pane.getByText("Somebody has changed sums of “nce.csv” in the sheet “CSP Data”");
  expect(await changed.count()).toBe(0);
  const [[amount = ""] = []] = await page.evaluate(() => window.preview.getCells("CSP Data", "C4:C4"));
  await page.evaluate((cell) => window.preview.setCell("CSP Data", "C4", cell), Number(amount) + 1);
  await changed.waitFor();
  await page.evaluate((cell) => window.preview.setCell("CSP Data", "C4", cell), amount);
  await changed.waitFor({ state: "detached" });
  const { rows, ttm } = await lines();
  expect(rows[1]).toBe("CSP Data");
  expect(rows.at(-1)?.endsWith(ttm)).toBe(true);
  await pane.getByText("The lines of “nce.csv” are here as kept sums; add nce.csv again to see its lines.").waitFor();
});

test("the file is added again, and its lines are there again", async () => {
  const { pane } = preview;
  await pick(pane.getByRole("button", { name: "Add it again… nce.csv" }).last(), billing);
  await entry("nce.csv").getByText("Read where it is.").waitFor();
  const digest = createHash("sha256").update(readFileSync(billing)).digest("hex");
  await entry("nce.csv").getByText("SHA-256").hover();
  await entry("nce.csv").getByText(`SHA-256 ${digest}`).waitFor();
  expect(
    await entry("nce.csv")
      .getByText(/Not the same file/)
      .count(),
  ).toBe(0);
  await until(
    "the lines come from the file",
    () =>
      pane
        .getByRole("table", { name: /^Lines of/ })
        .getByRole("row")
        .allTextContents(),
    (rows) => rows[1] === "nce.csv",
  );
});

test("removed, it leaves nothing behind", async () => {
  const { page, pane } = preview;
  await pane.getByRole("button", { name: "Remove nce.csv" }).click();
  await pane.getByRole("button", { name: "Remove it" }).click();
  await entry("nce.csv").waitFor({ state: "detached" });
  await until(
    "the sheet is empty",
    () => page.evaluate(() => window.preview.getCell("CSP Data", "A1")),
    (cell) => !cell,
  );
});

test("nothing was asked of another machine, and nothing complained", () => {
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});
