import fc from "fast-check";
import { tableContent } from "../../../preview/files/read-table";
import type { WorkbookContent } from "../../../preview/files/workbook-content";
import { CellStore } from "../../../preview/host/memory/cell-store";
import { packedTexts } from "../../../preview/host/memory/packed-texts";
import { TextPool } from "../../../preview/host/memory/text-pool";
import { memoryOfCells, PACKED_FROM_ROWS } from "../../../preview/packed/packed-cells";
import { packedContent } from "../../../preview/packed/packed-content";
import { exportRows } from "../../../samples/exports/sheet";
import { planOf } from "../../../samples/exports/plan";
import { millionLines } from "../../../samples/workbooks/million-lines";
import { memoryFile } from "../../files/memory-file";

/** The cells of the first sheet, packed or not. */
function cellsIn({ sheets }: WorkbookContent, rows: number, columns: number) {
  const packed = sheets[0]?.packed;
  if (packed === undefined) throw new RangeError("the first sheet is not packed");
  expect(packed.rowCount).toBe(rows);
  const store = CellStore.over(packed.columns, new TextPool(packed.texts));
  return store.values({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 });
}

test("the large sample holds the lines of the export, cell for cell", () => {
  const rows = [...exportRows(planOf(500))].flat();
  const content = millionLines(500);
  expect(cellsIn(content, 501, 46)).toEqual(rows.map((row) => row.map((cell) => cell ?? "")));
  expect(content.sheets.map(({ name }) => name)).toEqual(["Billing", "Resellers", "Rates"]);
});

test("a text table of many rows is packed while it is read, and keeps every cell", async () => {
  const lines = PACKED_FROM_ROWS + 3;
  const text = ["id,amount,OrderDate", ...Array.from({ length: lines }, (_, row) => `00${row},${row}.5,2026-01-02`)];
  const content = await tableContent("large", memoryFile("large.csv", text.join("\n")));
  const cells = cellsIn(content, lines + 1, 3);
  expect(cells[0]).toEqual(["id", "amount", "OrderDate"]);
  expect(cells[lines]).toEqual([`00${lines - 1}`, lines - 0.5, "2026-01-02"]);
  expect(content.sheets[0]?.columnFormats?.get(2)).toBe("m/d/yyyy");
});

test("packed texts are the texts that were packed, long ones and halves of letters too", () => {
  const texts = fc.array(
    fc.oneof(fc.string({ unit: "binary" }), fc.constant("\ud83d"), fc.constant("x".repeat(20_000))),
  );
  fc.assert(
    fc.property(texts, fc.array(fc.string()), (given, more) => {
      const pool = new TextPool(packedTexts(given));
      const codes = more.map((text) => pool.code(text));
      expect(given.map((_, code) => pool.text(code))).toEqual(given);
      expect(codes.map((code) => pool.text(code))).toEqual(more);
      expect(() => pool.text(given.length + new Set(more).size)).toThrow(RangeError);
    }),
    { numRuns: 200 },
  );
});

test("a packed workbook is handed from thread to thread without a copy, as it was", () => {
  const rows = Array.from({ length: PACKED_FROM_ROWS + 25_000 }, (_, row) => [`id ${row}`, row, row % 2 === 0]);
  const content: WorkbookContent = {
    name: "Large",
    records: null,
    sheets: [
      { name: "Lines", rows },
      { name: "List", rows: [["a", 1]] },
    ],
  };
  const sent = packedContent(content);
  const transfer = sent.sheets.flatMap(({ packed }) => (packed ? memoryOfCells(packed) : []));
  const arrived = structuredClone(sent, { transfer });
  expect(sent.sheets[0]?.packed?.texts.units.byteLength).toBe(0);
  expect(arrived.sheets[1]).toEqual(content.sheets[1]);
  expect(cellsIn(arrived, rows.length, 3)).toEqual(rows);
});
