import type { SavedRecords } from "../../preview/host/records";
import { KEYS } from "../../src/live/kept";

/** The day the stories of the samples are told for. */
export const SAMPLE_AS_OF = "2026-04-20";

/** The samples open as workbooks in which the add-in's as-of date has been set. */
export const SAMPLE_RECORDS: SavedRecords = {
  settings: [[KEYS.asOf, JSON.stringify(SAMPLE_AS_OF)]],
  documentSettings: [],
  names: [],
  tables: [],
  xmlParts: [],
  sheetProperties: [],
};
