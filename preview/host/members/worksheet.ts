import { areaAt, type Area } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, invalidOperation } from "../host-error";
import { ObjectClass, type HostObject } from "../object-class";
import { autoFilter } from "./auto-filter";
import { comments } from "./comments";
import { eventMembers } from "./event-members";
import { freezePanes } from "./freeze-panes";
import { names } from "./names";
import { notes } from "./notes";
import { worksheetProtection } from "./protection";
import { range } from "./range";
import { areasAt } from "./range-areas";
import { rangeOver } from "./range-parts";
import { sheetOf, wholeNumber } from "./range-target";
import { referredRange } from "./referred-range";
import { checkedSheetName } from "./sheet-name";
import type { SheetTarget } from "./sheet-target";
import { tables } from "./tables";
import { worksheetProperties } from "./worksheet-properties";

function used(target: SheetTarget, valuesOnly: unknown, host: ExcelHost, location: string): Area | null {
  return sheetOf(host, target.sheetId, location).usedArea(valuesOnly === true);
}

function neighbour(target: SheetTarget, step: 1 | -1, visibleOnly: unknown, host: ExcelHost): HostObject | null {
  const sheets = host.workbook.sheets();
  const own = sheets.findIndex(({ id }) => id === target.sheetId);
  const side = step === 1 ? sheets.slice(own + 1) : sheets.slice(0, own).reverse();
  const found = side.find(({ visibility }) => visibleOnly !== true || visibility === "Visible");
  return found ? worksheet.of({ sheetId: found.id }) : null;
}

