import type { ResellerReview } from "../core/rules/review";
import type { Mark } from "../excel/workbook";

/** How urgent a flagged reseller is, as people sort it: 1 first. */
export type Priority = 1 | 2 | 3 | 4;

/** How each priority stands out. */
export const MARK_OF: Readonly<Record<Priority, Mark>> = {
  1: "urgent",
  2: "soon",
  3: "incomplete",
  4: "on-track",
};

/**
 * The priority of a reseller; `null` where it is not flagged. 1: below with us, at most 30 days before the check month or
 * within it; 2: below with us, earlier; 3: data incomplete; 4: on track.
 */
export function priorityOf(reseller: ResellerReview): Priority | null {
  if (!reseller.flagged) return null;
  if (reseller.status === "incomplete") return 3;
  if (reseller.status === "on-track") return 4;
  return reseller.stage === "check-month" || reseller.stage === "30" ? 1 : 2;
}
