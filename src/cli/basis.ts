import { monthInWords } from "../core/rules/wording";
import { DEFAULT_SETTINGS, type Settings } from "../core/rules/settings";
import type { Review } from "../core/rules/review";
import { dayInWords } from "./day";

/** `1234.5` as “1,234.50”. */
export function amountInWords(amount: number): string {
  return AMOUNT.format(amount);
}

/** `1234` as “1,234”. */
export function countInWords(count: number): string {
  return COUNT.format(count);
}

/** “1 reseller”, “1,234 resellers”. */
export function resellersInWords(count: number): string {
  return `${countInWords(count)} reseller${count === 1 ? "" : "s"}`;
}

const AMOUNT = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const COUNT = new Intl.NumberFormat("en-US");

/** What the check window is under the settings, in words. */
export function checkWindowInWords(settings: Settings): string {
  return settings.window === "before-check-month"
    ? "the 12 months before the check month"
    : "the 11 months before the check month and the check month itself";
}

/** As-of, window and minimum in two sentences, for the head of a table or a sheet. */
export function basisInWords(review: Review): string {
  const { window, policy, settings } = review;
  const minimum = settings.thresholdUsd === null ? policy.name : "set by hand in the settings";
  return (
    `TTM window ${monthInWords(window.first)} to ${monthInWords(window.last)}; ` +
    `tested: ${checkWindowInWords(settings)}. Minimum USD ${amountInWords(policy.thresholdUsd)} (${minimum}).`
  );
}

/** Each setting with its value in words and whether it is the default. */
export function settingsInWords(
  settings: Settings,
): readonly { readonly name: string; readonly value: string; readonly isDefault: boolean }[] {
  const { thresholdUsd, monthBasis, dateOrder, excludeCustomerCredit, excludePublishers } = settings;
  const basis = {
    invoice: "the invoice's billing month",
    "charge-start": "the charge start date",
    "order-date": "the order date",
  };
  const words: Readonly<Record<keyof Settings, readonly [string, string]>> = {
    thresholdUsd: ["Minimum", thresholdUsd === null ? "as the policy says" : `USD ${amountInWords(thresholdUsd)}`],
    window: ["Check window", checkWindowInWords(settings)],
    monthBasis: ["Month of an invoiced line", basis[monthBasis]],
    dateOrder: ["Dates that read both ways", dateOrder === "mdy" ? "month before day" : "day before month"],
    excludeCustomerCredit: ["Customer credits", excludeCustomerCredit ? "left out" : "counted"],
    excludePublishers: ["Publishers left out", publishersInWords(excludePublishers)],
  };
  return (Object.keys(words) as (keyof Settings)[]).map((key) => ({
    name: words[key][0],
    value: words[key][1],
    isDefault: JSON.stringify(settings[key]) === JSON.stringify(DEFAULT_SETTINGS[key]),
  }));
}

function publishersInWords(publishers: readonly string[]): string {
  if (publishers.includes("*")) return "every publisher but Microsoft";
  return publishers.length === 0 ? "none" : publishers.join(", ");
}

/** Whether everything ties, in one sentence; it names what does not. */
export function tieOutInWords(review: Review): string {
  if (review.tieOut.length === 0) return "There is nothing to tie out: the billing has no line.";
  const sources = new Set(review.tieOut.map(({ source }) => source)).size;
  if (review.ties)
    return `Ties to the cent: every row of ${sources === 1 ? "the source" : `all ${sources} sources`} is accounted for.`;
  const failing = review.tieOut.filter(({ ties }) => !ties).map(({ source, currency }) => `${source} (${currency})`);
  return `DOES NOT TIE: the parts do not add up to the file for ${failing.join(", ")}. Do not rely on these figures.`;
}

/** Whether the tie-out is good news: nothing ties a billing without lines. */
export function tiesSomething({ ties, tieOut }: Review): boolean {
  return ties && tieOut.length > 0;
}

/** “as of 20 Apr 2026”. */
export function asOfInWords(review: Review): string {
  return `as of ${dayInWords(review.asOf)}`;
}
