import { type TroubleCode, WorkbookTrouble } from "./workbook";

/** Excel's error codes that say something a person can act on (Microsoft: Error handling, Excel JavaScript API). */
const CODES: Readonly<Record<string, TroubleCode>> = {
  InvalidOperationInCellEditMode: "editing",
  AccessDenied: "protected",
  ItemNotFound: "sheet-gone",
  InvalidObjectPath: "sheet-gone",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  ApiNotFound: "unsupported",
  ApiNotAvailable: "unsupported",
  InvalidOrTimedOutSession: "lost-connection",
  ActivityLimitReached: "lost-connection",
};

/** The sentence for each kind of trouble; `detail` is what Excel itself said. */
export function troubleSentence(code: TroubleCode, detail: string): string {
  switch (code) {
    case "sheet-gone":
      return "A sheet that is needed here was deleted in the meantime. Look at the chosen sheets and try again.";
    case "protected":
      return "The sheet or the workbook is protected, so nothing can be written there. Take the protection off (Review, Unprotect Sheet) and try again.";
    case "editing":
      return "A cell is being edited. Press Enter or Esc in the sheet, then try again.";
    case "too-large":
      return "A single row of this sheet is larger than Excel can hand over at once (5 MB). Shorten its cells and try again.";
    case "stopped":
      return "The reading was stopped.";
    case "unsupported":
      return "This version of Excel is too old for that. Excel 2021, Microsoft 365 and Excel on the web can do it.";
    case "lost-connection":
      return "Excel no longer answers for this workbook. Reload it and try again.";
    case "host":
      return `Excel refused: ${detail}`;
  }
}

/** Trouble of a kind, with its sentence. */
export function trouble(code: TroubleCode, detail = ""): WorkbookTrouble {
  return new WorkbookTrouble(code, troubleSentence(code, detail));
}

/** What Excel threw, as trouble with a sentence; trouble stays itself. */
export function troubleOf(error: unknown): WorkbookTrouble {
  if (error instanceof WorkbookTrouble) return error;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const detail = error instanceof Error ? error.message : String(error);
  return trouble(CODES[code] ?? "host", code && !detail.includes(code) ? `${detail} (${code})` : detail);
}
