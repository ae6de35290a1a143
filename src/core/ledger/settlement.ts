import type { Exact } from "../exact";
import type { Names } from "../import/names";
import type { Rates } from "../import/rates";
import type { SourceLines } from "../import/read-source";
import type { Month } from "../month";
import type { Settings } from "../rules/settings";
import { PART_OF, type Bucket } from "./bucket";
import { BucketSums } from "./bucket-sums";
import { Conversion, converted, type RateUsedFor } from "./conversion";
import { InvoiceMonths } from "./invoice-months";
import { InvoiceTallies } from "./invoice-tallies";
import { RatesUsed } from "./rates-used";
import { Revenue } from "./revenue";
import { Flag, NO_MONTH, type Tallies } from "./tallies";
import { SAME, TallyRates } from "./tally-rates";
import type { Twice } from "./twice";
import { WholeNumbers } from "./whole-numbers";

/** Publishers that are Microsoft itself, in lower case. */
const FIRST_PARTY: ReadonlySet<string> = new Set(["", "microsoft", "microsoft corporation"]);

/** Every bucket there is; tallies hold its place in here plus one. */
const BUCKETS = Object.keys(PART_OF) as Bucket[];
const PLACES = new Map(BUCKETS.map((bucket, place) => [bucket, place + 1]));

/** What an edit changed. */
export interface Changed {
  /** Numbers plus one of the resellers whose lines are others now. */
  readonly resellers: ReadonlySet<number>;
  /** Whether a month has lines now that had none, or the other way round. */
  readonly coverage: boolean;
  /** The sources that have such lines. */
  readonly sources: ReadonlySet<number>;
}

/**
 * Every line in its bucket, in the order of precedence of the contract, and the counted ones in USD. Tallies are posted
 * one by one and can be taken out again, so that an edit of a sheet costs the edit: `touch` a tally before it changes,
 * `settle` when all changes are made.
 */
export class Settlement {
  readonly buckets: BucketSums;
  readonly revenue: Revenue;
  /** The same from insights files where they are only the cross-check. */
  readonly crossCheck = new Revenue();
  readonly ratesUsed: RatesUsed;
  /** Per source and tally its bucket, as a place in `BUCKETS` plus one; 0 where the tally has no lines now. */
  readonly #placeOf: readonly WholeNumbers[];
  readonly #months = new InvoiceMonths();
  /** Lines per reseller plus one, in whatever bucket. */
  readonly #linesOf = new WholeNumbers();
  /** Lines per invoice in invoice files: what daily usage is measured against. */
  readonly #invoiced = new WholeNumbers();
  readonly #tallies: InvoiceTallies;
  /** What the posted lines of each invoice share, as `#stateOf` says it. */
  readonly #settled = new WholeNumbers();
  readonly #known: number[];
  readonly #insightsAlone: boolean;
  readonly #leftOut: (publisher: number) => boolean;
  readonly #dirty = new Map<number, Set<number>>();
  #resellers = new Set<number>();
  /** The months with lines after the last settling: `touch` takes lines out before the next one begins. */
  #covered = "";
  readonly #conversion = new Conversion();
  readonly #rates: TallyRates;

