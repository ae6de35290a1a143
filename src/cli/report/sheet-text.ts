const EXCEL_TEXT_LIMIT = 32_767;
const ERRORS = new Set([
  "#VALUE!",
  "#REF!",
  "#N/A",
  "#NAME?",
  "#NULL!",
  "#DIV/0!",
  "#NUM!",
  "#GETTING_DATA",
  "#SPILL!",
  "#CALC!",
]);

/**
 * Text as a workbook can hold it: within Excel's 32,767 characters, without characters that XML forbids, and with a
 * sequence such as `_x0041_`, which a workbook would read as one character, kept as it stands.
 */
export function sheetText(text: string): string {
  const cut = text.length > EXCEL_TEXT_LIMIT ? `${text.slice(0, EXCEL_TEXT_LIMIT - 1)}…` : text;
  return (
    cut
      // Half of a surrogate pair, U+FFFE and U+FFFF cannot be written.
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g, "\uFFFD")
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
  );
}

/**
 * Whether the text would turn into a formula once a person edits its cell, or pastes it elsewhere. Such a cell gets the
 * text format, so that it stays text for good.
 */
export function couldTurnFormula(text: string): boolean {
  return /^[\s\u00A0]*[=+\-@\t\r]/.test(text);
}

/** Whether the text reads as one of Excel's error values; written plainly it would become one. */
export function readsAsError(text: string): boolean {
  return ERRORS.has(text);
}
