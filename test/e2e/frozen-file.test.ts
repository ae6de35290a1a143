import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostCell } from "../../preview/host/workbook";
import { leaveBrowser, openFiles, openPreview, type PreviewPage, review } from "./preview-page";
import { until } from "./until";

let preview: PreviewPage;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "frozen-workbooks-"));
  preview = await openPreview();
});
afterAll(async () => {
  await preview.close();
  await leaveBrowser();
  rmSync(folder, { recursive: true, force: true });
});

const SHEET = "Formulas";
const press = (name: string) => preview.pane.getByRole("button", { name, exact: true }).click();
const isOurs = (written: HostCell): boolean => typeof written === "string" && written.startsWith("=CSP.");

/** What is written into the cells of the sheet, and what they show. */
async function cells(): Promise<{ readonly written: readonly HostCell[]; readonly shown: readonly HostCell[] }> {
  return preview.page.evaluate((sheet) => {
    const [, last = "A1"] = (window.preview.used(sheet) ?? "A1").split(":");
    const shown = window.preview.getCells(sheet, `A1:${last}`);
    const addresses = shown.flatMap((row, at) =>
      row.map((_, column) => `${String.fromCharCode(65 + column)}${at + 1}`),
    );
    return { written: addresses.map((at) => window.preview.getFormula(sheet, at)), shown: shown.flat() };
  }, SHEET);
}

/** Saves the workbook by the button and opens the file under another name. */
async function saveAndOpen(): Promise<void> {
  const { page } = preview;
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as .xlsx" }).click(),
  ]);
  const path = join(folder, "saved.xlsx");
  await download.saveAs(path);
  await openFiles(preview, { name: "From a colleague.xlsx", mimeType: "", buffer: readFileSync(path) });
}

test("frozen formulas thaw after the workbook was saved as .xlsx, closed and opened again", async () => {
  const { pane } = preview;
  await review(pane);
  const before = await until("the formulas have answered", cells, ({ shown }) => !shown.includes("#BUSY!"));
  const formulas = before.written.filter(isOurs).length;
  expect(formulas).toBeGreaterThan(10);

  await press("Formulas");
  await press("Freeze to values");
  const frozen = await until("no formula of ours is left", cells, ({ written }) => !written.some(isOurs));
  expect(frozen.shown).toEqual(before.shown);

  await saveAndOpen();
  expect(await cells()).toEqual(frozen);

  await press("Formulas");
  await press("Thaw");
  const as = JSON.stringify(before);
  await until("all formulas are back and show what they showed", cells, (now) => JSON.stringify(now) === as, 30_000);
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});

test("answers of several cells show their saved values after opening, then live ones", async () => {
  const { page } = preview;
  const look = () => page.evaluate(() => window.preview.getCells("Spilled", "A1:R14"));
  await page.evaluate(() => {
    window.preview.addSheet("Spilled");
    window.preview.setCell("Spilled", "A1", "=CSP.MONTHS(Resellers!A2)");
    window.preview.setCell("Spilled", "D1", "=CSP.TTM(Resellers!A2:A6)");
    window.preview.setCell("Spilled", "F1", "=CSP.REVIEW()");
    window.preview.setCell("Spilled", "A14", "=SUM(D1:D5)");
  });
  const saved = await until(
    "all are answered",
    look,
    (rows) => rows[11]?.[1] !== "" && rows[4]?.[3] !== "" && rows[1]?.[5] !== "" && rows[13]?.[0] !== 0,
  );
  await saveAndOpen();
  expect(await look()).toEqual(saved);
  await page.evaluate(() => {
    window.preview.setCell("Resellers", "A2", window.preview.getCell("Resellers", "A3"));
  });
  const live = await until("the list is followed", look, ([first]) => first?.[3] === saved[1]?.[3]);
  expect(live.flat()).not.toContain("#SPILL!");
  expect(live.map(([month]) => month).slice(0, 12)).toEqual(saved.map(([month]) => month).slice(0, 12));
});
