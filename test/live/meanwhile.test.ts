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

/** One reseller with as many lines of USD 1, from row 2 on. */
const linesOf = (count: number) => [
  HEADER,
  ...Array.from({ length: count }, (_, at) => [`G${at}`, 111, "2025-12-01", 1, "USD"]),
];
const ttmNow = (session: Session): number | undefined => session.state().review?.resellers[0]?.ttmUsd;
const isCurrent = (session: Session): boolean => session.state().freshness.at === "current";

/** The numbers of a session that opens the workbook as it is now. */
async function freshTtm(workbook: MemoryWorkbook): Promise<number | undefined> {
  const fresh = await sessionOn(workbook.reopened(), TODAY);
  await fresh.review();
  return ttmNow(fresh);
}

test.each`
  told                      | newsMs  | atRow
  ${"at once"}              | ${null} | ${1_500}
  ${"after the reading"}    | ${60}   | ${1_500}
  ${"at once, at the end"}  | ${null} | ${4_500}
  ${"late, below the rows"} | ${60}   | ${4_500}
`("a row that comes in while the sheets are read counts once, where Excel tells it $told", async (one) => {
  const { newsMs, atRow } = one as { newsMs: number | null; atRow: number };
  const workbook = new MemoryWorkbook().add("Bill", linesOf(5_000));
  const session = await sessionOn(workbook, TODAY);
  let begun = 0;
  workbook.betweenBlocks = (firstRow) => {
    // Three edits use up the new beginnings of a reading, and the fourth one is read to its end.
    if (firstRow > atRow || firstRow + workbook.blockRows <= atRow || ++begun > 4) return;
    if (begun < 4) return workbook.type("Bill", 3, 4, begun);
    workbook.newsMs = newsMs;
    workbook.insertRows("Bill", 3_000, [["G9", 111, "2025-12-01", 1_000, "USD"]]);
  };
  await session.review();
  await pause(150);
  await until(session, () => isCurrent(session));
  expect(ttmNow(session)).toBe(await freshTtm(workbook));
  workbook.newsMs = null;
  workbook.type("Bill", 50, 4, 100_000);
  await until(session, () => isCurrent(session) && (ttmNow(session) ?? 0) > 100_000);
  expect(ttmNow(session)).toBe(await freshTtm(workbook));
});

test("a row that comes in between the look at the sheets and their reading counts once", async () => {
  const workbook = new MemoryWorkbook().add("Bill", linesOf(20));
  const session = await sessionOn(workbook, TODAY);
  const date1904 = workbook.date1904.bind(workbook);
  workbook.date1904 = () => {
    workbook.date1904 = date1904;
    workbook.newsMs = 60;
    workbook.insertRows("Bill", 5, [["G9", 111, "2025-12-01", 1_000, "USD"]]);
    return date1904();
  };
  await session.review();
  await pause(150);
  await until(session, () => isCurrent(session));
  expect(ttmNow(session)).toBe(1_020);
});

test("formulas that are asked after a reading was stopped say so, and no old number", async () => {
  const workbook = new MemoryWorkbook().add("Bill", linesOf(5_000));
  const session = await sessionOn(workbook, TODAY);
  await session.review();
  expect(session.reviews.about(null)).toMatchObject({ at: "ready" });
  workbook.betweenBlocks = () => session.cancel();
  workbook.paste("Bill", 1, [HEADER]);
  await until(session, () => session.state().freshness.at === "cancelled");
  workbook.betweenBlocks = () => undefined;
  workbook.type("Bill", 2, 4, 90_001);
  expect(session.reviews.about(null)).toMatchObject({
    at: "failed",
    because: expect.stringContaining("stopped") as string,
  });
  await session.review();
  expect(ttmNow(session)).toBe(95_000);
});

test("figures of one day never stand under the date of another", async () => {
  const workbook = new MemoryWorkbook().add("Bill", billed(5_000));
  const books = new Books();
  const session = await withBooks(workbook, books);
  books.amend = () => Promise.resolve(null);
  const read = books.read.bind(books);
  books.read = (...given) => {
    session.cancel();
    return read(...given);
  };
  workbook.type("Bill", 2, 4, 1);
  await until(session, () => session.state().freshness.at === "cancelled");
  await session.setAsOf("2026-01-31");
  expect([session.state().asOf, session.state().review?.asOf ?? null]).toEqual(["2026-01-31", null]);
  books.read = read;
  await session.review();
  expect(session.state().review?.asOf).toBe("2026-01-31");
  await session.dispose();
});
