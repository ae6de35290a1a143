import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import "../preview/preview-window";
import { built } from "../preview/server/build";
import { previewFolders, startPreviewServer } from "../preview/server/preview-server";
import { INDEX_READY } from "../src/live/open-session";
import { launchBrowser } from "../test/browser";
import { median } from "./median";

/** What the preview with real Office.js took, milliseconds. */
export interface PreviewAnswer {
  readonly lines: number;
  readonly columns: number;
  /** From Review to the result. */
  readonly reviewMs: number;
  /** The longest task of the page, which the add-in shares with the spreadsheet, from Review to the last row. */
  readonly longestTaskMs: number;
  /** Tasks longer than 50 ms in that time. */
  readonly longTasks: number;
  /** From Cancel to a pane that can be used; `null` where the reading was over too soon. */
  readonly cancelMs: number | null;
  /** From entering 5,000 formulas into a sheet that was reviewed to the last of their answers. */
  readonly formulasMs: number;
  /** From the index being ready to the last answer of 5,000 formulas that stood there before. */
  readonly answeredMs: number;
  /** From an edit of one billing amount to the formula that shows it. */
  readonly editMs: number;
  /** The same for a pasted block of 1,000 rows. */
  readonly pasteMs: number;
  readonly resellers: number;
  /** Requests that highlighting the reseller list and all billing rows took, and from the switch to the colours. */
  readonly highlightRequests: number;
  readonly highlightMs: number;
}

const FORMULAS = 5_000;
const PASTED = 1_000;
const EDITS = 3;
/** Before an edit is measured the page has come to rest. */
const QUIET_MS = 1_500;
const WAIT_MS = 600_000;

interface Watched {
  longTasks: { readonly start: number; readonly ms: number }[];
}

/** Opens a large workbook in the preview and does with it what a person would. */
export async function previewRun({ lines }: { readonly lines: number }): Promise<PreviewAnswer> {
  const project = join(__dirname, "..");
  await built(project, "production", () => undefined);
  const server = await startPreviewServer(previewFolders(project), 0);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
    page.setDefaultTimeout(WAIT_MS);
    // What runs in the page is compiled with this helper, which it lacks there.
    await page.addInitScript("globalThis.__name = (value) => value;");
    await page.addInitScript(watchTasks);
    const address = `${server.address}?sample=million&lines=${String(lines)}`;
    await page.goto(address);
    const pane = page.frameLocator("#pane-body iframe");
    await pane.getByRole("button", { name: "Review", exact: true }).waitFor();
    const frame = page.frames().find((each) => each.url().includes("taskpane"));
    if (frame === undefined) throw new Error("the pane is not there");
    const cancelMs = await cancelled(frame);
    const { reviewMs, tasks } = await reviewed(frame);
    const { highlightRequests, highlightMs } = await highlighted(page);
    const answers = await page.evaluate(formulasAnswered, FORMULAS);
    const editMs = await medianOf(EDITS, () => page.evaluate(edited, { count: 1, lines }));
    const pasteMs = await medianOf(EDITS, () => page.evaluate(edited, { count: PASTED, lines }));
    const answeredMs = await answeredFrom(page, address);
    return {
      lines,
      columns: 46,
      reviewMs,
      longestTaskMs: Math.max(0, ...tasks),
      longTasks: tasks.length,
      cancelMs,
      formulasMs: answers.ms,
      answeredMs,
      highlightRequests,
      highlightMs,
      editMs,
      pasteMs,
      resellers: answers.resellers,
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Turns the highlights on and off again. */
async function highlighted(page: Page): Promise<Pick<PreviewAnswer, "highlightRequests" | "highlightMs">> {
  const pane = page.frameLocator("#pane-body iframe");
  const requests = (): Promise<number> => page.evaluate(() => window.preview.traffic().requests);
  const before = await requests();
  const started = performance.now();
  await pane.getByRole("switch", { name: "Highlight in the sheets" }).click();
  await pane.getByText(/highlighted\. Clear puts everything back/).waitFor();
  const highlightMs = performance.now() - started;
  const highlightRequests = (await requests()) - before;
  const picture = process.env["BENCH_PICTURE"];
  if (picture !== undefined) await page.screenshot({ path: picture });
  await pane.getByRole("switch", { name: "Highlight in the sheets" }).click();
  await pane.getByText(/^Colours the rows that need attention/).waitFor();
  return { highlightRequests, highlightMs };
}

/** Enters the formulas into a workbook just opened, which starts the reading, and waits for the last answer. */
async function answeredFrom(page: Page, address: string): Promise<number> {
  await page.goto(address);
  const pane = page.frameLocator("#pane-body iframe");
  await pane.getByRole("button", { name: "Review", exact: true }).waitFor();
  const { end } = await page.evaluate(formulasAnswered, FORMULAS);
  const frame = page.frames().find((each) => each.url().includes("taskpane"));
  const ready = await frame?.evaluate(
    (mark) => performance.timeOrigin + (performance.getEntriesByName(mark).at(-1)?.startTime ?? NaN),
    INDEX_READY,
  );
  return end - (ready ?? NaN);
}

async function medianOf(times: number, measure: () => Promise<number>): Promise<number> {
  const found: number[] = [];
  for (let at = 0; at < times; at += 1) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    found.push(await measure());
  }
  return median(found);
}

/** Notes every task of 50 ms and more; runs in each frame before its own scripts. */
function watchTasks(): void {
  const watched = window as unknown as Watched;
  watched.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watched.longTasks.push({ start: startTime, ms: duration });
  }).observe({ type: "longtask" });
}

