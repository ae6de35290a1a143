import { trouble } from "../../src/excel/trouble";
import type { RowSpan } from "../../src/live/edits";
import { formulaResults, type FormulaResults } from "../../src/live/formula-results";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { closeSessions, sessionOn, until } from "./opened";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(closeSessions);

interface Followed {
  readonly results: FormulaResults;
  readonly told: (readonly RowSpan[] | null)[];
  readonly looks: () => number;
}

/** Follows one sheet whose looks answer, or fail, one after the other; the last one again and again. */
function following(answers: readonly (ReadonlyMap<number, number> | Error)[], settleAtMostMs = 1_000): Followed {
  const told: (readonly RowSpan[] | null)[] = [];
  let looks = 0;
  const results = formulaResults({
    workbook: {
      formulaResults: () => {
        const answer = answers[Math.min(looks++, answers.length - 1)];
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? new Map<number, number>());
      },
    },
    isAnswer: () => false,
    settleMs: 20,
    settleAtMostMs,
    isUsed: () => true,
    isReading: () => false,
    onChange: (_, rows) => told.push(rows),
  });
  return { results, told, looks: () => looks };
}

const shows = (...results: readonly (readonly [row: number, shown: number])[]) => new Map(results);

test("rows that show something else are told in one stroke, neighbours together", async () => {
  const { results, told } = following([shows([2, 1], [3, 1], [9, 1]), shows([2, 5], [3, 5], [9, 1], [12, 1])]);
  await results.willBeRead(["one"]);
  await pause(5);
  results.calculated("one");
  await pause(60);
  expect(told).toEqual([
    [
      { first: 2, last: 3 },
      { first: 12, last: 12 },
    ],
  ]);
  results.end();
});

test.each([
  ["is a change of the whole sheet", trouble("lost-connection"), [null]],
  ["says nothing where the sheet is gone", trouble("sheet-gone"), []],
])("a look that fails %s", async (_, error, told) => {
  const followed = following([shows([2, 1]), error]);
  await followed.results.willBeRead(["one"]);
  await pause(5);
  followed.results.calculated("one");
  await pause(60);
  expect(followed.told).toEqual(told);
  followed.results.end();
});

test("steady calculation does not put the look off for ever, and after the end there is none", async () => {
  const { results, looks } = following([shows([2, 1])], 60);
  for (let times = 0; times < 20; times += 1) {
    results.calculated("one");
    await pause(10);
  }
  expect(looks()).toBeGreaterThan(0);
  results.calculated("one");
  results.end();
  const before = looks();
  await pause(60);
  expect(looks()).toBe(before);
});

const HEADER = ["InvoiceNumber", "ResellerMpnId", "ChargeStartDate", "Subtotal", "Currency"];

test("what a sheet showed before it was out of use is not compared with", async () => {
  const workbook = new MemoryWorkbook()
    .add("One", [HEADER, ["G1", 111, "2026-03-01", 10, "USD"]])
    .add("Two", [HEADER, ["G2", 222, "2026-03-01", 10, "USD"]]);
  workbook.named("Two").formulaRows.add(2);
  const session = await sessionOn(workbook);
  await session.review();
  await pause(30);
  const { chosen } = session.state();
  const ttm = () => session.state().review?.resellers.find(({ id }) => id === "222")?.ttmUsd;
  await session.choose({ ...chosen, billing: chosen.billing.slice(0, 1) });
  await session.review();
  workbook.calculate("Two", 2, 4, 99);
  await pause(30);
  await session.choose(chosen);
  await session.review();
  await pause(30);
  expect(ttm()).toBe(99);
  workbook.calculate("Two", 2, 4, 10);
  await until(session, () => ttm() === 10);
});

test("a formula that shows something else once its row was read is followed", async () => {
  const workbook = new MemoryWorkbook().add("Bill", [
    HEADER,
    ...Array.from({ length: 3_000 }, (_, at) => [`G${at}`, 111, "2026-03-01", 1, "USD"]),
  ]);
  workbook.named("Bill").formulaRows.add(2);
  const session = await sessionOn(workbook);
  workbook.betweenBlocks = (firstRow) => {
    if (firstRow < 1_000) return;
    workbook.betweenBlocks = () => undefined;
    workbook.newsMs = 60;
    workbook.calculate("Bill", 2, 4, 501);
  };
  await session.review();
  expect(session.state().review?.resellers[0]?.ttmUsd).toBe(3_000);
  await until(session, () => session.state().review?.resellers[0]?.ttmUsd === 3_500);
});

test("many rows apart are followed without holding up the page", async () => {
  const rows = 20_000;
  const workbook = new MemoryWorkbook().add("Bill", [
    HEADER,
    ...Array.from({ length: rows }, (_, at) => [`G${at % 50}`, 1_000 + (at % 100), "2026-03-01", 10, "USD"]),
  ]);
  const sheet = workbook.named("Bill");
  for (let row = 2; row <= rows; row += 2) sheet.formulaRows.add(row);
  const session = await sessionOn(workbook);
  await session.review();
  await pause(30);
  const readings = workbook.readings.get("Bill");
  sheet.rows = sheet.rows.map((row, at) =>
    at % 2 === 1 ? row.map((cell, column) => (column === 3 ? 11 : cell)) : row,
  );
  workbook.calculate("Bill", 2, 4, 11);
  await until(session, () => session.state().review?.resellers.find(({ id }) => id === "1000")?.ttmUsd === 2_200);
  expect(workbook.readings.get("Bill")).toBe(readings);
});
