import { monthOfText, monthText } from "../month";
import type { Review } from "./review";
import { monthInWords } from "./wording";

/** From so many months after the last one with billing on, no line lies in any window. */
const MONTHS_LATE = 13;

/**
 * One sentence where the as-of month lies so long after the last month of the billing that all windows are empty: most
 * likely the date is a slip, or the billing an old one. `null` where that is not so, and where nothing tells the last month.
 */
export function lateAsOfText(review: Review): string | null {
  const last = lastMonthOf(review);
  const asOf = monthOfText(review.asOf.slice(0, 7));
  if (last === null || asOf === null || asOf - last.month < MONTHS_LATE) return null;
  // Lines that lack a rate are billing too; no source tells their months.
  if (review.resellers.some(({ noRateLines }) => noRateLines > 0)) return null;
  const months = (asOf - last.month).toLocaleString("en-US");
  return `The as-of month ${monthInWords(monthText(asOf))} is ${months} months after the last month of the billing, ${monthInWords(monthText(last.month))} in ${last.source}, so that no billing lies in any window; correct the as-of date, or add the billing since then.`;
}

/** The last month with lines, of resellers or of nobody, and the first source that has it. */
function lastMonthOf({ sources, unassigned }: Review): { readonly month: number; readonly source: string } | null {
  const ends = [
    ...sources.flatMap(({ name, months }) => (months ? [{ month: monthOfText(months.last), source: name }] : [])),
    ...unassigned.map(({ source, month }) => ({ month: monthOfText(month), source })),
  ];
  return ends.reduce<{ readonly month: number; readonly source: string } | null>(
    (last, { month, source }) => (month !== null && (last === null || month > last.month) ? { month, source } : last),
    null,
  );
}
