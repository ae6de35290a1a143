import type { Row } from "../../src/core/cell";
import { LedgerReviews } from "../../src/core/rules/ledger-reviews";
import { LiveLedger } from "../../src/core/ledger/live-ledger";
import { readLedger, type Ledger } from "../../src/core/ledger/ledger";
import { monthOf, type Month } from "../../src/core/month";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import { COLUMNS } from "../../samples/exports/columns";
import { AS_OF, planOf } from "../../samples/exports/plan";
import { rateRows } from "../../samples/exports/rates";
import { resellerRows } from "../../samples/exports/resellers";
import { keepAlive } from "../alive";
import { collected } from "../collected";
import { sinceStart, started, type Spent } from "../spent";
import { arqueroSums } from "./arquero-sums";
import { blocksOf, blockTexts, cellSource, touched } from "./cells";
import { plainAnswer, plainSums } from "./plain-sums";

/** Made from the cells, and what it holds beside them. */
export interface Built {
  readonly spent: Spent;
  readonly bytes: number;
}

/** One round: the same cells, fresh for each, made into our index and into those of the peers. */
export interface IndexRound {
  readonly touch: Spent;
  readonly ours: Built;
  readonly plain: Built;
  readonly arquero: Built;
  /** All questions, the first of which makes the review. */
  readonly ourAnswers: Spent;
  readonly plainLookups: Spent;
  /** As much as all questions would take: so many of them were asked. */
  readonly plainScans: Spent;
  readonly arqueroAnswers: Spent;
  /** Milliseconds by the clock of one edit: a cell of one row, and a block of rows. */
  readonly editMs: number;
  readonly pasteMs: number;
  readonly lines: number;
  /** Stands here so that nothing can be left out as unused. */
  readonly checksum: number;
}

/** How many TTMs are asked. */
export const QUESTIONS = 5000;
/** How many rows are pasted at once. */
export const PASTED = 1000;
const ASKED = 20;
const EDITS = 200;
const PASTES = 20;
const WARM_UP_ROWS = 10_000;
const AMOUNT = COLUMNS.findIndex(({ header }) => header === "Subtotal");
const FIRST: Month = monthOf(2025, 4);
const LAST: Month = monthOf(2026, 3);

/** Bytes in use, on the heap and in arrays beside it. */
function inUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function built<Made>(make: () => Made | Promise<Made>): Promise<Built & { readonly made: Made }> {
  await collected();
  const before = inUse();
  const start = started();
  const made = await make();
  const spent = sinceStart(start);
  await collected();
  return { spent, bytes: inUse() - before, made };
}

function timed(work: () => void): Spent {
  const start = started();
  work();
  return sinceStart(start);
}

const times = ({ ms, processorMs }: Spent, factor: number): Spent => ({
  ms: ms * factor,
  processorMs: processorMs * factor,
});

/** So many numbers spread over all below a bound. */
const spread = (count: number, below: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.floor(((at + 0.5) * below) / count));

/** A sheet of cells as a source whose rows may be edited later. */
export async function editedLedger(blocks: readonly (readonly Row[])[], rows: number): Promise<Ledger> {
  const plan = planOf(rows, 1);
  return readLedger({
    billing: [{ ...cellSource(blocks), edited: true }],
    resellers: cellSource([resellerRows(plan)]),
    rates: cellSource([rateRows(plan)]),
    settings: DEFAULT_SETTINGS,
  });
}

/** The rows with another amount, which the blocks hold from then on. Rows are numbered from 1, the header is the first. */
export function withOtherAmounts(blocks: Row[][], firstRow: number, count: number): Row[] {
  const changed: Row[] = [];
  for (let row = firstRow; row < firstRow + count; row += 1) {
    let at = row - 1;
    const block = blocks.find(({ length }) => at < length || ((at -= length), false));
    const old = block?.[at];
    if (!block || !old) throw new RangeError(`there is no row ${String(row)}`);
    const cells = [...old];
    cells[AMOUNT] = Math.round((Number(old[AMOUNT]) + 1) * 100) / 100;
    block[at] = cells;
    changed.push(cells);
  }
  return changed;
}

