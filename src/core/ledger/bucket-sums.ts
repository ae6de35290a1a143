import type { Exact } from "../exact";
import type { Month } from "../month";
import { Sums } from "../sums";
import type { Bucket } from "./bucket";
import { MonthsCounted } from "./months-counted";
import { WholeNumbers } from "./whole-numbers";

/** Added to the month of a posted tally, so that no month is 0, `NO_MONTH` neither. */
const POSTED = 2;

/** Lines and amount of one bucket and currency of a source. */
export interface BucketSum {
  readonly bucket: Bucket;
  readonly currency: number;
  readonly lines: number;
  readonly amount: Exact;
}

interface Entry {
  readonly bucket: Bucket;
  readonly currency: number;
  lines: number;
  readonly sum: number;
}

/** What the buckets hold, per source and currency, and in which months the counted lines of a source lie. */
export class BucketSums {
  readonly #amounts = new Sums();
  readonly #entries: Map<Bucket, Entry[]>[];
  readonly #months: readonly MonthsCounted[];
  /** Per source and tally the month it was posted in, plus `POSTED`; 0 where it never was. */
  readonly #monthOf: readonly WholeNumbers[];
  #sums = 0;

  /** `tallies`: how many each source has. */
  constructor(tallies: readonly number[]) {
    this.#entries = tallies.map(() => new Map<Bucket, Entry[]>());
    this.#months = tallies.map(() => new MonthsCounted());
    this.#monthOf = tallies.map((expected) => new WholeNumbers(expected));
  }

  /** Adds so many lines of a source's tally to its bucket and, with `sign`, the tally's amount. */
  add(
    source: number,
    tally: number,
    bucket: Bucket,
    currency: number,
    month: Month,
    lines: number,
    amounts: Sums,
    sign: 1 | -1,
  ): void {
    const entries = this.#entries[source];
    const months = this.#months[source];
    if (!entries || !months) throw new RangeError(`there is no source ${source}`);
    let byCurrency = entries.get(bucket);
    if (!byCurrency) entries.set(bucket, (byCurrency = []));
    const entry = (byCurrency[currency] ??= { bucket, currency, lines: 0, sum: this.#sums++ });
    entry.lines += lines;
    this.#amounts.addFrom(entry.sum, amounts, tally, sign);
    this.#monthOf[source]?.put(tally, month + POSTED);
    if (bucket === "counted") months.add(month, lines);
  }

  /** The month that a posted tally was booked in. */
  monthOf(source: number, tally: number): Month {
    const month = this.#monthOf[source]?.at(tally) ?? 0;
    if (month === 0) throw new RangeError(`tally ${tally} was not posted`);
    return month - POSTED;
  }

  /** The buckets of a source that have lines. */
  of(source: number): readonly BucketSum[] {
    return [...(this.#entries[source]?.values() ?? [])]
      .flatMap((byCurrency) => byCurrency.filter((entry) => entry.lines > 0))
      .map(({ bucket, currency, lines, sum }) => ({ bucket, currency, lines, amount: this.#amounts.value(sum) }));
  }

  /** First and last month of a source's counted lines; `null` where it has none. */
  countedMonths(source: number): { readonly first: Month; readonly last: Month } | null {
    const months = this.#months[source]?.all ?? [];
    const [first, last] = [months[0], months.at(-1)];
    return first === undefined || last === undefined ? null : { first, last };
  }
}
