import { dayOfText, monthOfDay, monthText } from "../core/month";
import type { ResellerReview } from "../core/rules/review";
import type { IndexedReview } from "../live/reviews";
import { badArgument, notAvailable, oneCell, withinExcel, type Answer } from "./answer";
import { cellGiven, dayArgument, resellerArgument, showArgument, unheardOf } from "./arguments";
import { lineTable } from "./line-table";
import { type LiveCell, withoutReview } from "./live-cells";
import { policyText } from "./policy-text";
import { reviewTable } from "./review-table";

/** How the twelve months of a reseller are answered: a row each, the month and its revenue. */
export function monthsQuestion(reseller: unknown, asOf: unknown): LiveCell["ask"] {
  return aboutOne(reseller, asOf, ({ asOf: day }, { ttmMonthsUsd }) => {
    const end = monthOfDay(dayOfText(day) ?? 0);
    return ttmMonthsUsd.map((usd, at) => [monthText(end - ttmMonthsUsd.length + at), usd]);
  });
}

/** How the lines behind a reseller's TTM are answered: a table with a header. */
export function linesQuestion(reseller: unknown, asOf: unknown): LiveCell["ask"] {
  return aboutOne(reseller, asOf, (indexed, { id }) => {
    if (!indexed.has({ what: "lines", id })) return null;
    return withinExcel(lineTable(indexed.lines(id)), "Filter the billing sheet by the reseller instead.");
  });
}

/** How a whole review is answered: a table with a header. */
export function reviewQuestion(asOf: unknown, show: unknown): LiveCell["ask"] {
  const shown = showArgument(cellGiven(show));
  if (shown.at === "bad") return () => oneCell(badArgument(shown.because));
  return aboutDay(asOf, (indexed) => {
    if (!indexed.has({ what: "review" })) return null;
    const table = reviewTable(indexed.review, shown.value);
    return withinExcel(table, 'Ask for less, for example with "flagged".');
  });
}

/** How the minimum in force is answered, USD. */
export function thresholdQuestion(asOf: unknown): LiveCell["ask"] {
  return aboutDay(asOf, (indexed) => oneCell(indexed.rule().thresholdUsd));
}

/** How the rule in force is answered, in words. */
export function policyQuestion(asOf: unknown): LiveCell["ask"] {
  return aboutDay(asOf, (indexed) => oneCell(policyText(indexed.rule())));
}

/** An answer as of a day; `null` from `answer` waits. */
function aboutDay(asOf: unknown, answer: (indexed: IndexedReview) => Answer | null): LiveCell["ask"] {
  const date = cellGiven(asOf);
  return (reviews) => {
    const day = dayArgument(date, reviews);
    if (day.at === "bad") return oneCell(badArgument(day.because));
    const known = reviews.about(day.value);
    return known.at === "ready" ? answer(known.indexed) : withoutReview(known);
  };
}

/** An answer about one reseller that is known. */
function aboutOne(
  reseller: unknown,
  asOf: unknown,
  answer: (indexed: IndexedReview, found: ResellerReview) => Answer | null,
): LiveCell["ask"] {
  const id = resellerArgument(cellGiven(reseller));
  if (id.at === "bad") return () => oneCell(badArgument(id.because));
  return aboutDay(asOf, (indexed) => {
    if (!indexed.has({ what: "reseller", id: id.value })) return null;
    const found = indexed.reseller(id.value);
    return found === null ? oneCell(notAvailable(unheardOf(id.value))) : answer(indexed, found);
  });
}
