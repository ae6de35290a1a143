import { resellerIdIn } from "../core/import/reseller-id";
import type { DayText } from "../core/rules/review";
import type { IndexedReview, Reviews } from "../live/reviews";
import { badArgument, notAvailable, oneCell, withinExcel, type Answer, type CellResult } from "./answer";
import {
  cellGiven,
  dayArgument,
  monthsArgument,
  NO_RESELLER,
  resellerArgument,
  unheardOf,
  type Argument,
} from "./arguments";
import { FAMILY, type FormulaName } from "./family";
import { type LiveCell, withoutReview } from "./live-cells";
import { ttmCard } from "./ttm-card";

/** What a cell of the argument asks about: a reseller, something that is none, or `null`: nothing. */
type Asked = Argument<string> | null;

/** What is shown for one reseller; `null` waits. */
type AnswerEach = (review: IndexedReview, id: string) => CellResult | null;

/**
 * How a formula that shows one value of each reseller is answered, in the shape in which the resellers are given. The TTM
 * of a single reseller has a card while `cards` says so.
 */
export function resellerQuestion(
  name: FormulaName,
  resellers: unknown,
  asOf: unknown,
  cards: () => boolean = () => false,
): LiveCell["ask"] {
  const asked = askedIn(resellers);
  const date = cellGiven(asOf);
  return (reviews) => {
    const day = dayArgument(date, reviews);
    if (day.at === "bad") return oneCell(badArgument(day.because));
    const hasCard = name === "TTM" && isOne(asked) && cards();
    return answerForEach(asked, reviews, day.value, (review, id) => {
      // Both are asked for at once, so that one answer brings both.
      const known = [review.has({ what: "reseller", id }), !hasCard || review.has({ what: "behind", id })];
      if (known.includes(false)) return null;
      const found = review.reseller(id);
      if (found === null) return notAvailable(unheardOf(id));
      return hasCard ? ttmCard(found, review.behind(id), review.asOf) : FAMILY[name](found);
    });
  };
}

/** Whether a single reseller is asked about. */
const isOne = (asked: readonly (readonly Asked[])[]): boolean => asked.length === 1 && asked[0]?.length === 1;

/** How the revenue between two months is answered, in the shape in which the resellers are given. */
export function revenueQuestion(resellers: unknown, from: unknown, to: unknown): LiveCell["ask"] {
  const asked = askedIn(resellers);
  const [first, last] = [cellGiven(from), cellGiven(to)];
  return (reviews) => {
    const months = monthsArgument(first, last, reviews);
    if (months.at === "bad") return oneCell(badArgument(months.because));
    return answerForEach(asked, reviews, null, (review, id) => {
      const { first: from, last: to } = months.value;
      // Both are asked for at once, so that one answer brings both.
      const known = [review.has({ what: "reseller", id }), review.has({ what: "revenue", id, first: from, last: to })];
      if (known.includes(false)) return null;
      return review.reseller(id) === null ? notAvailable(unheardOf(id)) : review.revenue(id, from, to);
    });
  };
}

/** Empty cells of a range stay empty, and one that is no reseller does not keep the others from their answer. */
function answerForEach(
  asked: readonly (readonly Asked[])[],
  reviews: Reviews,
  asOf: DayText | null,
  each: AnswerEach,
): Answer | null {
  if (asked.length === 1 && asked[0]?.length === 1 && asked[0][0] === null) return oneCell(badArgument(NO_RESELLER));
  const known = reviews.about(asOf);
  if (known.at !== "ready") return refused(asked) ?? withoutReview(known);
  let isComplete = true;
  const rows: CellResult[][] = [];
  for (const line of asked) {
    const row: CellResult[] = [];
    for (const cell of line) {
      const result = cell?.at === "good" ? each(known.indexed, cell.value) : withoutId(cell);
      // The others are asked all the same, so that all that is missing comes at once.
      if (result === null) isComplete = false;
      else row.push(result);
    }
    rows.push(row);
  }
  if (!isComplete) return null;
  return withinExcel(rows, "Give a smaller range of resellers.");
}

/** The answer to a single argument that needs no review to be refused. */
function refused(asked: readonly (readonly Asked[])[]): Answer | null {
  const cell = asked.length === 1 && asked[0]?.length === 1 ? asked[0][0] : null;
  return cell?.at === "bad" ? oneCell(badArgument(cell.because)) : null;
}

const withoutId = (cell: Extract<Argument<string>, { at: "bad" }> | null | undefined): CellResult =>
  cell ? badArgument(cell.because) : "";

/** The ids in what Excel hands over for a cell, a constant or a range. */
function askedIn(given: unknown): readonly (readonly Asked[])[] {
  const rows: readonly unknown[] = Array.isArray(given) && given.length > 0 ? given : [[given]];
  return rows.map((row) => (Array.isArray(row) ? row : [row]).map(askedBy));
}

/** Ids that stand for "no reseller" ask for nothing, like empty cells. */
function askedBy(given: unknown): Asked {
  const cell = cellGiven(given);
  return resellerIdIn(cell).is === "none" ? null : resellerArgument(cell);
}
