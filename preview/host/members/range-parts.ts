import { areaAt, boundingArea, intersection, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemNotFound } from "../host-error";
import type { HostObject, Member, MethodMember } from "../object-class";
import { range } from "./range";
import { checkedArea, sheetOf, wholeNumber, type RangeTarget } from "./range-target";
import { referredRange } from "./referred-range";

/** The range over an area, after a check that the area lies on a sheet. */
export function rangeOver(sheetId: string, area: Area, location: string): HostObject {
  return range.of({ sheetId, area: checkedArea(area, location) });
}

/** A method that gives the range over another area of the same sheet. */
function part(
  name: string,
  area: (own: Area, numbers: (index: number, fallback?: number) => number) => Area,
): MethodMember<RangeTarget> {
  return {
    kind: "method",
    call: ({ sheetId, area: own }, parameters) =>
      rangeOver(
        sheetId,
        area(own, (index, fallback) => wholeNumber(parameters[index], `Range.${name}`, fallback)),
        `Range.${name}`,
      ),
  };
}

function usedPart(target: RangeTarget, valuesOnly: unknown, host: ExcelHost, location: string): Area | null {
  const used = sheetOf(host, target.sheetId, location).usedArea(valuesOnly === true);
  return used && intersection(target.area, used);
}

function other(target: RangeTarget, parameter: unknown, host: ExcelHost, location: string): RangeTarget {
  if (typeof parameter === "string") return referredRange(parameter, target.sheetId, host, location);
  const found = range.targetOf(parameter);
  if (!found) throw invalidArgument(location);
  return found;
}

function shared(target: RangeTarget, parameter: unknown, host: ExcelHost, location: string): HostObject | null {
  const with_ = other(target, parameter, host, location);
  const area = with_.sheetId === target.sheetId ? intersection(target.area, with_.area) : null;
  return area && range.of({ sheetId: target.sheetId, area });
}

/** The members of a range that lead to another range. */
export function rangeParts(): Readonly<Record<string, Member<RangeTarget>>> {
  return {
    GetCell: part("getCell", (own, number) => areaAt(own.top + number(0), own.left + number(1))),
    GetRow: part("getRow", (own, number) => ({ ...own, top: own.top + number(0), bottom: own.top + number(0) })),
    GetColumn: part("getColumn", (own, number) => ({
      ...own,
      left: own.left + number(0),
      right: own.left + number(0),
    })),
    GetLastRow: part("getLastRow", (own) => ({ ...own, top: own.bottom })),
    GetLastColumn: part("getLastColumn", (own) => ({ ...own, left: own.right })),
    GetLastCell: part("getLastCell", (own) => areaAt(own.bottom, own.right)),
    GetEntireRow: part("getEntireRow", (own) => ({ ...own, left: 0, right: SHEET_COLUMNS - 1 })),
    GetEntireColumn: part("getEntireColumn", (own) => ({ ...own, top: 0, bottom: SHEET_ROWS - 1 })),
    GetRowsAbove: part("getRowsAbove", (own, number) => ({ ...own, top: own.top - number(0, 1), bottom: own.top - 1 })),
    GetRowsBelow: part("getRowsBelow", (own, number) => ({
      ...own,
      top: own.bottom + 1,
      bottom: own.bottom + number(0, 1),
    })),
    GetColumnsBefore: part("getColumnsBefore", (own, number) => ({
      ...own,
      left: own.left - number(0, 1),
      right: own.left - 1,
    })),
    GetColumnsAfter: part("getColumnsAfter", (own, number) => ({
      ...own,
      left: own.right + 1,
      right: own.right + number(0, 1),
    })),
    GetOffsetRange: part("getOffsetRange", (own, number) => ({
      top: own.top + number(0),
      bottom: own.bottom + number(0),
      left: own.left + number(1),
      right: own.right + number(1),
    })),
    GetResizedRange: part("getResizedRange", (own, number) => ({
      ...own,
      bottom: own.bottom + number(0),
      right: own.right + number(1),
    })),
    GetAbsoluteResizedRange: part("getAbsoluteResizedRange", (own, number) =>
      areaAt(own.top, own.left, number(0), number(1)),
    ),
    GetBoundingRect: {
      kind: "method",
      call: (target, [parameter], host) => {
        const with_ = other(target, parameter, host, "Range.getBoundingRect");
        return range.of({ sheetId: target.sheetId, area: boundingArea(target.area, with_.area) });
      },
    },
    GetIntersection: {
      kind: "method",
      call: (target, [parameter], host) => {
        const found = shared(target, parameter, host, "Range.getIntersection");
        if (!found) throw itemNotFound("Range.getIntersection");
        return found;
      },
    },
    GetIntersectionOrNullObject: {
      kind: "method",
      call: (target, [parameter], host) => shared(target, parameter, host, "Range.getIntersectionOrNullObject"),
    },
    GetUsedRange: {
      kind: "method",
      call: (target, [valuesOnly], host) => {
        const used = usedPart(target, valuesOnly, host, "Range.getUsedRange");
        return range.of({ sheetId: target.sheetId, area: used ?? areaAt(target.area.top, target.area.left) });
      },
      assumed: "Without content it is the range's first cell.",
    },
    GetUsedRangeOrNullObject: {
      kind: "method",
      call: (target, [valuesOnly], host) => {
        const used = usedPart(target, valuesOnly, host, "Range.getUsedRangeOrNullObject");
        return used && range.of({ sheetId: target.sheetId, area: used });
      },
    },
  };
}
