import { addressOf, quotedSheet } from "../address";
import { SHEET_COLUMNS, SHEET_ROWS, cellsOf, columnsOf, rowsOf } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, notImplemented } from "../host-error";
import { ObjectClass, type HostObject } from "../object-class";
import { conditionalFormats } from "./conditional-formats";
import { rangeFormat } from "./format";
import { range } from "./range";
import { editableSheet, sheetOf, type CellsTarget } from "./range-target";
import { referredRange } from "./referred-range";
import { worksheet } from "./worksheet";

/** Longest list of addresses that Excel reads (Microsoft: Troubleshooting Excel add-ins). */
const ADDRESSES_LIMIT = 8_192;

/** The areas that a list of addresses on one sheet means. */
export function areasAt(list: unknown, sheetId: string, host: ExcelHost, location: string): HostObject {
  if (typeof list !== "string" || list.length > ADDRESSES_LIMIT) throw invalidArgument(location);
  const targets = list.split(",").map((address) => referredRange(address.trim(), sheetId, host, location));
  if (targets.some((target) => target.sheetId !== sheetId)) throw invalidArgument(location);
  return rangeAreas.of({ sheetId, areas: targets.map(({ area }) => area) });
}

/** `rangeAreas.areas` */
export const rangeCollection = new ObjectClass<CellsTarget>("RangeCollection", {
  items: ({ sheetId, areas }) => areas.map((area) => range.of({ sheetId, area })),
  members: {
    GetCount: { kind: "method", call: ({ areas }) => areas.length },
    GetItemAt: {
      kind: "method",
      call: ({ sheetId, areas }, [index]) => {
        const area = typeof index === "number" ? areas[index] : undefined;
        if (!area) throw invalidArgument("RangeCollection.getItemAt");
        return range.of({ sheetId, area });
      },
    },
  },
});

/** `RangeAreas`: several ranges of one sheet. */
export const rangeAreas: ObjectClass<CellsTarget> = new ObjectClass<CellsTarget>("RangeAreas", {
  members: {
    Address: {
      kind: "value",
      get: ({ sheetId, areas }, host) => {
        const prefix = quotedSheet(sheetOf(host, sheetId, "RangeAreas.address").name);
        return areas.map((area) => `${prefix}!${addressOf(area)}`).join(",");
      },
    },
    AreaCount: { kind: "value", get: ({ areas }) => areas.length },
    CellCount: { kind: "value", get: ({ areas }) => areas.reduce((sum, area) => sum + cellsOf(area), 0) },
    IsEntireRow: { kind: "value", get: ({ areas }) => areas.every((area) => columnsOf(area) === SHEET_COLUMNS) },
    IsEntireColumn: { kind: "value", get: ({ areas }) => areas.every((area) => rowsOf(area) === SHEET_ROWS) },
    Areas: { kind: "object", get: (target) => rangeCollection.of(target) },
    Format: { kind: "object", get: (target) => rangeFormat.of(target) },
    Worksheet: { kind: "object", get: ({ sheetId }) => worksheet.of({ sheetId }) },
    ConditionalFormats: { kind: "object", get: (target) => conditionalFormats.of(target) },
    Clear: {
      kind: "method",
      call: ({ sheetId, areas }, [what], host) => {
        const known = (["All", "Contents", "Formats"] as const).find((word) => word === (what ?? "All"));
        if (!known) throw notImplemented(`RangeAreas.clear ${String(what)}`);
        const sheet = editableSheet(host, sheetId, "RangeAreas.clear");
        for (const area of areas) sheet.clear(area, known);
      },
    },
    _KeepReference: { kind: "method", call: () => null },
  },
});
