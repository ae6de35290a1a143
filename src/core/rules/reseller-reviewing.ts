import { roundedToCents, reaches, type Exact } from "../exact";
import type { ListedReseller } from "../import/reseller-list";
import type { Ledger } from "../ledger/ledger";
import type { MonthSlot } from "../ledger/revenue";
import { dayText, monthOfDay, monthsBetween, monthText, type Day, type Month } from "../month";
import { Sums } from "../sums";
import { checkOf, EARLIEST_ONBOARDING, type Check } from "./anniversary";
import { thresholdIn } from "./policies";
import { reasonFor } from "./reason";
import type { MonthSpan, MonthText, Place, ResellerReview, RevenueByMonth } from "./review";
import { isFlagged, notNegative, statusOf, third } from "./status";
import { windowsOf, within, type Window, type Windows } from "./windows";

/** Months whose recurring lines make the run rate. */
const RUN_RATE_MONTHS = 3;
const TTM = 0;
const BILLED = 1;
const ROLLING_OFF = 2;
const RECURRING = 3;

/** Reviews one reseller after the other as of one day. */
export class ResellerReviewer {
  readonly #asOfMonth: Month;
  readonly #thresholds = new Map<Month, Exact>();
  /** Of the reseller at hand. */
  readonly #sumsAtHand = new Sums(4);

  constructor(
    readonly ledger: Ledger,
    readonly asOf: Day,
  ) {
    this.#asOfMonth = monthOfDay(asOf);
  }

  /** The review of one reseller; without lines and not in the list, its revenue is 0. */
  review(id: string, firstLine?: Place): ResellerReview {
    const { ledger, asOf } = this;
    const { settings } = ledger;
    const listed = ledger.list?.resellers.get(id) ?? null;
    const onboarded = usableOnboarding(listed, this.#asOfMonth);
    const check = onboarded === null ? null : checkOf(onboarded, asOf, this.#asOfMonth);
    const windows = windowsOf(this.#asOfMonth, check?.month ?? null, settings);
    const slots = this.#slotsOf(id);
    const sums = this.#sums(slots, windows);
    const threshold = this.#thresholdIn(check?.month ?? this.#asOfMonth);
    const billed = sums.value(BILLED);
    const recurring = notNegative(sums.value(RECURRING));
    const openMonths = windows.check === null ? 0 : Math.min(12, windows.check.last - this.#asOfMonth + 1);
    const open = BigInt(Math.max(0, openMonths));
    const projectedTimesThree = 3n * billed + open * recurring;
    const missingMonths = this.#missingMonths(windows);
    const noRateLines = this.#noRateLines(slots, windows);
    const status = statusOf({
      check,
      deauthorized: listed?.deauthorized ?? null,
      asOf,
      threshold,
      billed,
      projectedTimesThree,
      missingMonths: missingMonths.length,
      noRateLines,
    });
    const known = <V>(value: V): V | null => (check === null ? null : value);
    const review: { -readonly [Name in keyof ResellerReview]: ResellerReview[Name] } = {
      id,
      name: listed?.name ?? null,
      listed: listed !== null,
      onboarded: onboarded === null ? null : monthText(onboarded),
      checkMonth: check && monthText(check.month),
      firstCheck: check?.first ?? false,
      stage: check?.stage ?? "none",
      daysLeft: check?.daysLeft ?? null,
      notices: check?.notices.map(dayText) ?? [],
      ttmUsd: sums.rounded(TTM),
      checkWindow: windows.check && spanText(windows.check),
      billedInCheckWindowUsd: known(sums.rounded(BILLED)),
      rollingOffUsd: known(sums.rounded(ROLLING_OFF)),
      openMonths: known(Number(open)),
      runRateUsd: roundedToCents(third(recurring)),
      projectedUsd: known(roundedToCents(third(projectedTimesThree))),
      shortfallUsd: known(roundedToCents(notNegative(threshold - billed))),
      missingMonths: missingMonths.map(monthText),
      noRateLines,
      lines: slots.reduce((lines, { slot }) => lines + ledger.settlement.revenue.lines(slot), 0),
      status,
      flagged: isFlagged(status, check),
      cliff: isCliff(check, sums.value(TTM), projectedTimesThree, threshold),
      thresholdUsd: roundedToCents(threshold),
      ttmMonthsUsd: this.#monthly(slots, windows.ttm),
      months: this.#months(slots),
      country: listed?.country ?? null,
      tenantId: listed?.tenantId ?? null,
      email: listed?.email ?? null,
      language: listed?.language ?? null,
      owner: listed?.owner ?? null,
      securityMet: listed?.securityMet ?? null,
      deauthorized: listed === null || listed.deauthorized === null ? null : dayText(listed.deauthorized),
      notes: listed?.notes ?? null,
      place: listed && ledger.list ? { source: ledger.list.source, row: listed.row } : null,
      firstLine: listed === null ? (firstLine ?? null) : null,
      reason: "",
    };
    const onboardedLater = laterOnboarding(listed, this.#asOfMonth);
    review.reason = reasonFor(review, { hasList: ledger.list !== null, onboardedLater });
    return review;
  }

  /** Few different check months occur; the minimum of each is worked out once. */
  #thresholdIn(month: Month): Exact {
    let threshold = this.#thresholds.get(month);
    if (threshold === undefined) {
      threshold = thresholdIn(month, this.ledger.settings.thresholdUsd);
      this.#thresholds.set(month, threshold);
    }
    return threshold;
  }

  #slotsOf(id: string): readonly MonthSlot[] {
    const number = this.ledger.names.resellers.numberOf(id);
    return number === undefined ? [] : this.ledger.settlement.revenue.monthsOf(number + 1);
  }

  #sums(slots: readonly MonthSlot[], { ttm, check }: Windows): Sums {
    const { usd, recurringUsd } = this.ledger.settlement.revenue;
    const sums = this.#sumsAtHand;
    sums.clear();
    for (const { month, slot } of slots) {
      if (month >= this.#asOfMonth) continue; // not closed
      const inTtm = within(month, ttm);
      if (inTtm) sums.addFrom(TTM, usd, slot);
      if (check && within(month, check)) sums.addFrom(BILLED, usd, slot);
      if (check && inTtm && month < check.first) sums.addFrom(ROLLING_OFF, usd, slot);
      if (month >= this.#asOfMonth - RUN_RATE_MONTHS) sums.addFrom(RECURRING, recurringUsd, slot);
    }
    return sums;
  }

  #closedMonths({ ttm, check }: Windows): readonly Month[] {
    const first = Math.min(ttm.first, check?.first ?? ttm.first);
    return monthsBetween(first, this.#asOfMonth - 1).filter(
      (month) => within(month, ttm) || (check !== null && within(month, check)),
    );
  }

  #missingMonths(windows: Windows): readonly Month[] {
    const { revenue } = this.ledger.settlement;
    return this.#closedMonths(windows).filter((month) => !revenue.isCovered(month));
  }

  #noRateLines(slots: readonly MonthSlot[], { ttm, check }: Windows): number {
    const { revenue } = this.ledger.settlement;
    return slots.reduce((lines, { month, slot }) => {
      const looked = within(month, ttm) || (check !== null && within(month, check));
      return looked && month < this.#asOfMonth ? lines + revenue.linesWithoutRate(slot) : lines;
    }, 0);
  }

  #monthly(slots: readonly MonthSlot[], window: Window): readonly number[] {
    const { usd } = this.ledger.settlement.revenue;
    const months = new Array<number>(window.last - window.first + 1).fill(0);
    for (const { month, slot } of slots) if (within(month, window)) months[month - window.first] = usd.rounded(slot);
    return months;
  }

