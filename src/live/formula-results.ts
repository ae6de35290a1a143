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
  /** These sheets were read, and no others: what their formulas show now is what the numbers are made from. */
  wereRead(sheetIds: readonly string[]): void;
  end(): void;
}

/** Follows nothing yet. */
export function formulaResults(from: ResultsFollowed): FormulaResults {
  const known = new Map<string, Results>();
  /** How often each sheet was calculated. */
  const times = new Map<string, number>();
  const due = new Set<string>();
  const inTurn = oneAtATime();
  let isOver = false;

  /** `null` for a sheet that is gone by now: another event tells of it. */
  const look = (sheetId: string): Promise<Results | null> =>
    from.workbook.formulaResults(sheetId, from.isAnswer).catch((error: unknown) => {
      if (error instanceof WorkbookTrouble && error.code === "sheet-gone") return null;
      throw error;
    });

  const begin = async (sheetId: string, timesBefore: number | undefined): Promise<void> => {
    if (isOver) return;
    // Where the look fails, the next one compares with nothing known.
    const now = await look(sheetId).catch(() => null);
    // One that is calculated meanwhile may show already what was not read: then it is compared with nothing known.
    if (now && times.get(sheetId) === timesBefore) known.set(sheetId, now);
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
      times.set(sheetId, (times.get(sheetId) ?? 0) + 1);
      due.add(sheetId);
      later.soon(from.settleMs);
    },
    wereRead: (sheetIds) => {
      for (const sheetId of known.keys()) if (!sheetIds.includes(sheetId)) known.delete(sheetId);
      for (const sheetId of sheetIds) {
        if (known.has(sheetId) || due.has(sheetId)) continue;
        const before = times.get(sheetId);
        void inTurn(() => begin(sheetId, before));
      }
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
