import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemAlreadyExists } from "../host-error";

/** Longest name of a sheet (Microsoft: Excel specifications and limits). */
const LENGTH_LIMIT = 31;

/** A name that a sheet may have: not taken, not too long, none of : \ / ? * [ ] and no apostrophe at the ends. */
export function checkedSheetName(name: unknown, host: ExcelHost, location: string, ownId = ""): string {
  const isName = typeof name === "string" && name.trim() !== "" && name.length <= LENGTH_LIMIT;
  if (!isName || /[:\\/?*[\]]|^'|'$/.test(name)) throw invalidArgument(location);
  const isTaken = host.workbook
    .sheets()
    .some((sheet) => sheet.id !== ownId && sheet.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw itemAlreadyExists(location);
  return name;
}

/** The first free name of the row Sheet1, Sheet2, ... */
export function freeSheetName(host: ExcelHost): string {
  const taken = new Set(host.workbook.sheets().map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`sheet${number}`)) number++;
  return `Sheet${number}`;
}
