import type { ResellerReview, Stage, Status } from "./review";

/** The statuses in the order in which a reader should meet them, worst first. */
export const WORST_FIRST: readonly Status[] = [
  "below",
  "incomplete",
  "watch",
  "on-track",
  "unknown-anniversary",
  "not-tested-yet",
  "met",
  "deauthorized",
];

/** What the order of urgency looks at. */
export type Urgent = Pick<ResellerReview, "flagged" | "stage" | "daysLeft" | "status" | "checkMonth" | "shortfallUsd">;

const NEAREST_FIRST: readonly Stage[] = ["check-month", "30", "60", "90", "none"];
/** Sorts after every month. */
const NO_MONTH = "9999-12";

/**
 * The resellers, flagged ones first: by stage, days left, status, then the larger shortfall. The others follow by status,
 * check month (an unknown one last), then the larger shortfall. Equal ones keep their order; the list given stays as it is.
 */
export function mostUrgentFirst<Reseller extends Urgent>(resellers: readonly Reseller[]): readonly Reseller[] {
  return [...resellers].sort(byUrgency);
}

function byUrgency(a: Urgent, b: Urgent): number {
  if (a.flagged !== b.flagged) return a.flagged ? -1 : 1;
  const byStatus = WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status);
  const byShortfall = (b.shortfallUsd ?? 0) - (a.shortfallUsd ?? 0);
  if (a.flagged) {
    const byStage = NEAREST_FIRST.indexOf(a.stage) - NEAREST_FIRST.indexOf(b.stage);
    return byStage || (a.daysLeft ?? 0) - (b.daysLeft ?? 0) || byStatus || byShortfall;
  }
  return byStatus || compared(a.checkMonth ?? NO_MONTH, b.checkMonth ?? NO_MONTH) || byShortfall;
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
