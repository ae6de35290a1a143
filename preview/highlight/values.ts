import type { HostCell } from "../host/workbook";

/** What a part of a formula comes to; `null` is an empty cell, which is neither a text nor a number of its own. */
export type Value = HostCell | null;

/** Thrown where Excel shows an error: a condition that ends in one is not true. */
const FAILURE = new RangeError("the formula ends in an error");

/** Ends the formula in an error. */
export function failed(): never {
  throw FAILURE;
}

/** What the function comes to, or `otherwise` where it ends in an error. Mistakes of ours are thrown on. */
export function unlessFailed<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (failure) {
    if (failure === FAILURE) return otherwise;
    throw failure;
  }
}

const ERROR = /^#(N\/A|[A-Z0-9/_]+[!?])$/;

/** A cell as part of a formula: an error in it is one of the formula. */
export function valueOf(cell: HostCell | undefined): Value {
  if (cell === undefined || cell === "") return null;
  return typeof cell === "string" && ERROR.test(cell) ? failed() : cell;
}

/** As text; Excel shows at most 15 digits. */
export function textOf(value: Value): string {
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  return typeof value === "boolean" ? String(value).toUpperCase() : (value ?? "");
}

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(E[-+]?\d+)?\s*$/i;

/** The number that a text writes in plain digits; NaN where it writes none. */
export const numberIn = (text: string): number => (NUMBER.test(text) ? Number(text) : Number.NaN);

/** As a number; a text that writes none is an error. */
export function numberOf(value: Value): number {
  const number = typeof value === "string" ? numberIn(value) : Number(value);
  return Number.isFinite(number) ? number : failed();
}

/** As a truth value; a text is one only where it says so. */
export function truthOf(value: Value): boolean {
  if (typeof value !== "string") return Boolean(value);
  const word = value.toUpperCase();
  return word === "TRUE" || (word === "FALSE" ? false : failed());
}

/** What a comparison's sign says of the order of its two sides. */
export const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

const RANKS: readonly string[] = ["number", "string", "boolean"];

/** Numbers come before text and text before truth values; text compares without case; an empty cell is like the other's nothing. */
export function order(left: Value, right: Value): number {
  const [a, b] = [left ?? nothingLike(right), right ?? nothingLike(left)];
  if (typeof a !== typeof b) return RANKS.indexOf(typeof a) - RANKS.indexOf(typeof b);
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, "en", { sensitivity: "accent" });
  return Number(a) - Number(b);
}

function nothingLike(value: Value): HostCell {
  if (typeof value === "number") return 0;
  return typeof value === "boolean" ? false : "";
}
