import type { Exact } from "./exact";

/**
 * An exact amount as a reader finds it: so many millionths, so many millionths of those, and what lies beyond, in units of
 * 10^-30. Handed on as one object, because a number with decimals that is handed on by itself costs an object each time.
 */
export interface Amount {
  readonly micros: number;
  readonly picos: number;
  readonly rest: Exact;
}

export const NO_AMOUNT: Amount = { micros: 0, picos: 0, rest: 0n };
