import { WORKBOOK_TARGET } from "../event-types";
import type { ExcelHost } from "../excel-host";
import { ObjectClass, type HostObject } from "../object-class";
import type { HostSheet } from "../workbook";
import { eventMembers } from "./event-members";
import { checkedSheetName, freeSheetName } from "./sheet-name";
import { worksheet } from "./worksheet";

/** Objects of which a workbook has one. */
export type OfWorkbook = "workbook";

const objectOf = (sheet: HostSheet | undefined): HostObject | null =>
  sheet ? worksheet.of({ sheetId: sheet.id }) : null;

function found(key: unknown, host: ExcelHost): HostObject | null {
  const wanted = String(key).toLowerCase();
  const sheets = host.workbook.sheets();
  return objectOf(sheets.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted));
}

const shown = (visibleOnly: unknown, host: ExcelHost): readonly HostSheet[] =>
  host.workbook.sheets().filter(({ visibility }) => visibleOnly !== true || visibility === "Visible");

/** `workbook.worksheets` */
export const worksheets = new ObjectClass<OfWorkbook>("WorksheetCollection", {
  items: (_, host) => host.workbook.sheets().map(({ id }) => worksheet.of({ sheetId: id })),
  item: (_, key, host) => found(key, host),
  members: {
    Add: {
      kind: "method",
      call: (_, [name], host) => {
        const isGiven = name !== undefined && name !== null && name !== "";
        const checked = isGiven ? checkedSheetName(name, host, "WorksheetCollection.add") : freeSheetName(host);
        return objectOf(host.workbook.addSheet(checked));
      },
    },
    GetActiveWorksheet: {
      kind: "method",
      call: (_, __, host) => worksheet.of({ sheetId: host.workbook.selection().sheetId }),
    },
    GetCount: { kind: "method", call: (_, [visibleOnly], host) => shown(visibleOnly, host).length },
    GetFirst: { kind: "method", call: (_, [visibleOnly], host) => objectOf(shown(visibleOnly, host)[0]) },
    GetLast: { kind: "method", call: (_, [visibleOnly], host) => objectOf(shown(visibleOnly, host).at(-1)) },
    GetItemOrNullObject: { kind: "method", call: (_, [key], host) => found(key, host) },
    ...eventMembers<OfWorkbook>(
      [
        "changed",
        "activated",
        "deactivated",
        "added",
        "deleted",
        "selectionChanged",
        "calculated",
        "formatChanged",
        "rowSorted",
        "rowHiddenChanged",
        "protectionChanged",
        "nameChanged",
        "visibilityChanged",
      ],
      () => WORKBOOK_TARGET,
    ),
  },
});
