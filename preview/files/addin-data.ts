import type { SavedRecords } from "../host/records";

/** What the preview keeps of an add-in in a saved workbook. */
export interface AddinData {
  readonly records: SavedRecords;
  /** Ids of the sheets in their order: add-ins remember sheets by them. */
  readonly sheetIds: readonly string[];
  /** Ids of each sheet's conditional formats, in their order: the file format has no place for them. */
  readonly ruleIds: readonly (readonly string[])[];
}

/**
 * Name of the very hidden sheet that carries it. Excel itself keeps an add-in's settings in parts of the file that the
 * preview's writer cannot make, and cuts a document property off after 255 characters; a sheet holds any length, survives
 * other programs, and is out of the user's sight.
 */
export const ADDIN_DATA_SHEET = "_addin_data";

/** A cell holds at most 32,767 characters. */
const LONGEST_PART = 30_000;
const MARK = "addin-data/1";

/** The data as the texts of column A: plain ASCII, so that no text is cut within a letter or refused by XML. */
export function addinDataTexts(data: AddinData): readonly string[] {
  const json = JSON.stringify(data).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const parts: string[] = [MARK];
  for (let at = 0; at < json.length; at += LONGEST_PART) parts.push(json.slice(at, at + LONGEST_PART));
  return parts;
}

/** Whether these texts of a column A are add-in data, readable or not. */
export const isAddinData = (texts: readonly string[]): boolean => texts[0] === MARK;

/** The data from the texts of column A; `null` where the sheet is something else. */
export function savedAddinData(texts: readonly string[]): AddinData | null {
  if (!isAddinData(texts)) return null;
  try {
    const data: unknown = JSON.parse(texts.slice(1).join(""));
    return isWhole(data) ? data : null;
  } catch {
    // Somebody edited the hidden sheet. The workbook opens as one without settings.
    return null;
  }
}

const LISTS = [
  "settings",
  "documentSettings",
  "names",
  "tables",
  "xmlParts",
  "sheetProperties",
] as const satisfies readonly (keyof SavedRecords)[];

function isWhole(data: unknown): data is AddinData {
  const { records, sheetIds, ruleIds } = fieldsOf(data);
  const lists = fieldsOf(records);
  return LISTS.every((name) => Array.isArray(lists[name])) && isTexts(sheetIds) && areAll(ruleIds, isTexts);
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const areAll = (value: unknown, isRight: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isRight);

const isTexts = (value: unknown): boolean => areAll(value, (one) => typeof one === "string");
