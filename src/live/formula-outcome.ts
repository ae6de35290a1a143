import { addressOf } from "../excel/address";
import type { CellPlace, Keeping } from "../excel/formula-cells";
import type { Rectangle } from "../excel/workbook";

/** What came of something that was done to formulas. */
export interface Outcome {
  readonly intent: "success" | "warning" | "error";
  readonly title: string;
  readonly sentence: string;
  /** What a person may do about it at once. */
  readonly offer: Offer | null;
}

/** What may be done all the same, to the very cells that the outcome names and to no others. */
export type Offer =
  /** Puts the formula into this cell, such as `Mine!A1`, in the place of what it holds. */
  | { readonly to: "insert-anyway"; readonly place: string }
  /** Brings the formulas of these cells back, in the place of what was put there since. */
  | { readonly to: "thaw-changed"; readonly places: readonly CellPlace[] };

/** An outcome without an offer. */
export const outcome = (intent: Outcome["intent"], title: string, sentence: string): Outcome => ({
  intent,
  title,
  sentence,
  offer: null,
});

/** So many places are named; the rest is counted. */
const PLACES_NAMED = 5;

/** A cell as a formula on another sheet would name it. */
export function placeText({ sheetName, row, column }: CellPlace): string {
  return areaText(sheetName, { firstRow: row, firstColumn: column, lastRow: row, lastColumn: column });
}

/** Cells as a formula on another sheet would name them. */
export function areaText(sheetName: string, area: Rectangle): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheetName);
  return `${plain ? sheetName : `'${sheetName.replaceAll("'", "''")}'`}!${addressOf(area)}`;
}

/** The first few places and how many more there are. */
export function placesText(places: readonly CellPlace[]): string {
  const named = places.slice(0, PLACES_NAMED).map(placeText).join(", ");
  const more = places.length - PLACES_NAMED;
  return more > 0 ? `${named} and ${more.toLocaleString("en-US")} more` : named;
}

/** “1 formula”, “1,200 formulas”. */
export const formulasText = (count: number): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? "formula" : "formulas"}`;

/** Where texts are kept, in words. */
export function keepingText(where: readonly Keeping[]): string {
  const words: Readonly<Record<Keeping, string>> = {
    notes: "in notes at their cells",
    comments: "in comments at their cells",
    workbook: "out of sight in the workbook",
  };
  return where.map((one) => words[one]).join(" and ");
}