function editsOf(blocks: Row[][], rows: number, edits: number, count: number): { firstRow: number; rows: Row[] }[] {
  const room = rows - count;
  return spread(edits, Math.max(1, room)).map((at) => ({
    firstRow: at + 2,
    rows: withOtherAmounts(blocks, at + 2, Math.min(count, rows)),
  }));
}

/** Milliseconds by the clock of one of some edits. */
function editing(live: LiveLedger, edits: readonly { firstRow: number; rows: readonly Row[] }[]): number {
  const { ms } = timed(() => {
    for (const { firstRow, rows } of edits) {
      if (live.apply([{ kind: "cells", source: 0, firstRow, rows }]) === null)
        throw new RangeError(`rows from ${String(firstRow)} could not be edited`);
    }
  });
  return ms / edits.length;
}

async function round(texts: readonly string[], rows: number, isWarmUp: boolean): Promise<IndexRound> {
  let blocks = blocksOf(texts);
  await collected();
  let checksum = 0;
  const touch = timed(() => (checksum = touched(blocks)));
  const ids = resellerRows(planOf(rows, 1))
    .slice(1)
    .map(([id]) => String(id));
  const asked = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => ids[at % ids.length] ?? "");

  blocks = [];
  blocks = blocksOf(texts);
  const plain = await built(() => plainSums(blocks));
  const plainLookups = timed(() => {
    for (const id of asked(QUESTIONS))
      for (let month = FIRST; month <= LAST; month += 1) checksum += plain.made[`${id} ${String(month)}`] ?? 0;
  });
  let plainSum = 0;
  const plainScans = timed(() => {
    for (const id of asked(ASKED)) plainSum += plainAnswer(blocks, id, FIRST, LAST);
  });

  blocks = [];
  blocks = blocksOf(texts);
  const arquero = await built(() => arqueroSums(blocks));
  let arqueroSum = 0;
  const arqueroAnswers = timed(() => {
    for (const id of asked(ASKED)) arqueroSum += arquero.made.answer(id, FIRST, LAST);
  });
  if (Math.abs(arqueroSum - plainSum) > 0.005 || arquero.made.groups !== Object.keys(plain.made).length)
    throw new RangeError(
      `Arquero's sums are not those of plain JavaScript: ${String(arqueroSum)}, ${String(plainSum)}`,
    );

  blocks = [];
  blocks = blocksOf(texts);
  const ours = await built(() => editedLedger(blocks, rows));
  const ourAnswers = timed(() => {
    const day = new LedgerReviews(ours.made).day(AS_OF);
    for (const id of asked(QUESTIONS)) checksum += day.reseller(id)?.ttmUsd ?? 0;
  });
  const live = new LiveLedger(ours.made);
  const [one, many] = [editsOf(blocks, rows, EDITS, 1), editsOf(blocks, rows, PASTES, PASTED)];
  await collected();
  const editMs = editing(live, one);
  const pasteMs = editing(live, many);
  if (isWarmUp) {
    const reviews = new LedgerReviews(ours.made);
    keepAlive(live, reviews, reviews.day(AS_OF).reseller(ids[0] ?? ""), plain.made, arquero.made);
  }
  const lines = ours.made.sources.reduce((sum, { reader }) => sum + reader.lines, 0);
  return {
    touch,
    ours: { spent: ours.spent, bytes: ours.bytes },
    plain: { spent: plain.spent, bytes: plain.bytes },
    arquero: { spent: arquero.spent, bytes: arquero.bytes },
    ourAnswers,
    plainLookups,
    plainScans: times(plainScans, QUESTIONS / ASKED),
    arqueroAnswers: times(arqueroAnswers, QUESTIONS / ASKED),
    editMs,
    pasteMs,
    lines,
    checksum: checksum + plainSum,
  };
}

/** Rounds over cells in memory: build, ask, edit. Small rounds before let the compiler finish. */
export async function indexCells({
  rows,
  rounds,
}: {
  readonly rows: number;
  readonly rounds: number;
}): Promise<IndexRound[]> {
  const small = blockTexts(WARM_UP_ROWS, 1);
  for (let warmUp = 0; warmUp < 3; warmUp += 1) await round(small, WARM_UP_ROWS, true);
  const texts = blockTexts(rows, 1);
  const answers: IndexRound[] = [];
  for (let at = 0; at < rounds; at += 1) answers.push(await round(texts, rows, false));
  return answers;
}
