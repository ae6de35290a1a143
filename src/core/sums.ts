import { cents, exact, type Exact } from "./exact";

/** Counts of millionths up to here stay exact when one more line is added (2^52). */
const SPILL = 4_503_599_627_370_496;

const NONE = new Float64Array(0);

/**
 * Many exact sums, numbered from 0, in flat arrays: millionths, millionths of those, and the rare rest. What no amount
 * has needed so far takes no room.
 */
export class Sums {
  #micros: Float64Array<ArrayBuffer>;
  #picos = NONE;
  #rest: Map<number, Exact> | null = null;

  /** `expected` sums need no growing. */
  constructor(expected = 64) {
    this.#micros = new Float64Array(expected);
  }

  /** Makes all sums 0 again. */
  clear(): void {
    this.#micros.fill(0);
    this.#picos.fill(0);
    this.#rest = null;
  }

  /** Adds to sum number `at`; a sum that was never added to is 0. */
  add(at: number, micros: number, picos: number, rest: Exact): void {
    if (at >= this.#micros.length) this.#micros = grown(this.#micros, at + 1);
    const sum = (this.#micros[at] ?? 0) + micros;
    if (picos !== 0) this.#addPicos(at, picos);
    if (sum > SPILL || sum < -SPILL) {
      this.#micros[at] = 0;
      rest += exact(sum);
    } else {
      this.#micros[at] = sum;
    }
    if (rest !== 0n) {
      this.#rest ??= new Map<number, Exact>();
      this.#rest.set(at, (this.#rest.get(at) ?? 0n) + rest);
    }
  }

  /** Adds another's sum `from` to sum `at`, or with sign -1 takes it away. */
  addFrom(at: number, other: Sums, from: number, sign: 1 | -1 = 1): void {
    const rest = other.#rest?.get(from) ?? 0n;
    this.add(at, sign * (other.#micros[from] ?? 0), sign * (other.#picos[from] ?? 0), sign === 1 ? rest : -rest);
  }

  /** The exact value of a sum. */
  value(at: number): Exact {
    return exact(this.#micros[at] ?? 0, this.#picos[at] ?? 0, this.#rest?.get(at));
  }

  /** A sum rounded to cents, half away from zero, as an ordinary number. */
  rounded(at: number): number {
    const micros = this.#micros[at] ?? 0;
    const picos = this.#picos[at] ?? 0;
    const rest = this.#rest?.get(at);
    if (picos === 0 && rest === undefined) {
      const whole = Math.floor((Math.abs(micros) + 5_000) / 10_000);
      return (micros < 0 ? -whole : whole) / 100 + 0;
    }
    // Away from half a cent an approximation rounds as the exact value does.
    const near = micros / 1e4 + picos / 1e10 + Number(rest ?? 0n) / 1e28;
    const size = Math.abs(near);
    if (size < 1e9 && Math.abs(size - Math.floor(size) - 0.5) > 1e-3)
      return (Math.sign(near) * Math.round(size)) / 100 + 0;
    return Number(cents(this.value(at))) / 100 + 0;
  }

  #addPicos(at: number, picos: number): void {
    if (at >= this.#picos.length) this.#picos = grown(this.#picos, Math.max(at + 1, this.#micros.length));
    this.#picos[at] = (this.#picos[at] ?? 0) + picos;
  }
}

function grown(array: Float64Array<ArrayBuffer>, atLeast: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(Math.max(atLeast, array.length * 2));
  next.set(array);
  return next;
}
