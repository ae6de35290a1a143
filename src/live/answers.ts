import { BAD_DAY, DateColumn, NO_DAY } from "../core/import/date-column";
import type { Ledger } from "../core/ledger/ledger";
import { dayText } from "../core/month";
import type { DayText } from "../core/rules/review";
import { reviewOf } from "../core/rules/reviewing";
import type { DateOrder } from "../core/rules/settings";
import type { Freshness } from "./session";
import { indexed, type IndexedReview, type ReviewAnswer, type Reviews } from "./reviews";

/** Reviews kept of one ledger; formulas that ask for more dates than this make the oldest anew. */
const REVIEWS_KEPT = 24;

/** The reviews of one ledger, each made when its date is first asked for. */
export function reviewsOfLedger(ledger: Ledger): (asOf: DayText) => IndexedReview {
  const made = new Map<DayText, IndexedReview>();
  return (asOf) => {
    const review = made.get(asOf) ?? indexed(reviewOf(ledger, asOf));
    made.delete(asOf);
    made.set(asOf, review);
    if (made.size > REVIEWS_KEPT) for (const oldest of [...made.keys()].slice(0, 1)) made.delete(oldest);
    return review;
  };
}

/** What the answers depend on. */
export interface AnswersFrom {
  /** The reviews of the last complete reading. */
  readonly reviewed: () => ((asOf: DayText) => IndexedReview) | null;
  readonly freshness: () => Freshness;
  /** Whether the workbook has been looked at. */
  readonly started: () => boolean;
  readonly ensure: () => void;
  readonly asOf: () => DayText;
  readonly dateOrder: () => DateOrder;
  readonly date1904: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The reviews as the formulas see them. */
export function answers(from: AnswersFrom): Reviews {
  let dates = new DateColumn();

  return {
    about(asOf): ReviewAnswer {
      if (!from.started()) return { at: "waiting" };
      const freshness = from.freshness();
      if (freshness.at === "failed") return freshness;
      const reviewed = from.reviewed();
      if (reviewed) return { at: "ready", indexed: reviewed(asOf ?? from.asOf()) };
      if (freshness.at === "cancelled") return { at: "failed", because: CANCELLED };
      if (freshness.at === "unread") from.ensure();
      return { at: "waiting" };
    },
    dayIn(cell) {
      if (dates.order !== from.dateOrder() || dates.date1904 !== from.date1904()) {
        dates = new DateColumn(from.dateOrder(), from.date1904());
      }
      const day = dates.day(cell);
      return day === NO_DAY || day === BAD_DAY ? null : dayText(day);
    },
    subscribe: from.subscribe,
  };
}

const CANCELLED = "The reading of the billing sheets was stopped. Open CSP Revenue Check and press Review.";
