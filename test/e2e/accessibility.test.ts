import { source as axeSource } from "axe-core";
import type { AxeResults, RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";
import { caseFolder } from "./case-folder";
import { openTab } from "./pane-reading";
import {
  leaveBrowser,
  notice,
  openFiles,
  openPreview,
  review,
  setAsOf,
  type Opening,
  type PreviewPage,
} from "./preview-page";
import { until } from "./until";

const folder = caseFolder("edges");
const [billingFile = ""] = caseFolder("basics").files;

afterAll(leaveBrowser);

/** All findings of axe, by rule, with the elements they are about. */
async function found(place: Page | Frame, exclude: readonly string[] = []): Promise<readonly string[]> {
  await place.evaluate(axeSource);
  return place.evaluate(async (left) => {
    const { axe } = window as unknown as {
      readonly axe: { run(context: object, options: RunOptions): Promise<AxeResults> };
    };
    const { violations } = await axe.run(
      { include: [["body"]], exclude: left.map((part) => [part]) },
      { iframes: false },
    );
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 150)} ${any[0]?.message ?? ""}`).join("; ")}`,
    );
  }, exclude);
}

function paneFrame({ page }: PreviewPage): Frame {
  const frame = page.frames().find((one) => one.parentFrame() !== null && one.url().includes("taskpane.html"));
  if (!frame) throw new Error("The pane's frame is not there");
  return frame;
}

/** The name of what has the focus in the pane, as a screen reader would say it. */
const focusedIn = (pane: PreviewPage["pane"]): Promise<string> =>
  pane.locator(":focus").evaluate((element) => {
    const labels = element instanceof HTMLSelectElement ? [...element.labels] : [];
    return (element.getAttribute("aria-label") ?? (labels[0] ?? element).textContent ?? "").trim();
  });

const surroundings: readonly [string, Opening][] = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
];

describe.each(surroundings)("in %s", (_, opening) => {
  let preview: PreviewPage;

  beforeAll(async () => {
    preview = await openPreview(opening);
    await openFiles(preview, [...folder.files]);
  });

  afterAll(async () => {
    expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
    await preview.close();
  });

  test("the pane before the first review, with its choices and settings unfolded, is without findings", async () => {
    const { pane } = preview;
    await setAsOf(pane, folder.asOf);
    expect(await found(paneFrame(preview))).toEqual([]);
    await pane.getByRole("button", { name: "Settings" }).click();
    await pane.getByRole("button", { name: "Change" }).click();
    await pane.getByLabel("Minimum, USD").waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    await pane.getByRole("button", { name: "Done" }).click();
  });

  test("so are the watch list with details, all resellers, and the data", async () => {
    const { pane } = preview;
    await review(pane);
    await pane
      .getByRole("button", { name: /^Details of/ })
      .first()
      .click();
    expect(await found(paneFrame(preview))).toEqual([]);
    await openTab(pane, /^All$/);
    expect(await found(paneFrame(preview))).toEqual([]);
    await openTab(pane, /^Data/);
    expect(await found(paneFrame(preview))).toEqual([]);
  });

  test("so are the lines of a reseller, and files that are not read yet, read, and about to be removed", async () => {
    const { page, pane } = preview;
    await openTab(pane, /^All$/);
    await pane
      .getByRole("button", { name: /^Details of/ })
      .first()
      .click();
    await pane.getByRole("button", { name: "Show the lines" }).click();
    await pane.getByRole("table", { name: /^Lines of/ }).waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    await pane.getByRole("button", { name: /^As of / }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      pane.getByRole("button", { name: "Add files…" }).click(),
    ]);
    await chooser.setFiles(billingFile);
    await pane.getByRole("button", { name: "Remove nce.csv" }).waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    await review(pane);
    await pane.getByRole("button", { name: /^As of / }).click();
    await pane.getByText("Read where it is.").waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    await pane.getByRole("button", { name: "Remove nce.csv" }).click();
    await pane.getByRole("button", { name: "Remove it" }).waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    await pane.getByRole("button", { name: "Remove it" }).click();
    await pane.getByRole("button", { name: "Remove nce.csv" }).waitFor({ state: "detached" });
  });

  test("so are the formulas, with what came of one; and the keyboard alone leads through them and out of the pane", async () => {
    const { page, pane } = preview;
    await page.evaluate(() => window.preview.select("resellers", "A1"));
    await pane.getByRole("button", { name: "Formulas" }).focus();
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "Formulas", exact: true }).waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    // The heading has the focus and is no stop of Tab; Tab goes on from there all the same.
    await page.keyboard.press("Tab");
    expect(await focusedIn(pane)).toBe("Freeze and thaw in");
    await pane.getByRole("button", { name: "Insert CSP.POLICY" }).focus();
    await page.keyboard.press("Enter");
    await pane.getByText(/^resellers!A1 is not empty/).waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    await page.keyboard.press("Tab");
    expect(await focusedIn(pane)).toBe("Insert anyway");
    await pane.getByRole("button", { name: /^Dismiss: / }).click();
    expect(await focusedIn(pane)).toBe("Insert CSP.POLICY");
    await pane.getByRole("button", { name: "Help" }).focus();
    await page.keyboard.press("Tab");
    await until(
      "the focus is outside the pane",
      () => page.evaluate(() => document.activeElement?.localName ?? ""),
      (name) => !["iframe", "body", ""].includes(name),
    );
    await pane.getByRole("button", { name: "Back" }).focus();
    await page.keyboard.press("Shift+Tab");
    await until(
      "the focus is before the pane",
      () => page.evaluate(() => document.activeElement?.id ?? ""),
      (id) => id === "close-pane",
    );
    await pane.getByRole("button", { name: "Help" }).click();
    await pane.getByRole("heading", { name: "How to read this" }).waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    await pane.getByRole("button", { name: "Back" }).click();
  });

  test("so are the error of a protected list and a workbook without billing", async () => {
    const { page, pane } = preview;
    await page.evaluate(() => window.preview.protect("resellers"));
    await pane.getByRole("switch", { name: "Highlight in the sheets" }).click();
    await notice(pane, "“resellers” is protected").waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
    await page.evaluate(() => window.preview.openSheets("Nothing", [{ name: "Notes", rows: [["Call Contoso"]] }]));
    await pane.getByText(/^No sheet was recognised\./).waitFor();
    expect(await found(paneFrame(preview))).toEqual([]);
  });

  test("so are the preview's own controls: the bar, the open menu, the ribbon and the dialog", async () => {
    const { page } = preview;
    // The spreadsheet is another project's, and the pane was looked at by itself.
    const others = ["#sheet", "iframe"];
    await page.getByRole("button", { name: "Sample workbooks" }).click();
    expect(await found(page, others)).toEqual([]);
    await page.getByRole("menuitem", { name: /^A large export/ }).click();
    expect(await found(page, others)).toEqual([]);
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
  });
});

test("in a narrow window nothing of the preview's bar and pane is cut off", async () => {
  const preview = await openPreview({ viewport: { width: 760, height: 700 } });
  const cutOff = await preview.page.evaluate(() =>
    [...document.querySelectorAll("header button, #pane, #close-pane")]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
      .map(({ id }) => id),
  );
  expect(cutOff).toEqual([]);
  await preview.close();
});
