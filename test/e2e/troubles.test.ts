import { caseFolder } from "./case-folder";
import { clickCell } from "./sheet-hands";
import {
  highlight,
  leaveBrowser,
  notice,
  openFiles,
  openPreview,
  ready,
  review,
  reviewButton,
  type PreviewPage,
} from "./preview-page";

let preview: PreviewPage;

beforeAll(async () => {
  preview = await openPreview();
});

afterAll(async () => {
  await preview.close();
  await leaveBrowser();
});

/** An export as small as one can be, with a column of notes of so many characters a row. */
async function openNotes(rows: number, characters: number, columns: number): Promise<void> {
  await preview.page.evaluate(
    ([count, length, wide]) => {
      const headers = [
        "ResellerMpnId",
        "InvoiceNumber",
        "ChargeStartDate",
        "ChargeEndDate",
        "Subtotal",
        "Currency",
        "PricingCurrency",
        "PCToBCExchangeRate",
      ];
      const notes = Array.from({ length: wide }, (_, at) => `Note ${at + 1}`);
      const lines = Array.from({ length: count }, () => [
        ...[6048879, "G000001", "3/1/2026", "3/31/2026", 1, "USD", "USD", 1],
        ...notes.map(() => "x".repeat(length)),
      ]);
      window.preview.openSheets("Notes", [{ name: "Billing", rows: [[...headers, ...notes], ...lines] }]);
    },
    [rows, characters, columns] as const,
  );
}

test("a protected list is named, with what to do, and nothing is half written", async () => {
  const { page, pane } = preview;
  await review(pane);
  await page.evaluate(() => window.preview.protect("Resellers"));
  await pane.getByRole("switch", { name: "Highlight in the sheets" }).click();
  await notice(
    pane,
    "“Resellers” is protected, so it cannot be changed. Take the protection off (Review, Unprotect Sheet) and try again.",
  ).waitFor();
  expect(await page.evaluate(() => window.preview.used("Resellers"))).toBe("A1:H61");
  await page.evaluate(() => window.preview.protect("Resellers", false));
  await pane.getByRole("button", { name: /^Dismiss/ }).click();
  await highlight(pane, true);
  await highlight(pane, false);
});

test("while a cell is edited nothing is written, which a sentence says, and a reading waits for the edit to end", async () => {
  const { page, pane } = preview;
  const { files, asOf } = caseFolder("basics");
  await openFiles(preview, [...files]);
  await clickCell(page, "resellers", "B2", 2);
  await page.keyboard.type("1");
  // The pane is not clicked: here that would end the edit, in Excel it does not.
  await pane.getByLabel("As of", { exact: true }).evaluate((field: HTMLInputElement, day) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, day);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, asOf);
  await notice(pane, "A cell is being edited. Press Enter or Esc in the sheet, then try again.").waitFor();
  await page.evaluate(() => window.preview.runCommand("Csp.Review"));
  await pane.getByRole("button", { name: "Cancel" }).waitFor();
  expect(await pane.getByRole("heading", { name: /need attention$/ }).count()).toBe(0);
  await page.keyboard.press("Escape");
  await pane.getByText(/^Ties out: all 1,351 lines/).waitFor();
});

test("a sheet that is deleted in the middle of a review is named, and the numbers go on without it", async () => {
  const { page, pane } = preview;
  await page.evaluate(() => window.preview.openSample("large", 30_000));
  await ready(preview);
  // The sheet goes in the very turn in which the pane first tells of rows.
  await page.evaluate(() => {
    const view = document.querySelector<HTMLIFrameElement>("#pane-body iframe")?.contentDocument;
    if (!view) throw new RangeError("the pane is not there");
    const observer = new MutationObserver(() => {
      if (!/Reading Billing: [1-9]/.test(view.body.textContent)) return;
      observer.disconnect();
      window.preview.deleteSheet("Resellers");
    });
    observer.observe(view.body, { subtree: true, childList: true, characterData: true });
  });
  await reviewButton(pane).click();
  const gone = "“Resellers” was one of the sheets of the review. The figures below are without it.";
  await notice(pane, `A sheet was deleted. ${gone}`).waitFor();
  await pane.getByRole("heading", { name: /need attention$/ }).waitFor();
  await pane.getByText("Ties out: all 30,000 lines are accounted for, to the cent.").waitFor();
});

test("rows that are too long for one answer are read in smaller blocks", async () => {
  const { page, pane } = preview;
  await openNotes(600, 30_000, 1);
  await ready(preview);
  const before = await page.evaluate(() => window.preview.traffic().responseBytes);
  await review(pane);
  await pane.getByText("Ties out: all 600 lines are accounted for, to the cent.").waitFor();
  expect(await page.evaluate(() => window.preview.traffic().responseBytes)).toBeGreaterThan(before + 600 * 30_000);
});

test("a single row above 5 MB ends in a sentence", async () => {
  const { pane } = preview;
  await openNotes(2, 32_000, 170);
  await notice(
    pane,
    "A single row of this sheet is larger than Excel can hand over at once (5 MB). Shorten its cells and try again.",
  ).waitFor();
});

test("nothing was asked of another machine, and nothing complained", () => {
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});
