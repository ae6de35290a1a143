import { answerCells, answerValue, cardsShown } from "./answering";
import { resellerQuestion, revenueQuestion } from "./reseller-question";
import { linesQuestion, monthsQuestion, policyQuestion, reviewQuestion, thresholdQuestion } from "./table-question";

// Excel shows the comments of this file: the description of a formula and of its arguments while it is typed.

/**
 * Trailing twelve months of CSP revenue billed through you for an indirect reseller, in USD: the twelve closed months before the as-of date.
 * @customfunction TTM
 * @helpurl https://csp-revenue-check.example/docs/functions/ttm.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function ttm(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("TTM", reseller, asOf, cardsShown), invocation);
}

/**
 * How an indirect reseller stands before its next anniversary check, in words such as Met, On track, Watch or Below with us.
 * @customfunction STATUS
 * @helpurl https://csp-revenue-check.example/docs/functions/status.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function status(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("STATUS", reseller, asOf), invocation);
}

/**
 * One sentence that explains the status of an indirect reseller: what was counted, what rolls off, what is missing and by when.
 * @customfunction REASON
 * @helpurl https://csp-revenue-check.example/docs/functions/reason.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function reason(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("REASON", reseller, asOf), invocation);
}

/**
 * Month in which Microsoft next checks the revenue of an indirect reseller, as text such as 2026-07.
 * @customfunction CHECKMONTH
 * @helpurl https://csp-revenue-check.example/docs/functions/checkmonth.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function checkMonth(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("CHECKMONTH", reseller, asOf), invocation);
}

/**
 * How near the next check of an indirect reseller is, in words: More than 90 days, Within 90, 60 or 30 days, Check month.
 * @customfunction STAGE
 * @helpurl https://csp-revenue-check.example/docs/functions/stage.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function stage(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("STAGE", reseller, asOf), invocation);
}

/**
 * Days from the as-of date to the last day before the check month of an indirect reseller; 0 within that month.
 * @customfunction DAYSLEFT
 * @helpurl https://csp-revenue-check.example/docs/functions/daysleft.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function daysLeft(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("DAYSLEFT", reseller, asOf), invocation);
}

/**
 * USD that an indirect reseller still needs through you to reach the minimum in its check window; 0 when it has reached it.
 * @customfunction SHORTFALL
 * @helpurl https://csp-revenue-check.example/docs/functions/shortfall.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function shortfall(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("SHORTFALL", reseller, asOf), invocation);
}

/**
 * USD billed so far in the check window of an indirect reseller, plus its monthly business continued to the end of that window.
 * @customfunction PROJECTED
 * @helpurl https://csp-revenue-check.example/docs/functions/projected.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function projected(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("PROJECTED", reseller, asOf), invocation);
}

/**
 * USD billed so far through you in the check window of an indirect reseller: its closed months up to the as-of date.
 * @customfunction BILLED
 * @helpurl https://csp-revenue-check.example/docs/functions/billed.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function billed(
  reseller: unknown[][],
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(resellerQuestion("BILLED", reseller, asOf), invocation);
}

/**
 * The twelve months of the trailing revenue of an indirect reseller: a row each, the month and its revenue in USD, the oldest first.
 * @customfunction MONTHS
 * @helpurl https://csp-revenue-check.example/docs/functions/months.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text or a cell.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function months(
  reseller: unknown,
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(monthsQuestion(reseller, asOf), invocation);
}

/**
 * The billing lines behind the TTM of an indirect reseller, with sheet, row, amount, rate and USD. The last column adds up to CSP.TTM.
 * @customfunction LINES
 * @helpurl https://csp-revenue-check.example/docs/functions/lines.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text or a cell.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function lines(
  reseller: unknown,
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(linesQuestion(reseller, asOf), invocation);
}

/**
 * The review of all indirect resellers as a table: status, next check, TTM, shortfall and the reason, a row for each reseller.
 * @customfunction REVIEW
 * @helpurl https://csp-revenue-check.example/docs/functions/review.html
 * @streaming
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param [show] What to show: "flagged" (when left out), "all", or a status, for example "Watch".
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function review(
  asOf: unknown,
  show: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(reviewQuestion(asOf, show), invocation);
}

/**
 * CSP revenue counted for an indirect reseller from one month to another, both included, in USD.
 * @customfunction REVENUE
 * @helpurl https://csp-revenue-check.example/docs/functions/revenue.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.
 * @param from First month, for example "2025-07" or any date in it.
 * @param to Last month, for example "2026-06" or any date in it.
 * @param {CustomFunctions.StreamingInvocation<unknown[][]>} invocation
 */
export function revenue(
  reseller: unknown[][],
  from: unknown,
  to: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerCells(revenueQuestion(reseller, from, to), invocation);
}

/**
 * The minimum of trailing-twelve-months revenue that an indirect reseller must reach, in USD.
 * @customfunction THRESHOLD
 * @helpurl https://csp-revenue-check.example/docs/functions/threshold.html
 * @streaming
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<number>} invocation
 */
export function threshold(asOf: unknown, invocation: CustomFunctions.StreamingInvocation<number>): void {
  answerValue(thresholdQuestion(asOf), invocation);
}

/**
 * The revenue rule in force for indirect resellers, in words: its minimum, since when, what is checked beside it, and where it is written.
 * @customfunction POLICY
 * @helpurl https://csp-revenue-check.example/docs/functions/policy.html
 * @streaming
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<string>} invocation
 */
export function policy(asOf: unknown, invocation: CustomFunctions.StreamingInvocation<string>): void {
  answerValue(policyQuestion(asOf), invocation);
}
