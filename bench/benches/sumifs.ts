import type { Bench, Effort, Figure, Finding } from "../bench";
import { QUESTIONS } from "../jobs/index-cells";
import { IN_ROUNDS, measured } from "../measure";
import { spreadsheetSums } from "../spreadsheet";

const count = (number: number): string => number.toLocaleString("en-US");

async function run({ rows }: Effort, say: (progress: string) => void): Promise<Finding> {
  say(`${count(QUESTIONS)} formulas over ${count(rows)} rows in LibreOffice`);
  const blank = { processorMs: null, ratio: null, peakMb: null } as const;
  const title = `SUMIFS over ${count(rows)} rows in a spreadsheet`;
  // Minutes of formulas need no repeating.
  const sheet = await spreadsheetSums(rows, QUESTIONS);
  if (sheet === null) {
    const missing: Figure = { ...blank, what: "LibreOffice: SUMIFS", ms: null, found: "not installed" };
    return { title, figures: [missing], targets: [] };
  }
  const { answer } = await measured("indexCells", { rows, rounds: 1 }, { cores: "one", node: IN_ROUNDS });
  const ours = answer.reduce((sum, round) => sum + round.ours.spent.ms + round.ourAnswers.ms, 0);
  const figures: Figure[] = [
    { ...blank, what: "ours: index, review and answers", ms: ours, found: `${count(QUESTIONS)} TTMs` },
    {
      ...blank,
      what: "LibreOffice: calculation of as many SUMIFS",
      ms: sheet.calculationMs,
      ratio: sheet.calculationMs / ours,
      found: `${count(sheet.results)} results, checked against the sums`,
    },
    {
      ...blank,
      what: "LibreOffice: start, and loading the same file without formulas",
      ms: sheet.loadMs,
      ratio: sheet.loadMs / ours,
      found: sheet.version,
    },
  ];
  return { title, figures, targets: [] };
}

/** What the formulas that people write by hand cost in a spreadsheet. */
export const SUMIFS_BENCH: Bench = {
  name: "sumifs",
  about:
    "A sheet of resellers, days and amounts, and for each of 5,000 questions a SUMIFS over whole columns of it, as one would write it by hand. LibreOffice runs without a window and calculates all of them while it opens the file, which holds no results; the time to start and to open the same file without formulas is taken off. Here ratios are against ours, index and review and answers together, by the clock.",
  mostRows: 100_000,
  run,
};
