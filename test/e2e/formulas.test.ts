import { join } from "node:path";
import { leaveBrowser, openPreview, type PreviewPage, review } from "./preview-page";
import { cellOnce, clickCell, typeInto } from "./sheet-hands";

let preview: PreviewPage;

beforeAll(async () => {
  preview = await openPreview({ viewport: { width: 1440, height: 1000 } });
});
afterAll(async () => {
  await preview.close();
  await leaveBrowser();
});

const press = (name: string) => preview.pane.getByRole("button", { name, exact: true }).click();
const said = (text: RegExp) => preview.pane.locator(".fui-MessageBar", { hasText: text }).waitFor();

test("a person inserts a formula, freezes it, thaws it and repairs a lost one, all in the pane", async () => {
  const { page, pane } = preview;
  await review(pane);
  const sheet = await page.evaluate(() => window.preview.selection().split("!")[0]?.replaceAll("'", "") ?? "");
  const free = "Z3";
  await clickCell(page, sheet, free);
  await press("Formulas");
  await pane.getByRole("heading", { name: "Formulas", exact: true }).waitFor();
  await press("Insert CSP.TTM");
  await said(/^=CSP\.TTM\(.*is in /);
  const value = await cellOnce(page, sheet, free, (shown) => typeof shown === "number");

  await press("Insert CSP.STATUS");
  await said(/is not empty/);

  await press("Freeze to values");
  await said(/1 formula now shows a fixed value.*kept in comments/);
  expect(await page.evaluate(([name, at]) => window.preview.getFormula(name, at), [sheet, free] as const)).toBe(value);
  expect(await cellOnce(page, sheet, free, () => true)).toBe(value);
  await page.screenshot({ path: join(__dirname, "../../test-output/formulas.png") });

  await press("Thaw");
  await said(/1 formula brought back/);
  await cellOnce(page, sheet, free, (shown) => shown === value);

  await typeInto(page, sheet, "Z5", "=_xldudf_CSP_POLICY()");
  await cellOnce(page, sheet, "Z5", (shown) => shown === "#NAME?");
  await press("Repair");
  await said(/1 formula repaired/);
  await cellOnce(page, sheet, "Z5", (shown) => /^Indirect|^[A-Z].*twelve months/.test(String(shown)));
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});
