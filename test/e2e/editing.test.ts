import { caseFolder, watchListOf } from "./case-folder";
import { listed, openTab, tiles } from "./pane-reading";
import { leaveBrowser, openFiles, openPreview, review, setAsOf, type PreviewPage } from "./preview-page";
import { cellOnce, typeInto } from "./sheet-hands";
import { until } from "./until";

const folder = caseFolder("basics");
const ADDED = 5000;

let preview: PreviewPage;
/** A billing cell of a reseller that is short: its address and amount. */
let line: { readonly address: string; readonly amount: number };
const short = watchListOf(folder.resellers).find(({ status, ttmUsd }) => status === "below" && ttmUsd > 0);
const id = short?.id ?? "";
const ttm = short?.ttmUsd ?? Number.NaN;

/** Some more resellers, for sums. */
const others = folder.resellers.filter((reseller) => reseller.id !== id).slice(0, 7);

const near = (expected: number) => (value: unknown) => typeof value === "number" && Math.abs(value - expected) < 0.006;

beforeAll(async () => {
  preview = await openPreview();
  await openFiles(preview, [...folder.files]);
  await setAsOf(preview.pane, folder.asOf);
  line = await preview.page.evaluate((reseller) => {
    const [headers = [], ...rows] = window.preview.getCells("nce", window.preview.used("nce") ?? "A1");
    const at = (header: string): number => headers.indexOf(header);
    const row = rows.findIndex(
      (cells) =>
        String(cells[at("ResellerMpnId")]) === reseller &&
        cells[at("InvoiceNumber")] !== "" &&
        /^[234]\/\d+\/2026/.test(String(cells[at("ChargeStartDate")])),
    );
    if (row === -1) throw new RangeError(`no line of ${reseller} is in the window`);
    const column = at("Subtotal");
    const letters =
      (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : "") + String.fromCharCode(65 + (column % 26));
    return { address: `${letters}${row + 2}`, amount: Number(rows[row]?.[column]) };
  }, id);
  await preview.page.evaluate(() => window.preview.addSheet("Answers"));
});

afterAll(async () => {
  await preview.close();
  await leaveBrowser();
});

test("formulas that are typed answer without a review, beside the spreadsheet's own", async () => {
  const { page } = preview;
  const ids = others.map((reseller) => reseller.id);
  await typeInto(page, "Answers", "A2", id);
  await typeInto(page, "Answers", "B2", "=CSP.TTM(A2)");
  await typeInto(page, "Answers", "C2", "=CSP.STATUS(A2)");
  await typeInto(page, "Answers", "D2", '=IF(CSP.STATUS(A2)="Met",1,0)');
  await page.evaluate((more) => {
    window.preview.paste(
      "Answers",
      "A3",
      more.map((other, at) => [Number(other), `=CSP.TTM(A${at + 3})`]),
    );
  }, ids);
  await typeInto(page, "Answers", "B10", "=SUM(B2:B9)");
  await cellOnce(page, "Answers", "B2", near(ttm));
  await cellOnce(page, "Answers", "C2", (value) => value === "Below with us");
  await cellOnce(page, "Answers", "D2", (value) => value === 0);
  const sum = others.reduce((total, reseller) => total + reseller.ttmUsd, ttm);
  await cellOnce(page, "Answers", "B10", (value) => typeof value === "number" && Math.abs(value - sum) < 0.05);
});

test("an edit of a billing cell reaches the formulas and what the spreadsheet makes of them", async () => {
  const { page } = preview;
  await typeInto(page, "nce", line.address, String(line.amount + ADDED));
  await cellOnce(page, "Answers", "B2", near(ttm + ADDED));
  await cellOnce(page, "Answers", "C2", (value) => value === "Met");
  await cellOnce(page, "Answers", "D2", (value) => value === 1);
  const sum = others.reduce((total, reseller) => total + reseller.ttmUsd, ttm + ADDED);
  await cellOnce(page, "Answers", "B10", (value) => typeof value === "number" && Math.abs(value - sum) < 0.05);
});

test("after Review the pane shows the edit, and follows when it is taken back", async () => {
  const { page, pane } = preview;
  await review(pane);
  const met = folder.resellers.filter(({ status }) => status === "met").length;
  expect(await tiles(pane)).toMatchObject({ Met: met + 1 });
  await openTab(pane, /^All$/);
  const shown = (await listed(pane, "Resellers")).find((reseller) => reseller.id === id);
  expect(shown?.status).toBe("Met");
  expect(shown?.ttmUsd).toBeCloseTo(ttm + ADDED, 2);

  await typeInto(page, "nce", line.address, String(line.amount));
  await until(
    "the pane follows",
    () => tiles(pane),
    (counts) => counts["Met"] === met,
  );
  await cellOnce(page, "Answers", "B2", near(ttm));
});

test("a billing amount that is a formula is followed when it shows something else", async () => {
  const { page } = preview;
  await typeInto(page, "Answers", "H1", String(line.amount));
  await typeInto(page, "nce", line.address, "=Answers!H1");
  await cellOnce(page, "Answers", "B2", near(ttm));
  await typeInto(page, "Answers", "H1", String(line.amount + ADDED));
  await cellOnce(page, "Answers", "B2", near(ttm + ADDED));
  await typeInto(page, "nce", line.address, String(line.amount));
  await cellOnce(page, "Answers", "B2", near(ttm));
});

test("undo and redo with the keyboard are edits too", async () => {
  const { page } = preview;
  await page.keyboard.press("Control+z");
  await cellOnce(page, "Answers", "B2", near(ttm + ADDED));
  await page.keyboard.press("Control+y");
  await cellOnce(page, "Answers", "B2", near(ttm));
});

test("a reseller of the watch list is shown in the list, and a cell that has no answer says why", async () => {
  const { page, pane } = preview;
  await openTab(pane, /^Watch list$/);
  await pane.getByRole("list", { name: "Watch list" }).getByTitle("Show in the sheet").filter({ hasText: id }).click();
  await until(
    "the row is selected",
    () => page.evaluate(() => window.preview.selection()),
    (at) => at.startsWith("resellers!"),
  );
  const [row] = /\d+/.exec(await page.evaluate(() => window.preview.selection())) ?? [];
  expect(String(await page.evaluate((at) => window.preview.getCell("resellers", at), `A${row}`))).toBe(id);

  await typeInto(page, "Answers", "F2", "=CSP.TTM(99999)");
  await cellOnce(page, "Answers", "F2", (value) => value === "#N/A");
  await typeInto(page, "Answers", "F3", '=CSP.STATUS(A2,"soon")');
  await cellOnce(page, "Answers", "F3", (value) => value === "#VALUE!");
  const sentences = await page.evaluate(() => ["F2", "F3"].map((at) => window.preview.getMessage("Answers", at)));
  expect(sentences).toEqual([
    "Reseller 99999 is neither in the billing nor in the reseller list.",
    'The as-of date “soon” is no date from 2000 on. Give a date cell, DATE(2026,4,20) or "2026-04-20".',
  ]);
});

test("a text in a formula is taken as it is written", async () => {
  const { page } = preview;
  await typeInto(page, "Answers", "J1", '=CSP.TTM("6.05E+06")');
  await cellOnce(page, "Answers", "J1", (value) => value === "#VALUE!");
  expect(await page.evaluate(() => window.preview.getMessage("Answers", "J1"))).toContain("“6.05E+06” is not a PLA ID");
});

test("nothing was asked of another machine, and nothing complained", () => {
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});
