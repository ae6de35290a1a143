/**
 * Exact amounts. A line's amount is kept as two whole numbers, millionths and the millionths of those, because adding
 * whole numbers is exact and does not depend on the order; digits beyond the twelfth decimal go into a big integer.
 */

/** A number as a whole count of 10^-30. */
export type Exact = bigint;

const DECIMALS = 30;
/** One, as an `Exact`. */
export const ONE: Exact = 10n ** BigInt(DECIMALS);
const PER_MICRO = 10n ** 24n;
const PER_PICO = 10n ** 18n;
const PER_CENT = ONE / 100n;
/** Differences below 10^-20 come from divisions cut off at the thirtieth decimal, never from billing. */
const NOISE: Exact = 10n ** 10n;

/** The exact value of millionths, millionths of millionths, and what is left over. */
export function exact(micros: number, picos = 0, rest: Exact = 0n): Exact {
  return BigInt(micros) * PER_MICRO + (picos === 0 ? 0n : BigInt(picos) * PER_PICO) + rest;
}

/** The exact value of plain decimal text such as `-12.345` or `1e-7`; digits beyond the thirtieth decimal are cut off. */
export function exactOfText(text: string): Exact {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,4}))?$/i.exec(text);
  if (!match || (match[2] === "" && match[3] === "")) throw new RangeError(`not a decimal number: ${text}`);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  const scaled =
    places <= DECIMALS ? digits * 10n ** BigInt(DECIMALS - places) : digits / 10n ** BigInt(places - DECIMALS);
  return sign === "-" ? -scaled : scaled;
}

/** `a / b`, rounded half away from zero at the thirtieth decimal; `b` must not be 0. */
export function quotient(a: Exact, b: Exact): Exact {
  return roundedDivision(a * ONE, b);
}

/** `a × b`, rounded half away from zero at the thirtieth decimal. */
export function product(a: Exact, b: Exact): Exact {
  return roundedDivision(a * b, ONE);
}

/** Whether `a` reaches `b`; equal reaches. */
export function reaches(a: Exact, b: Exact): boolean {
  return b - a <= NOISE;
}

/** Whole cents, rounded half away from zero. */
export function cents(value: Exact): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (size + NOISE + PER_CENT / 2n) / PER_CENT;
  return value < 0n ? -rounded : rounded;
}

/** The amount rounded to cents, half away from zero, as an ordinary number: 12.34. Never minus zero. */
export function roundedToCents(value: Exact): number {
  return Number(cents(value)) / 100 + 0;
}

/** The value as decimal text without needless zeros. */
export function textOf(value: Exact): string {
  const size = (value < 0n ? -value : value).toString().padStart(DECIMALS + 1, "0");
  const fraction = size.slice(-DECIMALS).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${size.slice(0, -DECIMALS)}${fraction ? `.${fraction}` : ""}`;
}

function roundedDivision(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n;
  const top = a < 0n ? -a : a;
  const bottom = b < 0n ? -b : b;
  const rounded = (top + (bottom >> 1n)) / bottom;
  return negative ? -rounded : rounded;
}
