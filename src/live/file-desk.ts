import type { Clerk, FileGiven } from "../books/clerk";
import { Stopped } from "../core/import/read-source";
import { UnreadableSource } from "../core/import/source";
import type { AwayFile } from "../core/ledger/kept-invoices";
import { type Workbook, WorkbookTrouble } from "../excel/workbook";
import { type FileBytes, fileNameOf } from "../files/file-bytes";
import { hasReadableEnding, READABLE_ENDINGS } from "../files/readable-endings";
import { billingFiles } from "./billing-files";
import { type DataKept, keepData, type KeepingWatch, type SumsOfFile } from "./data-keeping";
import { DATA_SHEET, fileOfRow } from "./data-sheet";
import { filesBehind } from "./files-behind";
import { doubtAbout, quoted, sumSettings, theFiles } from "./files-doubt";
import type { FileKept, FilesKept } from "./kept";
import { keptSheet } from "./kept-sheet";
import type { Seen } from "./looking";
import type { Reading } from "./reading";
import { finished, Refusal } from "./sentence";
import type { ReadProgress, ResellerLines, SessionState } from "./session";
import type { LeftOut } from "./sheet-rows";
import type { SheetsSeen } from "./sheets-seen";
import type { Store } from "./store";
import { untilStopped } from "./until-stopped";
import { oneAtATime } from "./one-at-a-time";

/** What a reading has to know of files. */
export interface FilesToRead {
  readonly files: readonly FileGiven[];
  /** The sheet with the sums of files that are away; `null` where it has none. */
  readonly dataSheetId: string | null;
  readonly leftOut: ReadonlyMap<string, LeftOut>;
  /** The files whose sums those are. */
  readonly away: readonly AwayFile[];
}

/** Keeps the billing files beside the workbook, and in the workbook what is needed when they are away. */
export interface FileDesk {
  /** Learns from the workbook which files it keeps sums of. */
  begin(): Promise<void>;
  /** Takes files in; throws `Refusal` for what is no billing file by its name, and for another file of a name that is there. */
  add(files: readonly FileBytes[]): void;
  remove(name: string): Promise<void>;
  /** Finds the sheet with the kept sums among those that were looked at. */
  wereSeen(sheets: readonly Seen[]): void;
  /** Whether a sheet is the one with the kept sums, which is no billing sheet like others while we know of it. */
  readonly isDataSheet: (sheetId: string) => boolean;
  /** Whether a review rests on rows of this sheet, because it is the one with the kept sums and files are away. */
  readonly isCounted: (sheetId: string) => boolean;
  /** Notes that somebody has changed a sheet. Where it is the one with the kept sums, they count as unwritten. */
  readonly wasEdited: (sheetId: string) => void;
  /** Learns whether somebody else, who works in the workbook as well, has changed which files it keeps sums of. */
  learn(): Promise<boolean>;
  /** Throws `Refusal` for a file that has the name of a sheet, and where lost sums of files were all there was to read. */
  toRead(): FilesToRead;
  /** Throws where money counts twice, in a file under two names, or may, in an invoice that kept sums have too. */
  refuseTwice(reading: Reading): void;
  /** Notes which file kept a reading from its end, where it was one. */
  couldNotRead(error: unknown): void;
  /**
   * Notes what was read, and keeps the sums in the workbook. Where it is stopped on the way, or they cannot be kept, it says
   * so in the state: the numbers are complete all the same. "overtaken", with nothing written, where somebody else has
   * changed what the workbook keeps since it was read.
   */
  keep(
    clerk: Clerk,
    reading: Reading,
    stop: AbortSignal,
    onProgress: (progress: ReadProgress) => void,
  ): Promise<"kept" | "overtaken">;
  /** Sums of files that were read but are not all in their sheet are written at the next keeping. Whether there are any. */
  writeAnew(): boolean;
  lines(reading: Reading, id: string): Promise<ResellerLines>;
}

