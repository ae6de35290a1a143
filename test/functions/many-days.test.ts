import { Books } from "../../src/books/books";
import { type LiveCell, liveCells } from "../../src/functions/live-cells";
import { resellerQuestion } from "../../src/functions/reseller-question";
import { reviewQuestion } from "../../src/functions/table-question";
import { openSession } from "../../src/live/open-session";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { isAnswer, TIMES } from "../live/opened";

const HEADER = ["ResellerMpnId", "InvoiceNumber", "ChargeStartDate", "Subtotal", "Currency"];
/** 1 January 2025 as Excel counts days. */
const FIRST_DAY = 45_658;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** One formula for each of so many days, and counts of what they cost. The books are in a thread that takes its time. */
async function cellsOnDays(count: number, questionOf: (day: number) => LiveCell["ask"]) {
  const workbook = new MemoryWorkbook().add("Bill", [HEADER, [111, "G1", "2025-01-01", 100, "USD"]]);
  const books = new Books();
  let asks = 0;
  const ask = books.ask.bind(books);
  books.ask = async (questions) => {
    asks += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
    return ask(questions);
  };
  const session = openSession({ workbook, today: "2026-01-31", books: () => books, isAnswer, times: TIMES });
  await session.start();
  await session.review();
  let told = 0;
  const cells = liveCells();
  ends.push(
    session.reviews.subscribe(() => (told += 1)),
    cells.connect(session.reviews),
    () => session.dispose(),
  );
  const shown: unknown[] = Array.from({ length: count });
  for (const [at] of shown.entries())
    cells.add({ ask: questionOf(FIRST_DAY + at), show: (answer) => (shown[at] = answer.at(-1)?.at(-1)) });
  return {
    workbook,
    shown,
    asks: () => asks,
    told: () => told,
    settled: async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

test("whole reviews of more days than the books remember are told about once each", async () => {
  const { shown, told, settled } = await cellsOnDays(30, (day) => reviewQuestion(day, "all"));
  await settled(() => !shown.includes(undefined));
  expect(told()).toBeLessThanOrEqual(30 + 2);
});

test("a thousand days, one in each row, are asked about in a few messages, and follow an edit", async () => {
  const { workbook, shown, asks, settled } = await cellsOnDays(1_000, (day) => resellerQuestion("TTM", 111, day));
  await settled(() => !shown.includes(undefined));
  const before = [...shown];
  expect([before.filter((usd) => usd === 100).length, new Set(before).size]).toEqual([365, 2]);
  expect(asks()).toBeLessThanOrEqual(3);
  workbook.type("Bill", 2, 4, 250);
  await settled(() => !shown.includes(100));
  expect(shown).toEqual(before.map((usd) => (usd === 100 ? 250 : usd)));
  expect(asks()).toBeLessThanOrEqual(6);
});
