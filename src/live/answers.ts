import { BAD_DAY, DateColumn, monthIn, NO_DAY } from "../core/import/date-column";
import { dayText } from "../core/month";
import type { DayText } from "../core/rules/review";
import type { DateOrder } from "../core/rules/settings";
import type { Freshness } from "./session";
import type { IndexedReview, ReviewAnswer, Reviews } from "./reviews";

/** What the answers depend on. */
export interface AnswersFrom {
  /** What is known of a day from the last complete reading; `null` where there was none. */
  readonly known: (asOf: DayText) => IndexedReview | null;
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

  const datesNow = (): DateColumn => {
    if (dates.order !== from.dateOrder() || dates.date1904 !== from.date1904()) {
      dates = new DateColumn(from.dateOrder(), from.date1904());
    }
    return dates;
  };

  return {
    about(asOf): ReviewAnswer {
      if (!from.started()) return { at: "waiting" };
      const freshness = from.freshness();
      if (freshness.at === "failed") return freshness;
      // What was read before is out of date, else nothing would have been read that could be stopped.
      if (freshness.at === "cancelled") return { at: "failed", because: CANCELLED };
      // While the sheets are read again the books still answer as of the reading before.
      const indexed = from.known(asOf ?? from.asOf());
      if (indexed) return { at: "ready", indexed };
      if (freshness.at === "unread") from.ensure();
      return { at: "waiting" };
    },
    dayIn(cell) {
      const day = datesNow().day(cell);
      return day === NO_DAY || day === BAD_DAY ? null : dayText(day);
    },
    monthIn(cell) {
      const month = monthIn(cell, datesNow());
      return month === "bad" ? null : month;
    },
    subscribe: from.subscribe,
  };
}

const CANCELLED = "The reading of the billing sheets was stopped. Open CSP Revenue Check and press Review.";
