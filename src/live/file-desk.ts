import type { Clerk, FileGiven } from "../books/clerk";
import { Stopped } from "../core/import/read-source";
import { UnreadableSource } from "../core/import/source";
import type { Settings } from "../core/rules/settings";
import type { Sheet, Stop, Workbook } from "../excel/workbook";
import { type FileBytes, fileNameOf } from "../files/file-bytes";
import { hasReadableEnding, READABLE_ENDINGS } from "../files/readable-endings";
import { billingFiles } from "./billing-files";
import {
  type DataKept,
  dataSheetIn,
  fileOfRow,
  isWhole,
  keepData,
  type KeepingWatch,
  rowsOfFiles,
  type SumsOfFile,
} from "./data-sheet";
import { type FileKept, type FilesKept, filesKept, KEYS } from "./kept";
import type { Reading } from "./reading";
import { Refusal } from "./sentence";
import type { ReadProgress, ResellerLines, SessionState } from "./session";
import type { LeftOut } from "./sheet-rows";
import type { Store } from "./store";

/** What a reading has to know of files. */
export interface FilesToRead {
  readonly files: readonly FileGiven[];
  /** The sheet with the sums of files that are away; `null` where none is. */
  readonly dataSheetId: string | null;
  readonly leftOut: ReadonlyMap<string, LeftOut>;
}

/** Keeps the billing files beside the workbook, and in the workbook what is needed when they are away. */
export interface FileDesk {
  /** Learns from the workbook which files it keeps sums of. */
  begin(): Promise<void>;
  /** Takes files in; throws `Refusal` for what is no billing file by its name. */
  add(files: readonly FileBytes[]): void;
  remove(name: string): Promise<void>;
  /** Whether a sheet is the one with the kept sums, which is no billing sheet like others while we know of it. */
  readonly isDataSheet: (sheetId: string) => boolean;
  toRead(sheets: readonly Sheet[]): FilesToRead;
  /** Notes which file kept a reading from its end, where it was one. */
  couldNotRead(error: unknown): void;
  /** Notes what was read, and keeps the sums in the workbook; stopped on the way, it says so in the state. */
  keep(clerk: Clerk, reading: Reading, stop: Stop, onProgress: (progress: ReadProgress) => void): Promise<void>;
  lines(reading: Reading, id: string): Promise<ResellerLines>;
}