/** The desk of a session. */
export function fileDesk(workbook: Workbook, state: Store<SessionState>, sheets: SheetsSeen): FileDesk {
  const files = billingFiles();
  const sheet = keptSheet(workbook, sheets);
  /** Files that are away and whose sums are without an invoice that nobody has any more. */
  let lost: readonly string[] = [];
  /** What was written last, so that an unchanged answer is not written again. */
  let written = "";
  /** The files of the last reading, as if nothing of them were in the sheet yet. */
  let lastRead: readonly FileKept[] = [];
  /** Whether their writing did not come to its end. */
  let isBehind = false;
  /** How often somebody has changed the sheet, and how many of these changes were written over. */
  let edits = 0;
  let editsMended = 0;
  /** Why their sums could not be kept. */
  let trouble: string | null = null;
  /** What is kept in the workbook changes one step at a time. */
  const inTurn = oneAtATime();

  const show = (): void => {
    const sumsSheet = (sheet.place() && sheet.kept()?.sheetName) ?? null;
    state.set({ files: files.shown(), filesDoubt: doubtOf(), sumsSheet });
  };

  const isReadHere = (): boolean => lastRead.some(({ name }) => files.isHere(name));
  const isWhole = (): boolean => sheet.place() !== null && sheet.isAsWritten();
  const isUnwritten = (): boolean => isReadHere() && (isBehind || edits > editsMended || !isWhole());

  const doubtOf = (): string | null => {
    const kept = sheet.kept();
    const known = kept?.files ?? [];
    const unknown = lastRead.filter((file) => !known.some(({ name }) => name === file.name));
    const here = [...known, ...unknown].filter(({ name }) => files.isHere(name));
    const there = { isThere: sheet.place() !== null, isAsWritten: sheet.isAsWritten(), counted: sheet.counted() };
    const writing = { isUnwritten: isUnwritten(), trouble: isReadHere() ? trouble : null };
    const about = { name: kept?.sheetName ?? DATA_SHEET, ...there, ...writing };
    return doubtAbout(about, { away: files.away(), here, lost }, state.now().settings);
  };

  const isDataSheet = (sheetId: string): boolean => sheet.place()?.id === sheetId;

  /** Takes note of what the workbook says of files from now on. */
  const onKept = (next: FilesKept | null, isWritten: boolean): void => {
    sheet.keptAre(next, isWritten);
    files.keptAre(next?.files ?? []);
    written = "";
  };

  const learn = async (): Promise<boolean> => {
    const isOther = await sheet.learn();
    if (!isOther) return false;
    files.keptAre(sheet.kept()?.files ?? []);
    show();
    return true;
  };

  /** In a copy of our sheet that the workbook knows nothing of, the sums of files that are here count only once. */
  const sumsOfHere = (): Map<string, LeftOut> => {
    const isOfHere: LeftOut = (row) => files.isHere(fileOfRow(row));
    const copies = (sheets.all() ?? []).filter((seen) => seen.sumsRow !== null && !isDataSheet(seen.sheet.id));
    return new Map(copies.map((seen) => [seen.sheet.id, isOfHere]));
  };

  return {
    begin: async () => {
      await sheet.begin();
      files.keptAre(sheet.kept()?.files ?? []);
      show();
    },
    wereSeen: (seen) => {
      sheet.wereSeen(seen);
      show();
    },
    add: (added) => {
      const other = added.filter((file) => !hasReadableEnding(file.name)).map(fileNameOf);
      const taken = files.add(added.filter((file) => hasReadableEnding(file.name)));
      show();
      const refused = [
        ...(other.length > 0 ? [notReadable(other)] : []),
        ...(taken.length > 0 ? [nameTaken(taken)] : []),
      ];
      if (refused.length > 0) throw new Refusal(refused.join(" "));
    },
    remove: (name) =>
      inTurn(async () => {
        await dropRows(name);
        files.remove(name);
        show();
      }),
    isDataSheet,
    isCounted: (sheetId) => isDataSheet(sheetId) && files.away().length > 0,
    wasEdited: (sheetId) => {
      if (!isDataSheet(sheetId)) return;
      edits += 1;
      show();
    },
    learn,
    toRead: () => {
      const given = files.given();
      const taken = given.find(({ name }) => sheets.byName(name));
      if (taken) throw new Refusal(sameName(taken.name));
      const away = files.away();
      const counting = sheet.beginCounting(away);
      const beside = { files: given, dataSheetId: null, leftOut: sumsOfHere() };
      if (away.length === 0) return { ...beside, away: [] };
      if (!counting) {
        show();
        if (given.length === 0 && state.now().chosen.billing.length === 0) throw new Refusal(nothingLeft(away));
        // Files without a sum have no row that could be missing.
        return { ...beside, away: away.filter(({ sums }) => sums === 0).map(awayFile) };
      }
      const { id, leftOut } = counting;
      return { ...beside, dataSheetId: id, leftOut: sumsOfHere().set(id, leftOut), away: away.map(awayFile) };
    },
    refuseTwice: ({ files: read, misfits }) => {
      const twin = files.twinAmong(read);
      if (twin) throw new UnreadableSource(twin.name, "damaged", isTwin(twin.of));
      const [twice] = misfits.twice;
      if (twice) throw new UnreadableSource(twice.source, "damaged", hasInvoicesOf(twice.files));
      lost = misfits.lost;
    },
    couldNotRead: (error) => {
      if (!(error instanceof UnreadableSource)) return;
      files.couldNotRead(error.source, error.message);
      show();
    },
    keep: (clerk, reading, stop, onProgress) =>
      inTurn(async () => {
        files.wereRead(reading.files);
        sheet.endCounting();
        show();
        if (await untilStopped(learn(), stop).catch(() => false)) return "overtaken";
        await keepSumsOf(clerk, reading, stop, onProgress);
        return "kept";
      }),
    writeAnew: () => {
      if (!isUnwritten()) return false;
      written = "";
      return true;
    },
    lines: async (reading, id) => {
      const lines = await reading.said.lines(state.now().asOf, id);
      const there = sheets.byId(sheet.place()?.id ?? null)?.sheet;
      const rows = lines.filter(({ source }) => source === there?.name).map(({ row }) => row);
      return { lines, away: there ? await filesBehind(workbook, there, rows) : [] };
    },
  };

  /** Writes the sums of the files of a reading, where they are not in their sheet yet. */
  async function keepSumsOf(
    clerk: Clerk,
    reading: Reading,
    stop: AbortSignal,
    onProgress: (progress: ReadProgress) => void,
  ): Promise<void> {
    // A file may have been removed while it was read.
    const read = reading.files.filter(({ name }) => files.isHere(name));
    if (read.length === 0) return wasKept([], null);
    const answer = await clerk.sums();
    if (!answer) return;
    const { ticket, fingerprint } = answer;
    const { asOf, settings } = state.now();
    const about = new Map(answer.files.map((each) => [each.file, each]));
    const ofRead = read.map((file): FileKept => {
      const { sums = 0, invoices = null } = about.get(file.name) ?? {};
      return { ...file, settings, sums, written: 0, digest: null, invoices };
    });
    const all = [...files.away(), ...ofRead];
    const text = JSON.stringify([
      fingerprint,
      all.map(({ name, size, lines, sha256, settings: own }) => [name, size, lines, sha256, sumSettings(own)]),
    ]);
    isBehind = text !== written || !isWhole();
    if (!isBehind) return wasKept(ofRead, null);
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
    wasKept(ofRead, await write(text, { sums, files: all, asOf }, { onKept, onRows, stop }));
  }

  /** Takes the sums of a file off their sheet. */
  async function dropRows(name: string): Promise<void> {
    const known = sheet.kept()?.files ?? [];
    if (!known.some((file) => file.name === name)) return;
    const data = { sums: [], files: known.filter((file) => file.name !== name), asOf: state.now().asOf };
    await keepData(workbook, { kept: sheet.kept(), place: sheet.place() }, data, {
      onKept,
      onRows: () => undefined,
      stop: undefined,
    });
  }

  /** Takes note of how the keeping of files that were read has ended. */
  function wasKept(read: readonly FileKept[], because: string | null): void {
    lastRead = read;
    trouble = because;
    show();
  }

  /** Writes the sums; why they could not be kept, `null` where they are, or where a person stopped it. */
  async function write(text: string, data: DataKept, watch: KeepingWatch): Promise<string | null> {
    // What somebody changes from here on may be what was just written.
    const before = edits;
    try {
      await keepData(workbook, { kept: sheet.kept(), place: sheet.place() }, data, watch);
      written = text;
      isBehind = false;
      editsMended = before;
      return null;
    } catch (error) {
      if (error instanceof Stopped || (error instanceof WorkbookTrouble && error.code === "stopped")) return null;
      if (error instanceof Refusal) return error.message;
      if (error instanceof WorkbookTrouble) return notKept(error.message);
      throw error;
    }
  }
}

