import type { Exact } from "../exact";
import type { Month } from "../month";
import { Sums } from "../sums";
import type { Bucket } from "./bucket";

/** One posting: a tally of a source in its bucket. */
export interface Posting {
  readonly source: number;
  readonly tally: number;
  readonly bucket: Bucket;
  readonly currency: number;
  readonly month: Month;
}

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
  readonly #months: Map<Month, number>[];
  readonly #monthOf: Month[][];
  #sums = 0;

  constructor(sources: number) {
    this.#entries = Array.from({ length: sources }, () => new Map<Bucket, Entry[]>());
    this.#months = Array.from({ length: sources }, () => new Map<Month, number>());
    this.#monthOf = Array.from({ length: sources }, () => []);
  }

  /** Adds so many lines of a posting and, with `sign`, its tally's amount. */
  add({ source, tally, bucket, currency, month }: Posting, lines: number, amounts: Sums, sign: 1 | -1): void {
    const entries = this.#entries[source];
    const months = this.#months[source];
    const monthOf = this.#monthOf[source];
    if (!entries || !months || !monthOf) throw new RangeError(`there is no source ${source}`);
    let byCurrency = entries.get(bucket);
    if (!byCurrency) entries.set(bucket, (byCurrency = []));
    const entry = (byCurrency[currency] ??= { bucket, currency, lines: 0, sum: this.#sums++ });
    entry.lines += lines;
    this.#amounts.addFrom(entry.sum, amounts, tally, sign);
    monthOf[tally] = month;
    if (bucket !== "counted") return;
    const counted = (months.get(month) ?? 0) + lines;
    if (counted === 0) months.delete(month);
    else months.set(month, counted);
  }

  /** The month that a posted tally was booked in. */
  monthOf(source: number, tally: number): Month {
    const month = this.#monthOf[source]?.[tally];
    if (month === undefined) throw new RangeError(`tally ${tally} was not posted`);
    return month;
  }

  /** The buckets of a source that have lines. */
  of(source: number): readonly BucketSum[] {
    return [...(this.#entries[source]?.values() ?? [])]
      .flatMap((byCurrency) => byCurrency.filter((entry) => entry.lines > 0))
      .map(({ bucket, currency, lines, sum }) => ({ bucket, currency, lines, amount: this.#amounts.value(sum) }));
  }

  /** First and last month of a source's counted lines; `null` where it has none. */
  countedMonths(source: number): { readonly first: Month; readonly last: Month } | null {
    const months = [...(this.#months[source]?.keys() ?? [])];
    return months.length === 0 ? null : { first: Math.min(...months), last: Math.max(...months) };
  }
}
