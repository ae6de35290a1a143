import { Books } from "../../src/books/books";
import type { Clerk } from "../../src/books/clerk";
import { KEYS } from "../../src/live/kept";
import { openSession } from "../../src/live/open-session";
import type { Session } from "../../src/live/session";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { memoryFile } from "../files/memory-file";
import { closeSessions, isAnswer, sessionOn, TIMES, until } from "./opened";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const TODAY = "2026-06-23";
const HEADER = ["InvoiceNumber", "ResellerMpnId", "ChargeStartDate", "Subtotal", "Currency"];
const billed = (amount: number) => [HEADER, ["G1", 111, "2025-12-01", amount, "USD"]];

afterEach(closeSessions);

/** A session with books that the test holds up. */
async function withBooks(workbook: MemoryWorkbook, books: Clerk): Promise<Session> {
  const session = openSession({ workbook, today: TODAY, books: () => books, isAnswer, times: TIMES });
  await session.start();
  await session.review();
  return session;
}

test("of two days that were set one after the other the workbook keeps the later", async () => {
  const workbook = new MemoryWorkbook().add("Bill", billed(10));
  const books = new Books();
  const session = await withBooks(workbook, books);
  const review = books.review.bind(books);
  books.review = async (asOf, ticket) => {
    await pause(20);
    return review(asOf, ticket);
  };
  await Promise.all([session.setAsOf("2026-01-31"), session.setAsOf(TODAY)]);
  expect([session.state().asOf, JSON.parse(workbook.kept.get(KEYS.asOf) ?? "")]).toEqual([TODAY, TODAY]);
  await session.dispose();
});

test("a reading that is stopped when the books have already read leaves no answers of two ledgers", async () => {
  const workbook = new MemoryWorkbook().add("Bill", billed(10));
  const books = new Books();
  const session = await withBooks(workbook, books);
  const read = books.read.bind(books);
  let goOn: (() => void) | null = null;
  books.read = async (...given) => {
    const outcome = await read(...given);
    await new Promise<void>((resolve) => (goOn = resolve));
    return outcome;
  };
  workbook.named("Bill").rows = billed(5_000);
  const changed = session.setSettings({ ...session.state().settings, thresholdUsd: 77 });
  while (!goOn) await pause(5);
  session.cancel();
  await pause(20);
  (goOn as () => void)();
  await changed;
  await pause(5);
  expect(session.state().freshness).toEqual({ at: "cancelled" });
  expect(session.reviews.about(null)).toMatchObject({ at: "failed" });
  books.read = read;
  await session.review();
  expect(session.state().review?.resellers[0]?.ttmUsd).toBe(5_000);
  await session.dispose();
});

test("a deleted sheet that comes back while the sheets are looked at is welcome", async () => {
  const workbook = new MemoryWorkbook().add("Bill", billed(10)).add("More", billed(7));
  const session = await sessionOn(workbook, TODAY);
  await session.review();
  workbook.remove("More");
  await until(session, () => session.state().failure !== null && session.state().freshness.at === "current");
  const sheets = workbook.sheets.bind(workbook);
  let isFirst = true;
  workbook.sheets = async () => {
    const answer = await sheets();
    if (!isFirst) return answer;
    isFirst = false;
    workbook.add("More", billed(7));
    await pause(1);
    return answer;
  };
  workbook.add("Other", [["x"]]);
  await until(session, () => session.state().failure === null && session.state().sheets?.length === 3);
});

const march = (amount: number) =>
  memoryFile("march.csv", [HEADER, ["G1", 111, "2026-03-01", amount, "USD"]].map((row) => row.join()).join("\n"));

test("a file that is added while the workbook is being opened is known to be another than before", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", [
    ["PLA ID", "Name", "Onboarded"],
    ["111", "R", "2024-07"],
  ]);
  const first = await sessionOn(workbook, TODAY);
  await first.addFiles([march(1)]);
  await first.review();
  const again = workbook.reopened();
  const setting = again.setting.bind(again);
  again.setting = async (key) => {
    await pause(10);
    return setting(key);
  };
  const session = openSession({ workbook: again, today: TODAY, books: () => new Books(), isAnswer, times: TIMES });
  const started = session.start();
  await session.addFiles([march(2)]);
  await started;
  await session.review();
  expect(session.state().files).toMatchObject([{ name: "march.csv", isOther: true, isHere: true }]);
  await session.dispose();
});
