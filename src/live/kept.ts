import { dayOfText } from "../core/month";
import type { KeptInvoices } from "../core/ledger/kept-invoices";
import type { DayText } from "../core/rules/review";
import { DEFAULT_SETTINGS, type Settings } from "../core/rules/settings";

/** Under which names the workbook keeps things for us. */
export const KEYS = {
  asOf: "CSPRevenueCheck.asOf",
  settings: "CSPRevenueCheck.settings",
  sources: "CSPRevenueCheck.sources",
  highlight: "CSPRevenueCheck.highlight",
  files: "CSPRevenueCheck.files",
} as const;

/** A chosen sheet. */
export interface SheetKept {
  readonly id: string;
  /** Its name then, for a workbook whose sheets have other ids by now; `null` where it was not kept. */
  readonly name: string | null;
}

/** The sheets that a person chose. */
export interface ChoiceKept {
  readonly billing: readonly SheetKept[];
  readonly resellers: SheetKept | null;
  readonly rates: SheetKept | null;
}

/** What we added to the workbook to highlight, so that it is found and taken away again after any number of reopenings. */
export interface HighlightKept {
  readonly version: 1;
  readonly sheetId: string;
  readonly sheetName: string;
  /** Row of our headers and rows below it when they were written. */
  readonly headerRow: number;
  readonly rows: number;
  /** Widths of the columns before they were ours, in the order of our headers; points. */
  readonly widths: readonly number[];
  readonly asOf: DayText;
  /** How many resellers were flagged. */
  readonly flagged: number;
}

/** A file whose sums the workbook keeps. */
export interface FileKept {
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  readonly lines: number;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** The settings that its sums were made with. */
  readonly settings: Settings;
  /** How many sums it has; `null` where an earlier version kept them, which did not count. */
  readonly sums: number | null;
  /** How many of them stood in the sheet when it was last written: 0 from before its first row until all are there. */
  readonly written: number;
  /** What its rows said when they were written; `null` before all are there, and where an earlier version wrote them. */
  readonly digest: number | null;
  /** What its sums depend on; `null` where an earlier version kept them, which did not know. */
  readonly invoices: KeptInvoices | null;
}

/** The files whose sums the workbook keeps, and where. */
export interface FilesKept {
  readonly version: 1;
  /** The sheet with the sums. */
  readonly sheetId: string;
  /** Its name when they were written, for a workbook whose sheets have other ids by now. */
  readonly sheetName: string;
  /** Rows from the header to the last row once all are written; there may be empty ones where a file took fewer than before. */
  readonly rows: number;
  readonly files: readonly FileKept[];
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (kept: unknown): Fields =>
  typeof kept === "object" && kept !== null ? Object.fromEntries(Object.entries(kept)) : {};
const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(isText) : []);

/** The as-of date that the workbook keeps; `null` where it keeps none that is a date. */
export function asOfKept(kept: unknown): DayText | null {
  return isText(kept) && dayOfText(kept) !== null ? kept : null;
}

/** The settings that the workbook keeps; what is missing or unknown in them is as by default. */
export function settingsKept(kept: unknown): Settings {
  const fields = fieldsOf(kept);
  const oneOf = <T>(value: unknown, choices: readonly T[], otherwise: T): T =>
    choices.find((choice) => choice === value) ?? otherwise;
  const { thresholdUsd } = fields;
  return {
    thresholdUsd: isNumber(thresholdUsd) && thresholdUsd >= 0 ? thresholdUsd : DEFAULT_SETTINGS.thresholdUsd,
    window: oneOf(fields.window, ["before-check-month", "with-check-month"], DEFAULT_SETTINGS.window),
    monthBasis: oneOf(fields.monthBasis, ["invoice", "charge-start", "order-date"], DEFAULT_SETTINGS.monthBasis),
    dateOrder: oneOf(fields.dateOrder, ["mdy", "dmy"], DEFAULT_SETTINGS.dateOrder),
    excludeCustomerCredit: oneOf(fields.excludeCustomerCredit, [true, false], DEFAULT_SETTINGS.excludeCustomerCredit),
    excludePublishers: texts(fields.excludePublishers),
  };
}

/** The choice of sheets that a person made and the workbook keeps; `null` where none was made. */
export function choiceKept(kept: unknown): ChoiceKept | null {
  const { billing, resellers, rates } = fieldsOf(kept);
  if (!Array.isArray(billing)) return null;
  return {
    billing: billing.map(sheetKept).filter((sheet) => sheet !== null),
    resellers: sheetKept(resellers),
    rates: sheetKept(rates),
  };
}

/** Version 0.1.0 kept the id alone. */
function sheetKept(kept: unknown): SheetKept | null {
  if (isText(kept)) return { id: kept, name: null };
  const { id, name } = fieldsOf(kept);
  return isText(id) && isText(name) ? { id, name } : null;
}

/** What the workbook says of our highlights; `null` where there are none. */
export function highlightKept(kept: unknown): HighlightKept | null {
  const { version, sheetId, sheetName, headerRow, rows, widths, asOf, flagged } = fieldsOf(kept);
  if (version !== 1 || !isText(sheetId) || !isText(sheetName) || !isText(asOf)) return null;
  if (!isNumber(headerRow) || !isNumber(rows) || !isNumber(flagged) || !Array.isArray(widths)) return null;
  return { version, sheetId, sheetName, headerRow, rows, widths: widths.filter(isNumber), asOf, flagged };
}

/** What the workbook says of files and their sums; `null` where it keeps none. */
export function filesKept(kept: unknown): FilesKept | null {
  const { version, sheetId, sheetName, rows, files } = fieldsOf(kept);
  if (version !== 1 || !isText(sheetId) || !isText(sheetName) || !isNumber(rows) || !Array.isArray(files)) return null;
  const known = files.map(fieldsOf).flatMap(({ name, size, lines, sha256, ...of }): readonly FileKept[] => {
    if (!isText(name) || !isNumber(size) || !isNumber(lines) || !isText(sha256)) return [];
    const sums = isNumber(of.sums) ? of.sums : null;
    const written = isNumber(of.written) ? of.written : 0;
    const digest = isNumber(of.digest) ? of.digest : null;
    const invoices = invoicesKept(of.invoices);
    return [{ name, size, lines, sha256, settings: settingsKept(of.settings), sums, written, digest, invoices }];
  });
  return { version, sheetId, sheetName, rows, files: known };
}

function invoicesKept(kept: unknown): KeptInvoices | null {
  const { counted, leftOut } = fieldsOf(kept);
  if (!Array.isArray(counted) || !Array.isArray(leftOut)) return null;
  return { counted: texts(counted), leftOut: texts(leftOut) };
}