/** Presses Review, lets the reading begin, and measures how long Cancel takes. */
function cancelled(frame: Frame): Promise<number | null> {
  return frame.evaluate(async () => {
    const button = (words: string): HTMLButtonElement | undefined =>
      [...document.querySelectorAll("button")].find((each) => each.textContent === words);
    const until = async (holds: () => boolean): Promise<void> => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    button("Review")?.click();
    await until(() => button("Cancel") !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 400));
    if (button("Cancel") === undefined) return null;
    const started = performance.now();
    button("Cancel")?.click();
    await until(() => button("Cancel") === undefined);
    return performance.now() - started;
  });
}

/** Presses Review and waits for the result; the long tasks until the last row was read. */
function reviewed(frame: Frame): Promise<{ readonly reviewMs: number; readonly tasks: readonly number[] }> {
  return frame.evaluate(async () => {
    const watched = window as unknown as Watched;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    watched.longTasks.length = 0;
    const review = [...document.querySelectorAll("button")].find((each) => /^Review( again)?$/.test(each.textContent));
    const started = performance.now();
    review?.click();
    await new Promise((resolve) => setTimeout(resolve, 30));
    while (!document.querySelector("h2")?.textContent.includes("need attention"))
      await new Promise((resolve) => setTimeout(resolve, 5));
    const reviewMs = performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { reviewMs, tasks: watched.longTasks.map(({ ms }) => ms) };
  });
}

/** Enters so many `CSP.TTM` beside the reseller list and waits for the last answer. */
async function formulasAnswered(
  count: number,
): Promise<{ readonly ms: number; readonly end: number; readonly resellers: number }> {
  const used = Number(window.preview.used("Resellers")?.split(":")[1]?.replace(/\D/g, ""));
  const ids = window.preview.getCells("Resellers", `A2:A${String(Math.min(count + 1, used))}`).flat();
  const rows = ids.map((_, at) => [`=CSP.TTM(A${String(2 + at)})`]);
  const started = performance.now();
  window.preview.paste("Resellers", "N2", rows);
  const address = `N2:N${String(ids.length + 1)}`;
  while (!window.preview.getCells("Resellers", address).every(([cell]) => typeof cell === "number"))
    await new Promise((resolve) => setTimeout(resolve, 5));
  const now = performance.now();
  return { ms: now - started, end: performance.timeOrigin + now, resellers: new Set(ids).size };
}

/** Writes other amounts into so many rows of billing, and waits until a formula shows another number. */
async function edited({ count, lines }: { readonly count: number; readonly lines: number }): Promise<number> {
  const [header = []] = window.preview.getCells("Billing", "A1:AT1");
  const letters = (column: number): string =>
    (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : "") + String.fromCharCode(65 + (column % 26));
  const [amount, id] = [letters(header.indexOf("Subtotal")), letters(header.indexOf("ResellerMpnId"))];
  const last = lines + 1;
  // The last lines are of the last months, which every window has.
  const first = last - 2_000;
  const ids = window.preview.getCells("Resellers", "A2:A5001").flat();
  const reseller = window.preview.getCell("Billing", `${id}${String(first)}`);
  const at = ids.findIndex((each) => String(each) === String(reseller));
  if (at < 0) throw new Error(`reseller ${String(reseller)} is not in the list`);
  const shown = (): unknown => window.preview.getCell("Resellers", `N${String(at + 2)}`);
  const before = shown();
  const old = window.preview.getCells("Billing", `${amount}${String(first)}:${amount}${String(first + count - 1)}`);
  const started = performance.now();
  window.preview.paste(
    "Billing",
    `${amount}${String(first)}`,
    old.map(([cell]) => [Number(cell) + 1_000.25]),
  );
  while (shown() === before) await new Promise((resolve) => setTimeout(resolve, 2));
  return performance.now() - started;
}
