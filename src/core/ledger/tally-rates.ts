import { ONE } from "../exact";
import type { Names } from "../import/names";
import type { Rates } from "../import/rates";
import type { Month } from "../month";
import { rateUsedFor, type RateUsedFor } from "./conversion";
import { Flag, NO_MONTH, type Tallies } from "./tallies";

/** The rate of lines in USD. */
export const SAME = rateUsedFor(ONE, "unit");

/** More than any month's number. */
const MONTHS = 1_000_000;

/** The rates by which the lines of tallies become USD. */
export class TallyRates {
  readonly #ofLines: RateUsedFor[] = [];
  /** Those of the table by currency and month; `null` where it has none. */
  readonly #ofTable = new Map<number, RateUsedFor | null>();

  constructor(
    private readonly names: Names,
    private readonly table: Rates | null,
  ) {}

  /** The in-row rate of a tally or that of the table; `SAME` where it is USD; `null` without a rate. */
  of(tallies: Tallies, tally: number, month: Month): RateUsedFor | null {
    const currency = tallies.currency(tally);
    if (currency === this.names.usd) return SAME;
    if (month === NO_MONTH || tallies.flags(tally) & (Flag.badId | Flag.badAmount)) return null;
    const rate = tallies.rate(tally);
    return rate > 0 ? this.#ofLine(rate) : this.#ofMonth(currency, month);
  }

  #ofLine(rate: number): RateUsedFor {
    return (this.#ofLines[rate] ??= rateUsedFor(this.names.rateValue(rate - 1), "usd"));
  }

  #ofMonth(currency: number, month: Month): RateUsedFor | null {
    const key = currency * MONTHS + month;
    let used = this.#ofTable.get(key);
    if (used === undefined) {
      const rate = this.table?.of(this.names.currencies.text(currency), month);
      used = rate === undefined ? null : rateUsedFor(rate, "unit");
      this.#ofTable.set(key, used);
    }
    return used;
  }
}
