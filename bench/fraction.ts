/** An exact number: `over / under`, `under` above 0, always in lowest terms when it comes from here. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Nothing. */
export const ZERO: Fraction = { over: 0n, under: 1n };

function reduced(over: bigint, under: bigint): Fraction {
  if (under === 0n) throw new RangeError("divided by zero");
  let [divisor, rest] = [over < 0n ? -over : over, under < 0n ? -under : under];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  const sign = under < 0n ? -1n : 1n;
  return { over: (sign * over) / divisor, under: (sign * under) / divisor };
}

/** The value of plain decimal digits, for example "0.921234567". */
export function decimal(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new RangeError(`not a decimal number: ${text}`);
  const [, sign = "", whole = "", places = ""] = match;
  return reduced(BigInt(`${sign}${whole}${places}`), 10n ** BigInt(places.length));
}

/** The sum of two. */
export function added(one: Fraction, other: Fraction): Fraction {
  return reduced(one.over * other.under + other.over * one.under, one.under * other.under);
}

/** The product of two. */
export function product(one: Fraction, other: Fraction): Fraction {
  return reduced(one.over * other.over, one.under * other.under);
}

/** `one` divided by `other`, which is not 0. */
export function quotient(one: Fraction, other: Fraction): Fraction {
  return reduced(one.over * other.under, one.under * other.over);
}

/** Whole hundredths, half away from zero. */
export function cents({ over, under }: Fraction): bigint {
  const doubled = (over < 0n ? -over : over) * 200n + under;
  const rounded = doubled / (2n * under);
  return over < 0n ? -rounded : rounded;
}
