import { UnreadableSource } from "../core/import/source";
import type { Failure } from "../books/clerk";
import { ClerkGone } from "../books/lasting-clerk";
import { WorkbookTrouble } from "../excel/workbook";

/** What was asked for cannot be done as things are; the message is the sentence that says why and what to do. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** What the books say of a failure, as an error that becomes the right sentence. */
export function errorOf({ source, message, foreseen }: Failure): Error {
  if (source !== null) return new UnreadableSource(source, "damaged", message);
  return foreseen ? new Refusal(message) : new Error(message);
}

/** The one sentence for a person about whatever stopped the reading, the highlighting or a jump. */
export function sentenceOf(error: unknown): string {
  if (error instanceof WorkbookTrouble || error instanceof Refusal || error instanceof ClerkGone) return error.message;
  if (error instanceof UnreadableSource) return `“${error.source}” cannot be reviewed: ${finished(error.message)}`;
  const said = error instanceof Error ? error.message : String(error);
  return `CSP Revenue Check came upon something it does not know: ${finished(said)} Please report it.`;
}

/** The text ending in a full stop. */
export const finished = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
