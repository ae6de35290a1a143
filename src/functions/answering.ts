import type { Reviews } from "../live/reviews";
import type { Answer, CellResult } from "./answer";
import { cardValue, type CardValue } from "./card-value";
import { cellError } from "./cell-error";
import { liveCells, type LiveCell } from "./live-cells";

// Excel calls the formulas as plain functions, so what they share has to live in a module.
const cells = liveCells();

/** What this Excel can show of an answer. */
export interface Showing {
  /** Whether a number may come with a card. */
  readonly cards: boolean;
}

const PLAIN: Showing = { cards: false };
let showing = PLAIN;

/** With more cells than this a burst of answers with cards could pass Excel's 5 MB; they show plain numbers then. */
export const CARDS_MAX = 1_000;
/** Cells that show a formula which may have a card. */
let open = 0;

/** Whether a number may come with a card now; what only the card says need not be asked for otherwise. */
export const cardsShown = (): boolean => showing.cards && open <= CARDS_MAX;

/** Says where all formulas take their answers from. Called once when the add-in starts; what it returns ends it. */
export function connectFormulas(reviews: Reviews, can: Showing = PLAIN): () => void {
  showing = can;
  return cells.connect(reviews);
}

/** What Excel takes for a cell. */
type Plain = number | string | CustomFunctions.Error;

/** The same where it may have a card. */
type Shown = Plain | CardValue;

/** Answers a cell now or when there is something to answer from, and again whenever its value changes, until Excel cancels it. */
export function answerValue(
  ask: LiveCell["ask"],
  invocation: CustomFunctions.StreamingInvocation<number> | CustomFunctions.StreamingInvocation<string>,
): void {
  const stream: { setResult(value: Plain): void; onCanceled?: (() => void) | undefined } = invocation;
  stream.onCanceled = cells.add({ ask, show: (answer) => stream.setResult(plain(answer[0]?.[0] ?? "")) });
}

/** The same for an answer that may spill. */
export function answerCells(ask: LiveCell["ask"], stream: CustomFunctions.StreamingInvocation<unknown[][]>): void {
  open += 1;
  const remove = cells.add({ ask, show: (answer) => stream.setResult(inCells(answer)) });
  let isOpen = true;
  stream.onCanceled = () => {
    // Excel may cancel twice.
    if (isOpen) open -= 1;
    isOpen = false;
    remove();
  };
}

/** A reason for the whole answer is handed over as such, so that its sentence reaches the cell on every Excel. */
function inCells(answer: Answer): unknown[][] | CustomFunctions.Error {
  const only = answer.length === 1 && answer[0]?.length === 1 ? answer[0][0] : undefined;
  if (typeof only === "object" && "code" in only) return cellError(only);
  return answer.map((row) => row.map(shown));
}

function shown(result: CellResult): Shown {
  return cardsShown() && typeof result === "object" && "card" in result ? cardValue(result) : plain(result);
}

function plain(result: CellResult): Plain {
  if (typeof result !== "object") return result;
  return "card" in result ? result.usd : cellError(result);
}
