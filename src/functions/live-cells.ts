import type { ReviewAnswer, Reviews } from "../live/reviews";
import { sentenceOf } from "../live/sentence";
import { notAvailable, oneCell, sameAnswer, type Answer } from "./answer";

/** A cell that waits for its answer and for every later one. */
export interface LiveCell {
  /** The cell's answer from what is known now; `null` while there is nothing to answer from. */
  readonly ask: (reviews: Reviews) => Answer | null;
  /** Shows an answer in the cell. Called only with an answer that differs from the one before. */
  readonly show: (answer: Answer) => void;
}

/** The cells that show a formula of ours at this moment. */
export interface LiveCells {
  /** Adds a cell and answers it as soon as there is an answer. What it returns takes the cell away. */
  add(cell: LiveCell): () => void;
  /** Says where the answers come from; before that all cells wait. */
  connect(reviews: Reviews): () => void;
}

/** Time without an answer after which a cell says so instead of staying at #BUSY!. */
export const WAIT_MS = 30_000;

const NOT_YET = oneCell(
  notAvailable(
    "The billing is still being read. The cell fills by itself; open CSP Revenue Check to see how far it is.",
  ),
);

/**
 * Keeps any number of cells answered from one set of reviews: a change of the reviews asks each cell again, in memory,
 * and only a cell whose answer differs is shown anew.
 */
export function liveCells(waitMs: number = WAIT_MS): LiveCells {
  const shown = new Map<LiveCell, Answer | null>();
  let waiting = 0;
  let source: Reviews | null = null;
  let clock: ReturnType<typeof setTimeout> | null = null;

  /** One clock for all: a cell that comes while it runs is told a little early, never late. */
  const watchClock = (): void => {
    if (waiting > 0) clock ??= setTimeout(tellWaiting, waitMs);
    else if (clock !== null) {
      clearTimeout(clock);
      clock = null;
    }
  };

  const show = (cell: LiveCell, answer: Answer): void => {
    const before = shown.get(cell) ?? null;
    if (before === null) waiting -= 1;
    else if (sameAnswer(before, answer)) return;
    shown.set(cell, answer);
    cell.show(answer);
  };

  const tellWaiting = (): void => {
    clock = null;
    for (const [cell, answer] of [...shown]) if (answer === null) show(cell, NOT_YET);
  };

  const ask = (cell: LiveCell): void => {
    const answer = source && answerOf(cell, source);
    if (answer) show(cell, answer);
  };

  const askAll = (): void => {
    for (const cell of [...shown.keys()]) if (shown.has(cell)) ask(cell);
    watchClock();
  };

  return {
    add(cell) {
      shown.set(cell, null);
      waiting += 1;
      ask(cell);
      watchClock();
      return () => {
        if (shown.get(cell) === null) waiting -= 1;
        shown.delete(cell);
        watchClock();
      };
    },
    connect(reviews) {
      source = reviews;
      const end = reviews.subscribe(askAll);
      askAll();
      return () => {
        end();
        if (source === reviews) source = null;
      };
    },
  };
}

/** A question that fails must not leave its own cell, and those behind it, at #BUSY!. */
function answerOf(cell: LiveCell, reviews: Reviews): Answer | null {
  try {
    return cell.ask(reviews);
  } catch (error) {
    return oneCell(notAvailable(sentenceOf(error)));
  }
}

/** The cell's answer while the reviews themselves have none; `null` means wait. */
export function withoutReview(answer: Exclude<ReviewAnswer, { at: "ready" }>): Answer | null {
  if (answer.at === "waiting") return null;
  return oneCell(notAvailable(answer.because));
}
