import { cents, type Exact } from "../exact";

/**
 * Amounts rounded to cents so that the rounded ones add up to the rounded sum, to the cent. Each is its own amount rounded,
 * half away from zero, except the few that give or take a cent: those that rounding moved farthest, the earlier of equals.
 * Whole cents stay as they are, and no amount moves by a full cent.
 */
export function centShares(amounts: readonly Exact[]): readonly number[] {
  const rounded = amounts.map(cents);
  const total = cents(amounts.reduce((sum, amount) => sum + amount, 0n));
  const missing = total - rounded.reduce((sum, amount) => sum + amount, 0n);
  const step = missing < 0n ? -1n : 1n;
  // What rounding took from each, in the direction in which cents are missing.
  const taken = (at: number): Exact => step * ((amounts[at] ?? 0n) - (rounded[at] ?? 0n) * PER_CENT);
  const farthest = missing === 0n ? [] : [...rounded.keys()].sort((a, b) => compared(taken(b), taken(a)) || a - b);
  for (const at of farthest.slice(0, Number(missing * step))) rounded[at] = (rounded[at] ?? 0n) + step;
  return rounded.map((amount) => Number(amount) / 100 + 0);
}

/** One cent as an `Exact`, which counts 10^-30. */
const PER_CENT: Exact = 10n ** 28n;

const compared = (a: Exact, b: Exact): number => (a < b ? -1 : a > b ? 1 : 0);
