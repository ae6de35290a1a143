import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import "../preview/preview-window";
import { built } from "../preview/server/build";
import { previewFolders, startPreviewServer } from "../preview/server/preview-server";
import { launchBrowser } from "../test/browser";
import type { ExportFiles } from "./export-files";

/** What a billing file in a browser tab took. */
export interface TabAnswer {
  /** From Review to the result, milliseconds. */
  readonly reviewMs: number;
  /** From there until the sums stand in the workbook. */
  readonly keepMs: number;
  /** The most memory the tab had until then, its worker and the spreadsheet included, mebibytes; `null` where the system does not say. */
  readonly peakMb: number | null;
  /** Rows of sums in the workbook. */
  readonly sums: number;
}

const WAIT_MS = 1_800_000;
/** Rows above the first sum. */
const HEADER_ROWS = 3;

/** Opens the lists as a workbook, adds the billing as a file beside it and reviews. */
export async function tabRun({ billing, resellers, rates }: ExportFiles): Promise<TabAnswer> {
  const project = join(__dirname, "..");
  await built(project, "production", () => undefined);
  const server = await startPreviewServer(previewFolders(project), 0);
  const browser = await launchBrowser();
  let peakMb: number | null = null;
  const watch = setInterval(() => {
    const now = largestTabMb();
    if (now !== null) peakMb = Math.max(peakMb ?? 0, now);
  }, 500);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
    page.setDefaultTimeout(WAIT_MS);
    await page.goto(server.address);
    await page.locator("input[type=file]").first().setInputFiles([resellers, rates]);
    const pane = page.frameLocator("#pane-body iframe");
    await pane.getByText(/add billing files below/).waitFor();
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      pane.getByRole("button", { name: "Add files…" }).click(),
    ]);
    await chooser.setFiles(billing);
    await pane.getByText("Not read yet.").waitFor();
    const started = performance.now();
    await pane.getByRole("button", { name: "Review", exact: true }).click();
    await pane.getByRole("heading", { name: /need attention/ }).waitFor();
    const reviewed = performance.now();
    await pane.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
    const kept = performance.now();
    const used = await page.evaluate(() => window.preview.used("CSP Data"));
    const sums = Number(/\d+$/.exec(used ?? "")?.[0] ?? HEADER_ROWS) - HEADER_ROWS;
    return { reviewMs: reviewed - started, keepMs: kept - reviewed, peakMb, sums };
  } finally {
    clearInterval(watch);
    await browser.close();
    await server.close();
  }
}

/** The resident set of the largest tab of any browser on this machine, as Linux tells it; `null` elsewhere. */
function largestTabMb(): number | null {
  try {
    const sizes = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(tabKb);
    return Math.max(...sizes) / 1024;
  } catch {
    return null;
  }
}

function tabKb(process: string): number {
  try {
    if (!readFileSync(`/proc/${process}/cmdline`, "utf8").includes("--type=renderer")) return 0;
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0; // it ended meanwhile
  }
}
