import type { ResellerReview, Review, Status } from "../core/rules/review";

const WORST_FIRST: readonly Status[] = ["below", "incomplete", "on-track"];

/** The resellers that need attention, most urgent first: nearest check, then worst status, then largest shortfall. */
export function watchList(review: Review): readonly ResellerReview[] {
  return review.resellers.filter((reseller) => reseller.flagged).sort(byUrgency);
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

function byUrgency(a: ResellerReview, b: ResellerReview): number {
  return (
    (a.daysLeft ?? 0) - (b.daysLeft ?? 0) ||
    WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status) ||
    (b.shortfallUsd ?? 0) - (a.shortfallUsd ?? 0) ||
    Number(a.id) - Number(b.id)
  );
}

function searchTextOf(reseller: ResellerReview): string {
  return [reseller.id, reseller.name, reseller.owner, reseller.country].join("\n").toLocaleLowerCase();
}
