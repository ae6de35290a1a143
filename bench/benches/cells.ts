import type { Bench, Effort, Finding } from "../bench";
import { measured } from "../measure";
import { median } from "../median";

const MOST_RATIO = 4;

async function run({ rows, rounds }: Effort, say: (progress: string) => void): Promise<Finding> {
  say(`making ${String(rows)} rows of cells twice in each of ${String(rounds)} rounds`);
  const start = { cores: "one", node: ["--expose-gc", "--max-old-space-size=12288"] } as const;
  const { answer } = await measured("reviewCells", { rows, rounds }, start);
  const reviews = answer.map(({ readMs, reviewMs }) => readMs + reviewMs);
  const ratio = median(answer.map(({ touchMs, readMs, reviewMs }) => (readMs + reviewMs) / touchMs));
  const last = answer.at(-1);
  const count = rows.toLocaleString("en-US");
  const blank = { processorMs: null, peakMb: null };
  return {
    title: `${count} lines already in memory as cells`,
    figures: [
      {
        ...blank,
        what: "touch each needed cell once (the floor), one core",
        ms: median(answer.map(({ touchMs }) => touchMs)),
        ratio: null,
        found: `13 cells in each of ${count} rows`,
      },
      {
        ...blank,
        what: "our whole review, one core",
        ms: median(reviews),
        ratio,
        found: `${(last?.lines ?? 0).toLocaleString("en-US")} lines, ${last?.ties === true ? "ties" : "does not tie"}`,
      },
      {
        ...blank,
        what: "of it: after the last row was read",
        ms: median(answer.map(({ reviewMs }) => reviewMs)),
        ratio: median(answer.map(({ touchMs, reviewMs }) => reviewMs / touchMs)),
        found: "each reseller decided",
      },
    ],
    targets: [
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
    "Rows of 46 cells as Excel delivers them: parsed from JSON, numbers as numbers, days as serial numbers. The floor reads the 13 cells of each row that the review needs, adds up numbers and lengths of text, and does nothing else. Both get arrays that nobody has touched before, made anew for every measurement, after a few small rounds in which the compiler finishes both.",
  mostRows: 1_048_575,
  run,
};