/** The desk of a session. */
export function fileDesk(workbook: Workbook, state: Store<SessionState>): FileDesk {
  const files = billingFiles();
  let kept: FilesKept | null = null;
  /** Whether the sheet with the sums is where it was left. */
  let isThere = true;
  /** Whether it has all of the sums. */
  let isComplete = true;
  /** What was written last, so that an unchanged answer is not written again. */
  let written = "";
  let turn: Promise<unknown> = Promise.resolve();

  /** What is kept in the workbook changes one step at a time. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = turn.then(act);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const show = (): void =>
    state.set({ files: files.shown(), filesDoubt: doubtOf(), sumsSheet: isThere ? (kept?.sheetName ?? null) : null });

  const doubtOf = (): string | null => {
    const away = files.away();
    if (away.length > 0 && !isThere) return sheetGone(kept?.sheetName ?? "", away);
    const now = sumSettings(state.now().settings);
    const others = away.filter(({ settings }) => sumSettings(settings) !== now);
    if (others.length > 0) return otherSettings(others);
    return isComplete || kept === null ? null : inPart(kept, away);
  };

  /** Takes note of what is written, with its sheet. */
  const onSheet = (next: FilesKept | null): void => {
    kept = next;
    isThere = true;
    isComplete = next === null;
    written = "";
  };

  const sheetOf = (sheets: readonly Sheet[]): Sheet | null => {
    const sheet = dataSheetIn(sheets, kept);
    isThere = sheet !== null;
    // It may have been renamed.
    if (kept && sheet) {
      kept = { ...kept, sheetId: sheet.id, sheetName: sheet.name };
      isComplete = isWhole(sheet, kept);
    }
    return sheet;
  };

  return {
    begin: async () => {
      kept = filesKept(await workbook.setting(KEYS.files));
      files.keptAre(kept?.files ?? []);
      if (kept) {
        // The sheets may have other ids since they were saved, and one of them that of another.
        const sheets = await workbook.sheets();
        const name = kept.sheetName;
        sheetOf(sheets.some((sheet) => sheet.name === name) ? sheets.filter((sheet) => sheet.name === name) : sheets);
      }
      show();
    },
    add: (added) => {
      const other = added.filter((file) => !hasReadableEnding(file.name)).map(fileNameOf);
      files.add(added.filter((file) => hasReadableEnding(file.name)));
      show();
      if (other.length > 0) throw new Refusal(notReadable(other));
    },
    remove: (name) =>
      inTurn(async () => {
        await dropRows(name);
        files.remove(name);
        show();
      }),
    isDataSheet: (sheetId) => kept?.sheetId === sheetId,
    toRead: (sheets) => {
      const given = files.given();
      const there = sheetOf(sheets);
      const sheet = files.away().length > 0 ? there : null;
      show();
      const taken = given.find(({ name }) => sheets.some((each) => each.name === name));
      if (taken) throw new Refusal(sameName(taken.name));
      const leftOut = new Map<string, LeftOut>();
      if (sheet) leftOut.set(sheet.id, rowsOfFiles(new Set(given.map(({ name }) => name))));
      return { files: given, dataSheetId: sheet?.id ?? null, leftOut };
    },
    couldNotRead: (error) => {
      if (!(error instanceof UnreadableSource)) return;
      files.couldNotRead(error.source, error.message);
      show();
    },
    keep: (clerk, reading, stop, onProgress) =>
      inTurn(async () => {
        files.wereRead(reading.files);
        show();
        // A file may have been removed while it was read.
        const read = reading.files.filter(({ name }) => files.isHere(name));
        if (read.length === 0) return;
        const answer = await clerk.sums();
        if (!answer) return;
        const { ticket, fingerprint } = answer;
        const { asOf, settings } = state.now();
        const all = [...files.away(), ...read.map((file): FileKept => ({ ...file, settings }))];
        const text = JSON.stringify([
          fingerprint,
          all.map((file) => ({ ...file, settings: sumSettings(file.settings) })),
        ]);
        if (text === written && isThere && isComplete) return;
        const sums = answer.files
          .filter(({ file }) => files.isHere(file))
          .map(({ file, sums: count }) => {
            const fetch = async (first: number, most: number): ReturnType<SumsOfFile["fetch"]> => {
              const some = await clerk.sumsOf(ticket, file, first, most);
              if (!some) throw new Stopped();
              return some;
            };
            return { file, sums: count, fetch };
          });
        const onRows = (source: string, rowsRead: number, rowsTotal: number): void =>
          onProgress({ act: "keep", source, rowsRead, rowsTotal, share: rowsRead / rowsTotal });
        if (await wrote({ sums, files: all, asOf }, { onSheet, onRows, stop })) {
          written = text;
          files.keptAre(all);
        }
        show();
      }),
    lines: async (reading, id) => {
      const lines = await reading.said.lines(state.now().asOf, id);
      const sheet = sheetOf(await workbook.sheets());
      const rows = lines.filter(({ source }) => source === sheet?.name).map(({ row }) => row);
      return { lines, away: sheet ? await filesOfRows(sheet, rows) : [] };
    },
  };

  /** The files whose sums stand in these rows, which are in order. */
  async function filesOfRows(sheet: Sheet, rows: readonly number[]): Promise<readonly string[]> {
    const names = new Set<string>();
    for (const { firstRow, lastRow } of runsOf(rows)) {
      const wanted = new Set(rows);
      const area = { firstRow, lastRow, firstColumn: 1, lastColumn: sheet.columns };
      const cells = await workbook.cells(sheet.id, area);
      cells.forEach((row, at) => wanted.has(firstRow + at) && names.add(fileOfRow(row)));
    }
    return [...names].filter((name) => name !== "").sort();
  }

  /** Takes the sums of a file off their sheet. */
  async function dropRows(name: string): Promise<void> {
    if (!kept?.files.some((file) => file.name === name)) return;
    const data = { sums: [], files: kept.files.filter((file) => file.name !== name), asOf: state.now().asOf };
    await wrote(data, { onSheet, onRows: () => undefined, stop: { aborted: false } });
  }

  /** Writes the sums; whether all of them are written. */
  async function wrote(data: DataKept, watch: KeepingWatch): Promise<boolean> {
    try {
      await keepData(workbook, kept, data, watch);
      isComplete = true;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      isComplete = false;
    }
    return isComplete;
  }
}

/** Rows closer together than this are cheaper to fetch with what lies between them. */
const ROWS_BETWEEN = 200;

/** Runs of rows to fetch at once. `rows` are in order. */
function runsOf(rows: readonly number[]): readonly { readonly firstRow: number; readonly lastRow: number }[] {
  const runs: { firstRow: number; lastRow: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && row - last.lastRow <= ROWS_BETWEEN) last.lastRow = row;
    else runs.push({ firstRow: row, lastRow: row });
  }
  return runs;
}

/** The settings that decide what a file's sums are; the others only judge them. */
function sumSettings({ monthBasis, dateOrder, excludeCustomerCredit, excludePublishers }: Settings): string {
  return JSON.stringify([monthBasis, dateOrder, excludeCustomerCredit, excludePublishers]);
}

const quoted = (files: readonly { readonly name: string }[]): string => files.map(({ name }) => `“${name}”`).join(", ");

const otherSettings = (files: readonly FileKept[]): string =>
  `The sums kept of ${quoted(files)} were made with other settings. Add the ${files.length === 1 ? "file" : "files"} again to apply the settings to ${files.length === 1 ? "it" : "them"}.`;

const sheetGone = (sheet: string, files: readonly FileKept[]): string =>
  `The sheet “${sheet}” is no longer in this workbook, so the numbers are without ${quoted(files)}. Add the ${files.length === 1 ? "file" : "files"} again, or remove ${files.length === 1 ? "it" : "them"} from the list.`;

/** The sentence for a sheet that has some of its sums only: of files that are away, or of those that are here. */
function inPart({ sheetName, files }: FilesKept, away: readonly FileKept[]): string {
  const [of, again] =
    away.length > 0
      ? [away, "The numbers are without the rest: add the files again."]
      : [files, "The numbers here are complete. Review again before you save the workbook, so that it keeps them."];
  return `The sheet “${sheetName}” does not have all sums of ${quoted(of)}. ${again}`;
}

const sameName = (name: string): string =>
  `A sheet of this workbook is called “${name}” like a file that was added, so their lines could not be told apart. Rename the sheet, or remove the file.`;

function notReadable(names: readonly string[]): string {
  return `${quoted(names.map((name) => ({ name })))} cannot be read as billing. Files may end in ${READABLE_ENDINGS.join(", ")}.`;
}
