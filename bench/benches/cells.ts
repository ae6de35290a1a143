import type { Bench, Effort, Figure, Finding } from "../bench";
import type { CellsRound } from "../jobs/review-cells";
import { IN_ROUNDS, measured } from "../measure";
import { median } from "../median";
import { together, type Spent } from "../spent";

const MOST_RATIO = 4;
/** The limit is one for large sheets: below, the start of a review weighs more than its lines. */
const LIMITED_FROM = 1_000_000;

type Piece = (round: CellsRound) => Spent;

const touch: Piece = (round) => round.touch;
const review: Piece = (round) => round.review;
const whole: Piece = (round) => together(round.read, round.review);

function figureOf(what: string, rounds: readonly CellsRound[], piece: Piece, found: string): Figure {
  const ratios = rounds.map((round) => piece(round).processorMs / touch(round).processorMs);
  return {
    what,
    ms: median(rounds.map((round) => piece(round).ms)),
    processorMs: median(rounds.map((round) => piece(round).processorMs)),
    ratio: piece === touch ? null : median(ratios),
    // The process holds the cells themselves.
    peakMb: null,
    found,
  };
}

async function run({ rows, rounds }: Effort, say: (progress: string) => void): Promise<Finding> {
  say(`${String(rounds)} rounds over ${String(rows)} rows of cells`);
  const { answer } = await measured("reviewCells", { rows, rounds }, { cores: "one", node: IN_ROUNDS });
  const last = answer.at(-1);
  const count = rows.toLocaleString("en-US");
  const lines = `${(last?.lines ?? 0).toLocaleString("en-US")} lines, ${last?.ties === true ? "ties" : "does not tie"}`;
  const ours = figureOf("our whole review, one core", answer, whole, lines);
  const ratio = ours.ratio ?? NaN;
  return {
    title: `${count} lines already in memory as cells`,
    figures: [
      figureOf(
        "touch each needed cell once (the floor), one core",
        answer,
        touch,
        `the 7 to 9 needed cells of each of ${count} rows`,
      ),
      ours,
      figureOf("of it: after the last row was read", answer, review, "each reseller decided"),
    ],
    targets:
      rows < LIMITED_FROM
        ? []
        : [
            {
              what: "review against the floor",
              limit: `≤ ${MOST_RATIO.toFixed(1)} ×`,
              measured: `${ratio.toFixed(2)} ×`,
              met: ratio <= MOST_RATIO,
            },
          ],
  };
}

/** The review of cells in memory against touching them. */
export const CELLS_BENCH: Bench = {
  name: "cells",
  about:
    "Rows of 46 cells as Excel delivers them: parsed from JSON, numbers as numbers, days as serial numbers. The floor reads the cells of each row that the review reads, and no other: seven, the currency of the price where the line is not in US dollars, and the rate where that is; it adds up numbers and lengths of text and does nothing else. Both get arrays that nobody has touched before, made anew for every measurement, after a few small rounds in which the compiler finishes both, and start when the garbage collector's threads are done with what was before.",
  mostRows: 1_048_575,
  run,
};
