import type { CountedLine } from "../../src/core/ledger/counted-lines";
import { monthsIn } from "../core/asked";
import { type Month, monthOfText, monthText } from "../../src/core/month";
import { policyIn } from "../../src/core/rules/policies";
import type { DayText, ResellerReview, Review } from "../../src/core/rules/review";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import type { IndexedReview, ReviewAnswer, Reviews } from "../../src/live/reviews";

/** A reseller of which only what is given matters. */
export function reseller(given: Partial<ResellerReview>): ResellerReview {
  return {
    id: "6048879",
    name: "Contoso",
    listed: true,
    onboarded: "2022-07",
    checkMonth: "2026-07",
    firstCheck: false,
    stage: "90",
    daysLeft: 71,
    notices: [],
    ttmUsd: 1150,
    checkWindow: { first: "2025-07", last: "2026-06" },
    billedInCheckWindowUsd: 250,
    rollingOffUsd: 900,
    openMonths: 3,
    runRateUsd: 20,
    projectedUsd: 310,
    shortfallUsd: 750,
    missingMonths: [],
    noRateLines: 0,
    lines: 34,
    status: "below",
    flagged: true,
    cliff: true,
    thresholdUsd: 1000,
    reason: "",
    ttmMonthsUsd: [],
    months: null,
    country: null,
    tenantId: null,
    email: null,
    language: null,
    owner: null,
    securityMet: null,
    deauthorized: null,
    notes: null,
    place: null,
    firstLine: null,
    ...given,
  };
}

/** A review of these resellers. */
export function review(asOf: DayText, resellers: readonly ResellerReview[]): Review {
  return {
    asOf,
    policy: { id: "p", thresholdUsd: 1000, name: "", since: "2024-04", source: "", readOn: asOf, conditions: [] },
    window: { first: "2025-04", last: "2026-03" },
    settings: DEFAULT_SETTINGS,
    resellers,
    tieOut: [],
    ties: true,
    unassigned: [],
    problems: [],
    sources: [],
    ratesUsed: [],
  };
}

/** What is known as of a day, made of a review and of lines that were counted. */
export function indexed(whole: Review, lines: readonly CountedLine[] = []): IndexedReview {
  return {
    asOf: whole.asOf,
    review: whole,
    reseller: (id) => whole.resellers.find((each) => each.id === id) ?? null,
    lines: () => lines,
    behind: () => ({ counted: 0, leftOut: [], rates: [] }),
    revenue: (id, first, last) =>
      monthsIn(whole.resellers.find((each) => each.id === id) ?? { months: null })
        .filter(({ month }) => month >= monthText(first) && month <= monthText(last))
        .reduce((sum, { usd }) => sum + usd, 0),
    rule: () => ({ policy: policyIn(2026 * 12), thresholdUsd: 1000, chosen: false }),
    has: () => true,
  };
}

/** Reviews that a test changes as it likes; it counts how often they were asked. */
export class FakeReviews implements Reviews {
  answer: ReviewAnswer = { at: "waiting" };
  asked = 0;
  /** The dates that were asked about. */
  readonly days = new Set<DayText | null>();
  readonly #listeners = new Set<() => void>();

  about(asOf: DayText | null): ReviewAnswer {
    this.asked += 1;
    this.days.add(asOf);
    return this.answer;
  }

  dayIn(cell: unknown): DayText | null {
    if (cell === 46132) return "2026-04-20";
    return typeof cell === "string" && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? cell : null;
  }

  monthIn(cell: unknown): Month | null {
    if (cell === 2026) return 1905 * 12 + 6;
    return typeof cell === "string" ? monthOfText(cell) : null;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  become(answer: ReviewAnswer): void {
    this.answer = answer;
    for (const listener of [...this.#listeners]) listener();
  }

  ready(resellers: readonly ResellerReview[]): void {
    this.become({ at: "ready", indexed: indexed(review("2026-04-20", resellers)) });
  }
}
