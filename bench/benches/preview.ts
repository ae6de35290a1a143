import type { Bench, Effort, Figure, Finding, Target } from "../bench";
import { median } from "../median";
import { type PreviewAnswer, previewRun } from "../preview-run";

const TASK_MS = 50;
const CANCEL_MS = 200;
const FORMULAS_MS = 1_000;
const EDIT_MS = 300;

async function run({ rows, rounds }: Effort, say: (progress: string) => void): Promise<Finding> {
  const runs: PreviewAnswer[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${String(round)}: opening ${rows.toLocaleString("en-US")} lines in a browser`);
    runs.push(await previewRun({ lines: rows }));
  }
  const of = (pick: (run: PreviewAnswer) => number | null): number =>
    median(runs.map((each) => pick(each) ?? NaN).filter((each) => !Number.isNaN(each)));
  const review = of(({ reviewMs }) => reviewMs);
  const figure = (what: string, ms: number, found: string): Figure => {
    const isTimed = !Number.isNaN(ms);
    const ratio = ms === review || !isTimed ? null : ms / review;
    return { what, ms: isTimed ? ms : null, processorMs: null, ratio, peakMb: null, found };
  };
  const [edit, paste] = [of(({ editMs }) => editMs), of(({ pasteMs }) => pasteMs)];
  const task = of(({ longestTaskMs }) => longestTaskMs);
  const resellers = String(runs[0]?.resellers ?? 0);
  const most = (what: string, limit: number, ms: number): Target => {
    return { what, limit: `≤ ${String(limit)} ms`, measured: `${ms.toFixed(0)} ms`, met: ms <= limit };
  };
  const formulas = of(({ formulasMs }) => formulasMs);
  const answered = of(({ answeredMs }) => answeredMs);
  const cancel = of(({ cancelMs }) => cancelMs);
  return {
    title: `A sheet of ${rows.toLocaleString("en-US")} lines in the preview, through Office.js`,
    figures: [
      figure("from Review to the result (the measure of the others)", review, `${resellers} resellers`),
      figure("the longest task of the page meanwhile", task, `${String(of(({ longTasks }) => longTasks))} above 50 ms`),
      figure("from Cancel to a free pane", cancel, Number.isNaN(cancel) ? "read before it could be pressed" : ""),
      figure(`${resellers} CSP.TTM that stood there, from the index being ready to the last answer`, answered, ""),
      figure("as many entered afterwards, the spreadsheet's own work among it", formulas, ""),
      figure(
        "highlights in the reseller list and on all billing rows, until they are seen",
        of(({ highlightMs }) => highlightMs),
        `${String(of(({ highlightRequests }) => highlightRequests))} requests`,
      ),
      figure("an edited amount, until its formula shows it", edit, ""),
      figure("1,000 pasted amounts, until a formula shows them", paste, ""),
    ],
    targets: [
      most("longest task of the page", TASK_MS, task),
      ...(Number.isNaN(cancel) ? [] : [most("Cancel", CANCEL_MS, cancel)]),
      most("5,000 formulas, from the index being ready", FORMULAS_MS, answered),
      most("an edit reaches its cells", EDIT_MS, edit),
    ],
  };
}

/** What a person at a large workbook waits for, in a browser with Microsoft's Office.js. */
export const PREVIEW_BENCH: Bench = {
  name: "preview",
  about:
    "The preview in headless Chromium, with the unmodified Office.js and the add-in as it ships: a sheet of 46 columns, some 5,000 resellers and their rates. The spreadsheet and the add-in share one thread of the page, so that the longest task is that of both. Times are by the clock and include the spreadsheet's own, which Excel has instead.",
  mostRows: 1_048_575,
  run,
};
