import { ONE, reaches, type Exact } from "../exact";
import type { Day } from "../month";
import type { Check } from "./anniversary";
import type { Status } from "./review";

/** What a status is decided from; amounts unrounded. */
export interface StatusFacts {
  readonly check: Check | null;
  readonly deauthorized: Day | null;
  readonly asOf: Day;
  readonly threshold: Exact;
  readonly billed: Exact;
  /** Three times the projected revenue: a third of a sum has no end, three times it is exact. */
  readonly projectedTimesThree: Exact;
  readonly missingMonths: number;
  readonly noRateLines: number;
}

/** The status; the first that applies, in the order of the contract. */
export function statusOf(facts: StatusFacts): Status {
  const { check, threshold } = facts;
  if (facts.deauthorized !== null && facts.deauthorized <= facts.asOf) return "deauthorized";
  if (check === null) return "unknown-anniversary";
  if (reaches(facts.billed, threshold)) return "met";
  if (check.first && check.stage === "none") return "not-tested-yet";
  if (facts.missingMonths > 0 || facts.noRateLines > 0) return "incomplete";
  if (reaches(facts.projectedTimesThree, 3n * threshold)) return "on-track";
  return check.stage === "none" ? "watch" : "below";
}

const FLAGGED: ReadonlySet<Status> = new Set(["below", "on-track", "incomplete"]);

/** Whether the product highlights a reseller: a check is near and it is not safely met. */
export function isFlagged(status: Status, check: Check | null): boolean {
  return check !== null && check.stage !== "none" && FLAGGED.has(status);
}

/** A third of an exact amount, rounded half away from zero at the thirtieth decimal. */
export function third(amount: Exact): Exact {
  const twice = 2n * amount;
  return (twice + (amount < 0n ? -3n : 3n)) / 6n;
}

/** Zero where an amount is negative. */
export const notNegative = (amount: Exact): Exact => (amount < 0n ? 0n * ONE : amount);
