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
  return aboutOne(reseller, asOf, (indexed, { id }, settled) => {
    if (!settled && !indexed.has("lines", id)) return null;
    const lines = indexed.lines(id);
    if (lines === null) return oneCell(notAvailable(NOT_IN_SHEETS));
    return withinExcel(lineTable(lines), "Filter the billing sheet by the reseller instead.");
  });
}

/** How a whole review is answered: a table with a header. */
export function reviewQuestion(asOf: unknown, show: unknown): LiveCell["ask"] {
  const shown = showArgument(cellGiven(show));
  if (shown.at === "bad") return () => oneCell(badArgument(shown.because));
  return aboutDay(asOf, (indexed, settled) => {
    if (!settled && !indexed.has("review")) return null;
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

const NOT_IN_SHEETS =
  "Some of its lines come from a file whose rows are not kept in memory. Open CSP Revenue Check to see them.";

/** An answer as of a day; `null` from `answer` waits. */
function aboutDay(asOf: unknown, answer: (indexed: IndexedReview, settled: boolean) => Answer | null): LiveCell["ask"] {
  const date = cellGiven(asOf);
  return (reviews) => {
    const day = dayArgument(date, reviews);
    if (day.at === "bad") return oneCell(badArgument(day.because));
    const known = reviews.about(day.value);
    return known.at === "ready" ? answer(known.indexed, known.settled) : withoutReview(known);
  };
}

/** An answer about one reseller that is known. */
function aboutOne(
  reseller: unknown,
  asOf: unknown,
  answer: (indexed: IndexedReview, found: ResellerReview, settled: boolean) => Answer | null,
): LiveCell["ask"] {
  const id = resellerArgument(cellGiven(reseller));
  if (id.at === "bad") return () => oneCell(badArgument(id.because));
  return aboutDay(asOf, (indexed, settled) => {
    if (!settled && !indexed.has("reseller", id.value)) return null;
    const found = indexed.reseller(id.value);
    return found === null ? oneCell(notAvailable(unheardOf(id.value))) : answer(indexed, found, settled);
  });
}
