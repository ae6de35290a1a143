import { performance } from "node:perf_hooks";
import { AS_OF, planOf } from "../../samples/exports/plan";
import { rateRows } from "../../samples/exports/rates";
import { resellerRows } from "../../samples/exports/resellers";
import type { Row } from "../../src/core/cell";
import { readLedger } from "../../src/core/ledger/ledger";
import { reviewOf } from "../../src/core/rules/reviewing";
import type { Review } from "../../src/core/rules/review";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import { cellSource, freshBlocks, touched } from "./cells";

/** One round: the same number of cells touched once and reviewed, each in arrays of its own. */
export interface CellsRound {
  readonly touchMs: number;
  readonly readMs: number;
  readonly reviewMs: number;
  readonly lines: number;
  readonly ties: boolean;
  /** Of the touched cells; stands here so that nothing can be left out as unused. */
  readonly checksum: number;
}

const WARM_UP_ROWS = 20_000;

async function reviewed(
  blocks: readonly (readonly Row[])[],
  rows: number,
  seed: number,
): Promise<{ readonly review: Review; readonly readMs: number; readonly reviewMs: number }> {
  const plan = planOf(rows, seed);
  const resellers = cellSource([resellerRows(plan)]);
  const rates = cellSource([rateRows(plan)]);
  const started = performance.now();
  const ledger = await readLedger({ billing: [cellSource(blocks)], resellers, rates, settings: DEFAULT_SETTINGS });
  const read = performance.now();
  const review = reviewOf(ledger, AS_OF);
  return { review, readMs: read - started, reviewMs: performance.now() - read };
}

async function round(rows: number, seed: number): Promise<CellsRound> {
  let blocks = freshBlocks(rows, seed);
  global.gc?.();
  const started = performance.now();
  const checksum = touched(blocks);
  const touchMs = performance.now() - started;
  blocks = [];
  blocks = freshBlocks(rows, seed);
  global.gc?.();
  const { review, readMs, reviewMs } = await reviewed(blocks, rows, seed);
  const lines = review.tieOut.reduce((sum, row) => sum + row.lines, 0);
  return { touchMs, readMs, reviewMs, lines, ties: review.ties, checksum };
}

/**
 * Rounds over cells in memory, every measurement over arrays just made. A few small rounds before let the compiler
 * finish, for the floor as well as for us.
 */
export async function reviewCells({
  rows,
  rounds,
}: {
  readonly rows: number;
  readonly rounds: number;
}): Promise<CellsRound[]> {
  for (let warmUp = 0; warmUp < 5; warmUp += 1) await round(WARM_UP_ROWS, 100 + warmUp);
  const answers: CellsRound[] = [];
  for (let seed = 1; seed <= rounds; seed += 1) answers.push(await round(rows, seed));
  return answers;
}
