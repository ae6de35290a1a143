import type { DayText } from "../core/rules/review";

/** An argument of a formula as we understand it, or the sentence that says why we do not. */
export type Argument<T> = { readonly at: "good"; readonly value: T } | { readonly at: "bad"; readonly because: string };

const good = <T>(value: T): Argument<T> => ({ at: "good", value });
const bad = (because: string): Argument<never> => ({ at: "bad", because });

const blank = (given: unknown): boolean =>
  given === null || given === undefined || (typeof given === "string" && given.trim() === "");

const shown = (given: unknown): string => (typeof given === "string" ? `“${given}”` : String(given));

/** The reseller's id from a number or from text in any form that the exports use, for example `ID: 0012345`. */
export function resellerArgument(given: unknown): Argument<string> {
  if (blank(given)) return bad("The reseller is empty. Give a PLA ID (MPN ID), for example 6048879.");
  const text = String(given).replaceAll("\u00a0", " ").trim();
  const digits = /^'?(?:[a-z ]*:)?\s*0*([1-9]\d*)$/i.exec(
    text.replace(/\.0+$/, "").replace(/(?<=\d)[,.\s](?=\d{3})/g, ""),
  );
  return digits?.[1]
    ? good(digits[1])
    : bad(`${shown(given)} is not a PLA ID (MPN ID). It is a number such as 6048879.`);
}

const DAY_MS = 86_400_000;
/** Day 0 of Excel's 1900 calendar, for days from March 1900 on. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** 2000-01-01 and 9999-12-31 as Excel serial numbers. */
const SERIALS = { first: 36_526, last: 2_958_465 };

/** The date of an as-of argument, `null` where it is left out or its cell is empty. */
export function dayArgument(given: unknown): Argument<DayText | null> {
  if (blank(given)) return good(null);
  if (typeof given === "number") {
    const serial = Math.floor(given);
    if (serial < SERIALS.first || serial > SERIALS.last)
      return bad(`The as-of date ${given} is not a date from 2000 on.`);
    return good(new Date(EPOCH_MS + serial * DAY_MS).toISOString().slice(0, 10));
  }
  const iso = typeof given === "string" ? /^\s*(\d{4}-\d{2}-\d{2})(?:T.*)?\s*$/.exec(given)?.[1] : undefined;
  if (iso && Number.isFinite(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)) return good(iso);
  return bad(`The as-of date ${shown(given)} is not a date. Give a date cell, DATE(2026,4,20) or "2026-04-20".`);
}
