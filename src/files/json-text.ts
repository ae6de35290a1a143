import type { Cell } from "../core/cell";

/** A parsed JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Digits that a number keeps for certain (ECMA-262: IEEE 754 doubles). */
const EXACT_DIGITS = 15;
const MAY_HOLD_LONG_NUMBER = /[:,[]\s*-?\d(?:[\d.]{15}|[\d.]*[eE][+-]?\d{3})/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** What a JSON text says. A number that a double does not hold, for its digits or its size, arrives as its text. Throws `SyntaxError`. */
export function parsedJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return MAY_HOLD_LONG_NUMBER.test(text) ? JSON.parse(text.replace(STRING_OR_NUMBER, asTextWhereLong)) : value;
}

function asTextWhereLong(literal: string): string {
  if (literal.startsWith('"')) return literal;
  const digits = literal.replace(/e.*/i, "").replace(/[-.]/g, "").replace(/^0+/, "");
  return digits.length > EXACT_DIGITS || !Number.isFinite(Number(literal)) ? `"${literal}"` : literal;
}

/** Whether a JSON value is an object with names. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The row of an object under the given columns. What is not there is empty; what is nested is its JSON text. */
export function rowOf(object: JsonObject, columns: readonly string[]): Cell[] {
  return columns.map((column) => (Object.hasOwn(object, column) ? cellOf(object[column]) : null));
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return JSON.stringify(value);
}
