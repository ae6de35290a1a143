import { product, quotient, type Exact } from "../exact";
import type { Sums } from "../sums";

/** What a rate with no more than nine decimals is a whole number of, and one with fifteen. */
const PER_NANO = 10n ** 21n;
const PER_FEMTO = 10n ** 15n;
/** Rates up to here, in billionths, and amounts, in millionths, are converted in ordinary numbers without any rounding. */
const LARGEST_RATE = 8_000_000_000n;
const LARGEST_AMOUNT = 1e12;
/** An amount that is so many times its divisor makes more millionths than an ordinary number counts. */
const LARGEST_QUOTIENT = 4e6;
/** The decimals of a long division that are taken at a time; no step leaves the whole numbers. */
const STEPS = [1e6, 1e3, 1e6, 1e6, 1e3, 1e6, 1e3] as const;

/** A rate, and which way round it is: USD per unit, or units per USD as invoices have it. */
export interface RateUsedFor {
  readonly rate: Exact;
  readonly per: "unit" | "usd";
  /** The rate in billionths and what is left in millionths of those; 0 and 0 where it is larger or has more decimals. */
  readonly nanos: number;
  readonly femtos: number;
}

export function rateUsedFor(rate: Exact, per: RateUsedFor["per"]): RateUsedFor {
  const isCommon = rate > 0n && rate % PER_FEMTO === 0n && rate / PER_NANO < LARGEST_RATE;
  return {
    rate,
    per,
    nanos: isCommon ? Number(rate / PER_NANO) : 0,
    femtos: isCommon ? Number((rate % PER_NANO) / PER_FEMTO) : 0,
  };
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
  /** Millionths, millionths of those, and counts of 10^-21 and of 10^-30. */
  readonly #parts = new Float64Array(4);
  readonly #digits = new Float64Array(STEPS.length);
  #rest: Exact = 0n;

  /** Converts sum number `at` of some amounts. */
  convert(amounts: Sums, at: number, by: RateUsedFor): void {
    const micros = amounts.plainMicros(at);
    this.#rest = 0n;
    if (micros !== null && Math.abs(micros) <= LARGEST_AMOUNT) {
      if (by.per === "unit" && (by.nanos > 0 || by.femtos > 0)) {
        this.#multiply(micros, by);
        return;
      }
      if (by.per === "usd" && by.nanos > 0 && by.femtos === 0 && Math.abs(micros) <= LARGEST_QUOTIENT * by.nanos) {
        this.#divide(micros, by);
        return;
      }
    }
    this.#parts.fill(0);
    this.#rest = converted(amounts.value(at), by);
  }

  /** Adds the dollars converted last to a sum, or with sign -1 takes them away. */
  addTo(sums: Sums, at: number, sign: 1 | -1): void {
    if (this.#rest !== 0n) sums.addExact(at, sign === 1 ? this.#rest : -this.#rest);
    else sums.addParts(at, this.#parts, sign);
  }

  #divide(micros: number, { nanos }: RateUsedFor): void {
    const sign = micros < 0 ? -1 : 1;
    const size = Math.abs(micros);
    const whole = Math.floor(size / nanos);
    let left = size - whole * nanos;
    const digits = this.#digits;
    for (let step = 0; step < STEPS.length; step++) {
      const scaled = left * (STEPS[step] ?? 1);
      const digit = Math.floor(scaled / nanos);
      digits[step] = digit;
      left = scaled - digit * nanos;
    }
    const [tenths = 0, ninths = 0, picos = 0, high = 0, higher = 0, low = 0, lower = 0] = digits;
    const roundedUp = 2 * left >= nanos ? 1 : 0;
    this.#keep(sign, whole * 1e9 + tenths * 1e3 + ninths, picos, high * 1e3 + higher, low * 1e3 + lower + roundedUp);
  }

  /** The product has 21 decimals at most; the amount is taken in two halves of six digits, as the rate is in two parts. */
  #multiply(micros: number, { nanos, femtos }: RateUsedFor): void {
    const size = Math.abs(micros);
    const upper = Math.floor(size / 1e6);
    const lower = size - upper * 1e6;
    const ninths = upper * nanos; // counts of 10^-9
    const fifteenths = lower * nanos; // counts of 10^-15
    const finer = upper * femtos; // counts of 10^-15
    const finest = lower * femtos; // counts of 10^-21
    this.#keep(
      micros < 0 ? -1 : 1,
      Math.floor(ninths / 1e3) + Math.floor(fifteenths / 1e9) + Math.floor(finer / 1e9),
      (ninths % 1e3) * 1e3 +
        Math.floor((fifteenths % 1e9) / 1e3) +
        Math.floor((finer % 1e9) / 1e3) +
        Math.floor(finest / 1e9),
      ((fifteenths % 1e3) + (finer % 1e3)) * 1e6 + (finest % 1e9),
      0,
    );
  }

  #keep(sign: 1 | -1, micros: number, picos: number, high: number, low: number): void {
    const parts = this.#parts;
    parts[0] = sign * micros;
    parts[1] = sign * picos;
    parts[2] = sign * high;
    parts[3] = sign * low;
  }
}
