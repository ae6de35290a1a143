import type { Cell } from "../core/cell";
import type { DayText, ResellerReview, Review } from "../core/rules/review";

/** A review with its resellers by id, so that a formula finds its answer without searching. */
export interface IndexedReview {
  readonly review: Review;
  readonly byId: ReadonlyMap<string, ResellerReview>;
}

/** What can be said at this moment about a date. `waiting` is always followed by a call of the listeners. */
export type ReviewAnswer =
  | { readonly at: "ready"; readonly indexed: IndexedReview }
  | { readonly at: "waiting" }
  | { readonly at: "failed"; readonly because: string };

/** The reviews that formulas answer from: one index in memory for all of them. */
export interface Reviews {
  /**
   * The review of a date, `null` meaning the as-of date of the workbook. Answers at once; the first question starts the
   * reading. While the sheets are read again after an edit it is the review from before the edit.
   */
  about(asOf: DayText | null): ReviewAnswer;
  /** The date in a cell or text, in the workbook's calendar and with its order of day and month; `null` where it is none. */
  dayIn(cell: Cell): DayText | null;
  /** Calls `listener` whenever an answer may have changed. Answers with what ends it. */
  subscribe(listener: () => void): () => void;
}

/** The review with its resellers by id. */
export function indexed(review: Review): IndexedReview {
  return { review, byId: new Map(review.resellers.map((reseller) => [reseller.id, reseller])) };
}
