import { trouble, troubleOf } from "./trouble";
import type { Stop, WorkbookTrouble } from "./workbook";

/** How long to wait before asking again while a person edits a cell, which closes the workbook to add-ins. */
const EDITING_WAIT_MS = 300;
/** How often the wait looks whether it is to end. */
const STOP_LOOK_MS = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs one batch against Excel; what it throws is trouble with a sentence. `within` is the context of an earlier batch, for
 * what can only be undone there.
 */
export async function run<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  within?: OfficeExtension.ClientRequestContext,
): Promise<T> {
  try {
    return await (within ? Excel.run(within, batch) : Excel.run(batch));
  } catch (error) {
    throw troubleOf(error);
  }
}

/**
 * Runs a batch that may run again from its start: one that only reads, or that writes the same to the same place. While a
 * person edits a cell it waits and asks again, so that long work does not fail for a keystroke; unlike Excel's own
 * `delayForCellEdit` the wait can be stopped.
 */
export async function runPatiently<T>(batch: (context: Excel.RequestContext) => Promise<T>, stop?: Stop): Promise<T> {
  for (;;) {
    const outcome = await run(batch).then(
      (value) => ({ value }),
      (error: WorkbookTrouble) => ({ error }),
    );
    if ("value" in outcome) return outcome.value;
    if (outcome.error.code !== "editing") throw outcome.error;
    for (let waited = 0; waited < EDITING_WAIT_MS; waited += STOP_LOOK_MS) {
      await pause(STOP_LOOK_MS);
      if (stop?.aborted) throw trouble("stopped");
    }
  }
}

/** Runs a batch that writes the same to the same place: patiently where the wait can be stopped, else at once or not at all. */
export function runWrite<T>(batch: (context: Excel.RequestContext) => Promise<T>, stop?: Stop): Promise<T> {
  return stop ? runPatiently(batch, stop) : run(batch);
}

/** Lets the page draw and hear clicks before the work goes on. */
export function breath(): Promise<void> {
  return pause(0);
}
