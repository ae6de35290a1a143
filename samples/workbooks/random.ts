/** A repeatable stream of chances: the same seed gives the same workbook on every machine. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number;
  /** One of the entries; the list must not be empty. */
  one<T>(entries: readonly T[]): T;
  /** An id that looks like a GUID. */
  guid(): string;
}

/** Chances from a seed (the mulberry32 step). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join("");
  return {
    next,
    between,
    one<T>(entries: readonly T[]): T {
      const entry = entries[between(0, entries.length - 1)];
      if (entry === undefined) throw new RangeError("nothing to choose from");
      return entry;
    },
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}
