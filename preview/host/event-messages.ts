import { addressOf } from "./address";
import { intersection, type Area } from "./area";
import type { ExcelHost } from "./excel-host";
import { WORKBOOK_TARGET, type EventName } from "./event-types";
import { valueType } from "./members/range-contents";
import type { WorkbookEvent } from "./workbook-event";

/** One event as it is sent: its type, the ids it is listened to on, and Excel's payload. */
export interface EventMessage {
  readonly event: EventName;
  readonly targets: readonly string[];
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Who caused an event: the add-in by a request, or anybody else. */
export type Trigger = "ThisLocalAddin" | "Unknown";

/** What Excel would send for something that happened in the workbook. */
export function messagesFor(event: WorkbookEvent, trigger: Trigger, host: ExcelHost): readonly EventMessage[] {
  const { sheetId } = event;
  const onBoth = [sheetId, WORKBOOK_TARGET];
  const one = (name: EventName, targets: readonly string[], payload: Record<string, unknown>): EventMessage[] => [
    { event: name, targets, payload: { source: "Local", worksheetId: sheetId, ...payload } },
  ];
  switch (event.kind) {
    case "cellsChanged":
      return cellsChanged(event, trigger, host);
    case "rowsSorted":
      // A sort moves values as well, so listeners to either event learn of it.
      return [
        ...one("rowSorted", onBoth, { address: addressOf(event.area) }),
        ...edited(event.sheetId, event.area, trigger, host),
      ];
    case "rowsHidden":
      return one("rowHiddenChanged", onBoth, {
        address: addressOf(event.area),
        changeType: event.isHidden ? "Hidden" : "Unhidden",
      });
    case "formatChanged":
      return one("formatChanged", onBoth, {
        address: addressOf(event.area),
        referenceId: host.eventRange({ sheetId, area: event.area }),
      });
    case "filtered":
      return [];
    case "calculated":
      return one("calculated", onBoth, { address: "" });
    case "sheetAdded":
      return one("added", [WORKBOOK_TARGET], {});
    case "sheetDeleted":
      return one("deleted", [WORKBOOK_TARGET], {});
    case "sheetRenamed":
      return one("nameChanged", onBoth, { nameBefore: event.before, nameAfter: event.after });
    case "sheetActivated":
      return [
        {
          event: "deactivated",
          targets: [event.previousSheetId, WORKBOOK_TARGET],
          payload: { worksheetId: event.previousSheetId },
        },
        ...one("activated", onBoth, {}),
      ];
    case "sheetVisibility":
      return one("visibilityChanged", onBoth, {});
    case "sheetProtection":
      return one("protectionChanged", onBoth, { isProtected: event.isProtected });
    case "selectionChanged":
      return one("selectionChanged", onBoth, { address: addressOf(event.area) });
  }
}

const SHIFTS = {
  RangeEdited: "None",
  RowInserted: "ShiftCellDown",
  RowDeleted: "ShiftCellUp",
  ColumnInserted: "ShiftCellRight",
  ColumnDeleted: "ShiftCellLeft",
} as const;

function cellsChanged(
  event: WorkbookEvent & { readonly kind: "cellsChanged" },
  trigger: Trigger,
  host: ExcelHost,
): EventMessage[] {
  const { sheetId, area, change, details, isRemote } = event;
  const referenceId = host.eventRange({ sheetId, area });
  const payload = {
    changeType: change,
    source: isRemote ? "Remote" : "Local",
    worksheetId: sheetId,
    address: addressOf(area),
    referenceId,
    triggerSource: isRemote ? "Unknown" : trigger,
    shiftDirection: SHIFTS[change],
    ...(details && {
      valueBefore: details.before,
      valueAfter: details.after,
      valueTypeBefore: valueType(details.before),
      valueTypeAfter: valueType(details.after),
    }),
  };
  const tables = [...host.workbook.records.tables.values()].filter(
    (table) => table.sheetId === sheetId && intersection(table.area, area),
  );
  return [
    { event: "changed", targets: [sheetId, WORKBOOK_TARGET], payload },
    ...tables.map(({ id }) => ({
      event: "tableChanged" as const,
      targets: [id, sheetId, WORKBOOK_TARGET],
      payload: { ...payload, tableId: id },
    })),
  ];
}

function edited(sheetId: string, area: Area, trigger: Trigger, host: ExcelHost): EventMessage[] {
  const kind = "cellsChanged" as const;
  return cellsChanged({ kind, sheetId, change: "RangeEdited", area, isRemote: false, details: null }, trigger, host);
}
