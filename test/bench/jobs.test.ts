import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NEEDED_HEADERS, blocksOf, blockTexts, cellSource, touched } from "../../bench/jobs/cells";
import { compareSums } from "../../bench/jobs/compare-sums";
import { duckDbSums, sumsByDuckDb } from "../../bench/jobs/duckdb-sums";
import { editedLedger, withOtherAmounts } from "../../bench/jobs/index-cells";
import { plainAnswer, plainSums } from "../../bench/jobs/plain-sums";
import { reviewFile } from "../../bench/jobs/review-file";
import { splitRecords } from "../../bench/jobs/split-records";
import { COLUMNS } from "../../samples/exports/columns";
import { monthText } from "../../samples/exports/calendar";
import { linesOf } from "../../samples/exports/lines";
import { AS_OF, planOf } from "../../samples/exports/plan";
import { rateRows } from "../../samples/exports/rates";
import { resellerRows } from "../../samples/exports/resellers";
import { exportCsv, listCsv } from "../../samples/exports/text";
import type { Row } from "../../src/core/cell";
import { LiveLedger } from "../../src/core/ledger/live-ledger";
import { reviewOf } from "../../src/core/rules/reviewing";

const ROWS = 5000;
const plan = planOf(ROWS);
const folder = mkdtempSync(join(tmpdir(), "bench-"));
const files = {
  billing: join(folder, "billing.csv"),
  resellers: join(folder, "resellers.csv"),
  rates: join(folder, "rates.csv"),
};

beforeAll(() => {
  writeFileSync(files.billing, [...exportCsv(plan)].join(""));
  writeFileSync(files.resellers, listCsv(resellerRows(plan)));
  writeFileSync(files.rates, listCsv(rateRows(plan)));
});

afterAll(() => rmSync(folder, { recursive: true }));

test("the floor of a file counts every record and field", async () => {
  const { records, fields } = await splitRecords(files);
  expect(records).toBe(ROWS + 1);
  expect(fields).toBe((ROWS + 1) * 46);
});

test("the floor of a file counts a record more where there is one more", async () => {
  const longer = join(folder, "longer.csv");
  writeFileSync(longer, readFileSync(files.billing));
  appendFileSync(longer, 'one,"two, with a comma\r\nand a line break"\r\n');
  const { records, fields } = await splitRecords({ billing: longer });
  expect(records).toBe(ROWS + 2);
  expect(fields).toBe((ROWS + 1) * 46 + 2);
});

test("the floor of cells depends on every needed cell of every row", () => {
  const blocks = blocksOf(blockTexts(300, 1));
  expect(blocks.flat()).toHaveLength(301);
  const before = touched(blocks);
  for (const header of NEEDED_HEADERS) {
    const column = COLUMNS.findIndex((one) => one.header === header);
    const changed = structuredClone(blocks) as (string | number)[][][];
    const row = changed.at(-1)?.at(-1);
    if (row === undefined) throw new RangeError("no row");
    row[column] = `${String(row[column])} and more`;
    expect(touched(changed)).not.toBe(before);
  }
});

test("a source of cells gives all rows with their numbers", async () => {
  const blocks = blocksOf(blockTexts(25_000, 1));
  let next = 1;
  for await (const { firstRow, rows } of cellSource(blocks).read()) {
    expect(firstRow).toBe(next);
    next += rows.length;
  }
  expect(next).toBe(25_002);
});

test("DuckDB's sums are the known totals", async () => {
  const known = new Map<string, bigint>();
  for (const { reseller, month, currency, cents } of linesOf(plan)) {
    if (reseller === null) continue;
    const key = `${reseller} ${monthText(month)} ${currency}`;
    known.set(key, (known.get(key) ?? 0n) + BigInt(cents));
  }
  const found = new Map<string, bigint>();
  for (const { reseller, month, currency, cents } of await sumsByDuckDb(files.billing, 1)) {
    const key = `${reseller} ${month} ${currency}`;
    found.set(key, (found.get(key) ?? 0n) + cents);
  }
  expect(new Map([...found].sort())).toEqual(new Map([...known].sort()));
  expect((await duckDbSums({ ...files, threads: null })).lines).toBe(
    [...linesOf(plan)].filter(({ reseller }) => reseller !== null).length,
  );
});

test("the review of the file counts every line and ties out", async () => {
  const { lines, ties, resellers } = await reviewFile(files);
  expect(lines).toBe(ROWS);
  expect(ties).toBe(true);
  expect(resellers).toBeGreaterThanOrEqual(plan.resellers);
});

test("our sums are DuckDB's, to the cent and to the line", async () => {
  const { pairs, different, examples } = await compareSums({ files, rows: ROWS });
  expect(examples).toEqual([]);
  expect(different).toBe(0);
  expect(pairs).toBeGreaterThan(300);
});

test("the comparison notices a rate that differs", async () => {
  const rates = join(folder, "other-rates.csv");
  writeFileSync(rates, readFileSync(files.rates, "utf8").replace(/(EUR,2025-06,)1\.\d+/, "$11.5"));
  const { different } = await compareSums({ files: { ...files, rates }, rows: ROWS });
  expect(different).toBeGreaterThan(0);
});

test("the floor of cells touches the cells that the review reads, and no other", async () => {
  const read = new Set<number>();
  const spied = (note: Set<number>) => (row: Row) =>
    new Proxy(row, {
      get: (cells, key) => {
        if (typeof key === "string" && /^\d+$/.test(key)) note.add(Number(key));
        return Reflect.get(cells, key) as unknown;
      },
    });
  const floor = new Set<number>();
  const [first = [], ...blocks] = blocksOf(blockTexts(30_000, 1));
  touched([first, ...blocks].map((rows) => rows.map(spied(floor))));
  // The first block holds the header and the rows that formats are guessed from, of which more cells are read.
  await editedLedger([first, ...blocks.map((rows) => rows.map(spied(read)))], 30_000);
  const headers = (columns: ReadonlySet<number>) => [...columns].map((column) => COLUMNS[column]?.header).sort();
  // Whether a line without an id is a total hangs on all its cells.
  expect(headers(floor)).toEqual(headers(read).filter((header) => header !== "PartnerId"));
});

test("an index that was edited says what an index of the edited cells says", async () => {
  const blocks = blocksOf(blockTexts(ROWS, 1));
  const ledger = await editedLedger(blocks, ROWS);
  const live = new LiveLedger(ledger);
  for (const [firstRow, count] of [
    [2, 1],
    [700, 1000],
    [ROWS, 1],
  ] as const) {
    const rows = withOtherAmounts(blocks, firstRow, count);
    expect(live.apply([{ kind: "cells", source: 0, firstRow, rows }])).not.toBeNull();
  }
  expect(reviewOf(ledger, AS_OF)).toEqual(reviewOf(await editedLedger(blocks, ROWS), AS_OF));
});

test("plain JavaScript finds a sum by looking through all rows as by its key", () => {
  const blocks = blocksOf(blockTexts(ROWS, 1));
  const sums = plainSums(blocks);
  const [key = "", sum = NaN] = Object.entries(sums).at(-1) ?? [];
  const [id = "", month = ""] = key.split(" ");
  expect(plainAnswer(blocks, id, Number(month), Number(month))).toBeCloseTo(sum, 6);
  expect(plainAnswer(blocks, id, Number(month) + 600, Number(month) + 600)).toBe(0);
});
