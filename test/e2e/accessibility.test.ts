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

const folder = caseFolder("edges");

afterAll(leaveBrowser);

/** Serious and critical findings of axe, by rule, with the elements they are about. */
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
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(
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

  test("the pane before the first review, with its choices and settings unfolded, is without serious findings", async () => {
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
