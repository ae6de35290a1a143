import type { Clerk } from "../books/clerk";
import type { DayText } from "../core/rules/review";
import type { WholeSaid } from "./day-said";

/** Resellers that travel at once: a few milliseconds of the page's time. */
const RESELLERS_AT_ONCE = 400;

/**
 * Fetches the whole review of a day; of the resellers only those that are others than in `before` travel. `null` where
 * there is no ledger any more, `overtaken` where it became another on the way.
 */
export async function wholeReview(
  clerk: Clerk,
  asOf: DayText,
  before: WholeSaid | null,
): Promise<WholeSaid | "overtaken" | null> {
  const answer = await clerk.review(asOf, before?.ticket ?? 0);
  if (!answer) return null;
  const { head, ticket, changed } = answer;
  const resellers = before ? [...before.review.resellers] : [];
  resellers.length = Math.min(resellers.length, answer.resellers);
  const parts = Array.from({ length: Math.ceil(changed.length / RESELLERS_AT_ONCE) }, (_, part) =>
    changed.slice(part * RESELLERS_AT_ONCE, (part + 1) * RESELLERS_AT_ONCE),
  );
  const fetchPart = (places: readonly number[] | undefined): ReturnType<Clerk["resellers"]> =>
    places ? clerk.resellers(ticket, places) : Promise.resolve(null);
  let next = fetchPart(parts[0]);
  for (const [at, places] of parts.entries()) {
    const part = await next;
    if (!part) return "overtaken";
    // The books pack the next part while this one is put in its place.
    next = fetchPart(parts[at + 1]);
    part.forEach((reseller, index) => (resellers[places[index] ?? 0] = reseller));
  }
  return { review: { ...head, resellers }, ticket };
}
