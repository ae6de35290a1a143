import type { Bench, Effort, Finding } from "../bench";
import { exportFilesAt, writeExportFiles } from "../export-files";
import { measured } from "../measure";

async function run({ rows }: Effort, say: (progress: string) => void): Promise<Finding> {
  say(`comparing every sum of ${exportFilesAt(rows).billing}`);
  const files = writeExportFiles(rows);
  const { answer } = await measured("compareSums", { files, rows }, { cores: "all", node: [] });
  const { pairs, different, lines, examples } = answer;
  const found = `${pairs.toLocaleString("en-US")} sums of ${lines.toLocaleString("en-US")} lines, ${different.toLocaleString("en-US")} different${examples.map((example) => `; ${example}`).join("")}`;
  return {
    title: `Sums of ${rows.toLocaleString("en-US")} lines compared`,
    figures: [
      {
        what: "our reseller × month sums against DuckDB's",
        ms: null,
        processorMs: null,
        ratio: null,
        peakMb: null,
        found,
      },
    ],
    targets: [{ what: "different sums", limit: "0", measured: String(different), met: different === 0 && pairs > 0 }],
  };
}

/** Whether our sums are DuckDB's, to the cent. */
export const SUMS_BENCH: Bench = {
  name: "sums",
  about:
    "The same file through both. DuckDB adds up decimals exactly by reseller, month, currency and rate; those are converted to US dollars as exact fractions and rounded once. Every reseller and month of our review must show the same cent and the same number of lines.",
  mostRows: 1_000_000,
  run,
};
