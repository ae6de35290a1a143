import { SHEET_COLUMNS, SHEET_ROWS, type Area } from "./area";

/** A reference as written in a formula or asked for by `getRange`: an area, and the sheet if one is named. */
export interface Reference {
  readonly sheetName: string | null;
  readonly area: Area;
}

const COLUMN = "\\$?([A-Za-z]{1,3})";
const ROW = "\\$?([0-9]{1,7})";
const CELLS = new RegExp(`^${COLUMN}${ROW}(?::${COLUMN}${ROW})?$`);
const COLUMNS = new RegExp(`^${COLUMN}:${COLUMN}$`);
const ROWS = new RegExp(`^${ROW}:${ROW}$`);
const SHEET = /^(?:'((?:[^']|'')+)'|([^'!()",\s]+))!(.+)$/;

/** "A" for 0, "AA" for 26. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? "" : columnName(rest)) + String.fromCharCode(65 + (column % 26));
}

/** 0 for "A", 26 for "AA", in either case. */
export function columnIndex(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The reference that a text writes ("B2", "$A$1:C9", "A:C", "2:5", "'My sheet'!A1"), or null if it is none or off the sheet. */
export function referenceIn(text: string): Reference | null {
  const sheet = SHEET.exec(text.trim());
  const sheetName = sheet ? (sheet[1] ?? sheet[2] ?? "").replace(/''/g, "'") : null;
  const area = areaIn(sheet?.[3] ?? text.trim());
  return area && { sheetName, area };
}

function areaIn(text: string): Area | null {
  const cells = CELLS.exec(text);
  if (cells) {
    const [, column = "", row = "", lastColumn = column, lastRow = row] = cells;
    return ordered(Number(row) - 1, columnIndex(column), Number(lastRow) - 1, columnIndex(lastColumn));
  }
  const columns = COLUMNS.exec(text);
  if (columns) return ordered(0, columnIndex(columns[1] ?? ""), SHEET_ROWS - 1, columnIndex(columns[2] ?? ""));
  const rows = ROWS.exec(text);
  return rows && ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, SHEET_COLUMNS - 1);
}

function ordered(row: number, column: number, otherRow: number, otherColumn: number): Area | null {
  const area: Area = {
    top: Math.min(row, otherRow),
    left: Math.min(column, otherColumn),
    bottom: Math.max(row, otherRow),
    right: Math.max(column, otherColumn),
  };
  return area.top >= 0 && area.bottom < SHEET_ROWS && area.right < SHEET_COLUMNS ? area : null;
}

/** "B2", "A1:C9", "A:C" for whole columns, "2:5" for whole rows. */
export function addressOf(area: Area): string {
  if (area.top === 0 && area.bottom === SHEET_ROWS - 1) return `${columnName(area.left)}:${columnName(area.right)}`;
  if (area.left === 0 && area.right === SHEET_COLUMNS - 1) return `${area.top + 1}:${area.bottom + 1}`;
  const first = `${columnName(area.left)}${area.top + 1}`;
  const last = `${columnName(area.right)}${area.bottom + 1}`;
  return first === last ? first : `${first}:${last}`;
}

/** A sheet's name as it stands before the "!" of a reference, quoted where needed. */
export function quotedSheet(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && referenceIn(name) === null;
  return isPlain ? name : `'${name.replace(/'/g, "''")}'`;
}

/** "Sheet1!A2:B9", as `Range.address` gives it. */
export function fullAddressOf(sheetName: string, area: Area): string {
  return `${quotedSheet(sheetName)}!${addressOf(area)}`;
}
