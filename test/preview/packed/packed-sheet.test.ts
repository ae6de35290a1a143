import { ObjectMatrix, type ICellData, type Nullable } from "@univerjs/core";
import fc from "fast-check";
import { movePackedLines } from "../../../preview/packed/line-moves";
import { matrixOver } from "../../../preview/packed/matrix-over";
import { Packing } from "../../../preview/packed/packed-cells";
import { PackedSheet } from "../../../preview/packed/packed-sheet";
import { cellContent } from "../../../preview/sheet/cell-reading";
import { univerCell } from "../../../preview/sheet/univer-cell";
import type { Cell } from "../../../src/core/cell";

const ROWS = 12;
const COLUMNS = 4;

function opened(rows: readonly (readonly Cell[])[], numberStyles: ReadonlyMap<number, string> = new Map()) {
  const packing = new Packing();
  for (const row of rows) packing.add(row);
  const sheet = new PackedSheet(packing.packed(), numberStyles);
  const matrix = new ObjectMatrix<Nullable<ICellData>>(matrixOver(sheet));
  movePackedLines(matrix);
  return { sheet, matrix };
}

/** What a matrix of plain objects holds, cell by cell; empty rows and cells are left out. */
const contents = (matrix: ObjectMatrix<Nullable<ICellData>>): readonly string[] => {
  const found: string[] = [];
  for (let row = 0; row < ROWS * 3; row++) {
    for (let column = 0; column < COLUMNS * 3; column++) {
      const cell = matrix.getValue(row, column);
      const value = cellContent(cell);
      if (value !== "" || cell?.f) found.push(`${row},${column}: ${String(cell?.f ?? "")} ${typeof value} ${value}`);
    }
  }
  return found;
};

const cell = fc.oneof(
  fc.constantFrom<Cell>(null, "", "a word", "12", "TRUE", "a text that is longer than any number"),
  fc.double({ noNaN: true }),
  fc.boolean(),
);
const line = fc.array(cell, { maxLength: COLUMNS });
const at = fc.record({ row: fc.nat(ROWS - 1), column: fc.nat(COLUMNS - 1) });
const step = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), at, value: cell }),
  fc.record({ kind: fc.constant("formula" as const), at, value: cell }),
  fc.record({ kind: fc.constant("delete" as const), at }),
  fc.record({ kind: fc.constant("row" as const), at, row: line }),
  fc.record({
    kind: fc.constantFrom("insertRows" as const, "removeRows" as const),
    at,
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constantFrom("insertColumns" as const, "removeColumns" as const), at, count: fc.constant(1) }),
  fc.record({
    kind: fc.constant("moveRows" as const),
    at,
    count: fc.integer({ min: 1, max: 2 }),
    to: fc.nat(ROWS - 1),
  }),
);

const asLine = (row: readonly Cell[]): Record<number, ICellData> =>
  Object.fromEntries(row.flatMap((value, column) => (value === null ? [] : [[column, univerCell(value)]])));

test("packed cells are to the spreadsheet what plain objects are, whatever is done to them", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: ROWS }), fc.array(step, { maxLength: 12 }), (rows, steps) => {
      const packed = opened(rows).matrix;
      const plain = new ObjectMatrix<Nullable<ICellData>>(Object.fromEntries(rows.map((row, r) => [r, asLine(row)])));
      for (const one of steps) {
        for (const matrix of [packed, plain]) {
          const { row, column } = one.at;
          if (one.kind === "set") matrix.setValue(row, column, univerCell(one.value));
          else if (one.kind === "formula") matrix.setValue(row, column, { ...univerCell(one.value), f: "=A1" });
          else if (one.kind === "delete") matrix.realDeleteValue(row, column);
          else if (one.kind === "row") matrix.setRow(row, asLine(one.row));
          else if (one.kind === "moveRows") {
            const isMove = one.to < row || one.to > row + one.count;
            if (isMove) matrix.moveRows(row, one.count, one.to);
          } else matrix[one.kind](one.kind.endsWith("Rows") ? row : column, one.count);
        }
      }
      expect(contents(packed)).toEqual(contents(plain));
    }),
  );
});

test("columns move along with the format of their numbers", () => {
  const { matrix } = opened(
    [
      ["a", "b", "c", "d"],
      [1, 2, 3, 4],
    ],
    new Map([[1, "dates"]]),
  );
  matrix.moveColumns(0, 2, 4);
  expect([0, 1, 2, 3].map((column) => matrix.getValue(1, column))).toMatchObject([
    { v: 3 },
    { v: 4 },
    { v: 1 },
    { v: 2, s: "dates" },
  ]);
});

test("a listing names the ends of the sheet and the rows with formulas, and no other", () => {
  const { matrix, sheet } = opened(Array.from({ length: 5_000 }, (_, row) => ["id", row + 1]));
  matrix.setValue(4_000, 1, { f: "=B1", v: 1, t: 2 });
  matrix.setValue(3_000, 1, { v: 7, t: 2 });
  expect(Object.keys(matrix.getMatrix())).toEqual(["0", "4000", "4999"]);
  expect(matrix.getRealRange()).toEqual({ startRow: 0, endRow: 4_999, startColumn: 0, endColumn: 1 });
  expect(sheet.values({ top: 2_999, left: 0, bottom: 3_001, right: 1 })).toEqual([
    ["id", 3_000],
    ["id", 7],
    ["id", 3_002],
  ]);
});

test("rows that were cut out stay what they were when the sheet moves on", () => {
  const { matrix } = opened([["a"], ["b"], ["c"]]);
  const { sliceData, cellCount } = matrix.getSliceDataAndCellCountByRows(1, 1);
  matrix.removeRows(1, 1);
  expect(cellCount).toBe(1);
  expect(sliceData.getValue(1, 0)?.v).toBe("b");
  expect(matrix.getValue(1, 0)?.v).toBe("c");
});

test("a value of its own look keeps it, and one that looks as its column does stays packed", () => {
  const { matrix, sheet } = opened([["Date"], [45_000], [45_001]], new Map([[0, "dates"]]));
  matrix.setValue(1, 0, { v: 45_002, t: 2, s: "dates" });
  matrix.setValue(2, 0, { v: 45_003, t: 2, s: "bold" });
  expect([...sheet.rowsWithObjects()]).toEqual([2]);
  expect(matrix.getValue(1, 0)).toEqual({ v: 45_002, t: 2, s: "dates" });
  expect(matrix.getValue(2, 0)).toEqual({ v: 45_003, t: 2, s: "bold" });
});
