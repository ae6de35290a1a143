import { Books } from "../../src/books/books";
import { openSession } from "../../src/live/open-session";
import { NAMESPACE } from "../../src/functions/formula-described";
import { namedOf } from "../../src/functions/formula-example";
import { FORMULAS } from "../../src/functions/formula-list";
import { formulaNaming } from "../../src/live/formula-naming";
import type { Session } from "../../src/live/session";
import type { MemoryWorkbook } from "../excel/memory-workbook";

/** Times short enough for a test. */
export const TIMES = { settleMs: 5, settleEditMs: 5, settleAtMostMs: 50, cellsFirstMs: 0 };

/** Tells our formulas as the add-in does. */
export const isAnswer = formulaNaming(NAMESPACE, FORMULAS.map(namedOf)).isOurs;

const opened: Session[] = [];

/** A session that has looked at the workbook. */
export async function sessionOn(workbook: MemoryWorkbook, today = "2026-06-23"): Promise<Session> {
  const session = openSession({ workbook, today, books: () => new Books(), isAnswer, times: TIMES });
  opened.push(session);
  await session.start();
  return session;
}

/** Ends all sessions of a test. */
export async function closeSessions(): Promise<void> {
  for (const session of opened.splice(0)) await session.dispose();
}

/** Waits until the state says so. */
export function until(session: Session, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve();
    const end = session.subscribe(() => {
      if (!holds()) return;
      end();
      resolve();
    });
  });
}
