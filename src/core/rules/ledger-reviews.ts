import { roundedToCents } from "../exact";
import { countedLines, type CountedLine } from "../ledger/counted-lines";
import type { Ledger } from "../ledger/ledger";
import { revenueBetween } from "../ledger/revenue-between";
import { dayOfText, monthOfDay, type Day, type Month } from "../month";
import { policyIn, thresholdIn, type Policy } from "./policies";
import { ResellerReviewer } from "./reseller-reviewing";
import type { DayText, ResellerReview, Review } from "./review";
import { reviewOf } from "./reviewing";
import { windowsOf } from "./windows";

/** Days of which answers are remembered; a sheet with a trend asks for dozens. */
const DAYS_KEPT = 400;
/** Days of which the whole review is remembered. */
const WHOLE_KEPT = 24;

/** The rule in force on a day. */
export interface RuleInForce {
  readonly policy: Policy;
  /** The minimum that applies, USD. */
  readonly thresholdUsd: number;
  /** Whether the minimum is a setting instead of the policy's own. */
  readonly chosen: boolean;
}

/** All that one ledger says, worked out when it is first asked for and remembered. The ledger must not change meanwhile. */
export class LedgerReviews {
  readonly #days = new Map<DayText, DayReview>();
  readonly #whole = new Set<DayReview>();
  #ids: ReadonlySet<string> | null = null;

  constructor(readonly ledger: Ledger) {}

  /** What the ledger says as of a day. Throws `RangeError` where there is no such day. */
  day(asOf: DayText): DayReview {
    const known = this.#days.get(asOf) ?? new DayReview(this, asOf);
    this.#days.delete(asOf);
    this.#days.set(asOf, known);
    if (this.#days.size > DAYS_KEPT) for (const oldest of [...this.#days.keys()].slice(0, 1)) this.#days.delete(oldest);
    return known;
  }

  /** Whether the review has the reseller, on whatever day. */
  knows(reseller: string, asOf: DayReview): boolean {
    this.#ids ??= new Set(asOf.review.resellers.map(({ id }) => id));
    return this.#ids.has(reseller);
  }

  /** Told when a day has made its whole review. */
  remember(day: DayReview): void {
    this.#whole.delete(day);
    this.#whole.add(day);
    if (this.#whole.size <= WHOLE_KEPT) return;
    for (const oldest of [...this.#whole].slice(0, 1)) {
      this.#whole.delete(oldest);
      oldest.forgetWhole();
    }
  }
}

/** What a ledger says as of one day. */
export class DayReview {
  readonly #day: Day;
  readonly #month: Month;
  #whole: Review | null = null;
  #byId: ReadonlyMap<string, ResellerReview> | null = null;
  readonly #resellers = new Map<string, ResellerReview | null>();
  readonly #lines = new Map<string, readonly CountedLine[] | null>();
  #reviewer: ResellerReviewer | null = null;

  constructor(
    private readonly all: LedgerReviews,
    readonly asOf: DayText,
  ) {
    const day = dayOfText(asOf);
    if (day === null) throw new RangeError(`there is no day ${asOf}; write it as YYYY-MM-DD`);
    this.#day = day;
    this.#month = monthOfDay(day);
  }

  /** The whole review. */
  get review(): Review {
    this.#whole ??= reviewOf(this.all.ledger, this.asOf);
    this.all.remember(this);
    return this.#whole;
  }

  /** The review of one reseller without making that of all; `null` where nobody has heard of it. */
  reseller(id: string): ResellerReview | null {
    const known = this.#known(id);
    if (known !== undefined) return known;
    this.#reviewer ??= new ResellerReviewer(this.all.ledger, this.#day);
    const review = this.all.knows(id, this) ? this.#reviewer.review(id) : null;
    this.#resellers.set(id, review);
    return review;
  }

  /** The counted lines of the TTM window; `null` where a source does not keep its rows. */
  lines(id: string): readonly CountedLine[] | null {
    let lines = this.#lines.get(id);
    if (lines === undefined) {
      const { ledger } = this.all;
      lines = countedLines(ledger, id, windowsOf(this.#month, null, ledger.settings).ttm);
      this.#lines.set(id, lines);
    }
    return lines;
  }

  /** Counted revenue between two months, whatever the day is; USD. */
  revenue(id: string, first: Month, last: Month): number {
    return revenueBetween(this.all.ledger, id, first, last);
  }

  rule(): RuleInForce {
    const setting = this.all.ledger.settings.thresholdUsd;
    const thresholdUsd = roundedToCents(thresholdIn(this.#month, setting));
    return { policy: policyIn(this.#month), thresholdUsd, chosen: setting !== null };
  }

  /** Whether an answer needs no look at the ledger, which may just be changing. */
  has(what: "review" | "reseller" | "lines", id = ""): boolean {
    switch (what) {
      case "review":
        return this.#whole !== null;
      case "reseller":
        return this.#known(id) !== undefined;
      case "lines":
        return this.#lines.has(id);
    }
  }

  forgetWhole(): void {
    this.#whole = null;
    this.#byId = null;
  }

  #known(id: string): ResellerReview | null | undefined {
    if (this.#whole === null) return this.#resellers.get(id);
    this.#byId ??= new Map(this.#whole.resellers.map((reseller) => [reseller.id, reseller]));
    return this.#byId.get(id) ?? null;
  }
}
