import { product, quotient, type Exact } from "../exact";
import type { Names } from "../import/names";
import type { Rates } from "../import/rates";
import type { SourceLines } from "../import/read-source";
import { textOf } from "../exact";
import { monthText, type Month } from "../month";
import type { Settings } from "../rules/settings";
import { Sums } from "../sums";
import type { Bucket } from "./bucket";
import { invoiceMonths } from "./invoice-months";
import { Revenue } from "./revenue";
import { Flag, NO_MONTH, type TallyKey } from "./tallies";
import { invoicesOf, type Twice } from "./twice";

/** Lines and amount of one bucket, source and currency. */
export interface BucketSum {
  readonly bucket: Bucket;
  readonly currency: number;
  lines: number;
  /** Number of the sum in `amounts`. */
  readonly sum: number;
}

/** One source after settling. */
export interface SettledSource {
  readonly buckets: readonly BucketSum[];
  /** Bucket per tally. */
  readonly bucketOf: readonly Bucket[];
  /** First and last month of its counted lines; `null` where it has none. */
  readonly months: { readonly first: Month; readonly last: Month } | null;
}

/** Every line in its bucket, and the counted ones in USD. */
export interface Settlement {
  readonly sources: readonly SettledSource[];
  readonly amounts: Sums;
  readonly revenue: Revenue;
  /** The same from insights files, where they are only the cross-check. */
  readonly crossCheck: Revenue;
  readonly ratesUsed: readonly { readonly currency: string; readonly month: string; readonly usdPerUnit: string }[];
}

/** Publishers that are Microsoft itself, in lower case. */
const FIRST_PARTY: ReadonlySet<string> = new Set(["", "microsoft", "microsoft corporation"]);

