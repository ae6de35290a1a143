import { monthOfText, monthText } from "../core/month";
import type { MonthSpan, MonthText, ResellerReview } from "../core/rules/review";

/** The months of a window with a reseller's revenue in each, oldest first. */
export function monthsOf(
  reseller: ResellerReview,
  window: MonthSpan,
): readonly { readonly month: MonthText; readonly usd: number }[] {
  const first = monthOfText(window.first) ?? 0;
  return reseller.ttmMonthsUsd.map((usd, index) => ({ month: monthText(first + index), usd }));
}
