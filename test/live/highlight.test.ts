import { OWN_HEADERS } from "../../src/live/highlight-plan";
import type { Session } from "../../src/live/session";
import type { MemoryWorkbook } from "../excel/memory-workbook";
import { caseAnswer, caseWorkbook } from "./case-workbook";
import { closeSessions, sessionOn, until } from "./opened";

afterEach(closeSessions);

const LIST = "resellers.csv";
const BILLING = "nce.csv";

async function highlighted(): Promise<{ workbook: MemoryWorkbook; session: Session }> {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.highlight();
  expect(session.state().failure).toBeNull();
  return { workbook, session };
}

/** What people see of a sheet: its cells without trailing blanks, its widths, and our conditional formats. */
function picture(workbook: MemoryWorkbook, name: string): unknown {
  const { rows, rules, widths } = workbook.named(name);
  const trimmed = rows.map((row) => {
    const blanksAtEnd = [...row].reverse().findIndex((cell) => cell !== null && cell !== "");
    return row.slice(0, blanksAtEnd < 0 ? 0 : row.length - blanksAtEnd);
  });
  return { rows: trimmed, rules, widths: [...widths].filter(([, width]) => width !== 48) };
}

/** Status words by reseller id as they stand in the list now. */
function statusById(workbook: MemoryWorkbook): Map<string, unknown> {
  const [header = [], ...rows] = workbook.named(LIST).rows;
  const at = header.indexOf("CSP status");
  return new Map(rows.filter((row) => row[at]).map((row) => [String(row[0]), row[at]]));
}

test("every listed reseller gets its status in words, in columns of ours right of the list", async () => {
  const { workbook, session } = await highlighted();
  const header = workbook.named(LIST).rows[0] ?? [];
  expect(header.slice(0, 4)).toEqual(["PLA ID", "Name", "Onboarded", "Deauthorized"]);
  expect(header.slice(4)).toEqual(OWN_HEADERS);
  const words = statusById(workbook);
  for (const { id, status, place } of session.state().review?.resellers ?? []) {
    if (place) expect([id, typeof words.get(id)]).toEqual([id, "string"]);
    if (place && status === "met") expect(words.get(id)).toMatch(/^Met/);
  }
});

test("only flagged resellers have a priority, and the rules colour by nothing else", async () => {
  const { workbook, session } = await highlighted();
  const [header = [], ...rows] = workbook.named(LIST).rows;
  const at = header.indexOf("CSP priority");
  const marked = rows
    .filter((row) => typeof row[at] === "number")
    .map((row) => String(row[header.indexOf("CSP PLA ID")]));
  const flagged = caseAnswer("basics").resellers.filter((reseller) => reseller.flagged);
  expect(marked.sort()).toEqual(flagged.map(({ id }) => id).sort());
  expect(session.state().highlight).toMatchObject({ at: "on", resellers: flagged.length, behind: false });
  expect(workbook.named(LIST).rules.map(({ formula, mark }) => [formula, mark])).toEqual([
    ["=$F2=1", "urgent"],
    ["=$F2=2", "soon"],
    ["=$F2=3", "incomplete"],
    ["=$F2=4", "on-track"],
  ]);
});

test("the billing sheet gets one conditional format that looks its reseller column up beside the list", async () => {
  const { workbook } = await highlighted();
  const { rows, rules } = workbook.named(BILLING);
  expect(rules).toHaveLength(1);
  expect(rules[0]?.area).toMatchObject({ firstRow: 2, lastRow: rows.length, firstColumn: 1 });
  const last = workbook.named(LIST).rows.length;
  expect(rules[0]?.formula).toBe(
    `=COUNTIFS('resellers.csv'!$E$2:$E$${last},TRIM(SUBSTITUTE(SUBSTITUTE(UPPER($H2),"ID:",""),CHAR(160)," ")),` +
      `'resellers.csv'!$F$2:$F$${last},">0")>0`,
  );
});

test("clearing leaves every sheet as it was, also when the workbook was saved and opened in between", async () => {
  const before = await caseWorkbook("basics");
  const { workbook } = await highlighted();
  expect(picture(workbook, LIST)).not.toEqual(picture(before, LIST));
  const again = await sessionOn(workbook.reopened());
  expect(again.state().highlight).toMatchObject({ at: "on", behind: true });
  await again.clearHighlight();
  expect(again.state().highlight).toEqual({ at: "off" });
  for (const name of [LIST, BILLING]) expect(picture(workbook, name)).toEqual(picture(before, name));
});

