import type { Review } from "../core/rules/review";
import type { Workbook } from "../excel/workbook";
import { Refusal } from "./sentence";
import type { Target } from "./session";
import type { SheetsSeen } from "./sheets-seen";

/** Selects the row of a reseller in the reseller list. */
export async function selectReseller(
  workbook: Workbook,
  sheets: SheetsSeen,
  review: Review | null,
  id: string,
): Promise<void> {
  const place = review?.resellers.find((reseller) => reseller.id === id)?.place;
  if (!place) throw new Refusal(`Reseller ${id} is not in the reseller list, so there is no row to show.`);
  await selectTarget(workbook, sheets, { ...place, column: null });
}

/** Selects a cell, the used cells of a row, or the first cell of a sheet. */
export async function selectTarget(workbook: Workbook, sheets: SheetsSeen, target: Target): Promise<void> {
  const seen = sheets.byName(target.source);
  if (!seen) throw new Refusal(`The sheet “${target.source}” is no longer there. Review again.`);
  const { id, columns } = seen.sheet;
  const row = target.row ?? seen.found.headerRow ?? 1;
  const width = Math.max(1, columns);
  const column =
    target.column === null ? null : await columnTitled(workbook, id, seen.found.headerRow, width, target.column);
  const [firstColumn, lastColumn] = column === null ? [1, target.row === null ? 1 : width] : [column, column];
  await workbook.select(id, { firstRow: row, firstColumn, lastRow: row, lastColumn });
}

/** Number of the column with this header; `null` where it is not there, so that the whole row is shown instead. */
async function columnTitled(
  workbook: Workbook,
  sheetId: string,
  headerRow: number | null,
  lastColumn: number,
  title: string,
): Promise<number | null> {
  if (headerRow === null) return null;
  const [header = []] = await workbook.cells(sheetId, {
    firstRow: headerRow,
    firstColumn: 1,
    lastRow: headerRow,
    lastColumn,
  });
  const index = header.findIndex((cell) => String(cell ?? "").trim() === title);
  return index < 0 ? null : index + 1;
}