  constructor(
    readonly sources: readonly SourceLines[],
    readonly twice: Twice,
    readonly names: Names,
    readonly rates: Rates | null,
    readonly settings: Settings,
  ) {
    const tallies = sources.map(({ reader }) => reader.tallies.size);
    const all = tallies.reduce((sum, size) => sum + size, 0);
    this.buckets = new BucketSums(tallies);
    // Most tallies of a provider's invoices are a reseller's month of their own.
    this.revenue = new Revenue(all);
    this.#tallies = new InvoiceTallies(all);
    this.ratesUsed = new RatesUsed(names, rates);
    this.#rates = new TallyRates(names, rates);
    this.#placeOf = tallies.map((expected) => new WholeNumbers(expected));
    this.#known = sources.map(() => 0);
    this.#insightsAlone = sources.every((lines) => lines.header.shape.id === "insights");
    const excluded = new Set(settings.excludePublishers.map((name) => name.trim().toLowerCase()));
    this.#leftOut = (publisher) => {
      const name = names.publishers.text(publisher).toLowerCase();
      return excluded.has(name) || (excluded.has("*") && !FIRST_PARTY.has(name));
    };
    this.#settleAll();
  }

  /** The first settling: like `settle`, but without looking for what is new. */
  #settleAll(): void {
    this.sources.forEach(({ reader }, source) => {
      for (let tally = 0; tally < reader.tallies.size; tally++) {
        this.#remember(source, tally);
        this.#vote(source, tally, 1);
      }
      this.#known[source] = reader.tallies.size;
    });
    for (let invoice = 1; invoice <= this.names.invoices.size; invoice++)
      this.#settled.put(invoice, this.#stateOf(invoice));
    this.sources.forEach(({ reader }, source) => {
      for (let tally = 0; tally < reader.tallies.size; tally++) this.#post(source, tally, 1);
    });
    this.#resellers.clear();
    this.#covered = this.revenue.coveredMonths;
  }

  #remember(source: number, tally: number): void {
    const invoice = this.#at(source).reader.tallies.invoice(tally);
    if (invoice > 0) this.#tallies.add(invoice, source, tally);
  }

  /** The bucket that the lines of a tally are in. */
  bucketOf(source: number, tally: number): Bucket | null {
    return BUCKETS[(this.#placeOf[source]?.at(tally) ?? 0) - 1] ?? null;
  }

  /** How many lines name a reseller, whatever became of them; `reseller` is its number plus one. */
  linesOf(reseller: number): number {
    return this.#linesOf.at(reseller);
  }

  /** Whether an invoice file has lines of an invoice, so that daily usage of it does not count. */
  isInvoiced(invoice: number): boolean {
    return this.#invoiced.at(invoice) > 0;
  }

  /** What the lines of a counted tally add up to in USD. */
  usdOf(source: number, tally: number): Exact {
    const lines = this.#at(source);
    const { tallies } = lines.reader;
    const rate = this.#rates.of(tallies, tally, this.buckets.monthOf(source, tally));
    if (rate === null) throw new RangeError(`tally ${tally} has no rate`);
    return rate === SAME ? tallies.amounts.value(tally) : converted(tallies.amounts.value(tally), rate);
  }

  /** Takes a tally out before its lines change. */
  touch(source: number, tally: number): void {
    if (tally >= (this.#known[source] ?? 0)) return; // new: `settle` finds it by itself
    let dirty = this.#dirty.get(source);
    if (!dirty) this.#dirty.set(source, (dirty = new Set<number>()));
    if (dirty.has(tally)) return;
    dirty.add(tally);
    this.#post(source, tally, -1);
    this.#vote(source, tally, -1);
  }

  /** Puts new and touched tallies where they belong, and those of their invoices that belong elsewhere now. */
  settle(): Changed {
    const invoices = this.#takeNew();
    for (const [source, tallies] of this.#dirty) for (const tally of tallies) this.#vote(source, tally, 1);
    for (const invoice of invoices) {
      const state = this.#stateOf(invoice);
      if (state === this.#settled.at(invoice)) continue;
      this.#settled.put(invoice, state);
      for (const { source, tally } of this.#tallies.of(invoice)) this.#touchPosted(source, tally);
    }
    for (const [source, tallies] of this.#dirty) for (const tally of tallies) this.#post(source, tally, 1);
    const sources = new Set([...this.#dirty].filter(([, tallies]) => tallies.size > 0).map(([source]) => source));
    this.#dirty.clear();
    const resellers = this.#resellers;
    this.#resellers = new Set();
    const covered = this.#covered;
    this.#covered = this.revenue.coveredMonths;
    return { resellers, coverage: covered !== this.#covered, sources };
  }

  /**
   * Whether several sources of one shape have lines of an invoice, or had them when they were read and some were left out
   * for it.
   */
  isShared(invoice: number): boolean {
    if (this.twice.invoices.some((repeats) => repeats.has(invoice))) return true;
    const shapes = new Map<string, number>();
    for (const { source, tally } of this.#tallies.of(invoice)) {
      const { header, reader } = this.#at(source);
      if ((reader.tallies.lines[tally] ?? 0) === 0) continue;
      const other = shapes.get(header.shape.id);
      if (other !== undefined && other !== source) return true;
      shapes.set(header.shape.id, source);
    }
    return false;
  }

  /** Marks tallies that nobody has seen yet; the invoices of all marked tallies. */
  #takeNew(): ReadonlySet<number> {
    const invoices = new Set<number>();
    this.sources.forEach(({ reader }, source) => {
      const dirty = this.#dirty.get(source) ?? new Set<number>();
      for (let tally = this.#known[source] ?? 0; tally < reader.tallies.size; tally++) {
        dirty.add(tally);
        this.#remember(source, tally);
      }
      this.#known[source] = reader.tallies.size;
      this.#dirty.set(source, dirty);
      for (const tally of dirty) {
        const invoice = reader.tallies.invoice(tally);
        if (invoice > 0) invoices.add(invoice);
      }
    });
    return invoices;
  }

  /** What the lines of an invoice share, as a number above 0: its month, and whether an invoice file has it. */
  #stateOf(invoice: number): number {
    return 4 + 2 * (this.#months.of(invoice) ?? NO_MONTH) + (this.isInvoiced(invoice) ? 1 : 0);
  }

  /** Takes a tally out whose own lines stay, but whose invoice does not. */
  #touchPosted(source: number, tally: number): void {
    const dirty = this.#dirty.get(source) ?? new Set<number>();
    this.#dirty.set(source, dirty);
    if (dirty.has(tally)) return;
    dirty.add(tally);
    this.#post(source, tally, -1);
  }

  #vote(source: number, tally: number, sign: 1 | -1): void {
    const { header, reader } = this.#at(source);
    if (header.shape.dated !== "invoice") return;
    const { tallies } = reader;
    const invoice = tallies.invoice(tally);
    const lines = sign * (tallies.lines[tally] ?? 0);
    if (invoice <= 0 || lines === 0) return;
    const month = tallies.month(tally);
    this.#invoiced.add(invoice, lines);
    // Lines that stand in the files a second time have no vote.
    if (month === NO_MONTH || tallies.flags(tally) & Flag.datedByOrder || this.twice.invoices[source]?.has(invoice))
      return;
    if (this.settings.monthBasis === "invoice") this.#months.vote(invoice, month, lines);
  }

  /** Books a tally with all its consequences, or takes exactly the same out. */
  #post(source: number, tally: number, sign: 1 | -1): void {
    const lines = this.#at(source);
    const { tallies } = lines.reader;
    const count = tallies.lines[tally] ?? 0;
    const places = this.#placeOf[source];
    if (count === 0) {
      places?.put(tally, 0);
      return;
    }
    const reseller = tallies.reseller(tally);
    // What was posted is taken out as it was posted, although its invoice may belong elsewhere by now.
    const month = sign === 1 ? this.#monthOf(lines, tally) : this.buckets.monthOf(source, tally);
    const rate = this.#rates.of(tallies, tally, month);
    const before = sign === 1 ? null : this.bucketOf(source, tally);
    const bucket = before ?? this.#bucket(lines, source, tally, month, rate !== null);
    places?.put(tally, PLACES.get(bucket) ?? 0);
    this.buckets.add(source, tally, bucket, tallies.currency(tally), month, sign * count, tallies.amounts, sign);
    if (reseller > 0) {
      this.#resellers.add(reseller);
      this.#linesOf.add(reseller, sign * count);
    }
    if (bucket === "counted" || bucket === "unassigned" || bucket === "no-rate")
      this.revenue.cover(month, sign * count);
    if (bucket === "no-rate") this.revenue.countWithoutRate(this.revenue.slot(reseller, month), sign * count);
    if (bucket === "counted") this.#book(this.revenue, tallies, tally, month, rate, sign);
    if (bucket === "cross-check") this.crossCheck.cover(month, sign * count);
    if (bucket === "cross-check" && reseller > 0) this.#book(this.crossCheck, tallies, tally, month, rate, sign);
  }

  #book(into: Revenue, tallies: Tallies, tally: number, month: Month, rate: RateUsedFor | null, sign: 1 | -1): void {
    const slot = into.slot(tallies.reseller(tally), month);
    const recurring = (tallies.flags(tally) & Flag.recurring) !== 0;
    const lines = sign * (tallies.lines[tally] ?? 0);
    into.count(slot, lines);
    if (rate === SAME) {
      into.usd.addFrom(slot, tallies.amounts, tally, sign);
      if (recurring) into.recurringUsd.addFrom(slot, tallies.amounts, tally, sign);
    } else if (rate !== null) {
      this.#conversion.convert(tallies.amounts, tally, rate);
      this.#conversion.addTo(into.usd, slot, sign);
      if (recurring) this.#conversion.addTo(into.recurringUsd, slot, sign);
    }
    if (rate !== SAME && tallies.rate(tally) === 0) this.ratesUsed.count(tallies.currency(tally), month, lines);
  }

  #monthOf({ header, reader: { tallies } }: SourceLines, tally: number): Month {
    const invoice = tallies.invoice(tally);
    if (header.shape.dated !== "invoice" || invoice <= 0) return tallies.month(tally);
    return this.#months.of(invoice) ?? tallies.month(tally);
  }

  #bucket(lines: SourceLines, source: number, tally: number, month: Month, hasRate: boolean): Bucket {
    const { tallies } = lines.reader;
    const flags = tallies.flags(tally);
    const invoice = tallies.invoice(tally);
    const shape = lines.header.shape.id;
    if (flags & Flag.badId) return "bad-reseller-id";
    if (flags & Flag.badAmount) return "bad-amount";
    if (month === NO_MONTH) return "bad-date";
    if (invoice === 0 && (shape === "nce-invoice" || shape === "daily-usage")) return "unbilled";
    if (shape === "daily-usage" && this.isInvoiced(invoice)) return "in-invoice";
    const repeat = this.twice.invoices[source]?.get(invoice);
    if (repeat) return repeat;
    if ((this.twice.copies[source] ?? null) !== null) return "duplicate-source";
    if (shape === "insights" && !this.#insightsAlone) return "cross-check";
    if (this.settings.excludeCustomerCredit && flags & Flag.customerCredit) return "customer-credit";
    if (this.settings.excludePublishers.length > 0 && this.#leftOut(tallies.publisher(tally))) return "third-party";
    if (tallies.reseller(tally) === 0) return "unassigned";
    return hasRate ? "counted" : "no-rate";
  }

  #at(source: number): SourceLines {
    const lines = this.sources[source];
    if (!lines) throw new RangeError(`there is no source ${source}`);
    return lines;
  }
}
