import type { Bench, Effort, Figure, Finding, Target } from "../bench";
import { PASTED, QUESTIONS, type IndexRound } from "../jobs/index-cells";
import { IN_ROUNDS, measured } from "../measure";
import { median } from "../median";
import type { Spent } from "../spent";

const MOST_BYTES = 64;
const LEAST_GAIN = 100;
/** Below that many lines a pasted block is no small part of the sheet, and the memory of an empty index shows. */
const LIMITED_FROM = 1_000_000;

const count = (number: number): string => number.toLocaleString("en-US");

async function run({ rows, rounds }: Effort, say: (progress: string) => void): Promise<Finding> {
  say(`${String(rounds)} rounds over ${count(rows)} rows of cells`);
  const { answer } = await measured("indexCells", { rows, rounds }, { cores: "one", node: IN_ROUNDS });
  const over = (value: (round: IndexRound) => number): number => median(answer.map(value));
  const lines = answer.at(-1)?.lines ?? NaN;
  const figure = (
    what: string,
    spent: (round: IndexRound) => Spent,
    found: string,
    bytes?: (round: IndexRound) => number,
  ): Figure => ({
    what,
    ms: over((round) => spent(round).ms),
    processorMs: over((round) => spent(round).processorMs),
    ratio: over((round) => spent(round).processorMs / round.touch.processorMs),
    peakMb: bytes ? over(bytes) / 2 ** 20 : null,
    found,
  });
  const edit = (what: string, ms: (round: IndexRound) => number): Figure => ({
    what,
    ms: over(ms),
    processorMs: null,
    ratio: over((round) => ms(round) / round.touch.ms),
    peakMb: null,
    found: `a rebuild takes ${count(Math.round(over((round) => round.ours.spent.ms / ms(round))))} times as long`,
  });
  const perLine = over((round) => round.ours.bytes / rows);
  const asked = `${count(QUESTIONS)} TTMs`;
  const figures: Figure[] = [
    { ...figure("touch each needed cell once (the floor)", (round) => round.touch, ""), ratio: null },
    figure(
      "build: our index, all lines sorted into buckets",
      (round) => round.ours.spent,
      `${count(lines)} lines, ${perLine.toFixed(1)} bytes a line`,
      (round) => round.ours.bytes,
    ),
    figure(
      "build: plain JavaScript, an object of sums",
      (round) => round.plain.spent,
      "sums alone",
      (round) => round.plain.bytes,
    ),
    figure(
      "build: Arquero, columns and their roll-up",
      (round) => round.arquero.spent,
      "sums alone",
      (round) => round.arquero.bytes,
    ),
    edit("edit: one row of ours", (round) => round.editMs),
    edit(`edit: a block of ${count(PASTED)} rows pasted into ours`, (round) => round.pasteMs),
    figure("answer: ours, the review among it", (round) => round.ourAnswers, asked),
    figure("answer: plain JavaScript from the object of sums", (round) => round.plainLookups, asked),
    figure("answer: plain JavaScript, filter and reduce", (round) => round.plainScans, `20 of ${asked}, times 250`),
    figure(
      "answer: Arquero, filter and roll-up of the sums",
      (round) => round.arqueroAnswers,
      `20 of ${asked}, times 250`,
    ),
  ];
  const gain = (what: string, ms: (round: IndexRound) => number): Target => {
    const times = over((round) => round.ours.spent.ms / ms(round));
    return { what, limit: `≥ ${String(LEAST_GAIN)} ×`, measured: `${times.toFixed(0)} ×`, met: times >= LEAST_GAIN };
  };
  const targets: Target[] = [
    {
      what: "index beyond the sheet, per line",
      limit: `≤ ${String(MOST_BYTES)} bytes`,
      measured: `${perLine.toFixed(1)} bytes`,
      met: perLine <= MOST_BYTES,
    },
    gain("a rebuild against the edit of one row", (round) => round.editMs),
    gain(`a rebuild against a block of ${count(PASTED)} rows`, (round) => round.pasteMs),
  ];
  return {
    title: `Index of ${count(rows)} lines: build, edit, ask`,
    figures,
    targets: rows < LIMITED_FROM ? [] : targets,
  };
}

/** Our index in memory beside peers that add up the same cells. */
export const INDEX_BENCH: Bench = {
  name: "index",
  about:
    "The cells of a sheet that is followed while it is edited. Our index knows of each row where it went, and of all lines the buckets, currencies, months of invoices and duplicates; the peers only add up amounts as they stand, by reseller and month, and would have to do so again after an edit. Memory is what the index holds beside the cells once garbage is collected, on the heap and in arrays. Each edit is settled by itself. Everything is on one core; edits are compared by the clock.",
  mostRows: 1_048_575,
  run,
};
