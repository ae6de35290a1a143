import { dayText, firstDayOf, monthOfText } from "../month";
import type { MonthSpan, MonthText, ResellerReview } from "./review";
import { monthInWords, statusText, usdInWords } from "./wording";

/** What the sentence is made from. */
type Facts = Omit<ResellerReview, "reason">;

/** What is known of the list beyond what it says of the reseller. */
export interface ListFacts {
  readonly hasList: boolean;
  /** The onboarding month of the list where it is after the day. */
  readonly onboardedLater: MonthText | null;
}

/**
 * One sentence for a person: what was counted with us, what rolls off, what is missing and by when. It never says that a
 * reseller fails: Microsoft adds up all providers, and one provider's billing cannot show that.
 */
export function reasonFor(facts: Facts, list: ListFacts): string {
  const security =
    facts.securityMet === false ? "; the reseller list says that the security requirement is not met" : "";
  return `${sentence(facts, list)}${security}.`;
}

function sentence(facts: Facts, list: ListFacts): string {
  const { checkMonth, checkWindow, billedInCheckWindowUsd: billed } = facts;
  const threshold = usdInWords(facts.thresholdUsd);
  const ttm = `${usdInWords(facts.ttmUsd)} was billed with us in the last twelve months`;
  if (facts.status === "deauthorized") return `${statusText({ ...facts, securityMet: null })}; ${ttm}`;
  if (checkMonth === null || checkWindow === null || billed === null) {
    return `${ttm}, and the month of the check is unknown because ${unknownBecause(facts, list)}`;
  }
  const counted = `${usdInWords(billed)} is billed with us in the check window ${spanInWords(checkWindow)}`;
  const month = monthInWords(checkMonth);
  switch (facts.status) {
    case "met":
      return `${counted}, which reaches the ${threshold} that Microsoft asks for in ${month}`;
    case "not-tested-yet":
      return `The first check is in ${month}; ${counted}${rolling(facts)}, ${missing(facts)}${gapsBehind(facts)}`;
    case "incomplete":
      return `${counted}${rolling(facts)}, but the data is incomplete: ${gaps(facts)}; ${missing(facts)}`;
    case "on-track":
      return `${counted}${rolling(facts)}; at the recurring ${usdInWords(facts.runRateUsd)} a month it reaches ${usdInWords(facts.projectedUsd ?? 0)} by ${deadline(checkWindow)}, and ${missing(facts)}`;
    default:
      return `${counted}${rolling(facts)}; ${projection(facts, checkWindow)}${missing(facts)}`;
  }
}

function spanInWords({ first, last }: MonthSpan): string {
  return `${monthInWords(first)} to ${monthInWords(last)}`;
}

/** The last day on which billing still counts. */
function deadline({ last }: MonthSpan): string {
  const month = monthOfText(last);
  return month === null ? last : dayText(firstDayOf(month + 1) - 1);
}

function rolling({ rollingOffUsd, ttmUsd }: Facts): string {
  if (rollingOffUsd === null || rollingOffUsd === 0) return "";
  return ` (${usdInWords(rollingOffUsd)} of the ${usdInWords(ttmUsd)} of the last twelve months rolls off before it)`;
}

function projection({ openMonths, runRateUsd, projectedUsd }: Facts, window: MonthSpan): string {
  if (!openMonths || projectedUsd === null) return "";
  return `at the recurring ${usdInWords(runRateUsd)} a month it comes to ${usdInWords(projectedUsd)} by ${deadline(window)}, and `;
}

function missing({ shortfallUsd, thresholdUsd, checkWindow, openMonths }: Facts): string {
  if (shortfallUsd === null || checkWindow === null) return "";
  const short = `${usdInWords(shortfallUsd)} is still missing with us to reach ${usdInWords(thresholdUsd)}`;
  return openMonths === 0
    ? `${short}, and the window closed on ${deadline(checkWindow)}`
    : `${short}, to be billed by ${deadline(checkWindow)}`;
}

/** What makes it doubtful that an amount is missing, behind a sentence that says so; nothing where the data is complete. */
function gapsBehind(facts: Facts): string {
  const parts = gaps(facts);
  return parts === "" ? "" : `; but the data is incomplete: ${parts}`;
}

function gaps({ missingMonths, noRateLines }: Facts): string {
  const parts: string[] = [];
  if (missingMonths.length > 0) parts.push(`no billing at all for ${listed(missingMonths)}`);
  if (noRateLines > 0) parts.push(`no exchange rate for ${noRateLines} of its lines`);
  return parts.join(" and ");
}

function listed(months: readonly MonthText[]): string {
  const shown = months.slice(0, 4).map(monthInWords).join(", ");
  return months.length > 4 ? `${shown} and ${months.length - 4} more months` : shown;
}

function unknownBecause({ listed: isListed }: Facts, { hasList, onboardedLater }: ListFacts): string {
  if (!hasList) return "there is no reseller list";
  if (onboardedLater !== null) return `its onboarding, in ${monthInWords(onboardedLater)}, is after this day`;
  return isListed ? "the reseller list has no usable onboarding date" : "the reseller is not in the list";
}
