import type { Clerk } from "../books/clerk";
import { Stopped } from "../core/import/read-source";
import type { Edit } from "../core/ledger/live-ledger";
import type { Sheet, Stop, Workbook } from "../excel/workbook";
import { covers, NO_EDITS, rowsIn, type SheetEdits } from "./edits";
import type { Edits, PendingEdits } from "./pending-edits";
import { afterEdits, type Reading } from "./reading";

/** Above so many edited rows a fresh reading is hardly dearer. */
const ROWS_MAX = 20_000;

/** More edits came while the edited rows were read; nothing was changed yet. */
export class Overtaken extends Stopped {}

/** Whether all edits only changed cells of rows that the sheets had, so that nobody has to look how large they are now. */
export function leaveSizes(edits: Edits | null, sheets: readonly Sheet[]): boolean {
  if (!edits) return false;
  return [...edits].every(([id, { moves, rows }]) => {
    const sheet = sheets.find((each) => each.id === id);
    return sheet !== undefined && moves.length === 0 && rows.every(({ last }) => last <= sheet.rows);
  });
}

/**
 * The reading after edits of its billing sheets, at the cost of the edited rows. `null` where the sheets have to be read
 * anew; "lost" where, besides, the books no longer answer for the reading that was given. "resized", with everything still as it was, where `sheets`, which
 * are as they were last looked at, have other sizes now. `readTables` reads the reseller list and the rates again, where
 * they changed as well. Throws `Overtaken`, with everything still as it was, where more edits came meanwhile: they have to
 * be followed together.
 */
export async function amendedReading(
  { workbook, clerk, stop }: { readonly workbook: Workbook; readonly clerk: Clerk; readonly stop: Stop },
  sheets: readonly Sheet[],
  reading: Reading,
  pending: PendingEdits,
  readTables: () => Promise<boolean>,
): Promise<Reading | "resized" | "lost" | null> {
  const edits = pending.now();
  if (!edits) return null;
  const moves: Edit[] = [];
  const changed: { readonly changes: SheetEdits; readonly source: number; readonly sheet: Sheet }[] = [];
  const rowsNow = new Map<string, number>();
  for (const { sheetId, source, rows } of reading.billing) {
    const sheet = sheets.find(({ id }) => id === sheetId);
    const changes = edits.get(sheetId) ?? NO_EDITS;
    // A row that came without a word was not heard of, so nothing about this sheet is certain.
    if (!sheet || rowsIn(changes) > ROWS_MAX || !accountsFor(changes, rows, sheet.rows)) return null;
    moves.push(...movesOf(changes, source, rows, sheet.rows));
    changed.push({ changes, source, sheet });
    rowsNow.set(sheetId, sheet.rows);
  }
  const edited = await Promise.all(
    changed.map(({ changes, source, sheet }) => cellsOf(workbook, changes, source, sheet, stop)),
  );
  const after = await workbook.sheets(stop);
  if (pending.now() !== edits) throw new Overtaken();
  if (!sameRows(sheets, after)) return "resized";
  const tables = pending.tables();
  // What happens from here on comes after these edits and is followed in its turn.
  pending.clear();
  if (tables && !(await readTables())) return "lost";
  const effect = await clerk.amend([...moves, ...edited.flat()]).catch(() => null);
  if (!effect) return "lost";
  return afterEdits(reading, tables ? { ...effect, everybody: true } : effect, rowsNow);
}

/** The edited rows as the sheet has them now. */
async function cellsOf(
  workbook: Workbook,
  changes: SheetEdits,
  source: number,
  sheet: Sheet,
  stop: Stop,
): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  for (const { first, last } of changes.rows) {
    const lastRow = Math.min(last, sheet.rows);
    if (first > lastRow) continue;
    const area = { firstRow: first, firstColumn: 1, lastRow, lastColumn: sheet.columns };
    edits.push({ kind: "cells", source, firstRow: first, rows: await workbook.cells(sheet.id, area, stop) });
  }
  return edits;
}

/** Whether no sheet grew or shrank while its rows were read: an insertion may show before it is told. */
export function sameRows(before: readonly Sheet[], after: readonly Sheet[]): boolean {
  return before.every(({ id, rows }) => after.find((sheet) => sheet.id === id)?.rows === rows);
}

/** Whether the edits explain how many rows the sheet has now. */
function accountsFor(changes: SheetEdits, before: number, now: number): boolean {
  const expected = rowsAfterMoves(changes, before);
  if (now === expected) return true;
  return covers(changes, { first: Math.min(now, expected) + 1, last: Math.max(now, expected) });
}

function rowsAfterMoves({ moves }: SheetEdits, before: number): number {
  return moves.reduce((rows, { kind, at, count }) => {
    if (at > rows) return rows;
    return kind === "insert" ? rows + count : rows - Math.min(count, rows - at + 1);
  }, before);
}

/** The moves of a sheet, and the end of it taken away where its last rows were emptied. */
function movesOf(changes: SheetEdits, source: number, before: number, now: number): readonly Edit[] {
  const expected = rowsAfterMoves(changes, before);
  const emptied: readonly Edit[] =
    now < expected ? [{ kind: "delete", source, at: now + 1, count: expected - now }] : [];
  return [...changes.moves.map((move) => ({ ...move, source })), ...emptied];
}
