import { textOf } from "../exact";
import type { Names } from "../import/names";
import type { Rates } from "../import/rates";
import { monthText, type Month } from "../month";

/** A rate of the table that counted lines were converted with. */
export interface RateUsed {
  readonly currency: string;
  readonly month: string;
  readonly usdPerUnit: string;
}

/** More than any month, so that a currency and a month make one number. */
const MONTHS = 32_768;

/** Which rates of the table were used, by counting their lines. */
export class RatesUsed {
  readonly #lines = new Map<number, { readonly currency: number; readonly month: Month; lines: number }>();

  constructor(
    readonly names: Names,
    readonly rates: Rates | null,
  ) {}

  /** Counts lines of a currency and month; a negative number takes them back. */
  count(currency: number, month: Month, lines: number): void {
    const key = currency * MONTHS + month;
    const used = this.#lines.get(key);
    if (used) used.lines += lines;
    else this.#lines.set(key, { currency, month, lines });
  }

  /** The rates in use, ordered by currency and month. */
  get all(): readonly RateUsed[] {
    return [...this.#lines.values()]
      .flatMap(({ currency, month, lines }) => {
        const name = this.names.currencies.text(currency);
        const rate = lines > 0 ? this.rates?.of(name, month) : undefined;
        return rate === undefined ? [] : [{ currency: name, month: monthText(month), usdPerUnit: textOf(rate) }];
      })
      .sort((a, b) => (`${a.currency} ${a.month}` < `${b.currency} ${b.month}` ? -1 : 1));
  }
}
