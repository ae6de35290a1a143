import type { Cell } from "../core/cell";
import { resellerIdIn } from "../core/import/reseller-id";
import type { DayText } from "../core/rules/review";
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

/** The reseller's id from a number or a text in any form that the exports use, for example `ID: 0012345`. */
export function resellerArgument(given: Cell): Argument<string> {
  const read = resellerIdIn(given);
  switch (read.is) {
    case "id":
      return { at: "good", value: read.id };
    case "none":
      return bad("No reseller is given. Give a PLA ID (MPN ID), for example 6048879, or a cell that holds one.");
    case "bad":
      return bad(`${shown(given)} is not a PLA ID (MPN ID), which is a whole number such as 6048879.`);
  }
}

/** The date of an as-of argument, read the way dates of the workbook are; `null` where it is left out. */
export function dayArgument(given: Cell, reviews: Reviews): Argument<DayText | null> {
  if (given === null) return { at: "good", value: null };
  const day = reviews.dayIn(given);
  if (day !== null) return { at: "good", value: day };
  return bad(`The as-of date ${shown(given)} is not a date. Give a date cell, DATE(2026,4,20) or "2026-04-20".`);
}
