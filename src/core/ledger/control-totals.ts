import type { Amount } from "../amount";
import type { Exact } from "../exact";
import { Sums } from "../sums";

/**
 * Lines and amounts per currency, added up row by row on a path of their own, so that the tie-out compares two sums
 * that were made independently.
 */
export class ControlTotals {
  readonly #lines: number[] = [];
  readonly #amounts = new Sums();

  /** Counts a line of a currency and adds its amount, or with sign -1 takes it away. */
  add(currency: number, amount: Amount, sign: 1 | -1): void {
    this.#lines[currency] = (this.#lines[currency] ?? 0) + sign;
    this.#amounts.add(currency, amount, sign);
  }

  /** Numbers of the currencies that have lines. */
  get currencies(): readonly number[] {
    return [...this.#lines.keys()].filter((currency) => this.lines(currency) > 0);
  }

  lines(currency: number): number {
    return this.#lines[currency] ?? 0;
  }

  amount(currency: number): Exact {
    return this.#amounts.value(currency);
  }
}
