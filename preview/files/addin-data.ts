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

/** The data as the texts of column A. */
export function addinDataTexts(data: AddinData): readonly string[] {
  const json = JSON.stringify(data);
  const parts: string[] = [MARK];
  for (let at = 0; at < json.length; at += LONGEST_PART) parts.push(json.slice(at, at + LONGEST_PART));
  return parts;
}

/** The data from the texts of column A; `null` where the sheet is something else. */
export function savedAddinData(texts: readonly string[]): AddinData | null {
  if (texts[0] !== MARK) return null;
  try {
    return JSON.parse(texts.slice(1).join("")) as AddinData;
  } catch {
    // Somebody edited the hidden sheet. The workbook opens as one without settings.
    return null;
  }
}
