import { firstDayOf, type Day, type Month } from "../month";
import { POLICIES } from "./policies";
import type { Stage } from "./review";

/** Nobody was checked before this month: the first one of the first policy for indirect resellers. */
export const FIRST_CHECKS: Month = Math.min(
  ...POLICIES.filter((policy) => policy.appliesTo === "indirect-reseller").map((policy) => policy.since),
);
/** Onboarding before this year is a slip of the pen; CSP is younger. */
export const EARLIEST_ONBOARDING: Month = 2000 * 12;
/** Days before the check month on which Microsoft sends its notices. */
const NOTICE_DAYS = [90, 60, 30] as const;

/** A reseller's next check. */
export interface Check {
  /** The anniversary month that is tested. */
  readonly month: Month;
  /** Whether it is the first one this reseller can have. */
  readonly first: boolean;
  readonly stage: Stage;
  /** Days from the as-of day to the day before the check month; 0 within it. */
  readonly daysLeft: number;
  /** Days of the notices, earliest first. */
  readonly notices: readonly Day[];
}

/** The first month not before `earliest` that has the month number of `like`. */
function nextLike(like: Month, earliest: Month): Month {
  return earliest + ((((like - earliest) % 12) + 12) % 12);
}

/**
 * The next check of a reseller onboarded in a month, as seen on a day: the first anniversary month from the as-of month
 * on that is at least 12 months after onboarding and not before Microsoft began to check.
 */
export function checkOf(onboarded: Month, asOf: Day, asOfMonth: Month): Check {
  const firstPossible = nextLike(onboarded, Math.max(FIRST_CHECKS, onboarded + 12));
  const month = nextLike(onboarded, Math.max(firstPossible, asOfMonth));
  const starts = firstDayOf(month);
  return {
    month,
    first: month === firstPossible,
    stage: stageOf(starts - asOf),
    daysLeft: Math.max(0, starts - 1 - asOf),
    notices: NOTICE_DAYS.map((days) => starts - days),
  };
}

function stageOf(daysUntilStart: number): Stage {
  if (daysUntilStart <= 0) return "check-month";
  if (daysUntilStart <= 30) return "30";
  if (daysUntilStart <= 60) return "60";
  return daysUntilStart <= 90 ? "90" : "none";
}
