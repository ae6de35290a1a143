import { ObjectMatrix, type ICellData, type Nullable } from "@univerjs/core";
import { packedBehind } from "./matrix-over";
import type { PackedSheet } from "./packed-sheet";

type Matrix = ObjectMatrix<Nullable<ICellData>>;

/** Lets a matrix over packed cells move whole lines, which Univer does by going through every row. */
export function movePackedLines(matrix: Matrix): void {
  const sheet = packedBehind(matrix.getMatrix());
  if (sheet === null) return;
  Object.assign(matrix, {
    insertRows: (at: number, count: number) => {
      sheet.shift({ lines: "rows", at, count });
    },
    removeRows: (at: number, count: number) => {
      sheet.shift({ lines: "rows", at, count: -count });
    },
    insertColumns: (at: number, count: number) => {
      sheet.shift({ lines: "columns", at, count });
    },
    removeColumns: (at: number, count: number) => {
      sheet.shift({ lines: "columns", at, count: -count });
    },
    moveRows: (from: number, count: number, to: number) => {
      moveRows(sheet, from, count, to);
    },
    moveColumns: (from: number, count: number, to: number) => {
      sheet.moveColumns(from, count, to);
    },
    // What is cut out must not follow the sheet when its rows move.
    getSliceDataAndCellCountByRows: (first: number, last: number) => cutOut(matrix, first, last),
    getRange: () => ({ ...matrix.getRealRange(), startRow: 0, startColumn: 0 }),
  } satisfies Partial<Matrix>);
}

function cutOut(matrix: Matrix, first: number, last: number): { sliceData: Matrix; cellCount: number } {
  const sliceData = new ObjectMatrix<Nullable<ICellData>>();
  let cellCount = 0;
  for (let row = first; row <= last; row++) {
    const line = { ...matrix.getRow(row) };
    const count = Object.keys(line).length;
    if (count > 0) sliceData.setRow(row, line);
    cellCount += count;
  }
  return { sliceData, cellCount };
}

/** `to` is counted before the rows are taken out. */
function moveRows(sheet: PackedSheet, from: number, count: number, to: number): void {
  const lines = Array.from({ length: count }, (_, index) =>
    sheet.columnsOf(from + index).map((column) => [column, sheet.cell(from + index, column)] as const),
  );
  sheet.shift({ lines: "rows", at: from, count: -count });
  const at = to > from ? to - count : to;
  sheet.shift({ lines: "rows", at, count });
  lines.forEach((line, index) => {
    for (const [column, cell] of line) sheet.put(at + index, column, cell);
  });
}
