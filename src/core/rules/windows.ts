import type { Month } from "../month";
import type { Settings } from "./settings";

/** Months from `first` to `last`, both counted. */
export interface Window {
  readonly first: Month;
  readonly last: Month;
}

/** Months of a window. */
const TWELVE = 12;

/** The two windows of a review. */
export interface Windows {
  /** The twelve closed months that end with the month before the as-of month. */
  readonly ttm: Window;
  /** The twelve months that the check measures; `null` without a check month. */
  readonly check: Window | null;
}

/**
 * The windows as of a month for a check month. Microsoft nowhere defines the twelve months for the requirement; Partner
 * Center's TTM panel shows twelve full months up to the prior month, which is the default. The other reading includes
 * the check month.
 */
export function windowsOf(asOfMonth: Month, checkMonth: Month | null, settings: Settings): Windows {
  const last = checkMonth === null ? null : settings.window === "with-check-month" ? checkMonth : checkMonth - 1;
  return {
    ttm: { first: asOfMonth - TWELVE, last: asOfMonth - 1 },
    check: last === null ? null : { first: last - TWELVE + 1, last },
  };
}

/** Whether a month lies in a window. */
export function within(month: Month, window: Window): boolean {
  return window.first <= month && month <= window.last;
}
