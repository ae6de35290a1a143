import type { Exact } from "../exact";
import { Sums } from "../sums";

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

const STRIDE = 7;

/**
 * The lines of one source, added up by all that the rules can tell apart. The rules run over tallies, never over lines,
 * so a review costs the same for a thousand lines and for ten million, and memory follows the variety, not the length.
 */
export class Tallies {
  #keys = new Int32Array(STRIDE * 1024);
  #slots = new Int32Array(4096).fill(-1);
  #size = 0;
  /** The reseller key of a tally, without the rest of its key. */
  reseller(tally: number): number {
    return this.#keys[tally * STRIDE] ?? 0;
  }

  /** The invoice key of a tally, without the rest of its key. */
  invoice(tally: number): number {
    return this.#keys[tally * STRIDE + 1] ?? 0;
  }

  /** How many lines each tally has. */
  lines = new Float64Array(1024);
  #firstRows = new Int32Array(1024);
  /** The amounts per tally, in its currency. */
  readonly amounts = new Sums();

  get size(): number {
    return this.#size;
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
    let hash = Math.imul(reseller, 0x9e3779b1) ^ Math.imul(invoice, 0x85ebca6b) ^ Math.imul(month, 0xc2b2ae35);
    hash ^=
      Math.imul(rate, 0x27d4eb2f) ^ Math.imul(publisher * 64 + currency, 0x165667b1) ^ Math.imul(flags, 0x2545f491);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 13;
    const mask = this.#slots.length - 1;
    const keys = this.#keys;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const tally = this.#slots[slot] ?? -1;
      if (tally < 0) return this.#insert(slot, reseller, invoice, month, currency, rate, publisher, flags);
      const at = tally * STRIDE;
      if (
        keys[at] === reseller &&
        keys[at + 1] === invoice &&
        keys[at + 2] === month &&
        keys[at + 3] === currency &&
        keys[at + 4] === rate &&
        keys[at + 5] === publisher &&
        keys[at + 6] === flags
      ) {
        return tally;
      }
    }
  }

  /** Remembers the row of the first line of a tally. */
  noteRow(tally: number, row: number): void {
    this.#firstRows[tally] = row;
  }

  /** The row of a tally's first line as it was read; edits may have moved it. */
  firstRow(tally: number): number {
    return this.#firstRows[tally] ?? 0;
  }

  /** Adds one line (`lines` 1) or takes one away (`lines` -1, with the amount's sign turned). */
  add(tally: number, lines: number, micros: number, picos: number, rest: Exact): void {
    this.lines[tally] = (this.lines[tally] ?? 0) + lines;
    this.amounts.add(tally, micros, picos, rest);
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
    this.#slots[slot] = tally;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return tally;
  }

  #grow(): void {
    const capacity = this.lines.length * 2;
    const lines = new Float64Array(capacity);
    lines.set(this.lines);
    this.lines = lines;
    const firstRows = new Int32Array(capacity);
    firstRows.set(this.#firstRows);
    this.#firstRows = firstRows;
    const keys = new Int32Array(capacity * STRIDE);
    keys.set(this.#keys);
    this.#keys = keys;
  }

  #rehash(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 4).fill(-1);
    const size = this.#size;
    this.#size = 0;
    const keys = this.#keys;
    // Every key is found anew; the arrays behind the tallies stay as they are.
    for (let tally = 0; tally < size; tally++) {
      const at = tally * STRIDE;
      this.find(
        keys[at] ?? 0,
        keys[at + 1] ?? 0,
        keys[at + 2] ?? 0,
        keys[at + 3] ?? 0,
        keys[at + 4] ?? 0,
        keys[at + 5] ?? 0,
        keys[at + 6] ?? 0,
      );
    }
  }
}
