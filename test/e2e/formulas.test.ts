import { join } from "node:path";
import { leaveBrowser, openPreview, type PreviewPage, review } from "./preview-page";
import { cellOnce, clickCell, typeInto } from "./sheet-hands";
import { until } from "./until";

let preview: PreviewPage;

beforeAll(async () => {
  preview = await openPreview({ viewport: { width: 1440, height: 1000 } });
});
afterAll(async () => {
  await preview.close();
  await leaveBrowser();
});

const press = (name: string) => preview.pane.getByRole("button", { name, exact: true }).click();
/** Waits until the pane says it; where it says something else, that is in the failure. */
const said = (text: RegExp) =>
  until(
    `the pane says ${String(text)}`,
    () => preview.pane.locator("main [role=status]").allTextContents(),
    (texts) => texts.some((one) => text.test(one)),
    20_000,
  );

test("a person inserts a formula, freezes it, thaws it and repairs a lost one, all in the pane", async () => {
  const { page, pane } = preview;
  await review(pane);
  const sheet = "Resellers";
  const used = await page.evaluate((name) => window.preview.used(name), sheet);
  const last = /([A-Z])\d+$/.exec(used ?? "")?.[1] ?? "";
  // One column is left free beside the list.
  const column = String.fromCharCode(last.charCodeAt(0) + 2);
  const [free, below] = [`${column}3`, `${column}5`];
  await clickCell(page, sheet, free);
  await press("Formulas");
  await pane.getByRole("heading", { name: "Formulas", exact: true }).waitFor();
  await press("Insert CSP.TTM");
  await said(/=CSP\.TTM\([A-Z]3\) is in Resellers!/);
  const value = await cellOnce(page, sheet, free, (shown) => typeof shown === "number");

  await press("Insert CSP.STATUS");
  await said(/is not empty/);

  await press("Freeze to values");
  await said(/formulas now show a fixed value.*kept in notes/);
  expect(await page.evaluate(([name, at]) => window.preview.getFormula(name, at), [sheet, free] as const)).toBe(value);
  expect(await cellOnce(page, sheet, free, () => true)).toBe(value);
  const note = await until(
    "the note of the frozen cell",
    async () => {
      // What is shown goes when the sheet scrolls, which the first click may have it do a moment later.
      await clickCell(page, sheet, below);
      await clickCell(page, sheet, free);
      return page.locator("#value-card").innerText();
    },
    (text) => text.includes("Note by You"),
  );
  expect(note).toContain("=CSP.TTM(");
  await page.screenshot({ path: join(__dirname, "../../test-output/formulas.png") });

  await press("Thaw");
  await said(/formulas brought back/);
  await cellOnce(page, sheet, free, (shown) => shown === value);

  await typeInto(page, sheet, below, "=_xldudf_CSP_POLICY()");
  await cellOnce(page, sheet, below, (shown) => shown === "#NAME?");
  await press("Repair");
  await said(/1 formula repaired/);
  await cellOnce(page, sheet, below, (shown) => /^Indirect|^[A-Z].*twelve months/.test(String(shown)));
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});

test("merged cells keep an answer of several cells out, and are named", async () => {
  const { page } = preview;
  const sheet = "Merged";
  await page.evaluate((name) => {
    window.preview.addSheet(name);
    window.preview.merge(name, "A5:C6");
  }, sheet);
  await clickCell(page, sheet, "B2");
  await press("Insert CSP.MONTHS");
  await said(/takes 12 rows and 2 columns, and Merged!A5:C6 is merged/);
  expect(await page.evaluate((name) => window.preview.getFormula(name, "B2"), sheet)).toBe("");
  await clickCell(page, sheet, "E2");
  await press("Insert CSP.MONTHS");
  await said(/is in Merged!E2\./);
  await cellOnce(page, sheet, "F13", (shown) => typeof shown === "number");
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});

test("a number with a card adds up like any other, and the card says what it is made of", async () => {
  const { page } = preview;
  const sheet = "Sums";
  await page.evaluate((name) => window.preview.addSheet(name), sheet);
  const ids = await page.evaluate(() => window.preview.getCells("Resellers", "A2:A3").flat());
  for (const [at, id] of ids.entries())
    await page.evaluate(([name, address, formula]) => window.preview.setCell(name, address, formula), [
      sheet,
      `A${at + 1}`,
      `=CSP.TTM(${id})`,
    ] as const);
  const isNumber = (shown: unknown): boolean => typeof shown === "number";
  const one = Number(await cellOnce(page, sheet, "A1", isNumber));
  const other = Number(await cellOnce(page, sheet, "A2", isNumber));
  await typeInto(page, sheet, "B1", "=SUM(A1:A2)");
  await typeInto(page, sheet, "B2", "=A1+1");
  const near = (sum: number) => (shown: unknown) => Math.abs(Number(shown) - sum) < 0.000_001;
  await cellOnce(page, sheet, "B1", near(one + other));
  await cellOnce(page, sheet, "B2", near(one + 1));

  await clickCell(page, sheet, "A1");
  const card = await until(
    "the card of the number",
    () => page.locator("#value-card").innerText(),
    (text) => text.includes("Lines counted"),
  );
  for (const part of ["Window", "Lines left out", "Rates", "Shortfall USD"]) expect(card).toContain(part);
  await page.screenshot({ path: join(__dirname, "../../test-output/card.png") });
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});
