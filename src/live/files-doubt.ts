import type { Settings } from "../core/rules/settings";
import type { FileKept } from "./kept";
import { NO_ROWS, type RowsByFile } from "./rows-by-file";

/** The sheet with the sums, as far as it is known. */
export interface SumsSheet {
  readonly name: string;
  readonly isThere: boolean;
  /** Whether it ends where it ended when all was written. */
  readonly isAsWritten: boolean;
  /** Rows of files that are away as they were last counted, which writing leaves alone; `null` where nobody counted. */
  readonly counted: RowsByFile | null;
  /** Whether sums of files that are here are to be written, whatever the workbook says of them. */
  readonly isUnwritten: boolean;
  /** Why they could not be written; `null` where nothing keeps them from it. */
  readonly trouble: string | null;
}

/** Files whose sums the workbook keeps. */
export interface FilesBySide {
  readonly away: readonly FileKept[];
  readonly here: readonly FileKept[];
  /** Names of files that are away and whose sums are without an invoice that nobody has any more. */
  readonly lost: readonly string[];
}

/** What keeps the kept sums from being relied on, in sentences; `null` where nothing does. */
export function doubtAbout(sheet: SumsSheet, { away, here, lost }: FilesBySide, settings: Settings): string | null {
  const sentences = [...doubtsOfAway(sheet, away, lost, settings), ...doubtsOfHere(sheet, here)];
  return sentences.length > 0 ? sentences.join(" ") : null;
}

/** Whether such sentences are about a file of this name. */
export const isDoubted = (doubt: string | null, name: string): boolean => doubt?.includes(quoted([{ name }])) ?? false;

function doubtsOfAway(
  sheet: SumsSheet,
  away: readonly FileKept[],
  lost: readonly string[],
  settings: Settings,
): readonly string[] {
  if (away.length > 0 && !sheet.isThere) return [sheetGone(sheet.name, away)];
  const now = sumSettings(settings);
  const others = away.filter((file) => sumSettings(file.settings) !== now);
  const fewer = away.filter((file) => standingOf(file, sheet) === "fewer");
  const more = away.filter((file) => standingOf(file, sheet) === "more");
  const changed = away.filter((file) => standingOf(file, sheet) === "changed");
  const alone = away.filter(({ name }) => lost.includes(name));
  return [
    ...(others.length > 0 ? [otherSettings(others)] : []),
    ...(fewer.length > 0 ? [inPart(sheet.name, fewer)] : []),
    ...(more.length > 0 ? [tooMany(sheet.name, more)] : []),
    ...(changed.length > 0 ? [wasChanged(sheet.name, changed)] : []),
    ...(alone.length > 0 ? [withoutOthers(alone)] : []),
  ];
}

function doubtsOfHere(sheet: SumsSheet, here: readonly FileKept[]): readonly string[] {
  if (sheet.trouble !== null) return [sheet.trouble];
  const unwritten = here.filter(({ sums, written }) => written !== sums || sheet.isUnwritten);
  return unwritten.length > 0 ? [notWritten(sheet.name, unwritten)] : [];
}

/** The settings that decide what a file's sums are; the others only judge them. */
export function sumSettings({ monthBasis, dateOrder, excludeCustomerCredit, excludePublishers }: Settings): string {
  return JSON.stringify([monthBasis, dateOrder, excludeCustomerCredit, excludePublishers]);
}

/** Their names as a sentence has them. */
export const quoted = (files: readonly { readonly name: string }[]): string =>
  files.map(({ name }) => `“${name}”`).join(", ");

/** Whether the sheet has the rows of a file that is away which it should have. */
function standingOf(file: FileKept, sheet: SumsSheet): "whole" | "fewer" | "more" | "changed" {
  const { name, sums, written } = file;
  if (sums === null) return sheet.isAsWritten && sheet.counted?.size !== 0 ? "whole" : "fewer";
  const { rows, digest } =
    sheet.counted === null ? { rows: written, digest: file.digest } : (sheet.counted.get(name) ?? NO_ROWS);
  if (rows > sums) return "more";
  // Rows that were there before the writing began may be as many as the new ones.
  if (rows < sums || written !== sums) return "fewer";
  return file.digest === null || digest === file.digest ? "whole" : "changed";
}

/** What they are called once they were named. */
export const theFiles = (files: readonly unknown[]): string => (files.length === 1 ? "the file" : "the files");
const them = (files: readonly unknown[]): string => (files.length === 1 ? "it" : "them");

const otherSettings = (files: readonly FileKept[]): string =>
  `The sums kept of ${quoted(files)} were made with other settings. Add ${theFiles(files)} again to apply the settings to ${them(files)}.`;

const sheetGone = (sheet: string, files: readonly FileKept[]): string =>
  `The sheet “${sheet}” is no longer in this workbook, so a review is without ${quoted(files)}. Add ${theFiles(files)} again, or remove ${them(files)} from the list.`;

const inPart = (sheet: string, files: readonly FileKept[]): string =>
  `The sheet “${sheet}” does not have all sums of ${quoted(files)}. A review is without the rest: add ${theFiles(files)} again.`;

const tooMany = (sheet: string, files: readonly FileKept[]): string =>
  `The sheet “${sheet}” has more sums of ${quoted(files)} than were written there, and the numbers are with all of them: add ${theFiles(files)} again.`;

const wasChanged = (sheet: string, files: readonly FileKept[]): string =>
  `Somebody has changed sums of ${quoted(files)} in the sheet “${sheet}”, and the numbers are with the changes: add ${theFiles(files)} again.`;

const withoutOthers = (files: readonly FileKept[]): string =>
  `The sums kept of ${quoted(files)} are without invoices that another file or sheet had when they were made and that is not here any more. Add ${theFiles(files)} again, so that ${them(files)} can count with all invoices.`;

const notWritten = (sheet: string, files: readonly FileKept[]): string =>
  `The sheet “${sheet}” does not have all sums of ${quoted(files)}. The numbers here are complete. Review again before you save the workbook, so that it keeps them.`;