test("columns that were moved, and notes that people wrote below ours, are told apart when clearing", async () => {
  const { workbook, session } = await highlighted();
  workbook.insertColumn(LIST, 5);
  workbook.insertRows(LIST, 1, [["Resellers of May"], []]);
  const last = workbook.named(LIST).rows.length;
  workbook.type(LIST, last + 3, 7, "ask Ben");
  await session.clearHighlight();
  const { rows } = workbook.named(LIST);
  expect(rows.flat().filter((cell) => OWN_HEADERS.includes(String(cell)))).toEqual([]);
  expect(rows[2]?.slice(0, 4)).toEqual(["PLA ID", "Name", "Onboarded", "Deauthorized"]);
  expect(
    rows
      .slice(3, last)
      .flatMap((row) => row.slice(4))
      .filter((cell) => cell !== null),
  ).toEqual([]);
  expect(rows[last + 2]?.[6]).toBe("ask Ben");
});

test("after sorting the list without our columns, each word is beside its reseller again", async () => {
  const { workbook, session } = await highlighted();
  const words = statusById(workbook);
  const before = session.state().review;
  workbook.sort(LIST, 4, (a, b) => Number(b[0]) - Number(a[0]));
  await until(session, () => session.state().review !== before && session.state().freshness.at === "current");
  await session.highlight();
  expect(statusById(workbook)).toEqual(words);
});

test("a review that changes nothing writes nothing", async () => {
  const { workbook, session } = await highlighted();
  const { writes } = workbook;
  await session.review();
  await session.highlight();
  expect(workbook.writes).toBe(writes);
});

test("highlights follow a later as-of date without being asked", async () => {
  const { workbook, session } = await highlighted();
  const words = statusById(workbook);
  await session.setAsOf("2026-12-15");
  await until(session, () => {
    const { highlight } = session.state();
    return highlight.at === "on" && !highlight.behind && statusById(workbook).size > 0;
  });
  expect(statusById(workbook)).not.toEqual(words);
});

test("merely opening a highlighted workbook and reading it for a formula writes nothing", async () => {
  const { workbook } = await highlighted();
  const copy = workbook.reopened();
  const session = await sessionOn(copy, "2026-09-01");
  session.reviews.about(null);
  await until(session, () => session.state().freshness.at === "current");
  expect(copy.writes).toBe(0);
});

test("a protected reseller list is named, and stays as it is", async () => {
  const workbook = await caseWorkbook("basics");
  const before = picture(workbook, LIST);
  workbook.named(LIST).protected = true;
  const session = await sessionOn(workbook);
  await session.highlight();
  expect(session.state().failure).toMatch(/^“resellers.csv” is protected/);
  expect(session.state().highlight).toEqual({ at: "off" });
  expect(picture(workbook, LIST)).toEqual(before);
});

test("a protected billing sheet is noted, and the list is highlighted all the same", async () => {
  const workbook = await caseWorkbook("basics");
  workbook.named(BILLING).protected = true;
  const session = await sessionOn(workbook);
  await session.highlight();
  expect(session.state().highlight).toMatchObject({
    at: "on",
    notes: [expect.stringMatching(/^“nce.csv” is protected/)],
  });
  expect(workbook.named(LIST).rules).toHaveLength(4);
});

test("without a reseller list there is a sentence that says what to add", async () => {
  const workbook = await caseWorkbook("basics");
  workbook.remove(LIST);
  const session = await sessionOn(workbook);
  await session.highlight();
  expect(session.state().failure).toMatch(/^There is no reseller list to highlight/);
});

test("a copy of our columns is never taken for ours: it is named, and nothing is changed", async () => {
  const { workbook, session } = await highlighted();
  const list = workbook.named(LIST);
  for (const row of list.rows) row.splice(4, 0, ...row.slice(4, 4 + OWN_HEADERS.length));
  const before = picture(workbook, LIST);
  await session.clearHighlight();
  expect(session.state().failure).toMatch(/^“resellers.csv” has the column “CSP PLA ID” twice, in E and in M\. Rename/);
  expect(picture(workbook, LIST)).toEqual(before);
  list.rows[0]?.splice(4, OWN_HEADERS.length, ...OWN_HEADERS.map((header) => `${header} in May`));
  await session.clearHighlight();
  expect(session.state()).toMatchObject({ failure: null, highlight: { at: "off" } });
  expect(list.rows[1]?.[4]).toEqual(expect.any(Number));
  expect(list.rows[0]?.[12] ?? null).toBeNull();
});
