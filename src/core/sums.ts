import { cents, exact, type Exact } from "./exact";

/** Counts of millionths up to here stay exact when one more line is added (2^52). */
const SPILL = 4_503_599_627_370_496;

/** Many exact sums, numbered from 0, in flat arrays: millionths, millionths of those, and the rare rest. */
export class Sums {
  #micros: Float64Array;
  #picos: Float64Array;
  readonly #rest = new Map<number, Exact>();

  /** `expected` sums need no growing. */
  constructor(expected = 64) {
    this.#micros = new Float64Array(expected);
    this.#picos = new Float64Array(expected);
  }

  /** Adds to sum number `at`; a sum that was never added to is 0. */
  add(at: number, micros: number, picos: number, rest: Exact): void {
    if (at >= this.#micros.length) this.#grow(at);
    const sum = (this.#micros[at] ?? 0) + micros;
    // Most amounts have none, and a look at the array is what costs.
    if (picos !== 0) this.#picos[at] = (this.#picos[at] ?? 0) + picos;
    if (sum > SPILL || sum < -SPILL) {
      this.#micros[at] = 0;
      rest += exact(sum);
    } else {
      this.#micros[at] = sum;
    }
    if (rest !== 0n) this.#rest.set(at, (this.#rest.get(at) ?? 0n) + rest);
  }

  /** Adds another's sum `from` to sum `at`, or with sign -1 takes it away. */
  addFrom(at: number, other: Sums, from: number, sign: 1 | -1 = 1): void {
    const rest = other.#rest.get(from) ?? 0n;
    this.add(at, sign * (other.#micros[from] ?? 0), sign * (other.#picos[from] ?? 0), sign === 1 ? rest : -rest);
  }

  /** The exact value of a sum. */
  value(at: number): Exact {
    return exact(this.#micros[at] ?? 0, this.#picos[at] ?? 0, this.#rest.get(at));
  }

  /** A sum rounded to cents, half away from zero, as an ordinary number. */
  rounded(at: number): number {
    const micros = this.#micros[at] ?? 0;
    const picos = this.#picos[at] ?? 0;
    const rest = this.#rest.get(at);
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

  #grow(at: number): void {
    const capacity = Math.max(at + 1, this.#micros.length * 2);
    const wider = (old: Float64Array) => {
      const next = new Float64Array(capacity);
      next.set(old);
      return next;
    };
    this.#micros = wider(this.#micros);
    this.#picos = wider(this.#picos);
  }
}
