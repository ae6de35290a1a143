import { BooleanNumber, type IRowData, type Nullable } from "@univerjs/core";
import { SheetsFilterService } from "@univerjs/preset-sheets-filter";
import type { UniverDesk } from "./univer-desk";

/** The rows that are hidden by hand or by a filter. Costs what is hidden, not what is there. */
export function hiddenRows(desk: UniverDesk, sheetId: string): ReadonlySet<number> {
  const rows: Record<number, Nullable<Partial<IRowData>>> = desk.worksheet(sheetId).getRowManager().getRowData();
  const byHand = Object.keys(rows).filter((row) => rows[Number(row)]?.hd === BooleanNumber.TRUE);
  const filter = desk.injector.get(SheetsFilterService).getFilterModel(desk.unitId, sheetId);
  return new Set([...byHand.map(Number), ...(filter?.filteredOutRows ?? [])]);
}

/** Lets every calculation find the hidden rows that way: Univer asks each row of each sheet, a million times for one edit. */
export function findHiddenRowsFast(desk: UniverDesk): void {
  Object.assign(desk.formulas, {
    getHiddenRowsFiltered: () => ({
      [desk.unitId]: Object.fromEntries(
        desk.workbook.getSheets().map((sheet) => {
          const id = sheet.getSheetId();
          return [id, Object.fromEntries([...hiddenRows(desk, id)].map((row) => [row, { hd: BooleanNumber.TRUE }]))];
        }),
      ),
    }),
  } satisfies Partial<UniverDesk["formulas"]>);
}
