import { HEADER_ROWS } from "../core/import/header";
import { looksOf, type Looks } from "../core/import/looks";
import { SHAPES, type ShapeId } from "../core/import/shapes";
import type { Sheet, Stop, Workbook } from "../excel/workbook";
import { isSumsHeader } from "./data-sheet";
import type { SheetFound } from "./session";

/** A sheet as the workbook has it, and what was made of it. */
export interface Seen {
  readonly sheet: Sheet;
  readonly found: SheetFound;
  /** Row of the header that a sheet with the sums of files has; `null` where there is none. */
  readonly sumsRow: number | null;
}

/** What a sheet is, by its first rows. */
export async function seen(workbook: Workbook, sheet: Sheet, stop?: Stop): Promise<Seen> {
  if (sheet.rows === 0) return { sheet, found: foundAs(sheet, null), sumsRow: null };
  const lastRow = Math.min(sheet.rows, HEADER_ROWS);
  const top = { firstRow: 1, firstColumn: 1, lastRow, lastColumn: sheet.columns };
  const rows = await workbook.cells(sheet.id, top, stop);
  const sumsAt = rows.findIndex(isSumsHeader);
  return { sheet, found: foundAs(sheet, looksOf(rows)), sumsRow: sumsAt < 0 ? null : sumsAt + 1 };
}

/** The same judgement of a sheet whose size or name may be another by now. */
export function seenAgain(sheet: Sheet, before: Seen): Seen {
  const { name, rows, hidden } = sheet;
  // What was emptied has lost its header too.
  if (rows === 0) return { sheet, found: foundAs(sheet, null), sumsRow: null };
  return { ...before, sheet, found: { ...before.found, name, rows, hidden } };
}

function foundAs(sheet: Sheet, looks: Looks | null): SheetFound {
  const { id, name, rows, hidden } = sheet;
  return {
    id,
    name,
    rows,
    hidden,
    kind: looks?.kind ?? (rows === 0 ? "empty" : "other"),
    shape: looks?.kind === "billing" ? looks.shape : null,
    headerRow: looks?.headerRow ?? null,
    hasOnboarding: looks?.kind === "resellers" && looks.hasOnboarding,
    why: why(looks, sheet),
  };
}

function why(looks: Looks | null, sheet: Sheet): string {
  if (sheet.rows === 0) return "It is empty.";
  if (!looks) return `None of its first ${HEADER_ROWS} rows is a header that we know.`;
  const hidden = sheet.hidden ? " It is hidden, so it is used only when chosen by hand." : "";
  switch (looks.kind) {
    case "billing":
      return `Row ${looks.headerRow} has the headers of a billing export (${shapeName(looks.shape)}).${hidden}`;
    case "resellers":
      return `Row ${looks.headerRow} has the headers of a reseller list.${hidden}`;
    case "rates":
      return `Row ${looks.headerRow} has the headers of a table of exchange rates.${hidden}`;
  }
}

/** What a person calls a kind of billing export. */
function shapeName(id: ShapeId): string {
  return SHAPES.find((shape) => shape.id === id)?.name ?? id;
}
