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
  readonly #covered = new Map<Month, number>();

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

  /** Adds counted lines to a slot; their amount goes to `usd` and `recurringUsd`. */
  count(slot: number, lines: number): void {
    this.#lines[slot] = (this.#lines[slot] ?? 0) + lines;
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
