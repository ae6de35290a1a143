import { product, quotient, type Exact } from "../exact";
import type { Sums } from "../sums";

/** A rate with no more than nine decimals is a whole number of these. */
const PER_NANO = 10n ** 21n;
/** Rates up to here, in billionths, and amounts, in millionths, are converted in ordinary numbers without any rounding. */
const LARGEST_RATE = 8e9;
const LARGEST_AMOUNT = 1e12;
/** An amount that is so many times its divisor makes more millionths than an ordinary number counts. */
const LARGEST_QUOTIENT = 4e6;

/** A rate, and which way round it is: USD per unit, or units per USD as invoices have it. */
export interface RateUsedFor {
  readonly rate: Exact;
  readonly per: "unit" | "usd";
}

/** The exact value of an amount in USD, rounded half away from zero at the thirtieth decimal. */
export function converted(amount: Exact, { rate, per }: RateUsedFor): Exact {
  return per === "usd" ? quotient(amount, rate) : product(amount, rate);
}

/**
 * Converts the amounts of many tallies, one after the other. A class because it is a place: it holds the dollars of the
 * amount converted last. Common amounts and rates need no big integers, and give the same to the thirtieth decimal.
 */
export class Conversion {
  #micros = 0;
  #picos = 0;
  #high = 0;
  #low = 0;
  #rest: Exact = 0n;
  /** Rates in billionths; 0 where a rate has more decimals or is too large. Few different ones occur. */
  readonly #nanos = new Map<Exact, number>();

  /** Converts sum number `at` of some amounts. */
  convert(amounts: Sums, at: number, by: RateUsedFor): void {
    const micros = amounts.plainMicros(at);
    const nanos = this.#nanosOf(by.rate);
    this.#rest = 0n;
    const size = Math.abs(micros ?? NaN);
    const isCommon = nanos > 0 && size <= LARGEST_AMOUNT && (by.per === "unit" || size <= LARGEST_QUOTIENT * nanos);
    if (micros === null || !isCommon) {
      this.#micros = this.#picos = this.#high = this.#low = 0;
      this.#rest = converted(amounts.value(at), by);
    } else if (by.per === "usd") {
      this.#divide(micros, nanos);
    } else {
      this.#multiply(micros, nanos);
    }
  }

  /** Adds the dollars converted last to a sum, or with sign -1 takes them away. */
  addTo(sums: Sums, at: number, sign: 1 | -1): void {
    if (this.#rest !== 0n) sums.add(at, 0, 0, sign === 1 ? this.#rest : -this.#rest);
    else sums.addParts(at, sign * this.#micros, sign * this.#picos, sign * this.#high, sign * this.#low);
  }

  /** Long division with the divisor in billionths, three or six decimals at a time; no step leaves the whole numbers. */
  #divide(micros: number, nanos: number): void {
    const sign = micros < 0 ? -1 : 1;
    const size = Math.abs(micros);
    const whole = Math.floor(size / nanos);
    let left = size - whole * nanos;
    const next = (unit: number): number => {
      const digits = Math.floor((left * unit) / nanos);
      left = left * unit - digits * nanos;
      return digits;
    };
    const nine = (): number => next(1e6) * 1e3 + next(1e3);
    this.#micros = sign * (whole * 1e9 + nine());
    this.#picos = sign * next(1e6);
    this.#high = sign * nine();
    this.#low = sign * (nine() + (2 * left >= nanos ? 1 : 0));
  }

  /** The product has fifteen decimals at most; the amount is taken in two halves of six digits. */
  #multiply(micros: number, nanos: number): void {
    const sign = micros < 0 ? -1 : 1;
    const size = Math.abs(micros);
    const upper = Math.floor(size / 1e6) * nanos; // counts of 10^-9
    const lower = (size % 1e6) * nanos; // counts of 10^-15
    this.#micros = sign * (Math.floor(upper / 1e3) + Math.floor(lower / 1e9));
    this.#picos = sign * ((upper % 1e3) * 1e3 + Math.floor((lower % 1e9) / 1e3));
    this.#high = sign * (lower % 1e3) * 1e6;
    this.#low = 0;
  }

  #nanosOf(rate: Exact): number {
    let nanos = this.#nanos.get(rate);
    if (nanos === undefined) {
      const whole = rate % PER_NANO === 0n ? Number(rate / PER_NANO) : 0;
      nanos = whole > 0 && whole <= LARGEST_RATE ? whole : 0;
      this.#nanos.set(rate, nanos);
    }
    return nanos;
  }
}
