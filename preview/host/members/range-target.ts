import { isOnSheet, type Area } from "../area";
import type { ExcelHost } from "../excel-host";
import { accessDenied, invalidArgument, itemNotFound } from "../host-error";
import type { HostSheet } from "../workbook";

/** What a `Range` stands for. The host moves the area of kept ranges along with inserted and deleted lines. */
export interface RangeTarget {
  readonly sheetId: string;
  area: Area;
}

/** What formats, fills and fonts act on: one range or several on one sheet. */
export interface CellsTarget {
  readonly sheetId: string;
  areas: readonly Area[];
}

/** The sheet with this id; ItemNotFound once it is deleted. */
export function sheetOf(host: ExcelHost, sheetId: string, location: string): HostSheet {
  const sheet = host.workbook.sheets().find((known) => known.id === sheetId);
  if (!sheet) throw itemNotFound(location);
  return sheet;
}

/** The same, refused with AccessDenied while the sheet is protected. */
export function editableSheet(host: ExcelHost, sheetId: string, location: string): HostSheet {
  const sheet = sheetOf(host, sheetId, location);
  if (sheet.isProtected) throw accessDenied(location);
  return sheet;
}

/** The area if it lies on a sheet; InvalidArgument otherwise. */
export function checkedArea(area: Area, location: string): Area {
  if (!isOnSheet(area)) throw invalidArgument(location);
  return area;
}

/** A whole number among the parameters, or the fallback where it was left out. */
export function wholeNumber(parameter: unknown, location: string, fallback?: number): number {
  if ((parameter === undefined || parameter === null) && fallback !== undefined) return fallback;
  if (typeof parameter !== "number" || !Number.isInteger(parameter)) throw invalidArgument(location);
  return parameter;
}

/** A text among the parameters. */
export function text(parameter: unknown, location: string): string {
  if (typeof parameter !== "string") throw invalidArgument(location);
  return parameter;
}
