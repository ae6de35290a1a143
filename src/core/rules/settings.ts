/** How dates such as 03/04/2025 are read where the column itself does not tell. */
export type DateOrder = "mdy" | "dmy";

/** What may be chosen about a review. Everything has a default; every output names what was used. */
export interface Settings {
  /** The minimum in USD; `null` takes the policy in force in the check month. */
  readonly thresholdUsd: number | null;
  /** The check window: the 12 months before the check month, or the 11 before it and the check month itself. */
  readonly window: "before-check-month" | "with-check-month";
  /** What places a line of an NCE invoice in a month. */
  readonly monthBasis: "invoice" | "charge-start" | "order-date";
  /** For a column in which every date could be read both ways. */
  readonly dateOrder: DateOrder;
  /** Leaves out lines with the charge type customerCredit. */
  readonly excludeCustomerCredit: boolean;
  /** Publishers whose lines are left out (compared without case and outer spaces); "*" is every publisher but Microsoft. */
  readonly excludePublishers: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  thresholdUsd: null,
  window: "before-check-month",
  monthBasis: "invoice",
  dateOrder: "mdy",
  excludeCustomerCredit: false,
  excludePublishers: [],
};
