import type { Amount } from "./amount";
import { cents, exact, type Exact } from "./exact";

/** Counts up to here stay exact when one more amount is added (2^52). */
const SPILL = 4_503_599_627_370_496;
/** Units of 10^-30 per millionth of a millionth, and the two halves that these are kept in. */
const PER_PICO = 10n ** 18n;
const HALF = 10n ** 9n;
const HALF_SIZE = 1e9;
const NONE = new Float64Array(0);

/**
 * Many exact sums, numbered from 0, in flat arrays: millionths, millionths of those, and the decimals from the thirteenth
 * to the thirtieth in two halves, which divisions leave behind. Only sums too large for that are big integers. What no
 * amount has needed so far takes no room.
 */
export class Sums {
  #micros: Float64Array<ArrayBuffer>;
  #picos = NONE;
  /** Two numbers a sum: counts of 10^-21 and of 10^-30. */
  #fine = NONE;
  #spilt: Map<number, Exact> | null = null;

  /** `expected` sums need no growing. */
  constructor(expected = 64) {
    this.#micros = new Float64Array(expected);
  }

  /** Makes all sums 0 again. */
  clear(): void {
    this.#micros.fill(0);
    this.#picos.fill(0);
    this.#fine.fill(0);
    this.#spilt = null;
  }

  /** Adds to sum number `at`, or with sign -1 takes away; a sum that was never added to is 0. */
  add(at: number, { micros, picos, rest }: Amount, sign: 1 | -1 = 1): void {
    this.#addMicros(at, sign * micros);
    if (picos !== 0) this.#addPicos(at, sign * picos);
    if (rest !== 0n) this.#addRest(at, sign === 1 ? rest : -rest);
  }

  /** Adds an exact value to sum number `at`. */
  addExact(at: number, value: Exact): void {
    this.#addMicros(at, 0);
    if (value !== 0n) this.#addRest(at, value);
  }

  /** Adds another's sum `from` to sum `at`, or with sign -1 takes it away. */
  addFrom(at: number, other: Sums, from: number, sign: 1 | -1 = 1): void {
    this.#addMicros(at, sign * (other.#micros[from] ?? 0));
    const picos = other.#picos[from] ?? 0;
    if (picos !== 0) this.#addPicos(at, sign * picos);
    const high = other.#fine[2 * from] ?? 0;
    const low = other.#fine[2 * from + 1] ?? 0;
    if (high !== 0 || low !== 0) this.#addFine(at, sign * high, sign * low);
    const spilt = other.#spilt?.get(from);
    if (spilt !== undefined) this.#spill(at, sign === 1 ? spilt : -spilt);
  }

  /** Adds four parts: millionths, millionths of those, and counts of 10^-21 and of 10^-30, both below 10^10 in size. */
  addParts(at: number, parts: Float64Array, sign: 1 | -1): void {
    this.#addMicros(at, sign * (parts[0] ?? 0));
    const picos = parts[1] ?? 0;
    if (picos !== 0) this.#addPicos(at, sign * picos);
    const high = parts[2] ?? 0;
    const low = parts[3] ?? 0;
    if (high !== 0 || low !== 0) this.#addFine(at, sign * high, sign * low);
  }

  /** A sum in millionths where it is a whole number of them; `null` where it is finer or larger. */
  plainMicros(at: number): number | null {
    const isPlain =
      (this.#picos[at] ?? 0) === 0 &&
      (this.#fine[2 * at] ?? 0) === 0 &&
      (this.#fine[2 * at + 1] ?? 0) === 0 &&
      this.#spilt?.has(at) !== true;
    return isPlain ? (this.#micros[at] ?? 0) : null;
  }

  /** The exact value of a sum. */
  value(at: number): Exact {
    const high = this.#fine[2 * at] ?? 0;
    const low = this.#fine[2 * at + 1] ?? 0;
    const fine = high === 0 && low === 0 ? 0n : BigInt(high) * HALF + BigInt(low);
    return exact(this.#micros[at] ?? 0, this.#picos[at] ?? 0, fine + (this.#spilt?.get(at) ?? 0n));
  }

  /** A sum rounded to cents, half away from zero, as an ordinary number. */
  rounded(at: number): number {
    const micros = this.#micros[at] ?? 0;
    const picos = this.#picos[at] ?? 0;
    const high = this.#fine[2 * at] ?? 0;
    const low = this.#fine[2 * at + 1] ?? 0;
    if (this.#spilt?.has(at) === true) return Number(cents(this.value(at))) / 100 + 0;
    if (picos === 0 && high === 0 && low === 0) {
      const whole = Math.floor((Math.abs(micros) + 5_000) / 10_000);
      return (micros < 0 ? -whole : whole) / 100 + 0;
    }
    // Away from half a cent an approximation rounds as the exact value does.
    const near = micros / 1e4 + picos / 1e10 + high / 1e19 + low / 1e28;
    const size = Math.abs(near);
    if (size < 1e9 && Math.abs(size - Math.floor(size) - 0.5) > 1e-3)
      return (Math.sign(near) * Math.round(size)) / 100 + 0;
    return Number(cents(this.value(at))) / 100 + 0;
  }

  #addMicros(at: number, micros: number): void {
    if (at >= this.#micros.length) this.#micros = grown(this.#micros, at + 1);
    const sum = (this.#micros[at] ?? 0) + micros;
    if (sum > SPILL || sum < -SPILL) {
      this.#micros[at] = 0;
      this.#spill(at, exact(sum));
    } else {
      this.#micros[at] = sum;
    }
  }

  #addPicos(at: number, picos: number): void {
    if (at >= this.#picos.length) this.#picos = grown(this.#picos, this.#micros.length);
    const sum = (this.#picos[at] ?? 0) + picos;
    if (sum > SPILL || sum < -SPILL) {
      this.#picos[at] = 0;
      this.#spill(at, exact(0, sum));
    } else {
      this.#picos[at] = sum;
    }
  }

  /** An amount that was divided, or that is too large for millionths. */
  #addRest(at: number, rest: Exact): void {
    const picos = rest / PER_PICO;
    const fine = rest % PER_PICO;
    const size = Number(picos);
    if (size > SPILL || size < -SPILL) {
      this.#spill(at, rest);
      return;
    }
    const micros = Math.trunc(size / 1e6);
    this.#addMicros(at, micros);
    this.#addPicos(at, size - micros * 1e6);
    const high = fine / HALF;
    this.#addFine(at, Number(high), Number(fine - high * HALF));
  }

  #addFine(at: number, high: number, low: number): void {
    if (2 * at + 1 >= this.#fine.length) this.#fine = grown(this.#fine, 2 * this.#micros.length);
    let highSum = (this.#fine[2 * at] ?? 0) + high;
    let lowSum = (this.#fine[2 * at + 1] ?? 0) + low;
    if (lowSum > SPILL || lowSum < -SPILL) {
      const carried = Math.trunc(lowSum / HALF_SIZE);
      highSum += carried;
      lowSum -= carried * HALF_SIZE;
    }
    if (highSum > SPILL || highSum < -SPILL) {
      this.#spill(at, BigInt(highSum) * HALF);
      highSum = 0;
    }
    this.#fine[2 * at] = highSum;
    this.#fine[2 * at + 1] = lowSum;
  }

  #spill(at: number, value: Exact): void {
    this.#spilt ??= new Map<number, Exact>();
    this.#spilt.set(at, (this.#spilt.get(at) ?? 0n) + value);
  }
}

function grown(array: Float64Array<ArrayBuffer>, atLeast: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(Math.max(atLeast, array.length * 2));
  next.set(array);
  return next;
}
