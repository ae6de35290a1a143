import fc from "fast-check";
import { type BlockSize, firstBlock } from "../../src/excel/block-size";

const LIMIT_BYTES = 5 * 1024 * 1024;
const rowsOf = (count: number, cell: string, columns: number) =>
  Array.from({ length: count }, () => Array<string>(columns).fill(cell));

test("the first block of a 46 column export is a few hundred rows", () => {
  expect(firstBlock(46).rows).toBe(163);
});

test("short cells make blocks longer, but not by more than three times at once", () => {
  const first = firstBlock(46);
  expect(first.after(rowsOf(100, "1", 46)).rows).toBe(first.rows * 3);
});

test("blocks settle at three hundred thousand bytes", () => {
  let size: BlockSize = firstBlock(46);
  for (let each = 0; each < 10; each += 1) size = size.after(rowsOf(50, "Contoso", 46));
  const bytes = JSON.stringify(rowsOf(size.rows, "Contoso", 46)).length;
  expect(bytes).toBeGreaterThan(285_000);
  expect(bytes).toBeLessThan(315_000);
});

test("letters of several bytes are counted as such", () => {
  const first = firstBlock(46);
  const latin = first.after(rowsOf(50, "n".repeat(200), 46));
  const thai = first.after(rowsOf(50, "น".repeat(200), 46));
  expect(latin.rows / thai.rows).toBeCloseTo(3, 0);
});

test("a block that was too large is asked for in halves and does not grow back", () => {
  const half = firstBlock(46).smaller(271);
  expect(half?.rows).toBe(136);
  expect(half?.after(rowsOf(50, "1", 46)).rows).toBe(136);
});

test("a single row that is too large is the end of it", () => {
  let size: BlockSize | null = firstBlock(46);
  let halvings = 0;
  while (size && halvings < 100) {
    size = size.smaller(size.rows);
    halvings += 1;
  }
  expect([size, halvings < 15]).toEqual([null, true]);
});

test("the cells of a block never pass five million, however narrow the sheet", () => {
  let size: BlockSize = firstBlock(1);
  for (let each = 0; each < 20; each += 1) size = size.after(rowsOf(50, "", 1));
  expect(size.rows).toBeLessThanOrEqual(5_000_000);
});

test("whatever evenly filled rows come, the next block stays under Excel's limit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.string({ maxLength: 300 }), (columns, cell) => {
      const row = Array<string>(columns).fill(cell);
      let size: BlockSize = firstBlock(columns);
      for (let each = 0; each < 4; each += 1) size = size.after([row, row, row]);
      const bytes = new TextEncoder().encode(JSON.stringify(row)).length + 1;
      expect(size.rows * bytes).toBeLessThan(LIMIT_BYTES);
    }),
  );
});