  #months(slots: readonly MonthSlot[]): RevenueByMonth | null {
    const { revenue } = this.ledger.settlement;
    let first = Infinity;
    let last = -Infinity;
    for (const { month, slot } of slots) {
      if (revenue.lines(slot) === 0) continue;
      first = Math.min(first, month);
      last = Math.max(last, month);
    }
    if (first > last) return null;
    const usd = new Array<number>(last - first + 1).fill(0);
    const lines = new Array<number>(last - first + 1).fill(0);
    for (const { month, slot } of slots) {
      if (revenue.lines(slot) === 0) continue;
      usd[month - first] = revenue.usd.rounded(slot);
      lines[month - first] = revenue.lines(slot);
    }
    return { first: monthText(first), usd, lines };
  }
}

/** The onboarding month, where it can be one: not before 2000, not after the as-of month. */
function usableOnboarding(listed: ListedReseller | null, asOfMonth: Month): Month | null {
  const month = listed?.onboarded ?? null;
  return month === null || month < EARLIEST_ONBOARDING || month > asOfMonth ? null : month;
}

/** The onboarding month where it is after the as-of month. */
function laterOnboarding(listed: ListedReseller | null, asOfMonth: Month): MonthText | null {
  const month = listed?.onboarded ?? null;
  return month === null || month <= asOfMonth ? null : monthText(month);
}

function isCliff(check: Check | null, ttm: Exact, projectedTimesThree: Exact, threshold: Exact): boolean {
  return check !== null && reaches(ttm, threshold) && !reaches(projectedTimesThree, 3n * threshold);
}

function spanText({ first, last }: Window): MonthSpan {
  return { first: monthText(first), last: monthText(last) };
}
