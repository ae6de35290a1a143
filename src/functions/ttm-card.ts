import { dayOfText, monthOfDay, monthText } from "../core/month";
import type { ResellerReview } from "../core/rules/review";
import { monthInWords, statusText } from "../core/rules/wording";
import type { IndexedReview } from "../live/reviews";
import type { CardField, CardNumber } from "./answer";

/** The TTM of a reseller with the card that Excel shows beside the cell; it is a number like any other. */
export function ttmCard(reseller: ResellerReview, indexed: IndexedReview): CardNumber {
  const end = monthOfDay(dayOfText(indexed.asOf) ?? 0);
  const [first, last] = [monthText(end - 12), monthText(end - 1)];
  const counted = reseller.monthsUsd.reduce(
    (sum, { month, lines }) => (month >= first && month <= last ? sum + lines : sum),
    0,
  );
  const fields: readonly (CardField | null)[] = [
    { name: "Reseller", value: reseller.name === null ? reseller.id : `${reseller.name} (${reseller.id})` },
    { name: "Window", value: `${monthInWords(first)} to ${monthInWords(last)}` },
    { name: "Lines counted", value: counted },
    { name: "Lines left out: no rate", value: reseller.noRateLines },
    reseller.missingMonths.length === 0
      ? null
      : { name: "Months without billing", value: reseller.missingMonths.join(", ") },
    ratesField(indexed),
    { name: "Status", value: statusText(reseller) },
    { name: "Check month", value: reseller.checkMonth === null ? "not known" : monthInWords(reseller.checkMonth) },
    reseller.shortfallUsd === null ? null : { name: "Shortfall USD", value: reseller.shortfallUsd },
    { name: "Minimum USD", value: reseller.thresholdUsd },
  ];
  return { usd: reseller.ttmUsd, card: fields.filter((field) => field !== null) };
}

/** The currencies that the rates sheet turned into USD; left out until the whole review is known. */
function ratesField(indexed: IndexedReview): CardField | null {
  if (!indexed.has({ what: "review" })) return null;
  const months = new Map<string, number>();
  for (const { currency } of indexed.review.ratesUsed) months.set(currency, (months.get(currency) ?? 0) + 1);
  const used = [...months].map(([currency, count]) => `${currency} (${count} ${count === 1 ? "month" : "months"})`);
  return { name: "Rates of this review", value: used.length === 0 ? "none from the rates sheet" : used.join(", ") };
}
