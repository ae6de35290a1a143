import type { Reviews } from "../live/reviews";
import { cellError } from "./cell-error";
import type { CellValue, FAMILY, FormulaName } from "./family";
import { liveCells } from "./live-cells";
import { question } from "./question";

// Excel calls the formulas as plain functions, so what they share has to live in a module.
const cells = liveCells();

/** Says where all formulas take their answers from. Called once when the add-in starts; what it returns ends it. */
export function connectFormulas(reviews: Reviews): () => void {
  return cells.connect(reviews);
}

/** A streaming cell as Excel hands it over, whatever the declared type of its result. */
interface Stream {
  setResult(value: CellValue | CustomFunctions.Error): void;
  onCanceled?: (() => void) | undefined;
}

/** Answers a cell now or when there is something to answer from, and again whenever its value changes, until Excel cancels it. */
export function answerStream<Name extends FormulaName>(
  name: Name,
  reseller: unknown,
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<ReturnType<(typeof FAMILY)[Name]>>,
): void {
  const stream: Stream = invocation;
  stream.onCanceled = cells.add({
    ask: question(name, reseller, asOf),
    show: (answer) => stream.setResult(answer.at === "value" ? answer.value : cellError(answer.trouble)),
  });
}
