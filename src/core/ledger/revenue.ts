import type { Month } from "../month";
import { Sums } from "../sums";
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
  readonly usd = new Sums();
  /** The part of it that recurs monthly. */
  readonly recurringUsd = new Sums();
  #used = 0;
  /** Slots given out and reserved. */
  #size = 0;
  /** Open addressing by reseller and month: a slot plus one, 0 where nothing is. */
  #places = new Int32Array(1024);
  /** Per slot its reseller plus one; 0 where the slot is only reserved. */
  readonly #resellers = new WholeNumbers();
  readonly #months = new WholeNumbers();
  /** Per reseller its last slot plus one, and per slot the one before it plus one; 0 where there is none. */
  readonly #last = new WholeNumbers();
  readonly #before = new WholeNumbers();
  readonly #lines = new WholeNumbers();
  readonly #noRate = new WholeNumbers();
  readonly #covered = new Map<Month, number>();

  /** The number of the sums of a reseller's month. */
  slot(reseller: number, month: Month): number {
    const mask = this.#places.length - 1;
    let place = placeOf(reseller, month) & mask;
    for (; ; place = (place + 1) & mask) {
      const slot = (this.#places[place] ?? 0) - 1;
      if (slot < 0) break;
      if (this.#resellers.at(slot) === reseller + 1 && this.#months.at(slot) === month) return slot;
    }
    const slot = this.#nextSlot(this.#last.at(reseller));
    this.#places[place] = slot + 1;
    this.#resellers.put(slot, reseller + 1);
    this.#months.put(slot, month);
    this.#before.put(slot, this.#last.at(reseller));
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
    const covered = (this.#covered.get(month) ?? 0) + lines;
    if (covered === 0) this.#covered.delete(month);
    else this.#covered.set(month, covered);
  }

  /** Whether anybody has a counted, unassigned or no-rate line in a month. */
  isCovered(month: Month): boolean {
    return this.#covered.has(month);
  }

  /** The covered months as one text that is equal for equal months. */
  get coveredMonths(): string {
    return [...this.#covered.keys()].sort((a, b) => a - b).join(" ");
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
    for (let slot = this.#last.at(reseller) - 1; slot >= 0; slot = this.#before.at(slot) - 1) {
      slots.push({ month: this.#months.at(slot), slot });
    }
    return slots.reverse();
  }

  /** The slot behind a reseller's last one (plus one) where that is reserved for the reseller, else the first of new ones. */
  #nextSlot(last: number): number {
    if (last % TOGETHER !== 0) return last;
    this.#size += TOGETHER;
    return this.#size - TOGETHER;
  }

  #widen(): void {
    const places = new Int32Array(this.#places.length * 4);
    const mask = places.length - 1;
    for (let slot = 0; slot < this.#size; slot++) {
      const reseller = this.#resellers.at(slot) - 1;
      if (reseller < 0) continue;
      let place = placeOf(reseller, this.#months.at(slot)) & mask;
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
