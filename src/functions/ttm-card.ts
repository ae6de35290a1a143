import type { LinesBehind, LinesLeftOut, RatesBehind } from "../core/ledger/lines-behind";
import { dayOfText, monthOfDay, monthText } from "../core/month";
import { BUCKET_WORDS } from "../core/rules/bucket-words";
import type { DayText, ResellerReview } from "../core/rules/review";
import { monthInWords, statusText } from "../core/rules/wording";
import type { CardField, CardNumber } from "./answer";

/**
 * The TTM of a reseller with the card that Excel shows beside the cell; it is a number like any other. The card says
 * nothing that another reseller's billing can change: an edit must reach the cells of its own reseller alone.
 */
export function ttmCard(reseller: ResellerReview, behind: LinesBehind, asOf: DayText): CardNumber {
  const end = monthOfDay(dayOfText(asOf) ?? 0);
  const [first, last] = [monthText(end - 12), monthText(end - 1)];
  const fields: readonly (CardField | null)[] = [
    { name: "Reseller", value: reseller.name === null ? reseller.id : `${reseller.name} (${reseller.id})` },
    { name: "Window", value: `${monthInWords(first)} to ${monthInWords(last)}` },
    { name: "Lines counted", value: behind.counted },
    { name: "Lines left out", value: behind.leftOut.reduce((sum, { lines }) => sum + lines, 0) },
    ...behind.leftOut.map(leftOutField),
    { name: "Rates", value: ratesText(behind.rates) },
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

/** Lines of no month may belong to the window or not, which is said beside the reason. */
function leftOutField({ bucket, dated, lines }: LinesLeftOut): CardField {
  return { name: `Left out: ${BUCKET_WORDS[bucket]}${dated ? "" : ", in no month"}`, value: lines };
}

function ratesText(rates: readonly RatesBehind[]): string {
  if (rates.length === 0) return "none used";
  if (rates.every(({ from }) => from === "same")) return "USD, no rate needed";
  return rates.map(rateText).join("; ");
}

/** `1 EUR = 1.08 to 1.12 USD (invoice rows)`; six digits, the same in every locale. */
function rateText({ currency, from, least, greatest }: RatesBehind): string {
  if (from === "same") return "USD as billed";
  const [low, high] = [least, greatest].map((rate) => String(Number(rate.toPrecision(6))));
  const where = from === "line" ? "invoice rows" : "rates sheet";
  return `1 ${currency} = ${low === high ? low : `${low} to ${high}`} USD (${where})`;
}
