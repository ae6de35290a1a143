import type { Rectangle } from "../excel/workbook";

/** A rectangle of cells on a sheet with what belongs to each of them, row after row. */
export interface Block<T> {
  readonly sheetId: string;
  readonly area: Rectangle;
  readonly rows: readonly (readonly T[])[];
}

/** One cell and what belongs to it. */
export interface Placed<T> {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly of: T;
}

interface Open<T> {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: T[][];
}

/** Single cells as few rectangles: neighbours in a row, and below them rows just as wide. */
export function blocksOf<T>(cells: readonly Placed<T>[]): readonly Block<T>[] {
  const bySheet = new Map<string, Placed<T>[]>();
  for (const cell of cells) {
    const own = bySheet.get(cell.sheetId);
    if (own) own.push(cell);
    else bySheet.set(cell.sheetId, [cell]);
  }
  return [...bySheet].flatMap(([sheetId, own]) => blocksOn(sheetId, own));
}

function blocksOn<T>(sheetId: string, cells: readonly Placed<T>[]): readonly Block<T>[] {
  const blocks: Open<T>[] = [];
  /** The blocks that the next row may continue, by their first column. */
  const above = new Map<number, Open<T>>();
  const ordered = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  for (let at = 0; at < ordered.length;) {
    const first = ordered[at];
    if (!first) break;
    let end = at + 1;
    while (ordered[end]?.row === first.row && ordered[end]?.column === first.column + (end - at)) end++;
    const line = ordered.slice(at, end).map((cell) => cell.of);
    const open = above.get(first.column);
    if (open && open.firstRow + open.rows.length === first.row && open.rows[0]?.length === line.length) {
      open.rows.push(line);
    } else {
      const begun = { firstRow: first.row, firstColumn: first.column, rows: [line] };
      above.set(first.column, begun);
      blocks.push(begun);
    }
    at = end;
  }
  return blocks.map(({ firstRow, firstColumn, rows }) => ({
    sheetId,
    area: {
      firstRow,
      firstColumn,
      lastRow: firstRow + rows.length - 1,
      lastColumn: firstColumn + (rows[0]?.length ?? 1) - 1,
    },
    rows,
  }));
}
