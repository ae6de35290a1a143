import type { WorkbookChange } from "../excel/workbook";

/** Rows from `first` to `last`, both counted. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** What happened to one sheet since it was read: first rows that came and went, in order, then rows that hold something else. */
export interface SheetEdits {
  readonly moves: readonly { readonly kind: "insert" | "delete"; readonly at: number; readonly count: number }[];
  /** Numbered as the rows are now; they do not overlap. */
  readonly rows: readonly RowSpan[];
}

/** A sheet that nothing happened to. */
export const NO_EDITS: SheetEdits = { moves: [], rows: [] };

/** The edits with one more change; `null` where only a fresh reading will do. */
export function withChange(edits: SheetEdits, change: WorkbookChange): SheetEdits | null {
  switch (change.kind) {
    case "cells":
      return withRows(edits, [{ first: change.area.firstRow, last: change.area.lastRow }]);
    case "rows-inserted": {
      const { firstRow: at, count } = change;
      const shifted = edits.rows.flatMap((span) => afterInsert(span, at, count));
      return {
        moves: [...edits.moves, { kind: "insert", at, count }],
        rows: joined([...shifted, { first: at, last: at + count - 1 }]),
      };
    }
    case "rows-deleted": {
      const { firstRow: at, count } = change;
      return {
        moves: [...edits.moves, { kind: "delete", at, count }],
        rows: joined(edits.rows.flatMap((span) => afterDelete(span, at, count))),
      };
    }
    default:
      return null;
  }
}

/** The edits, and these rows hold something else as well. */
export const withRows = (edits: SheetEdits, rows: readonly RowSpan[]): SheetEdits => ({
  ...edits,
  rows: joined([...edits.rows, ...rows]),
});

/** How many rows have to be read for these edits. */
export function rowsIn(edits: SheetEdits): number {
  return edits.rows.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** Whether these edits account for every row from `first` to `last`. */
export function covers(edits: SheetEdits, { first, last }: RowSpan): boolean {
  return edits.rows.some((span) => span.first <= first && last <= span.last);
}

function afterInsert({ first, last }: RowSpan, at: number, count: number): readonly RowSpan[] {
  if (at <= first) return [{ first: first + count, last: last + count }];
  return at > last ? [{ first, last }] : [{ first, last: last + count }];
}

function afterDelete({ first, last }: RowSpan, at: number, count: number): readonly RowSpan[] {
  const end = at + count;
  const moved = (row: number): number => (row < at ? row : row < end ? at : row - count);
  const [from, to] = [moved(first), last >= end ? last - count : Math.min(last, at - 1)];
  return from <= to ? [{ first: from, last: to }] : [];
}

/** The spans in order, with those that touch made one. */
export function joined(spans: readonly RowSpan[]): readonly RowSpan[] {
  const result: RowSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (before && span.first <= before.last + 1) {
      result[result.length - 1] = { first: before.first, last: Math.max(before.last, span.last) };
    } else result.push(span);
  }
  return result;
}
