/** Spreads a 32-bit whole number over all 32 bits; two numbers never meet in one. */
function scattered(key: number): number {
  let bits = key | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/**
 * A stream of numbers that look random and are the same for the same keys, on every machine: only 32-bit whole
 * number arithmetic and exact divisions.
 */
export class Random {
  private at: number;
  private readonly step: number;

  constructor(...keys: readonly number[]) {
    let state = 0x2545f491;
    for (const key of keys) state = scattered(Math.imul(state, 31) + key);
    this.at = state;
    // A step of its own for each stream keeps two streams from running into each other.
    this.step = scattered(state ^ 0x6a09e667) | 1;
  }

  /** A whole number from 0 to 2³² − 1. */
  bits(): number {
    this.at = (this.at + this.step) | 0;
    return scattered(this.at) >>> 0;
  }

  /** A number from 0 up to 1, without 1. */
  fraction(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number from 0 up to `count`, without `count`. */
  below(count: number): number {
    return Math.floor(this.fraction() * count);
  }

  /** `true` in this share of the calls. */
  chance(share: number): boolean {
    return this.fraction() < share;
  }

  /** One entry of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const entry = list[this.below(list.length)];
    if (entry === undefined) throw new RangeError("nothing to pick from");
    return entry;
  }

  /** A whole number from 0 up to `count` that is far more often small than large: a tenth of the numbers gets almost half of the draws. */
  heavyTailed(count: number): number {
    const fraction = this.fraction();
    return Math.floor(fraction * fraction * fraction * count);
  }
}
