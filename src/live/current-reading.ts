import type { Clerk } from "../books/clerk";
import type { Sheet, Workbook } from "../excel/workbook";
import { amendedReading, leaveSizes, Overtaken, sameRows } from "./amending";
import { idsOf } from "./choosing";
import type { FileDesk } from "./file-desk";
import type { PendingEdits } from "./pending-edits";
import { type Reading, readingOf, tablesReadAgain } from "./reading";
import type { ReadProgress, SessionState } from "./session";
import type { SheetsSeen } from "./sheets-seen";
import type { Store } from "./store";
import { untilStopped } from "./until-stopped";

/** What a reading is made from. */
export interface ReadingFrom {
  readonly workbook: Workbook;
  readonly clerk: Clerk;
  readonly state: Store<SessionState>;
  readonly sheets: SheetsSeen;
  readonly edits: PendingEdits;
  readonly files: FileDesk;
  /** Looks at the sheets; tells whether other sheets are used now. */
  readonly look: (stop: AbortSignal) => Promise<boolean>;
  /** Is told which sheets are about to be read; it is not read before it is done. */
  readonly beforeReading: (sheetIds: readonly string[]) => Promise<void>;
  /** Hears that rows came or went while they were read, so that the reading cannot be relied on. */
  readonly onMoved: () => void;
  /** Hears of every answer of the books. */
  readonly onSaid: () => void;
  /** Hears that the books are lost and have to be made anew. */
  readonly onLost: () => void;
}

/** The last complete reading of the workbook and its files. */
export interface CurrentReading {
  last(): Reading | null;
  /** Makes it the reading of what is there now: follows the edits where they can be followed, or reads everything. */
  renew(stop: AbortSignal, onProgress: (progress: ReadProgress) => void): Promise<Reading>;
}

/** No reading yet. */
export function currentReading(from: ReadingFrom): CurrentReading {
  const { workbook, clerk, state, sheets, edits, files, onSaid, onLost } = from;
  /** It answers from the moment its books are closed. */
  let last: Reading | null = null;
  let readings = 0;

  const sheetsNow = (): readonly Sheet[] => (sheets.all() ?? []).map(({ sheet }) => sheet);

  /** Looks at the sheets before they are read; where other ones are used now, all is read anew. */
  const lookFirst = async (stop: AbortSignal): Promise<void> => {
    if (await from.look(stop)) edits.readAnew();
  };

  /** What edits have made of the last reading; `null` or "lost" where the sheets have to be read anew. */
  const amended = async (before: Reading, stop: AbortSignal): Promise<Reading | "lost" | null> => {
    const amend = (): ReturnType<typeof amendedReading> => {
      const tables = { workbook, clerk, seen: sheets.all() ?? [], chosen: state.now().chosen, stop };
      return amendedReading({ workbook, clerk, stop }, sheetsNow(), before, edits, () =>
        tablesReadAgain(tables, before),
      );
    };
    const first = await amend();
    if (first !== "resized") return first;
    await lookFirst(stop);
    const second = await amend();
    return second === "resized" ? null : second;
  };

  const readAll = async (stop: AbortSignal, onProgress: (progress: ReadProgress) => void): Promise<Reading> => {
    edits.clear();
    await untilStopped(files.learn(), stop);
    const { dataSheetId, ...beside } = files.toRead();
    const { chosen, settings } = state.now();
    const billing = dataSheetId === null ? chosen.billing : [...chosen.billing, dataSheetId];
    await untilStopped(from.beforeReading(idsOf({ ...chosen, billing }).filter((id) => id !== null)), stop);
    const sizes = sheetsNow();
    const request = { workbook, clerk, seen: sheets.all() ?? [], chosen: { ...chosen, billing }, settings, stop };
    const number = ++readings;
    const onTooLate = (): void => {
      if (number !== readings) return;
      last = null;
      onLost();
    };
    const reading = await readingOf({ ...request, ...beside, onProgress, onSaid, onLost, onTooLate });
    // The books hold it by now, and would answer from it.
    last = null;
    files.refuseTwice(reading);
    if (await haveMoved(sizes, stop)) {
      edits.readAnew();
      from.onMoved();
    }
    return reading;
  };

  /** Whether rows came or went during a reading: it may have seen them or not, whenever Excel tells of it. */
  const haveMoved = async (sizes: readonly Sheet[], stop: AbortSignal): Promise<boolean> => {
    const told = edits.now();
    if (!told || [...told.values()].some(({ moves }) => moves.length > 0)) return true;
    // A reading that is stopped by now is complete all the same, and the next look tells.
    const after = await workbook.sheets(stop).catch(() => null);
    const used = new Set(idsOf(state.now().chosen));
    return (
      after !== null &&
      !sameRows(
        sizes.filter(({ id }) => used.has(id)),
        after,
      )
    );
  };

  return {
    last: () => last,
    renew: async (stop, onProgress) => {
      try {
        if (sheets.inDoubt() || edits.tables() || !leaveSizes(edits.now(), sheetsNow())) await lookFirst(stop);
        const now = last && (await amended(last, stop));
        if (now === "lost") last = null;
        else if (now) return (last = now);
        last = await readAll(stop, onProgress);
        return last;
      } catch (error) {
        files.couldNotRead(error);
        // Edits that were only overtaken by others are still to be followed, together with those.
        if (!(error instanceof Overtaken)) edits.readAnew();
        throw error;
      }
    },
  };
}
