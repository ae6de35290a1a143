import type { Workbook, WorkbookChange } from "../excel/workbook";

/** Formulas of ours: their answers are made from the sheets and change no number in them. */
const isAnswer = (formula: string): boolean => /(?:^|[^\w.])(?:_xldudf_)?CSP[._]\w/i.test(formula);

type Results = ReadonlyMap<number, number>;

/** What has to be known to follow the results of formulas. */
export interface ResultsFollowed {
  readonly workbook: Pick<Workbook, "formulaResults">;
  readonly settleMs: number;
  readonly isUsed: (sheetId: string) => boolean;
  /** Whether the sheets are being read: results are looked at when that is over. */
  readonly isReading: () => boolean;
  /** Hears of rows of a sheet whose formulas show something else. */
  readonly onChange: (sheetId: string, changes: readonly WorkbookChange[]) => void;
}

/**
 * Follows the results of formulas in the sheets that are used. Excel tells that a sheet was calculated, but not which of
 * its cells show something else, and our own answers are calculations, too; so the results are compared by row.
 */
export interface FormulaResults {
  /** A sheet was calculated. */
  calculated(sheetId: string): void;
  /** The sheets were read: what their formulas show now is what the numbers are made from. */
  wereRead(sheetIds: readonly string[]): void;
  end(): void;
}

/** Follows nothing yet. */
export function formulaResults(from: ResultsFollowed): FormulaResults {
  const known = new Map<string, Results>();
  /** How often each sheet was calculated. */
  const times = new Map<string, number>();
  const due = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** A sheet that is gone by now is told of by another event. */
  const look = (sheetId: string): Promise<Results | null> =>
    from.workbook.formulaResults(sheetId, isAnswer).catch(() => null);

  const begin = async (sheetId: string, timesBefore: number | undefined): Promise<void> => {
    const now = await look(sheetId);
    // One that is calculated meanwhile may show already what was not read: then it is compared with nothing known.
    if (now && times.get(sheetId) === timesBefore) known.set(sheetId, now);
  };

  const compare = async (sheetId: string): Promise<void> => {
    const before = known.get(sheetId);
    const now = await look(sheetId);
    if (!now) return;
    known.set(sheetId, now);
    const changes = changesOf(sheetId, before ?? new Map<number, number>(), now);
    if (changes.length > 0) from.onChange(sheetId, changes);
  };

  const soon = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      if (from.isReading()) return soon();
      const sheets = [...due];
      due.clear();
      for (const sheetId of sheets) if (from.isUsed(sheetId)) turn = turn.then(() => compare(sheetId));
    }, from.settleMs);
  };

  return {
    calculated: (sheetId) => {
      if (!from.isUsed(sheetId)) return;
      times.set(sheetId, (times.get(sheetId) ?? 0) + 1);
      due.add(sheetId);
      soon();
    },
    wereRead: (sheetIds) => {
      for (const sheetId of sheetIds) {
        if (known.has(sheetId) || due.has(sheetId)) continue;
        const before = times.get(sheetId);
        turn = turn.then(() => begin(sheetId, before));
      }
    },
    end: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** The rows whose results are others, neighbours together. */
function changesOf(sheetId: string, before: Results, now: Results): readonly WorkbookChange[] {
  const rows = [...new Set([...before.keys(), ...now.keys()])].filter((row) => before.get(row) !== now.get(row));
  const spans: { firstRow: number; lastRow: number }[] = [];
  for (const row of rows.sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last?.lastRow === row - 1) last.lastRow = row;
    else spans.push({ firstRow: row, lastRow: row });
  }
  return spans.map((span) => ({ kind: "cells", sheetId, area: { ...span, firstColumn: 1, lastColumn: 1 } }));
}
