/** Something in the user's data that a person should look at. Never thrown: it travels beside the good rows. */
export interface Problem {
  readonly code: ProblemCode;
  /** Name of the source. */
  readonly source: string;
  /** Row in the file or sheet, the first being 1; `null` where it is about the whole source. */
  readonly row: number | null;
  /** Header of the column as the source writes it; `null` where it is about the row or the source. */
  readonly column: string | null;
  /** What stands there, as text. */
  readonly found: string | null;
}

export type ProblemCode =
  // one row of billing
  | "bad-reseller-id"
  | "bad-amount"
  | "bad-date"
  | "extra-cells"
  // a whole billing source
  | "ambiguous-dates"
  | "mixed-dates"
  | "ambiguous-numbers"
  | "mixed-numbers"
  | "row-limit"
  | "no-lines"
  | "conflicting-invoice"
  | "duplicate-source"
  | "overlapping-months"
  | "cross-check-differs"
  | "more-problems"
  // the reseller list and the rates
  | "bad-list-id"
  | "bad-onboarded"
  | "onboarded-out-of-range"
  | "duplicate-reseller"
  | "bad-deauthorized"
  | "bad-rate-row"
  | "conflicting-rate";
