import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipParts } from "../../src/files/zip-directory";
import {
  highlight,
  notice,
  leaveBrowser,
  openFiles,
  openPreview,
  ready,
  review,
  reviewButton,
  type PreviewPage,
} from "./preview-page";
import { tiles } from "./pane-reading";
import { until } from "./until";

let preview: PreviewPage;
let folder: string;
let saves = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "saved-workbooks-"));
  preview = await openPreview();
});

afterAll(async () => {
  await preview.close();
  await leaveBrowser();
  rmSync(folder, { recursive: true, force: true });
});

/** Saves by the button, as a person does, and gives the path of the download. */
async function saved(): Promise<string> {
  const [download] = await Promise.all([
    preview.page.waitForEvent("download"),
    preview.page.getByRole("button", { name: "Save as .xlsx" }).click(),
  ]);
  const path = join(folder, `saved-${++saves}.xlsx`);
  await download.saveAs(path);
  return path;
}

/** Every part of a saved workbook by its checksum, but the one that says when it was saved. */
function partsOf(path: string): ReadonlyMap<string, number> {
  const parts = [...zipParts(readFileSync(path))].map(([name, { crc32 }]) => [name, crc32] as const);
  return new Map(parts.filter(([name]) => name !== "docProps/core.xml"));
}

test("Clear gives the workbook back part for part, at once and after saving and opening it again", async () => {
  const { page, pane } = preview;
  await review(pane);
  const counts = await tiles(pane);
  const before = await saved();

  await highlight(pane, true);
  expect(await page.evaluate(() => window.preview.getCell("Resellers", "I1"))).toBe("CSP PLA ID");
  const highlighted = await saved();
  expect(partsOf(highlighted)).not.toEqual(partsOf(before));
  await highlight(pane, false);
  expect(partsOf(await saved())).toEqual(partsOf(before));

  await openFiles(preview, { name: "Month-end 2026-03.xlsx", mimeType: "", buffer: readFileSync(highlighted) });
  await pane.getByRole("button", { name: /^As of Apr 20, 2026/ }).waitFor();
  await review(pane);
  expect(await tiles(pane)).toEqual(counts);
  await pane.getByText(/highlighted\. Clear puts everything back/).waitFor();
  await highlight(pane, false);
  expect(await page.evaluate(() => window.preview.used("Resellers"))).toBe("A1:H61");
  const after = await saved();
  await openFiles(preview, { name: "Month-end 2026-03.xlsx", mimeType: "", buffer: readFileSync(before) });
  expect(partsOf(after)).toEqual(partsOf(await saved()));
});

test("Cancel in the middle of a long reading leaves the workbook alone, and a later review is complete", async () => {
  const { page, pane } = preview;
  await page.getByRole("button", { name: "Sample workbooks" }).click();
  await page.getByRole("menuitem", { name: /^A large export/ }).click();
  await page.getByLabel("Lines").fill("60000");
  await page.getByRole("button", { name: "Make it" }).click();
  await until(
    "the large workbook is open",
    () => page.locator("#file-name").textContent(),
    (name) => name?.includes("60,000") === true,
  );
  await ready(preview);

  await reviewButton(pane).click();
  await pane.getByText(/^Reading Billing: [1-9][\d,]* of 60,\d{3} rows$/).waitFor();
  await pane.getByRole("button", { name: "Cancel" }).click();
  await notice(pane, "You stopped the reading. No sheet was changed.").waitFor();
  expect(await page.evaluate(() => window.preview.used("Resellers"))).toBe("A1:H61");

  await review(pane);
  await pane.getByText("Ties out: all 60,000 lines are accounted for, to the cent.").waitFor();
});

test("after the page is loaded again everything works from the start", async () => {
  const { page, pane } = preview;
  await page.reload();
  await ready(preview);
  await review(pane);
  await pane.getByText(/^Ties out: all 3,725 lines/).waitFor();
  await until(
    "the formulas have answered",
    () => page.evaluate(() => window.preview.getCell("Formulas", "B2")),
    (value) => typeof value === "number",
  );
});

test("nothing was asked of another machine, and nothing complained", () => {
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});
