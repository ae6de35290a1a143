import type { Clerk, FileGiven } from "../books/clerk";
import type { Sheet, Workbook } from "../excel/workbook";
import { type FileBytes, fileNameOf } from "../files/file-bytes";
import { hasReadableEnding, READABLE_ENDINGS } from "../files/sources";
import { billingFiles } from "./billing-files";
import { dataSheetIn, fileOfRow, keepData, rowsOfFiles } from "./data-sheet";
import { type FilesKept, filesKept, KEYS } from "./kept";
import type { Reading } from "./reading";
import { Refusal } from "./sentence";
import type { ResellerLines, SessionState } from "./session";
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
  /** Notes what was read, and keeps the sums in the workbook. */
  keep(clerk: Clerk, reading: Reading): Promise<void>;
  lines(reading: Reading, id: string): Promise<ResellerLines>;
}

/** The desk of a session. */
export function fileDesk(workbook: Workbook, state: Store<SessionState>): FileDesk {
  const files = billingFiles();
  let kept: FilesKept | null = null;
  /** What was written last, so that an unchanged answer is not written again. */
  let written = "";

  const show = (): void => {
    const { settings } = state.now();
    const isAway = files.away().length > 0;
    const fits = kept === null || JSON.stringify(kept.settings) === JSON.stringify(settings);
    state.set({ files: files.shown(), filesDoubt: isAway && !fits ? OTHER_SETTINGS : null });
  };

  const sheetOf = (sheets: readonly Sheet[]): Sheet | null => dataSheetIn(sheets, kept);

  return {
    begin: async () => {
      kept = filesKept(await workbook.setting(KEYS.files));
      files.keptAre(kept?.files ?? []);
      show();
    },
    add: (added) => {
      const other = added.filter((file) => !hasReadableEnding(file.name)).map(fileNameOf);
      files.add(added.filter((file) => hasReadableEnding(file.name)));
      show();
      if (other.length > 0) throw new Refusal(notReadable(other));
    },
    remove: async (name) => {
      files.remove(name);
      show();
      await dropRows(name);
    },
    isDataSheet: (sheetId) => kept?.sheetId === sheetId,
    toRead: (sheets) => {
      const given = files.given();
      const sheet = files.away().length > 0 ? sheetOf(sheets) : null;
      const taken = given.find(({ name }) => sheets.some((each) => each.name === name));
      if (taken) throw new Refusal(sameName(taken.name));
      const leftOut = new Map<string, LeftOut>();
      if (sheet) leftOut.set(sheet.id, rowsOfFiles(new Set(given.map(({ name }) => name))));
      return { files: given, dataSheetId: sheet?.id ?? null, leftOut };
    },
    keep: async (clerk, reading) => {
      files.wereRead(reading.files);
      show();
      if (reading.files.length === 0) return;
      const sums = await clerk.sums();
      if (!sums) return;
      const { asOf, settings } = state.now();
      const all = [...files.away(), ...reading.files];
      const text = JSON.stringify([sums, all, settings]);
      if (text === written) return;
      await keepData(workbook, kept, { sums, files: all, settings, asOf }, (next) => (kept = next));
      written = text;
      files.keptAre(all);
      show();
    },
    lines: async (reading, id) => {
      const lines = await reading.said.lines(state.now().asOf, id);
      const sheet = sheetOf(await workbook.sheets());
      const rows = lines.filter(({ source }) => source === sheet?.name).map(({ row }) => row);
      return { lines, away: sheet ? await filesOfRows(sheet, rows) : [] };
    },
  };

  /** The files whose sums stand in these rows. */
  async function filesOfRows(sheet: Sheet, rows: readonly number[]): Promise<readonly string[]> {
    const names = new Set<string>();
    for (const row of rows) {
      const area = { firstRow: row, lastRow: row, firstColumn: 1, lastColumn: sheet.columns };
      for (const cells of await workbook.cells(sheet.id, area)) names.add(fileOfRow(cells));
    }
    return [...names].filter((name) => name !== "").sort();
  }

  /** Takes the sums of a file off their sheet. */
  async function dropRows(name: string): Promise<void> {
    if (!kept) return;
    const { settings, files: before } = kept;
    const left = before.filter((file) => file.name !== name);
    if (left.length === before.length) return;
    written = "";
    const data = { sums: [], files: left, settings, asOf: state.now().asOf };
    await keepData(workbook, kept, data, (next) => (kept = next));
  }
}

const OTHER_SETTINGS =
  "The sums kept of files that are not here were made with other settings. Add those files again to apply the settings to them.";

const sameName = (name: string): string =>
  `A sheet of this workbook is called “${name}” like a file that was added, so their lines could not be told apart. Rename the sheet, or remove the file.`;

function notReadable(names: readonly string[]): string {
  const which = names.map((name) => `“${name}”`).join(", ");
  return `${which} cannot be read as billing. Files may end in ${READABLE_ENDINGS.join(", ")}.`;
}
