import type { Cell } from "../core/cell";
import { HEADER_ROWS } from "../core/import/header";
import { columnLetters, SHEET_COLUMNS } from "../excel/address";
import type { Sheet, Workbook } from "../excel/workbook";
import { OWN_COLUMNS, OWN_HEADERS } from "./highlight-plan";
import type { HighlightKept } from "./kept";
import { Refusal } from "./sentence";

/** Where columns of ours stand at this moment, wherever people have moved them. */
export interface OwnColumnsFound {
  readonly headerRow: number;
  /** Column of each of our headers, in their order; `null` where somebody deleted it. */
  readonly columns: readonly (number | null)[];
  /** What stands in our id column below the header, to the last id; empty where somebody deleted that column. */
  readonly ids: readonly Cell[];
  /** Last row that holds something of ours. What people wrote below it is theirs. */
  readonly lastRow: number;
}

/**
 * Looks for our headers in the sheet that has them by what the workbook keeps; `null` where none is left. Throws `Refusal`
 * where one stands there twice: which of them is ours, and which somebody's copy, nothing tells.
 */
export async function ownColumnsIn(
  workbook: Workbook,
  sheet: Sheet,
  kept: HighlightKept,
): Promise<OwnColumnsFound | null> {
  if (sheet.rows === 0) return null;
  const deepest = Math.min(sheet.rows, Math.max(HEADER_ROWS, kept.headerRow));
  const top = await workbook.cells(sheet.id, {
    firstRow: 1,
    firstColumn: 1,
    lastRow: deepest,
    lastColumn: sheet.columns,
  });
  const row = top.findIndex((cells) => OWN_HEADERS.some((header) => cells.includes(header)));
  const header = top[row];
  if (!header) return null;
  const twice = OWN_HEADERS.find((title) => header.indexOf(title) !== header.lastIndexOf(title));
  if (twice !== undefined)
    throw new Refusal(copied(sheet.name, twice, header.indexOf(twice), header.lastIndexOf(twice)));
  const columns = OWN_HEADERS.map((title) => (header.includes(title) ? header.indexOf(title) + 1 : null));
  const headerRow = row + 1;
  const [idColumn] = columns;
  if (!idColumn) return { headerRow, columns, ids: [], lastRow: Math.min(sheet.rows, headerRow + kept.rows) };
  const ids = await idsBelow(workbook, sheet, headerRow, idColumn);
  return { headerRow, columns, ids, lastRow: headerRow + ids.length };
}

const copied = (sheet: string, title: string, first: number, last: number): string =>
  `“${sheet}” has the column “${title}” twice, in ${columnLetters(first + 1)} and in ${columnLetters(last + 1)}. Rename the header of the copy, or delete the copy, and try again; nothing was changed.`;

async function idsBelow(
  workbook: Workbook,
  sheet: Sheet,
  headerRow: number,
  idColumn: number,
): Promise<readonly Cell[]> {
  if (sheet.rows <= headerRow) return [];
  const area = { firstRow: headerRow + 1, firstColumn: idColumn, lastRow: sheet.rows, lastColumn: idColumn };
  const ids = (await workbook.cells(sheet.id, area)).map(([id]) => id ?? null);
  const afterLast = ids.reduce<number>((last, id, index) => (/^\d+$/.test(String(id)) ? index + 1 : last), 0);
  return ids.slice(0, afterLast);
}

/** The first column of ours if all of them stand side by side in their order; `null` otherwise. */
export function sideBySide(found: OwnColumnsFound): number | null {
  const first = found.columns[0] ?? null;
  return first !== null && found.columns.every((column, index) => column === first + index) ? first : null;
}

/** The first column from which on nothing is used; `null` where the sheet has no room for ours. */
export function firstFreeColumn(sheet: Sheet): number | null {
  const room = (used: number): boolean => used + OWN_COLUMNS.length <= SHEET_COLUMNS;
  return room(sheet.touchedColumns) ? sheet.touchedColumns + 1 : room(sheet.columns) ? sheet.columns + 1 : null;
}
