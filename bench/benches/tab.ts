import type { Bench, Effort, Figure, Finding } from "../bench";
import { exportFilesAt, writeExportFiles } from "../export-files";
import { median } from "../median";
import { type TabAnswer, tabRun } from "../tab-run";

const MOST_MB = 1_500;

async function run({ rows, rounds }: Effort, say: (progress: string) => void): Promise<Finding> {
  const count = rows.toLocaleString("en-US");
  say(`writing ${exportFilesAt(rows).billing} unless it is there`);
  const files = writeExportFiles(rows);
  const runs: TabAnswer[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${String(round)}: reviewing a file of ${count} lines in a browser`);
    runs.push(await tabRun(files));
  }
  const review = median(runs.map(({ reviewMs }) => reviewMs));
  const keep = median(runs.map(({ keepMs }) => keepMs));
  const peaks = runs.map(({ peakMb }) => peakMb).filter((each) => each !== null);
  const peakMb = peaks.length === 0 ? null : Math.max(...peaks);
  const figure = (what: string, ms: number, ratio: number | null, found: string): Figure => {
    return { what, ms, processorMs: null, ratio, peakMb, found };
  };
  const sums = runs[0]?.sums ?? 0;
  return {
    title: `A file of ${count} lines in a browser tab`,
    figures: [
      figure("from Review to the result (the measure of the other)", review, null, `${count} lines`),
      figure(
        "from the result until its sums stand in the workbook",
        keep,
        keep / review,
        `${sums.toLocaleString("en-US")} rows`,
      ),
    ],
    targets:
      peakMb === null
        ? []
        : [
            {
              what: "peak memory of the tab",
              limit: `< ${String(MOST_MB)} MB`,
              measured: `${peakMb.toFixed(0)} MB`,
              met: peakMb < MOST_MB,
            },
          ],
  };
}

/** A billing file that is read by the pane in a browser, without a row of it in cells. */
export const TAB_BENCH: Bench = {
  name: "tab",
  about:
    "The preview in headless Chromium, with the unmodified Office.js: a workbook of the reseller list and the rates, and the CSV export added as a file in the pane. Memory is the resident set of the tab, its worker and the spreadsheet included, until the sums stand in the workbook.",
  mostRows: 10_000_000,
  run,
};