/** `Worksheet` */
export const worksheet: ObjectClass<SheetTarget> = new ObjectClass<SheetTarget>("Worksheet", {
  identity: ({ sheetId }, host) => ({ Id: sheetOf(host, sheetId, "Worksheet").id }),
  members: {
    Id: { kind: "value", get: ({ sheetId }, host) => sheetOf(host, sheetId, "Worksheet.id").id },
    Name: {
      kind: "value",
      get: ({ sheetId }, host) => sheetOf(host, sheetId, "Worksheet.name").name,
      set: ({ sheetId }, value, host) =>
        sheetOf(host, sheetId, "Worksheet.name").rename(checkedSheetName(value, host, "Worksheet.name", sheetId)),
    },
    Position: {
      kind: "value",
      get: ({ sheetId }, host) => host.workbook.sheets().indexOf(sheetOf(host, sheetId, "Worksheet.position")),
      set: ({ sheetId }, value, host) => {
        const position = wholeNumber(value, "Worksheet.position");
        const isPlace = position >= 0 && position < host.workbook.sheets().length;
        if (!isPlace) throw invalidArgument("Worksheet.position");
        host.workbook.moveSheet(sheetOf(host, sheetId, "Worksheet.position").id, position);
      },
    },
    Visibility: {
      kind: "value",
      get: ({ sheetId }, host) => sheetOf(host, sheetId, "Worksheet.visibility").visibility,
      set: ({ sheetId }, value, host) => {
        const location = "Worksheet.visibility";
        const visibility = (["Visible", "Hidden", "VeryHidden"] as const).find((known) => known === value);
        if (!visibility) throw invalidArgument(location);
        const others = host.workbook.sheets().filter(({ id }) => id !== sheetId);
        const isLast = others.every((sheet) => sheet.visibility !== "Visible");
        if (visibility !== "Visible" && isLast) throw invalidOperation(location);
        sheetOf(host, sheetId, location).setVisibility(visibility);
      },
      assumed: "Hiding the only visible sheet is refused with InvalidOperation.",
    },
    AutoFilter: { kind: "object", get: (target) => autoFilter.of(target) },
    Comments: { kind: "object", get: ({ sheetId }) => comments.of({ sheetId }) },
    CustomProperties: { kind: "object", get: (target) => worksheetProperties.of(target) },
    FreezePanes: { kind: "object", get: (target) => freezePanes.of(target) },
    Names: { kind: "object", get: () => names.of("workbook") },
    Notes: { kind: "object", get: ({ sheetId }) => notes.of({ sheetId }) },
    Protection: { kind: "object", get: (target) => worksheetProtection.of(target) },
    Tables: { kind: "object", get: ({ sheetId }) => tables.of({ sheetId }) },
    Activate: {
      kind: "method",
      call: ({ sheetId }, _, host) => {
        const sheet = sheetOf(host, sheetId, "Worksheet.activate");
        if (sheet.visibility !== "Visible") throw invalidOperation("Worksheet.activate");
        const { sheetId: active } = host.workbook.selection();
        if (active !== sheetId) host.workbook.select({ sheetId, area: areaAt(0, 0) });
      },
      assumed: "Activating a hidden sheet is refused with InvalidOperation, and an activated sheet has A1 selected.",
    },
    Delete: {
      kind: "method",
      call: ({ sheetId }, _, host) => {
        const sheet = sheetOf(host, sheetId, "Worksheet.delete");
        if (sheet.visibility === "VeryHidden") throw invalidOperation("Worksheet.delete");
        const others = host.workbook.sheets().filter(({ id }) => id !== sheetId);
        if (others.every(({ visibility }) => visibility !== "Visible")) throw invalidOperation("Worksheet.delete");
        host.workbook.deleteSheet(sheetId);
      },
    },
    Calculate: { kind: "method", call: (_, __, host) => host.workbook.calculate() },
    GetCell: {
      kind: "method",
      call: ({ sheetId }, [row, column]) => {
        const at = "Worksheet.getCell";
        return rangeOver(sheetId, areaAt(wholeNumber(row, at), wholeNumber(column, at)), at);
      },
    },
    GetRange: {
      kind: "method",
      call: ({ sheetId }, [address], host) =>
        range.of(referredRange(typeof address === "string" ? address : "", sheetId, host, "Worksheet.getRange")),
    },
    GetRanges: {
      kind: "method",
      call: ({ sheetId }, [addresses], host) => areasAt(addresses, sheetId, host, "Worksheet.getRanges"),
    },
    GetRangeByIndexes: {
      kind: "method",
      call: ({ sheetId }, numbers) => {
        const at = "Worksheet.getRangeByIndexes";
        const [row = 0, column = 0, rows = 0, columns = 0] = numbers.map((number) => wholeNumber(number, at));
        return rangeOver(sheetId, areaAt(row, column, rows, columns), at);
      },
    },
    GetUsedRange: {
      kind: "method",
      call: (target, [valuesOnly], host) => {
        const area = used(target, valuesOnly, host, "Worksheet.getUsedRange");
        return range.of({ sheetId: target.sheetId, area: area ?? areaAt(0, 0) });
      },
      assumed: "Formats of whole columns do not widen the used range to the last row.",
    },
    GetUsedRangeOrNullObject: {
      kind: "method",
      call: (target, [valuesOnly], host) => {
        const area = used(target, valuesOnly, host, "Worksheet.getUsedRangeOrNullObject");
        return area && range.of({ sheetId: target.sheetId, area });
      },
      assumed: "Formats of whole columns do not widen the used range to the last row.",
    },
    GetNextOrNullObject: {
      kind: "method",
      call: (target, [visibleOnly], host) => neighbour(target, 1, visibleOnly, host),
    },
    GetPreviousOrNullObject: {
      kind: "method",
      call: (target, [visibleOnly], host) => neighbour(target, -1, visibleOnly, host),
    },
    _GetSheetById: {
      kind: "method",
      call: (_, [id], host) => worksheet.of({ sheetId: sheetOf(host, String(id), "Worksheet").id }),
    },
    ...eventMembers<SheetTarget>(
      [
        "changed",
        "activated",
        "deactivated",
        "selectionChanged",
        "calculated",
        "formatChanged",
        "rowSorted",
        "rowHiddenChanged",
        "protectionChanged",
        "nameChanged",
        "visibilityChanged",
      ],
      ({ sheetId }) => sheetId,
    ),
  },
});
