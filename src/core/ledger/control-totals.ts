import type { Exact } from "../exact";
import { Sums } from "../sums";

/**
 * Lines and amounts per currency, added up row by row on a path of their own, so that the tie-out compares two sums
 * that were made independently.
 */
export class ControlTotals {
  readonly #lines: number[] = [];
  readonly #amounts = new Sums();

  /** Counts a line of a currency and adds its amount; with `lines` -1 and the amount's sign turned it takes one away. */
  add(currency: number, lines: 1 | -1, micros: number, picos: number, rest: Exact): void {
    this.#lines[currency] = (this.#lines[currency] ?? 0) + lines;
    this.#amounts.add(currency, micros, picos, rest);
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
