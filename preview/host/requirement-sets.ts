/**
 * The requirement sets that the host claims, by name in lower case. The installed Office.js knows ExcelApi up to 1.15, in
 * ExcelApiOnline the events of names and visibility, which are ExcelApi 1.17 today, and is taught the notes of 1.18.
 */
export const REQUIREMENT_SETS: Readonly<Record<string, number>> = {
  excelapi: 1.18,
  excelapionline: 1.1,
  sharedruntime: 1.2,
  sharedruntimeinternal: 1.2,
  customfunctions: 1.9,
  customfunctionsruntime: 1.4,
  ribbonapi: 1.1,
  dynamicribbon: 1.1,
  keyboardshortcuts: 1.1,
  delayforcelledit: 1.1,
  settings: 1.1,
  documentevents: 1.1,
  richapiruntimeflag: 1.2,
};

/** Whether a set is claimed in at least this version ("1.10" is above "1.9"). */
export function isSetClaimed(sets: Readonly<Record<string, number | string>>, name: string, version = "1.1"): boolean {
  const claimed = sets[name.toLowerCase()];
  if (claimed === undefined) return false;
  const [major = 0, minor = 0] = String(claimed).split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = version.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
