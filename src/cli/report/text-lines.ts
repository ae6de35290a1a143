import { widthOf } from "../text-width";

/**
 * Widths of the letters of Calibri, in widths of a digit, rounded up: a row that is a little too high is better than text
 * cut off. What is in no group is as wide as a wide capital letter.
 */
const GROUPS: readonly (readonly [string, number])[] = [
  ["' il", 0.46],
  ["jI,.’:;", 0.53],
  ["()f-", 0.61],
  ["[]Jtr!", 0.69],
  ['/sz"', 0.8],
  ["“”Lcxvyk", 0.9],
  ["FS?ZgaTYE", 0.97],
  ["0123456789e$+=–_", 1],
  ["bdhnpquoPXK", 1.04],
  ["CRBVA", 1.15],
  ["w", 1.42],
  ["mMW@", 1.77],
];
const CAPITAL = 1.33;
const WIDTHS: ReadonlyMap<string, number> = new Map(
  GROUPS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);
const BOLD = 1.05;
/** Excel's margins at both sides and an indent. */
const MARGINS = 2;

/** Lines that a text takes where it is wrapped in a column of so many digits; at least 1, never too few. */
export function linesWithin(text: string, columnWidth: number, isBold: boolean): number {
  const most = Math.max(1, columnWidth - MARGINS);
  return text.split(/\r\n|\r|\n/).reduce((lines, part) => lines + linesOf(part, most, isBold ? BOLD : 1), 0);
}

function linesOf(text: string, most: number, weight: number): number {
  const space = (WIDTHS.get(" ") ?? 1) * weight;
  let lines = 1;
  let taken = 0;
  for (const word of text.split(" ")) {
    const width = digitsIn(word) * weight;
    if (taken > 0 && taken + space + width > most) {
      lines += 1;
      taken = 0;
    }
    taken += (taken > 0 ? space : 0) + width;
    // A word that is wider than the column goes on in the next line.
    while (taken > most) {
      lines += 1;
      taken -= most;
    }
  }
  return lines;
}

function digitsIn(word: string): number {
  let digits = 0;
  for (const letter of word) digits += WIDTHS.get(letter) ?? Math.max(CAPITAL, widthOf(letter));
  return digits;
}
