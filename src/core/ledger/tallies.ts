import type { Amount } from "../amount";
import { Sums } from "../sums";
import { grown } from "./whole-numbers";

/** Where the month of a tally stands for "no date". */
export const NO_MONTH = -1;

/** What is true of a line beside its keys, as bits of `flags`. */
export const Flag = {
  recurring: 1,
  customerCredit: 2,
  badId: 4,
  badAmount: 8,
  /** The month comes from the order date because the line has no readable charge start. */
  datedByOrder: 16,
} as const;

/** What lines of one source must share to be added up together; everything that a rule looks at. */
export interface TallyKey {
  /** Number of the reseller plus one; 0 is no reseller. */
  readonly reseller: number;
  /** Number of the invoice plus one; 0 is no invoice number, -1 that the source has no such column. */
  readonly invoice: number;
  /** Month of the line's own date, or `NO_MONTH`. */
  readonly month: number;
  readonly currency: number;
  /** Number of the in-row rate plus one; 0 is none. */
  readonly rate: number;
  readonly publisher: number;
  readonly flags: number;
}

/** Numbers per tally: its key in seven parts, and the row of its first line. */
const STRIDE = 8;
const ROW = 7;
/** Tallies that fit before the tables grow for the first time. */
const FIRST = 1024;
/** The reseller of no tally. */
const NO_RESELLER = -1;

/**
 * The lines of one source, added up by all that the rules can tell apart. The rules run over tallies, never over lines,
 * so a review costs the same for a thousand lines and for ten million, and memory follows the variety, not the length.
 */
export class Tallies {
  #keys = new Int32Array(STRIDE * FIRST);
  /** Open addressing: the number of a tally plus one, 0 where nothing is. */
  #slots = new Int32Array(FIRST * 4);
  #size = 0;
  /** The tally found last: most lines of an export go where the line before went. */
  #last = 0;
  /** How many lines each tally has. */
  lines = new Int32Array(FIRST);
  /** The amounts per tally, in its currency. */
  readonly amounts = new Sums(FIRST);

  constructor() {
    this.#keys[0] = NO_RESELLER; // as long as there is no tally, none is the last one
  }

  get size(): number {
    return this.#size;
  }

  // The parts of a tally's key one by one, which costs no object: for those who look at every tally.

  reseller(tally: number): number {
    return this.#keys[tally * STRIDE] ?? 0;
  }

  invoice(tally: number): number {
    return this.#keys[tally * STRIDE + 1] ?? 0;
  }

  month(tally: number): number {
    return this.#keys[tally * STRIDE + 2] ?? 0;
  }

  currency(tally: number): number {
    return this.#keys[tally * STRIDE + 3] ?? 0;
  }

  rate(tally: number): number {
    return this.#keys[tally * STRIDE + 4] ?? 0;
  }

  publisher(tally: number): number {
    return this.#keys[tally * STRIDE + 5] ?? 0;
  }

  flags(tally: number): number {
    return this.#keys[tally * STRIDE + 6] ?? 0;
  }

  /** The tally with this key; a new key gets the next number. */
  find(
    reseller: number,
    invoice: number,
    month: number,
    currency: number,
    rate: number,
    publisher: number,
    flags: number,
  ): number {
    if (this.#isKey(this.#last, reseller, invoice, month, currency, rate, publisher, flags)) return this.#last;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(reseller, invoice, month, currency, rate, publisher, flags) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const tally = (slots[slot] ?? 0) - 1;
      if (tally < 0) break;
      if (!this.#isKey(tally, reseller, invoice, month, currency, rate, publisher, flags)) continue;
      this.#last = tally;
      return tally;
    }
    this.#last = this.#insert(slot, reseller, invoice, month, currency, rate, publisher, flags);
    return this.#last;
  }

  /** Remembers the row of the first line of a tally. */
  noteRow(tally: number, row: number): void {
    this.#keys[tally * STRIDE + ROW] = row;
  }

  /** The row of a tally's first line as it was read; edits may have moved it. */
  firstRow(tally: number): number {
    return this.#keys[tally * STRIDE + ROW] ?? 0;
  }

  /** Adds one line, or with sign -1 takes one away. */
  add(tally: number, amount: Amount, sign: 1 | -1): void {
    this.lines[tally] = (this.lines[tally] ?? 0) + sign;
    this.amounts.add(tally, amount, sign);
  }

  key(tally: number): TallyKey {
    const keys = this.#keys;
    const at = tally * STRIDE;
    return {
      reseller: keys[at] ?? 0,
      invoice: keys[at + 1] ?? 0,
      month: keys[at + 2] ?? 0,
      currency: keys[at + 3] ?? 0,
      rate: keys[at + 4] ?? 0,
      publisher: keys[at + 5] ?? 0,
      flags: keys[at + 6] ?? 0,
    };
  }

  #isKey(
    tally: number,
    reseller: number,
    invoice: number,
    month: number,
    currency: number,
    rate: number,
    publisher: number,
    flags: number,
  ): boolean {
    const keys = this.#keys;
    const at = tally * STRIDE;
    return (
      keys[at] === reseller &&
      keys[at + 1] === invoice &&
      keys[at + 2] === month &&
      keys[at + 3] === currency &&
      keys[at + 4] === rate &&
      keys[at + 5] === publisher &&
      keys[at + 6] === flags
    );
  }

  #insert(
    slot: number,
    reseller: number,
    invoice: number,
    month: number,
    currency: number,
    rate: number,
    publisher: number,
    flags: number,
  ): number {
    const tally = this.#size++;
    if (tally >= this.lines.length) this.#grow();
    const keys = this.#keys;
    const at = tally * STRIDE;
    keys[at] = reseller;
    keys[at + 1] = invoice;
    keys[at + 2] = month;
    keys[at + 3] = currency;
    keys[at + 4] = rate;
    keys[at + 5] = publisher;
    keys[at + 6] = flags;
    this.#slots[slot] = tally + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return tally;
  }

  #grow(): void {
    const capacity = this.lines.length * 2;
    this.lines = grown(this.lines, capacity);
    this.#keys = grown(this.#keys, capacity * STRIDE);
  }

  /** A larger table; all keys differ, so that each goes to the first free place. */
  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    const keys = this.#keys;
    for (let tally = 0; tally < this.#size; tally++) {
      const at = tally * STRIDE;
      const hash = hashOf(
        keys[at] ?? 0,
        keys[at + 1] ?? 0,
        keys[at + 2] ?? 0,
        keys[at + 3] ?? 0,
        keys[at + 4] ?? 0,
        keys[at + 5] ?? 0,
        keys[at + 6] ?? 0,
      );
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = tally + 1;
    }
    this.#slots = slots;
  }
}

function hashOf(
  reseller: number,
  invoice: number,
  month: number,
  currency: number,
  rate: number,
  publisher: number,
  flags: number,
): number {
  let hash = Math.imul(reseller, 0x9e3779b1) ^ Math.imul(invoice, 0x85ebca6b) ^ Math.imul(month, 0xc2b2ae35);
  hash ^= Math.imul(rate, 0x27d4eb2f) ^ Math.imul(publisher * 64 + currency, 0x165667b1) ^ Math.imul(flags, 0x2545f491);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
