import { answerStream } from "./answering";

/**
 * Trailing twelve months of CSP revenue billed through you for an indirect reseller, in USD: the twelve closed months before the as-of date.
 * @customfunction TTM
 * @helpurl https://csp-revenue-check.example/docs/functions/ttm.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text or a cell.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<number>} invocation
 */
export function ttm(reseller: unknown, asOf: unknown, invocation: CustomFunctions.StreamingInvocation<number>): void {
  answerStream("TTM", reseller, asOf, invocation);
}

/**
 * How an indirect reseller stands before its next anniversary check, in words: Met, On track, Watch, Below with us, ...
 * @customfunction STATUS
 * @helpurl https://csp-revenue-check.example/docs/functions/status.html
 * @streaming
 * @param reseller PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text or a cell.
 * @param [asOf] Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.
 * @param {CustomFunctions.StreamingInvocation<string>} invocation
 */
export function status(
  reseller: unknown,
  asOf: unknown,
  invocation: CustomFunctions.StreamingInvocation<string>,
): void {
  answerStream("STATUS", reseller, asOf, invocation);
}
