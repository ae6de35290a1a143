import { Stopped } from "../core/import/read-source";
import type { Freshness, ReadProgress } from "./session";
import { settling } from "./settling";

/** Times of the keeper, in milliseconds. */
export interface KeeperTimes {
  /** Quiet after a change before the sheets are read again. */
  readonly settleMs: number;
  /** The same after an edit that can be followed, which costs next to nothing. */
  readonly settleEditMs: number;
  /** Changes that never pause are read at the latest after this. */
  readonly settleAtMostMs: number;
  /** The pane follows an edit so much later than the cells: Office.js takes 50 to hand their answers to Excel. */
  readonly cellsFirstMs: number;
}

export const KEEPER_TIMES: KeeperTimes = { settleMs: 200, settleEditMs: 10, settleAtMostMs: 2_000, cellsFirstMs: 120 };

/** A reading that has begun sees and hears here when it should not go on. */
export type ReadingStop = AbortSignal;
type OnProgress = (progress: ReadProgress) => void;
type Read<Built> = (stop: ReadingStop, onProgress: OnProgress) => Promise<Built>;

/** Keeps one reading of the sheets, and the thing made of it, as true as the sheets. */
export interface LedgerKeeper<Built> {
  /** The last complete reading; it stays while the next one is made. */
  built(): Built | null;
  readonly freshness: () => Freshness;
  /** Reads unless what is there is current. One reading at a time: whoever asks meanwhile waits for the same one. Never rejects. */
  ensure(): Promise<void>;
  /**
   * Does more with what is current, which is shown, stopped and overtaken as a part of its reading; nothing where something
   * is read now or has to be. Never rejects.
   */
  goOn(act: (built: Built, stop: ReadingStop, onProgress: OnProgress) => Promise<void>): Promise<void>;
  /**
   * Something that was read is no longer so. Reads again by itself once it has been quiet, if it was ever read; sooner
   * where the edit can be followed.
   */
  touch(because: string, isEdit?: boolean): void;
  /** Stops the reading that is under way. */
  readonly cancel: () => void;
  dispose(): void;
}

/** A reading that changes keep interrupting is finished after so many beginnings. */
const RESTARTS_MAX = 3;

/** A keeper; `read` makes the thing and throws `Stopped` once `stop.aborted`, `sentence` says why it could not. */
export function ledgerKeeper<Built>(
  read: Read<Built>,
  sentence: (error: unknown) => string,
  onChange: () => void,
  times: KeeperTimes = KEEPER_TIMES,
): LedgerKeeper<Built> {
  let built: Built | null = null;
  let freshness: Freshness = { at: "unread" };
  let reading: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  /** Why what is being read now is already out of date. */
  let overtaken: string | null = null;
  let cancelled = false;
  let restarts = 0;
  const later = settling(() => void ensure(), times.settleAtMostMs);

  const become = (next: Freshness): void => {
    freshness = next;
    onChange();
  };

  const readOnce = async (make: Read<Built>, stop: ReadingStop): Promise<Freshness> => {
    let isOver = false;
    try {
      built = await make(stop, (progress) => {
        // What was read may tell of itself again when it is asked for its lines.
        if (!isOver) become({ at: "reading", progress });
      });
      restarts = 0;
      return overtaken === null ? { at: "current" } : { at: "stale", because: overtaken };
    } catch (error) {
      if (cancelled) return { at: "cancelled" };
      // Whatever stopped a reading that was already out of date, the next one tells.
      if (overtaken !== null && (stop.aborted || error instanceof Stopped)) return { at: "stale", because: overtaken };
      return { at: "failed", because: sentence(error) };
    } finally {
      isOver = true;
    }
  };

  const begin = (make: Read<Built>): Promise<void> => {
    later.cancel();
    overtaken = null;
    cancelled = false;
    const stop = new AbortController();
    become({ at: "reading", progress: null });
    const done = readOnce(make, stop.signal).then((outcome) => {
      reading = null;
      become(outcome);
      if (outcome.at === "stale") later.soon(times.settleMs);
    });
    reading = { stop, done };
    return done;
  };

  const ensure = async (): Promise<void> => {
    const before = built;
    for (;;) {
      if (reading) await reading.done;
      else if (freshness.at !== "current") await begin(read);
      // A reading that an edit cut short is followed by another; whoever waits, waits for that one.
      if (freshness.at !== "stale" || built !== before) return;
      await new Promise((resolve) => setTimeout(resolve, times.settleMs));
    }
  };

  return {
    built: () => built,
    freshness: () => freshness,
    ensure,
    goOn: async (act) => {
      const current = freshness.at === "current" ? built : null;
      if (current === null) return;
      await begin(async (stop, onProgress) => {
        await act(current, stop, onProgress);
        return current;
      });
    },
    touch: (because, isEdit = false) => {
      if (reading) {
        overtaken = because;
        if (restarts >= RESTARTS_MAX || reading.stop.signal.aborted) return;
        reading.stop.abort();
        restarts += 1;
      } else if (freshness.at !== "unread" && freshness.at !== "cancelled") {
        become({ at: "stale", because });
        later.soon(isEdit ? times.settleEditMs : times.settleMs);
      }
    },
    cancel: () => {
      if (!reading) return;
      cancelled = true;
      reading.stop.abort();
    },
    dispose: () => {
      later.cancel();
      if (reading) {
        cancelled = true;
        reading.stop.abort();
      }
    },
  };
}