/** Sorts all tallies into buckets and adds up the counted ones, in the order of precedence of the contract. */
export function settle(
  sources: readonly SourceLines[],
  twice: Twice,
  names: Names,
  rates: Rates | null,
  settings: Settings,
): Settlement {
  const settling = new Settling(sources, twice, names, rates, settings);
  const settled = sources.map((lines, index) => settling.source(lines, index));
  return {
    sources: settled,
    amounts: settling.amounts,
    revenue: settling.revenue,
    crossCheck: settling.crossCheck,
    ratesUsed: [...settling.ratesUsed.values()].sort(
      (a, b) => compare(a.currency, b.currency) || compare(a.month, b.month),
    ),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

class Settling {
  readonly amounts = new Sums();
  readonly revenue = new Revenue();
  readonly crossCheck = new Revenue();
  readonly ratesUsed = new Map<string, { currency: string; month: string; usdPerUnit: string }>();
  readonly #months: ReadonlyMap<number, Month>;
  readonly #invoiced: ReadonlySet<number>;
  readonly #insightsAlone: boolean;
  readonly #leftOut: (publisher: number) => boolean;
  #sums = 0;

  constructor(
    sources: readonly SourceLines[],
    readonly twice: Twice,
    readonly names: Names,
    readonly rates: Rates | null,
    readonly settings: Settings,
  ) {
    this.#months = settings.monthBasis === "invoice" ? invoiceMonths(sources, twice) : new Map<number, Month>();
    const invoices = sources.filter((lines) => lines.header.shape.dated === "invoice").map(invoicesOf);
    this.#invoiced = new Set(invoices.flatMap((set) => [...set]));
    this.#insightsAlone = sources.every((lines) => lines.header.shape.id === "insights");
    const excluded = new Set(settings.excludePublishers.map((name) => name.trim().toLowerCase()));
    this.#leftOut = (publisher) => {
      const name = names.publishers.size === 0 ? "" : names.publishers.text(publisher).toLowerCase();
      return excluded.has(name) || (excluded.has("*") && !FIRST_PARTY.has(name));
    };
  }

  source(lines: SourceLines, index: number): SettledSource {
    const { tallies } = lines.reader;
    const buckets = new Map<string, BucketSum>();
    const bucketOf: Bucket[] = [];
    let first = Infinity;
    let last = -Infinity;
    for (let tally = 0; tally < tallies.size; tally++) {
      const count = tallies.lines[tally] ?? 0;
      if (count === 0) {
        bucketOf.push("counted");
        continue;
      }
      const key = tallies.key(tally);
      const month = this.#monthOf(lines, key);
      const usd = this.#inUsd(lines, tally, key, month);
      const bucket = this.#bucket(lines, index, key, month, usd !== null);
      bucketOf.push(bucket);
      const sum = this.#bucketSum(buckets, bucket, key.currency);
      sum.lines += count;
      this.amounts.addFrom(sum.sum, tallies.amounts, tally);
      this.#book(bucket, lines, tally, key, month, usd);
      if (bucket === "counted") {
        first = Math.min(first, month);
        last = Math.max(last, month);
      }
    }
    return { buckets: [...buckets.values()], bucketOf, months: first > last ? null : { first, last } };
  }

  #monthOf(lines: SourceLines, key: TallyKey): Month {
    if (lines.header.shape.dated !== "invoice" || key.invoice <= 0) return key.month;
    return this.#months.get(key.invoice) ?? key.month;
  }

  #bucket(lines: SourceLines, index: number, key: TallyKey, month: Month, hasRate: boolean): Bucket {
    const { flags, invoice } = key;
    const shape = lines.header.shape.id;
    if (flags & Flag.badId) return "bad-reseller-id";
    if (flags & Flag.badAmount) return "bad-amount";
    if (month === NO_MONTH) return "bad-date";
    if (invoice === 0 && (shape === "nce-invoice" || shape === "daily-usage")) return "unbilled";
    if (shape === "daily-usage" && this.#invoiced.has(invoice)) return "in-invoice";
    const repeat = this.twice.invoices[index]?.get(invoice);
    if (repeat) return repeat;
    if ((this.twice.copies[index] ?? null) !== null) return "duplicate-source";
    if (shape === "insights" && !this.#insightsAlone) return "cross-check";
    if (this.settings.excludeCustomerCredit && flags & Flag.customerCredit) return "customer-credit";
    if (this.settings.excludePublishers.length > 0 && this.#leftOut(key.publisher)) return "third-party";
    if (key.reseller === 0) return "unassigned";
    return hasRate ? "counted" : "no-rate";
  }

  /** The factor that turns the tally's currency into USD: itself, an in-row rate to divide by, or a table rate. */
  #inUsd(lines: SourceLines, tally: number, key: TallyKey, month: Month): Exact | "same" | null {
    if (key.currency === this.names.usd) return "same";
    if (month === NO_MONTH || key.flags & (Flag.badId | Flag.badAmount)) return null;
    const amount = lines.reader.tallies.amounts;
    if (key.rate > 0) return quotient(amount.value(tally), this.names.rateValue(key.rate - 1));
    const rate = this.rates?.of(this.names.currencies.text(key.currency), month);
    return rate === undefined ? null : product(amount.value(tally), rate);
  }

  #book(
    bucket: Bucket,
    lines: SourceLines,
    tally: number,
    key: TallyKey,
    month: Month,
    usd: Exact | "same" | null,
  ): void {
    const { tallies } = lines.reader;
    const count = tallies.lines[tally] ?? 0;
    const { revenue } = this;
    if (bucket === "counted" || bucket === "unassigned" || bucket === "no-rate") revenue.covered.add(month);
    if (bucket === "no-rate") revenue.countWithoutRate(revenue.slot(key.reseller, month), count);
    if (bucket !== "counted" && bucket !== "cross-check") return;
    if (key.reseller === 0) return;
    const into = bucket === "counted" ? revenue : this.crossCheck;
    const slot = into.slot(key.reseller, month);
    const recurring = (key.flags & Flag.recurring) !== 0;
    into.count(slot, count, recurring, 0, 0, 0n);
    if (usd === "same") {
      into.usd.addFrom(slot, tallies.amounts, tally);
      if (recurring) into.recurringUsd.addFrom(slot, tallies.amounts, tally);
    } else if (usd !== null) {
      into.usd.add(slot, 0, 0, usd);
      if (recurring) into.recurringUsd.add(slot, 0, 0, usd);
      if (key.rate === 0) this.#noteRate(key.currency, month);
    }
  }

  #noteRate(currency: number, month: Month): void {
    const name = this.names.currencies.text(currency);
    const text = monthText(month);
    const key = `${name} ${text}`;
    if (this.ratesUsed.has(key)) return;
    const rate = this.rates?.of(name, month);
    if (rate !== undefined) this.ratesUsed.set(key, { currency: name, month: text, usdPerUnit: textOf(rate) });
  }

  #bucketSum(buckets: Map<string, BucketSum>, bucket: Bucket, currency: number): BucketSum {
    const key = `${bucket} ${currency}`;
    let sum = buckets.get(key);
    if (!sum) {
      sum = { bucket, currency, lines: 0, sum: this.#sums++ };
      buckets.set(key, sum);
    }
    return sum;
  }
}
