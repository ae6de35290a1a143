import type { Cell } from "../core/cell";
import type { CountedLine } from "../core/ledger/counted-lines";
import type { LinesBehind } from "../core/ledger/lines-behind";
import type { Month } from "../core/month";
import type { RuleInForce } from "../core/rules/rule-in-force";
import type { DayText, ResellerReview, Review } from "../core/rules/review";

/** Something that may be known of a day. */
export type Asked =
  | { readonly what: "review" }
  | { readonly what: "reseller" | "lines" | "behind"; readonly id: string }
  | { readonly what: "revenue"; readonly id: string; readonly first: Month; readonly last: Month };

/** What is known as of one day. Everything but the rule is brought from the books: it may be taken once `has` says so. */
export interface IndexedReview {
  readonly asOf: DayText;
  /** The whole review. */
  readonly review: Review;
  /** One reseller of it, without making all of it; `null` where nobody has heard of it. */
  reseller(id: string): ResellerReview | null;
  /** The counted lines behind a reseller's TTM. Throws, with a sentence, where a file of them cannot be read any more. */
  lines(id: string): readonly CountedLine[];
  /** What a reseller's TTM is made of, and what was left out of it. */
  behind(id: string): LinesBehind;
  /** A reseller's counted revenue from month to month, USD; it does not depend on the day. */
  revenue(id: string, first: Month, last: Month): number;
  /** The minimum in force and where it comes from. */
  rule(): RuleInForce;
  /** Whether that is known. Where it is not it is asked for, and the listeners are called when it has come. */
  has(asked: Asked): boolean;
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
  /** The month in a cell or text: `2026-04`, `Apr 2026` or any date of it; `null` where it is none. */
  monthIn(cell: Cell): Month | null;
  /** Calls `listener` whenever an answer may have changed. Answers with what ends it. */
  subscribe(listener: () => void): () => void;
}
