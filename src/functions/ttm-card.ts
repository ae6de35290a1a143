import { dayOfText, monthOfDay, monthText } from "../core/month";
import type { DayText, ResellerReview } from "../core/rules/review";
import { monthInWords, statusText } from "../core/rules/wording";
import type { CardField, CardNumber } from "./answer";

/**
 * The TTM of a reseller with the card that Excel shows beside the cell; it is a number like any other. The card says
 * nothing that another reseller's billing can change: an edit must reach the cells of its own reseller alone.
 */
export function ttmCard(reseller: ResellerReview, asOf: DayText): CardNumber {
  const end = monthOfDay(dayOfText(asOf) ?? 0);
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
    { name: "Status", value: statusText(reseller) },
    { name: "Check month", value: reseller.checkMonth === null ? "not known" : monthInWords(reseller.checkMonth) },
    reseller.shortfallUsd === null ? null : { name: "Shortfall USD", value: reseller.shortfallUsd },
    { name: "Minimum USD", value: reseller.thresholdUsd },
  ];
  return { usd: reseller.ttmUsd, card: fields.filter((field) => field !== null) };
}
