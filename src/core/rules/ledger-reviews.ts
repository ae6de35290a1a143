import { Latest } from "../latest";
import type { Ledger } from "../ledger/ledger";
import type { Effect } from "../ledger/live-ledger";
import { dayOfText, type Day } from "../month";
import { ResellerReviewer } from "./reseller-reviewing";
import type { DayText, ResellerReview, Review } from "./review";
import { reviewOf } from "./reviewing";

/** Days of which answers are remembered; a sheet with a trend asks for dozens. */
const DAYS_KEPT = 400;
/** Days of which the whole review is remembered. */
const WHOLE_KEPT = 24;

/** All that one ledger says, worked out when it is first asked for and remembered until the ledger changes. */
export class LedgerReviews {
  readonly #days = new Latest<DayText, DayReview>(DAYS_KEPT);
  readonly #whole = new Latest<DayText, DayReview>(WHOLE_KEPT);

  constructor(readonly ledger: Ledger) {}

  /** What the ledger says as of a day. Throws `RangeError` where there is no such day. */
  day(asOf: DayText): DayReview {
    const known = this.#days.get(asOf) ?? new DayReview(this, asOf);
    this.#days.set(asOf, known);
    this.#days.drop();
    return known;
  }

  /** The ledger was edited: what may be otherwise now is worked out anew, everything else is still known. */
  changed({ resellers, everybody }: Effect): void {
    this.#whole.clear();
    if (everybody) this.#days.clear();
    else for (const day of this.#days.values()) day.forget(resellers);
  }

  /** Whether the review has the reseller, on whatever day: it is listed, or has lines whatever became of them. */
  knows(reseller: string): boolean {
    const { list, names, settlement } = this.ledger;
    if (list?.resellers.has(reseller) === true) return true;
    const number = names.resellers.numberOf(reseller);
    return number !== undefined && settlement.linesOf(number + 1) > 0;
  }

  /** Told when a day has made its whole review. */
  remember(day: DayReview): void {
    this.#whole.set(day.asOf, day);
    for (const old of this.#whole.drop()) old.forgetAll();
  }
}

/** What a ledger says as of one day. */
export class DayReview {
  readonly #day: Day;
  #whole: Review | null = null;
  readonly #resellers = new Map<string, ResellerReview | null>();
  #reviewer: ResellerReviewer | null = null;

  constructor(
    private readonly all: LedgerReviews,
    readonly asOf: DayText,
  ) {
    const day = dayOfText(asOf);
    if (day === null) throw new RangeError(`there is no day ${asOf}; write it as YYYY-MM-DD`);
    this.#day = day;
  }

  /** The whole review. */
  get review(): Review {
    if (this.#whole === null) {
      this.#whole = reviewOf(this.all.ledger, this.asOf, this.#resellers);
      for (const reseller of this.#whole.resellers) this.#resellers.set(reseller.id, reseller);
    }
    this.all.remember(this);
    return this.#whole;
  }

  /** The review of one reseller without making that of all; `null` where nobody has heard of it. */
  reseller(id: string): ResellerReview | null {
    let known = this.#resellers.get(id);
    if (known === undefined) {
      this.#reviewer ??= new ResellerReviewer(this.all.ledger, this.#day);
      known = this.all.knows(id) ? this.#reviewer.review(id) : null;
      this.#resellers.set(id, known);
    }
    return known;
  }

  /** Forgets these resellers and the whole review, which holds them. */
  forget(resellers: Iterable<string>): void {
    this.#whole = null;
    for (const id of resellers) this.#resellers.delete(id);
  }

  forgetAll(): void {
    this.#whole = null;
    this.#resellers.clear();
  }
}
