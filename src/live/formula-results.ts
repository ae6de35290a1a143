import { type Workbook, WorkbookTrouble } from "../excel/workbook";
import { oneAtATime } from "./one-at-a-time";
import { joined, type RowSpan } from "./edits";
import { settling } from "./settling";

type Results = ReadonlyMap<number, number>;

/** What has to be known to follow the results of formulas. */
export interface ResultsFollowed {
  readonly workbook: Pick<Workbook, "formulaResults">;
  /** Whether a formula is one of ours: their answers are made from the sheets and change no number in them. */
  readonly isAnswer: (formula: string) => boolean;
  readonly settleMs: number;
  readonly settleAtMostMs: number;
  readonly isUsed: (sheetId: string) => boolean;
  /** Whether the sheets are being read: results are looked at when that is over. */
  readonly isReading: () => boolean;
  /** Hears of rows of a sheet whose formulas show something else; `null` where it could not be found out which. */
  readonly onChange: (sheetId: string, rows: readonly RowSpan[] | null) => void;
}

/**
 * Follows the results of formulas in the sheets that are used. Excel tells that a sheet was calculated, but not which of
 * its cells show something else, and our own answers are calculations, too; so the results are compared by row.
 */
export interface FormulaResults {
  /** A sheet was calculated. */
  calculated(sheetId: string): void;
  /**
   * These sheets are about to be read, and no others: learns what their formulas show. What they show later on, while the
   * sheets are read, may or may not be in the numbers, so it counts as new.
   */
  willBeRead(sheetIds: readonly string[]): Promise<void>;
  end(): void;
}

/** Follows nothing yet. */
export function formulaResults(from: ResultsFollowed): FormulaResults {
  const known = new Map<string, Results>();
  const due = new Set<string>();
  const inTurn = oneAtATime();
  let isOver = false;

  /** `null` for a sheet that is gone by now: another event tells of it. */
  const look = (sheetId: string): Promise<Results | null> =>
    from.workbook.formulaResults(sheetId, from.isAnswer).catch((error: unknown) => {
      if (error instanceof WorkbookTrouble && error.code === "sheet-gone") return null;
      throw error;
    });

  /** Where the look fails, the next one compares with nothing known. */
  const learn = async (sheetId: string): Promise<void> => {
    const now = await look(sheetId).catch(() => null);
    if (now) known.set(sheetId, now);
    else known.delete(sheetId);
  };

  const changed = async (sheetId: string): Promise<readonly RowSpan[] | null> => {
    const before = known.get(sheetId) ?? new Map<number, number>();
    const now = await look(sheetId);
    if (!now) return [];
    known.set(sheetId, now);
    return rowsChanged(before, now);
  };

  const compare = async (sheetId: string): Promise<void> => {
    if (isOver) return;
    const rows = await changed(sheetId).catch(() => null);
    if (!isOver && rows?.length !== 0) from.onChange(sheetId, rows);
  };

  const later = settling(() => {
    if (from.isReading()) return later.soon(from.settleMs);
    const sheets = [...due];
    due.clear();
    for (const sheetId of sheets) if (from.isUsed(sheetId)) void inTurn(() => compare(sheetId));
  }, from.settleAtMostMs);

  return {
    calculated: (sheetId) => {
      if (isOver || !from.isUsed(sheetId)) return;
      due.add(sheetId);
      later.soon(from.settleMs);
    },
    willBeRead: async (sheetIds) => {
      for (const sheetId of known.keys()) if (!sheetIds.includes(sheetId)) known.delete(sheetId);
      await Promise.all(sheetIds.map((sheetId) => inTurn(() => learn(sheetId))));
    },
    end: () => {
      isOver = true;
      later.cancel();
    },
  };
}

/** The rows whose results are others, neighbours together. */
function rowsChanged(before: Results, now: Results): readonly RowSpan[] {
  const rows = [...new Set([...before.keys(), ...now.keys()])].filter((row) => before.get(row) !== now.get(row));
  return joined(rows.map((row) => ({ first: row, last: row })));
}
