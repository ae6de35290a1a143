import type { ExcelHost } from "../excel-host";
import { invalidArgument, notImplemented } from "../host-error";
import { ObjectClass } from "../object-class";
import type { SheetFilter } from "../workbook";
import { range } from "./range";
import { editableSheet, sheetOf } from "./range-target";
import { referredRange } from "./referred-range";
import type { SheetTarget } from "./sheet-target";

const filterOf = (target: SheetTarget, host: ExcelHost): SheetFilter | null =>
  sheetOf(host, target.sheetId, "AutoFilter").filter();

/** The texts of a criterion that filters on values; other kinds of filter are not answered. */
function valuesIn(criteria: unknown): readonly string[] {
  const unknown = notImplemented("AutoFilter.apply other than by values");
  if (typeof criteria !== "object" || criteria === null || !("values" in criteria)) throw unknown;
  if (!("filterOn" in criteria) || criteria.filterOn !== "Values" || !Array.isArray(criteria.values)) throw unknown;
  return criteria.values.map(String);
}

/** `worksheet.autoFilter`, filtering on values. */
export const autoFilter = new ObjectClass<SheetTarget>("AutoFilter", {
  members: {
    Enabled: { kind: "value", get: (target, host) => filterOf(target, host) !== null },
    IsDataFiltered: { kind: "value", get: (target, host) => (filterOf(target, host)?.columns.length ?? 0) > 0 },
    Apply: {
      kind: "method",
      call: ({ sheetId }, [over, column, criteria], host) => {
        const location = "AutoFilter.apply";
        const target = typeof over === "string" ? referredRange(over, sheetId, host, location) : range.targetOf(over);
        if (!target) throw invalidArgument(location);
        const columns = typeof column === "number" ? [{ column, values: valuesIn(criteria) }] : [];
        editableSheet(host, sheetId, location).setFilter({ area: target.area, columns });
      },
      assumed: "Criteria of other columns are dropped when a column is filtered anew.",
    },
    ClearCriteria: {
      kind: "method",
      call: (target, _, host) => {
        const filter = filterOf(target, host);
        if (filter) editableSheet(host, target.sheetId, "AutoFilter").setFilter({ ...filter, columns: [] });
      },
    },
    Remove: {
      kind: "method",
      call: ({ sheetId }, _, host) => editableSheet(host, sheetId, "AutoFilter.remove").setFilter(null),
    },
    GetRangeOrNullObject: {
      kind: "method",
      call: (target, _, host) => {
        const filter = filterOf(target, host);
        return filter && range.of({ sheetId: target.sheetId, area: filter.area });
      },
    },
  },
});
