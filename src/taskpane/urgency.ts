import type { ResellerReview, Review, Status } from "../core/rules/review";
import { mostUrgentFirst } from "../core/rules/urgency";

/** The resellers that need attention, most urgent first. */
export function watchList(review: Review): readonly ResellerReview[] {
  return mostUrgentFirst(review.resellers.filter((reseller) => reseller.flagged));
}

/** The resellers with a status whose name, id, owner or country holds all the words; `null` and "" leave everybody in. */
export function matching(review: Review, status: Status | null, search: string): readonly ResellerReview[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return review.resellers.filter(
    (reseller) =>
      (status === null || reseller.status === status) && words.every((word) => searchTextOf(reseller).includes(word)),
  );
}

/** How many resellers have each status; statuses of nobody are left out. */
export function countsByStatus(review: Review): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>();
  for (const reseller of review.resellers) counts.set(reseller.status, (counts.get(reseller.status) ?? 0) + 1);
  return counts;
}

function searchTextOf(reseller: ResellerReview): string {
  return [reseller.id, reseller.name, reseller.owner, reseller.country].join("\n").toLocaleLowerCase();
}
