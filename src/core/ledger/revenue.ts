import type { Exact } from "../exact";
import type { Month } from "../month";
import { Sums } from "../sums";

/** More than any month number, so that a reseller and a month make one key. */
const MONTHS = 32_768;

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
  readonly #slots = new Map<number, number>();
  readonly #months = new Map<number, MonthSlot[]>();
  readonly #lines: number[] = [];
  readonly #noRate: number[] = [];
  /** Months in which anybody has a counted, unassigned or no-rate line. */
  readonly covered = new Set<Month>();

  /** The number of the sums of a reseller's month. */
  slot(reseller: number, month: Month): number {
    const key = reseller * MONTHS + month;
    let slot = this.#slots.get(key);
    if (slot === undefined) {
      slot = this.#slots.size;
      this.#slots.set(key, slot);
      const months = this.#months.get(reseller);
      if (months) months.push({ month, slot });
      else this.#months.set(reseller, [{ month, slot }]);
    }
    return slot;
  }

  /** Adds counted lines to a slot. */
  count(slot: number, lines: number, recurring: boolean, micros: number, picos: number, rest: Exact): void {
    this.#lines[slot] = (this.#lines[slot] ?? 0) + lines;
    this.usd.add(slot, micros, picos, rest);
    if (recurring) this.recurringUsd.add(slot, micros, picos, rest);
  }

  /** Notes lines of a slot that have no rate. */
  countWithoutRate(slot: number, lines: number): void {
    this.#noRate[slot] = (this.#noRate[slot] ?? 0) + lines;
  }

  /** Counted lines of a slot. */
  lines(slot: number): number {
    return this.#lines[slot] ?? 0;
  }

  /** Lines of a slot without a rate. */
  linesWithoutRate(slot: number): number {
    return this.#noRate[slot] ?? 0;
  }

  /** A reseller's months, in no order. */
  monthsOf(reseller: number): readonly MonthSlot[] {
    return this.#months.get(reseller) ?? [];
  }
}
