import { AS_OF, planOf } from "../../samples/exports/plan";
import { rateRows } from "../../samples/exports/rates";
import { resellerRows } from "../../samples/exports/resellers";
import { readLedger } from "../../src/core/ledger/ledger";
import { dayOfText } from "../../src/core/month";
import { ResellerReviewer } from "../../src/core/rules/reseller-reviewing";
import { reviewOf } from "../../src/core/rules/reviewing";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import { keepAlive } from "../alive";
import { collected } from "../collected";
import { sinceStart, started, type Spent } from "../spent";
import { blocksOf, blockTexts, cellSource, touched } from "./cells";

/** One round: the same number of cells touched once and reviewed, each in arrays of its own. */
export interface CellsRound {
  readonly touch: Spent;
  /** From cells to sums. */
  readonly read: Spent;
  /** From sums to reviewed resellers. */
  readonly review: Spent;
  readonly lines: number;
  readonly ties: boolean;
  /** Of the touched cells; stands here so that nothing can be left out as unused. */
  readonly checksum: number;
}

const WARM_UP_ROWS = 20_000;

async function round(texts: readonly string[], rows: number, seed: number, isWarmUp: boolean): Promise<CellsRound> {
  let blocks = blocksOf(texts);
  await collected();
  const touchStart = started();
  const checksum = touched(blocks);
  const touch = sinceStart(touchStart);
  // The first arrays go before the second come, or the garbage collector would work on both while we are measured.
  blocks = [];
  await collected();
  blocks = blocksOf(texts);
  const plan = planOf(rows, seed);
  const resellers = cellSource([resellerRows(plan)]);
  const rates = cellSource([rateRows(plan)]);
  await collected();
  const readStart = started();
  const ledger = await readLedger({ billing: [cellSource(blocks)], resellers, rates, settings: DEFAULT_SETTINGS });
  const read = sinceStart(readStart);
  const reviewStart = started();
  const answer = reviewOf(ledger, AS_OF);
  const review = sinceStart(reviewStart);
  if (isWarmUp) {
    const reviewer = new ResellerReviewer(ledger, dayOfText(AS_OF) ?? NaN);
    keepAlive(ledger, answer, reviewer, reviewer.review(answer.resellers[0]?.id ?? ""));
  }
  const lines = answer.tieOut.reduce((sum, row) => sum + row.lines, 0);
  return { touch, read, review, lines, ties: answer.ties, checksum };
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
  for (let seed = 100; seed < 105; seed += 1) await round(blockTexts(WARM_UP_ROWS, seed), WARM_UP_ROWS, seed, true);
  const texts = blockTexts(rows, 1);
  const answers: CellsRound[] = [];
  for (let at = 0; at < rounds; at += 1) answers.push(await round(texts, rows, 1, false));
  return answers;
}
