/** Whole numbers of 32 bits by an index from 0, in one flat array that grows; 0 where nothing was ever put. */
export class WholeNumbers {
  #numbers: Int32Array<ArrayBuffer>;

  /** `expected` numbers need no growing. */
  constructor(expected = 64) {
    this.#numbers = new Int32Array(expected);
  }

  /** The number at an index; 0 beyond the last. */
  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  put(index: number, number: number): void {
    if (index >= this.#numbers.length) this.#numbers = grown(this.#numbers, index + 1);
    this.#numbers[index] = number;
  }

  /** Adds to the number at an index; what is there now. */
  add(index: number, number: number): number {
    const sum = this.at(index) + number;
    this.put(index, sum);
    return sum;
  }
}

/** A copy of an array with room for at least so many numbers, and for as many again as it has; the new ones are 0. */
export function grown(array: Int32Array<ArrayBuffer>, atLeast: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(Math.max(atLeast, array.length * 2));
  next.set(array);
  return next;
}
