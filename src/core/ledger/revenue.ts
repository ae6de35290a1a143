import type { Month } from "../month";
import { Sums } from "../sums";
import { MonthsCounted } from "./months-counted";
import { WholeNumbers } from "./whole-numbers";

/** Slots of one reseller that lie side by side, so that a look at one brings the next with it. */
const TOGETHER = 8;

/** One reseller's month: where its sums stand. */
export interface MonthSlot {
  readonly month: Month;
  /** Number of the sums in `usd` and `recurringUsd`. */
  readonly slot: number;
}

/** Counted revenue in USD per reseller and month, and the lines that no rate could turn into USD. */
export class Revenue {
  /** Counted revenue per slot. */
  readonly usd: Sums;
  /** The part of it that recurs monthly. */
  readonly recurringUsd: Sums;
  #used = 0;
  /** Slots given out and reserved. */
  #size = 0;
  /** Open addressing by reseller and month: a slot plus one, 0 where nothing is. */
  #places = new Int32Array(1024);
  /** Per `TOGETHER` slots their reseller plus one, and the reseller's slot before them plus one, 0 where it has none. */
  readonly #resellers = new WholeNumbers();
  readonly #before = new WholeNumbers();
  /** Per slot its month; 0 where it is only reserved. */
  readonly #months: WholeNumbers;
  readonly #lines: WholeNumbers;
  /** Per reseller its last slot plus one; 0 where there is none. */
  readonly #last = new WholeNumbers();
  readonly #noRate = new WholeNumbers();
  readonly #covered = new MonthsCounted();

  /** `expected` slots need no growing. */
  constructor(expected = 64) {
    this.usd = new Sums(expected);
    this.recurringUsd = new Sums(expected);
    this.#months = new WholeNumbers(expected);
    this.#lines = new WholeNumbers(expected);
  }

  /** The number of the sums of a reseller's month. */
  slot(reseller: number, month: Month): number {
    const mask = this.#places.length - 1;
    let place = placeOf(reseller, month) & mask;
    for (; ; place = (place + 1) & mask) {
      const slot = (this.#places[place] ?? 0) - 1;
      if (slot < 0) break;
      if (this.#months.at(slot) === month && this.#resellerOf(slot) === reseller) return slot;
    }
    const slot = this.#nextSlot(reseller);
    this.#places[place] = slot + 1;
    this.#months.put(slot, month);
    this.#last.put(reseller, slot + 1);
    if (++this.#used * 2 > this.#places.length) this.#widen();
    return slot;
  }

  /** Adds counted lines to a slot; their amount goes to `usd` and `recurringUsd`. */
  count(slot: number, lines: number): void {
    this.#lines.add(slot, lines);
  }

  /** Notes lines of anybody in a month; a negative number takes them back. */
  cover(month: Month, lines: number): void {
    this.#covered.add(month, lines);
  }

  /** Whether anybody has a counted, unassigned or no-rate line in a month. */
  isCovered(month: Month): boolean {
    return this.#covered.has(month);
  }

  /** The covered months as one text that is equal for equal months. */
  get coveredMonths(): string {
    return this.#covered.all.join(" ");
  }

  /** Notes lines of a slot that have no rate. */
  countWithoutRate(slot: number, lines: number): void {
    this.#noRate.add(slot, lines);
  }

  /** Counted lines of a slot. */
  lines(slot: number): number {
    return this.#lines.at(slot);
  }

  /** Lines of a slot without a rate. */
  linesWithoutRate(slot: number): number {
    return this.#noRate.at(slot);
  }

  /** A reseller's months, in the order in which they appeared. */
  monthsOf(reseller: number): readonly MonthSlot[] {
    const slots: MonthSlot[] = [];
    for (let slot = this.#last.at(reseller) - 1; slot >= 0; slot = this.#slotBefore(slot)) {
      slots.push({ month: this.#months.at(slot), slot });
    }
    return slots.reverse();
  }

  #resellerOf(slot: number): number {
    return this.#resellers.at(Math.floor(slot / TOGETHER)) - 1;
  }

  /** The slot behind a reseller's last one where that is reserved for the reseller, else the first of new ones. */
  #nextSlot(reseller: number): number {
    const last = this.#last.at(reseller);
    if (last % TOGETHER !== 0) return last;
    const slot = this.#size;
    this.#size += TOGETHER;
    this.#resellers.put(slot / TOGETHER, reseller + 1);
    this.#before.put(slot / TOGETHER, last);
    return slot;
  }

  /** A reseller's slot before this one; -1 where it is the first. */
  #slotBefore(slot: number): number {
    return slot % TOGETHER === 0 ? this.#before.at(slot / TOGETHER) - 1 : slot - 1;
  }

  #widen(): void {
    const places = new Int32Array(this.#places.length * 4);
    const mask = places.length - 1;
    for (let slot = 0; slot < this.#size; slot++) {
      const month = this.#months.at(slot);
      if (month === 0) continue;
      let place = placeOf(this.#resellerOf(slot), month) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = slot + 1;
    }
    this.#places = places;
  }
}

/** Where the search for a reseller's month begins; months of one reseller lie side by side. */
function placeOf(reseller: number, month: Month): number {
  const hash = Math.imul(reseller, 0x9e3779b1);
  return (hash ^ (hash >>> 15)) + month;
}
