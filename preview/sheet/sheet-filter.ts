import { FilterModel, SheetsFilterService } from "@univerjs/preset-sheets-filter";
import type { SheetFilter } from "../host/workbook";
import { areaOf, rangeOf } from "./sheet-rules";
import type { UniverDesk } from "./univer-desk";

/** The filter that the user or an add-in set on the sheet. */
export function filterOf(desk: UniverDesk, sheetId: string): SheetFilter | null {
  const model = desk.injector.get(SheetsFilterService).getFilterModel(desk.unitId, sheetId);
  if (!(model instanceof FilterModel)) return null;
  const range = model.getRange();
  const columns = model.getAllFilterColumns().flatMap(([column, filter]) => {
    const values = filter.serialize().filters?.filters;
    return values === undefined ? [] : [{ column: column - range.startColumn, values }];
  });
  return { area: areaOf(range), columns };
}

/** Sets and applies a filter, or takes away the one there is. */
export function setFilter(desk: UniverDesk, sheetId: string, filter: SheetFilter | null): void {
  const present = filterOf(desk, sheetId);
  if (present !== null) desk.mutate("sheet.mutation.remove-filter", { subUnitId: sheetId });
  if (filter === null) return;
  desk.mutate("sheet.mutation.set-filter-range", { subUnitId: sheetId, range: rangeOf(filter.area) });
  for (const { column, values } of filter.columns) {
    const col = filter.area.left + column;
    desk.mutate("sheet.mutation.set-filter-criteria", {
      subUnitId: sheetId,
      col,
      criteria: { colId: col, filters: { filters: [...values] } },
      reCalc: true,
    });
  }
}
