import type { Cell } from "../core/cell";
import { resellerIdIn } from "../core/import/reseller-id";
import { dayText, firstDayOf, monthOf, monthText, type Month } from "../core/month";
import type { DayText, Status } from "../core/rules/review";
import { STATUS_NAMES } from "../core/rules/wording";
import type { Reviews } from "../live/reviews";

/** An argument of a formula as we understand it, or the sentence that says why we do not. */
export type Argument<T> = { readonly at: "good"; readonly value: T } | { readonly at: "bad"; readonly because: string };

const bad = (because: string): Argument<never> => ({ at: "bad", because });

const shown = (given: Cell): string => (typeof given === "string" ? `“${given}”` : String(given));

/** What Excel hands a formula for one cell or constant; an argument that is left out and an empty cell are `null`. */
export function cellGiven(given: unknown): Cell {
  if (typeof given === "number" || typeof given === "boolean") return given;
  return typeof given === "string" && given.trim() !== "" ? given : null;
}

/** That an argument names no reseller. */
export const NO_RESELLER =
  "No reseller is given. Give a PLA ID (MPN ID), for example 6048879, or a cell or range that holds such ids.";

/** That a reseller is nowhere to be found. */
export const unheardOf = (id: string): string => `Reseller ${id} is neither in the billing nor in the reseller list.`;

/** The reseller's id from a number or a text in any form that the exports use, for example `ID: 0012345`. */
export function resellerArgument(given: Cell): Argument<string> {
  const read = resellerIdIn(given);
  switch (read.is) {
    case "id":
      return { at: "good", value: read.id };
    case "none":
      return bad(NO_RESELLER);
    case "bad":
      return bad(`${shown(given)} is not a PLA ID (MPN ID), which is a whole number such as 6048879.`);
  }
}

/** A number that is meant as a year is read as an Excel date around 1905; billing of CSP is younger than this. */
const FIRST_MONTH = monthOf(2000, 1);
const FIRST_DAY = dayText(firstDayOf(FIRST_MONTH));

/**
 * The date of an as-of argument, read the way dates of the workbook are; `null` where it is left out. A month stands for its
 * first day.
 */
export function dayArgument(given: Cell, reviews: Reviews): Argument<DayText | null> {
  // Excel hands over an empty cell as 0.
  if (given === null || given === 0) return { at: "good", value: null };
  const month = reviews.monthIn(given);
  const day = reviews.dayIn(given) ?? (month === null ? null : dayText(firstDayOf(month)));
  if (day !== null && day >= FIRST_DAY) return { at: "good", value: day };
  return bad(
    `The as-of date ${shown(given)} is no date from 2000 on. Give a date cell, DATE(2026,4,20) or "2026-04-20".`,
  );
}

/** Months from `first` to `last`, both counted. */
export interface MonthsAsked {
  readonly first: Month;
  readonly last: Month;
}

/** The first and the last month of a span. */
export function monthsArgument(from: Cell, to: Cell, reviews: Reviews): Argument<MonthsAsked> {
  const first = monthArgument(from, "first", reviews);
  const last = monthArgument(to, "last", reviews);
  if (first.at === "bad") return first;
  if (last.at === "bad") return last;
  if (first.value > last.value)
    return bad(`${monthText(first.value)} is after ${monthText(last.value)}. Give the earlier month first.`);
  return { at: "good", value: { first: first.value, last: last.value } };
}

function monthArgument(given: Cell, which: "first" | "last", reviews: Reviews): Argument<Month> {
  const month = given === null ? null : reviews.monthIn(given);
  if (month !== null && month >= FIRST_MONTH) return { at: "good", value: month };
  const found = given === null || given === 0 ? `No ${which} month is given.` : `${shown(given)} is not a month.`;
  return bad(`${found} Give a date cell, "2026-04" or "Apr 2026".`);
}

/** Which resellers a review is to show. */
export type Show = "flagged" | "all" | Status;

const SHOWN: ReadonlyMap<string, Show> = new Map<string, Show>([
  ["flagged", "flagged"],
  ["all", "all"],
  ["firstcheck", "not-tested-yet"],
  ...Object.entries(STATUS_NAMES).flatMap(([status, name]) =>
    [status, name].map((word) => [lettersOf(word), status as Status] as const),
  ),
]);

/** What `CSP.STATUS` adds to a name: “ Jul 2026”, “; security not met”. */
const PARTICULARS = /(?:;| [a-z]{3} \d{4}).*$/i;

/** Which resellers to show: "flagged" where it is left out, "all", or a status by its name as `CSP.STATUS` writes it. */
export function showArgument(given: Cell): Argument<Show> {
  if (given === null || given === 0) return { at: "good", value: "flagged" };
  const show = SHOWN.get(lettersOf(String(given).replace(PARTICULARS, "")));
  if (show !== undefined) return { at: "good", value: show };
  const names = Object.values(STATUS_NAMES).map((name) => `"${name}"`);
  return bad(`${shown(given)} is nothing to show. Give "flagged", "all" or a status: ${names.join(", ")}.`);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}
