import { referenceIn } from "../address";
import { WHOLE_SHEET } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemNotFound } from "../host-error";
import type { RangeTarget } from "./range-target";

/** The range that an address or a defined name means, as seen from a sheet; "" is the whole sheet. */
export function referredRange(text: string, sheetId: string, host: ExcelHost, location: string): RangeTarget {
  if (text === "") return { sheetId, area: WHOLE_SHEET };
  const named = host.workbook.records.names.get(text.toLowerCase())?.formula.replace(/^=/, "");
  const reference = referenceIn(text) ?? (named === undefined ? null : referenceIn(named));
  if (!reference) throw invalidArgument(location);
  const { sheetName, area } = reference;
  if (sheetName === null) return { sheetId, area };
  const sheet = host.workbook.sheets().find((known) => known.name.toLowerCase() === sheetName.toLowerCase());
  if (!sheet) throw itemNotFound(location);
  return { sheetId: sheet.id, area };
}
