import type { DayText, ResellerReview, Review } from "../../src/core/rules/review";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import { indexed, type ReviewAnswer, type Reviews } from "../../src/live/reviews";

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
    monthsUsd: [],
    country: null,
    tenantId: null,
    email: null,
    language: null,
    owner: null,
    securityMet: null,
    deauthorized: null,
    notes: null,
    place: null,
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
    problems: [],
    sources: [],
    ratesUsed: [],
  };
}

/** Reviews that a test changes as it likes; it counts how often they were asked. */
export class FakeReviews implements Reviews {
  answer: ReviewAnswer = { at: "waiting" };
  asked = 0;
  readonly #listeners = new Set<() => void>();

  about(): ReviewAnswer {
    this.asked += 1;
    return this.answer;
  }

  dayIn(cell: unknown): DayText | null {
    if (cell === 46132) return "2026-04-20";
    return typeof cell === "string" && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? cell : null;
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