const sameName = (name: string): string =>
  `A sheet of this workbook is called “${name}” like a file that was added, so their lines could not be told apart. Rename the sheet, or remove the file.`;

const awayFile = ({ name, invoices }: FileKept): AwayFile => ({
  name,
  invoices: invoices ?? { counted: [], leftOut: [] },
});

function hasInvoicesOf(files: readonly string[]): string {
  const [names, them] = [quoted(files.map((name) => ({ name }))), files.length === 1 ? "it" : "them"];
  return `it has invoices that the sums kept of ${names} have too, so their money may count twice; add ${names} again, so that the rows can be compared, or remove ${them} from the list`;
}

const isTwin = (of: string): string =>
  `it is byte for byte the same as “${of}”, which this workbook has already, so its money would count twice; remove one of the two`;

const nothingLeft = (away: readonly FileKept[]): string =>
  `There is nothing to review: the sums of ${quoted(away)} are no longer in this workbook. Add ${theFiles(away)} again.`;

const notKept = (because: string): string =>
  `The sums of your files could not be kept in this workbook: ${finished(because)} The numbers here are complete; review again, so that it keeps them.`;

function nameTaken(names: readonly string[]): string {
  const files = names.map((name) => ({ name }));
  return `${names.length === 1 ? "Another file is" : "Other files are"} called ${quoted(files)} as well, so their lines could not be told apart. Rename one of them, or remove the one in the list first, and add it again.`;
}

function notReadable(names: readonly string[]): string {
  return `${quoted(names.map((name) => ({ name })))} cannot be read as billing. Files may end in ${READABLE_ENDINGS.join(", ")}.`;
}
