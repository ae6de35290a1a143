import type { Rectangle } from "./workbook";

/** Letters of a column counted from 1: 1 is "A", 27 is "AA". */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetters(before) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Number of a column, from 1, by its letters in either case. */
function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Rows and columns of a sheet (Microsoft: Excel specifications and limits). */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

const CORNER = /^\$?([A-Za-z]{0,3})\$?(\d{0,7})$/;

/** The rectangle of an address as Excel's events write it ("B2", "A1:C9", "A:C", "2:5"); `null` for several areas at once. */
export function rectangleAt(address: string): Rectangle | null {
  const [first = "", last = first, more] = address.slice(address.lastIndexOf("!") + 1).split(":");
  const [from, to] = [CORNER.exec(first), CORNER.exec(last)];
  if (!from || !to || more !== undefined || first === "") return null;
  return {
    firstRow: from[2] ? Number(from[2]) : 1,
    firstColumn: from[1] ? columnNumber(from[1]) : 1,
    lastRow: to[2] ? Number(to[2]) : SHEET_ROWS,
    lastColumn: to[1] ? columnNumber(to[1]) : SHEET_COLUMNS,
  };
}

/** The address of a rectangle as Excel's events write it: "K1:Q501", or "K1" for one cell. */
export function addressOf(area: Rectangle): string {
  const first = `${columnLetters(area.firstColumn)}${area.firstRow}`;
  const last = `${columnLetters(area.lastColumn)}${area.lastRow}`;
  return first === last ? first : `${first}:${last}`;
}

/** A reference to a rectangle of another sheet that does not move when it is copied: 'My list'!$K$2:$K$501. */
export function fixedReference(sheetName: string, area: Rectangle): string {
  const corner = (column: number, row: number): string => `$${columnLetters(column)}$${row}`;
  const quoted = `'${sheetName.replaceAll("'", "''")}'`;
  return `${quoted}!${corner(area.firstColumn, area.firstRow)}:${corner(area.lastColumn, area.lastRow)}`;
}

/** How many rows and columns a rectangle has. */
export function extent(area: Rectangle): { readonly rows: number; readonly columns: number } {
  return { rows: area.lastRow - area.firstRow + 1, columns: area.lastColumn - area.firstColumn + 1 };
}
