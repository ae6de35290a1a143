import type { MonthSpan, MonthText, ResellerReview } from "../core/rules/review";

/** The months of a window with a reseller's revenue in each, oldest first. */
export function monthsOf(
  reseller: ResellerReview,
  window: MonthSpan,
): readonly { readonly month: MonthText; readonly usd: number }[] {
  return reseller.ttmMonthsUsd.map((usd, index) => ({ month: monthAfter(window.first, index), usd }));
}

function monthAfter(month: MonthText, by: number): MonthText {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}
