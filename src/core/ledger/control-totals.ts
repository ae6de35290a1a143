import type { Exact } from "../exact";
import { Sums } from "../sums";

/**
 * Lines and amounts per currency, added up row by row on a path of their own, so that the tie-out compares two sums
 * that were made independently.
 */
export class ControlTotals {
  readonly #lines: number[] = [];
  readonly #amounts = new Sums();

  /** Counts a line of a currency and adds its amount. */
  add(currency: number, micros: number, picos: number, rest: Exact): void {
    this.#lines[currency] = (this.#lines[currency] ?? 0) + 1;
    this.#amounts.add(currency, micros, picos, rest);
  }

  /** Numbers of the currencies met. */
  get currencies(): readonly number[] {
    return Object.keys(this.#lines).map(Number);
  }

  lines(currency: number): number {
    return this.#lines[currency] ?? 0;
  }

  amount(currency: number): Exact {
    return this.#amounts.value(currency);
  }
}
