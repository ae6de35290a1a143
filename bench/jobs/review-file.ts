import { performance } from "node:perf_hooks";
import { AS_OF } from "../../samples/exports/plan";
import { readLedger } from "../../src/core/ledger/ledger";
import { reviewOf } from "../../src/core/rules/reviewing";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import type { Review } from "../../src/core/rules/review";
import type { Source } from "../../src/core/import/source";
import { nodeFile } from "../../src/files/node-file";
import { sourcesOf } from "../../src/files/sources";
import type { ExportFiles } from "../export-files";

/** How long the whole review of a file took, and what it found. */
export interface ReviewAnswer {
  readonly ms: number;
  /** Share of `ms` after the last line was read. */
  readonly reviewMs: number;
  readonly lines: number;
  readonly resellers: number;
  readonly flagged: number;
  readonly ties: boolean;
}

/** The one source in a file. */
async function sourceIn(path: string): Promise<Source> {
  const [source] = await sourcesOf(await nodeFile(path));
  if (source === undefined) throw new RangeError(`nothing to read in ${path}`);
  return source;
}

/** The review of a billing file with its reseller list and rates: the answer itself. */
export async function reviewOfFiles(
  files: ExportFiles,
): Promise<{ readonly review: Review; readonly reviewMs: number }> {
  const ledger = await readLedger({
    billing: [await sourceIn(files.billing)],
    resellers: await sourceIn(files.resellers),
    rates: await sourceIn(files.rates),
    settings: DEFAULT_SETTINGS,
  });
  const read = performance.now();
  const review = reviewOf(ledger, AS_OF);
  return { review, reviewMs: performance.now() - read };
}

/** Reviews a file from its first byte to the last reseller's sentence, as the command line does. */
export async function reviewFile(files: ExportFiles): Promise<ReviewAnswer> {
  const started = performance.now();
  const { review, reviewMs } = await reviewOfFiles(files);
  const ms = performance.now() - started;
  return {
    ms,
    reviewMs,
    lines: review.tieOut.reduce((sum, row) => sum + row.lines, 0),
    resellers: review.resellers.length,
    flagged: review.resellers.filter(({ flagged }) => flagged).length,
    ties: review.ties,
  };
}
