import { SHEET_COLUMNS, SHEET_ROWS, type Area } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument } from "../host-error";
import { ObjectClass } from "../object-class";
import { range } from "./range";
import { sheetOf, wholeNumber } from "./range-target";
import { referredRange } from "./referred-range";
import type { SheetTarget } from "./sheet-target";

function frozenArea(target: SheetTarget, host: ExcelHost): Area | null {
  const { rows, columns } = sheetOf(host, target.sheetId, "WorksheetFreezePanes").frozen();
  if (rows === 0 && columns === 0) return null;
  return {
    top: 0,
    left: 0,
    bottom: rows === 0 ? SHEET_ROWS - 1 : rows - 1,
    right: columns === 0 ? SHEET_COLUMNS - 1 : columns - 1,
  };
}

/** `worksheet.freezePanes` */
export const freezePanes = new ObjectClass<SheetTarget>("WorksheetFreezePanes", {
  members: {
    FreezeRows: {
      kind: "method",
      call: ({ sheetId }, [count], host) =>
        sheetOf(host, sheetId, "WorksheetFreezePanes").freeze(
          wholeNumber(count, "WorksheetFreezePanes.freezeRows", 1),
          0,
        ),
    },
    FreezeColumns: {
      kind: "method",
      call: ({ sheetId }, [count], host) =>
        sheetOf(host, sheetId, "WorksheetFreezePanes").freeze(
          0,
          wholeNumber(count, "WorksheetFreezePanes.freezeColumns", 1),
        ),
    },
    FreezeAt: {
      kind: "method",
      call: ({ sheetId }, [frozen], host) => {
        const location = "WorksheetFreezePanes.freezeAt";
        const target =
          typeof frozen === "string" ? referredRange(frozen, sheetId, host, location) : range.targetOf(frozen);
        if (!target) throw invalidArgument(location);
        const { bottom, right } = target.area;
        const rows = bottom === SHEET_ROWS - 1 ? 0 : bottom + 1;
        sheetOf(host, sheetId, location).freeze(rows, right === SHEET_COLUMNS - 1 ? 0 : right + 1);
      },
    },
    Unfreeze: {
      kind: "method",
      call: ({ sheetId }, _, host) => sheetOf(host, sheetId, "WorksheetFreezePanes").freeze(0, 0),
    },
    GetLocationOrNullObject: {
      kind: "method",
      call: (target, _, host) => {
        const area = frozenArea(target, host);
        return area && range.of({ sheetId: target.sheetId, area });
      },
    },
  },
});
