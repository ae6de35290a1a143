import { Books } from "../../src/books/books";
import { trouble } from "../../src/excel/trouble";
import { KEYS } from "../../src/live/kept";
import { openSession } from "../../src/live/open-session";
import type { Session } from "../../src/live/session";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { closeSessions, isAnswer, sessionOn, TIMES, until } from "./opened";

afterEach(closeSessions);

const HEADER = ["InvoiceNumber", "ResellerMpnId", "ChargeStartDate", "Subtotal", "Currency"];

/** A workbook that was reviewed as of 31 January 2026 with a minimum of 500, opened once more. */
async function reviewedBefore(): Promise<MemoryWorkbook> {
  const workbook = new MemoryWorkbook().add("Bill", [HEADER, ["G1", 111, "2025-12-01", 10, "USD"]]);
  const session = await sessionOn(workbook, "2026-06-23");
  await session.setAsOf("2026-01-31");
  await session.setSettings({ ...session.state().settings, thresholdUsd: 500 });
  await session.review();
  return workbook.reopened();
}

const ttmOf = (session: Session): number | undefined => session.state().review?.resellers[0]?.ttmUsd;

test.each(["watch", "setting", "sheets"] as const)(
  "a start that %s keeps from its end is made good by the review, which keeps no other date before",
  async (method) => {
    const workbook = await reviewedBefore();
    const refused = jest.spyOn(workbook, method).mockRejectedValueOnce(trouble("lost-connection"));
    const session = await sessionOn(workbook, "2026-11-25");
    expect(session.state()).toMatchObject({ sheets: null, failure: trouble("lost-connection").message });
    refused.mockRestore();
    await session.review();
    expect(session.state()).toMatchObject({ freshness: { at: "current" }, failure: null, asOf: "2026-01-31" });
    expect(session.state().settings.thresholdUsd).toBe(500);
    expect(workbook.kept.get(KEYS.asOf)).toBe('"2026-01-31"');
    workbook.type("Bill", 2, 4, 99);
    await until(session, () => ttmOf(session) === 99);
  },
);

test("while the workbook cannot be opened a review says so, and keeps nothing", async () => {
  const workbook = await reviewedBefore();
  jest.spyOn(workbook, "setting").mockRejectedValue(trouble("lost-connection"));
  const session = await sessionOn(workbook, "2026-11-25");
  await session.review();
  const because = trouble("lost-connection").message;
  expect(session.state()).toMatchObject({ freshness: { at: "failed", because }, failure: because, review: null });
  expect(workbook.kept.get(KEYS.asOf)).toBe('"2026-01-31"');
  jest.restoreAllMocks();
  await session.start();
  await until(session, () => session.state().freshness.at === "current");
  expect(session.state()).toMatchObject({ failure: null, asOf: "2026-01-31" });
});

test("a review that is asked for while the workbook is being opened waits for what it keeps", async () => {
  const workbook = await reviewedBefore();
  const session = openSession({ workbook, today: "2026-11-25", books: () => new Books(), isAnswer, times: TIMES });
  await Promise.all([session.start(), session.review()]);
  expect(session.state()).toMatchObject({ freshness: { at: "current" }, asOf: "2026-01-31" });
  expect(workbook.kept.get(KEYS.asOf)).toBe('"2026-01-31"');
  await session.dispose();
});
