import { areaAt } from "../../preview/host/area";
import type { MemoryWorkbook as HostFile, SheetContent } from "../../preview/host/memory-workbook";
import { officeWorkbook } from "../../src/excel/office-workbook";
import { Books } from "../../src/books/books";
import { openSession } from "../../src/live/open-session";
import type { Session } from "../../src/live/session";
import { memoryFile } from "../files/memory-file";
import { caseAnswer, caseArguments, caseWorkbook } from "../live/case-workbook";
import { isAnswer } from "../live/opened";
import { until } from "../host/office-js";
import { opened } from "./excel";

const LIST = "resellers.csv";
const BILLING = "nce.csv";
const TIMES = { settleMs: 20, settleEditMs: 20, settleAtMostMs: 200, cellsFirstMs: 0 };
const sessions: Session[] = [];

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.dispose();
});

async function contentOf(name: string): Promise<readonly SheetContent[]> {
  return (await caseWorkbook(name)).sheetList.map((sheet) => ({ name: sheet.name, rows: sheet.rows }));
}

async function sessionIn(content: readonly SheetContent[] | HostFile, asOf: string) {
  const { file, host } = await opened(content);
  const session = openSession({
    workbook: officeWorkbook(),
    today: asOf,
    books: () => new Books(),
    isAnswer,
    times: TIMES,
  });
  sessions.push(session);
  await session.start();
  return { file, host, session };
}

const sheetNamed = (file: HostFile, name: string) => {
  const sheet = file.sheetNamed(name);
  if (!sheet) throw new RangeError(`no sheet ${name}`);
  return sheet;
};

/** Everything that a person could see of a sheet, cell by cell, with some room around what is used. */
function picture(file: HostFile, name: string): unknown {
  const sheet = sheetNamed(file, name);
  const area = areaAt(0, 0, 60, 60);
  const columns = Array.from({ length: 60 }, (_, at) => at);
  return {
    used: sheet.usedArea(false),
    formulas: sheet.formulas(area),
    formats: sheet.numberFormats(area),
    looks: columns.slice(0, 20).map((column) => columns.slice(0, 20).map((row) => sheet.format(row, column))),
    widths: columns.map((column) => sheet.columnWidth(column)),
    rules: sheet.conditionalFormats(),
  };
}

test.each(["basics", "fx", "twice", "edges"])(
  "Excel with the sheets of the case %s gives its numbers",
  async (name) => {
    const { asOf } = caseArguments(name);
    const { session } = await sessionIn(await contentOf(name), asOf);
    await session.review();
    expect(session.state().freshness).toEqual({ at: "current" });
    const found = session.state().review?.resellers.map(({ id, status, flagged }) => [id, status, flagged]);
    expect(found).toEqual(caseAnswer(name).resellers.map(({ id, status, flagged }) => [id, status, flagged]));
  },
);

test("highlighting adds columns and colours, and clearing after reopening leaves everything as it was", async () => {
  const content = await contentOf("basics");
  const first = await sessionIn(content, "2026-06-23");
  const list = sheetNamed(first.file, LIST);
  // The user's own colours and rule, which have to survive.
  list.applyFormats([{ area: areaAt(1, 0, 3, 2), format: { fillColor: "#FFFF00", bold: true } }]);
  list.setColumnWidth(4, 4, 77);
  const before = [LIST, BILLING].map((name) => picture(first.file, name));

  await first.session.highlight();
  expect(first.session.state()).toMatchObject({ failure: null, highlight: { at: "on", behind: false } });
  expect(list.values(areaAt(0, 4, 1, 3))).toEqual([["CSP PLA ID", "CSP priority", "CSP status"]]);
  expect(list.conditionalFormats()).toHaveLength(4);
  expect(sheetNamed(first.file, BILLING).conditionalFormats()).toHaveLength(1);
  expect(list.format(1, 0).fillColor).toBe("#FFFF00");
  await first.session.dispose();

  const again = await sessionIn(first.file, "2026-09-01");
  expect(again.session.state()).toMatchObject({ asOf: "2026-06-23", highlight: { at: "on", behind: true } });
  await again.session.clearHighlight();
  expect(again.session.state()).toMatchObject({ failure: null, highlight: { at: "off" } });
  expect([LIST, BILLING].map((name) => picture(again.file, name))).toEqual(before);
});

test("the colours of the reseller list are those of its flagged resellers", async () => {
  const { file, session } = await sessionIn(await contentOf("basics"), "2026-06-23");
  await session.highlight();
  const list = sheetNamed(file, LIST);
  const used = list.usedArea(true);
  const [header = [], ...rows] = list.values(used ?? areaAt(0, 0));
  const priority = header.indexOf("CSP priority");
  const marked = rows.filter((row) => row[priority] !== "").map((row) => String(row[0]));
  const flagged = caseAnswer("basics").resellers.filter((reseller) => reseller.flagged);
  expect(marked.sort()).toEqual(flagged.map(({ id }) => id).sort());
});

test("ten thousand resellers and all billing rows are highlighted in a few requests", async () => {
  const content = await contentOf("basics");
  const [billing, list] = [BILLING, LIST].map((name) => content.find((sheet) => sheet.name === name)?.rows ?? []);
  const more = Array.from({ length: 10_000 }, (_, at) => [3_000_000 + at, `Reseller ${at}`, "2024-05-01"]);
  const longer = [
    { name: BILLING, rows: billing ?? [] },
    { name: LIST, rows: [...(list ?? []), ...more] },
  ];
  const { file, host, session } = await sessionIn(longer, "2026-06-23");
  await session.review();
  // What formulas show is looked at once the sheets are read.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const before = host.traffic.requests;
  await session.highlight();
  expect(session.state()).toMatchObject({ failure: null, highlight: { at: "on" } });
  // Five of them give Office.js's own references back.
  expect(host.traffic.requests - before).toBeLessThanOrEqual(13);
  expect(sheetNamed(file, LIST).values(areaAt(list?.length ?? 0, 4))).toEqual([[3_000_000]]);
});

test("an edit in the sheet changes the review without another look at the whole sheet", async () => {
  const { file, host, session } = await sessionIn(await contentOf("basics"), "2026-06-23");
  await session.review();
  const before = session.state().review;
  const billing = sheetNamed(file, BILLING);
  const [header = []] = billing.values(areaAt(0, 0, 1, 46));
  const requests = host.traffic.responseBytes;
  billing.write(areaAt(60, header.indexOf("Subtotal")), [["98765.43"]]);
  await new Promise<void>((resolve) => {
    const end = session.subscribe(() => {
      if (session.state().review === before || session.state().freshness.at !== "current") return;
      end();
      resolve();
    });
  });
  expect(session.state().review?.ties).toBe(true);
  expect(host.traffic.responseBytes - requests).toBeLessThan(30_000);
});

test("a sheet deleted in the middle of the reading is named, and the numbers are those without it", async () => {
  const { file, session } = await sessionIn(await contentOf("twice"), caseArguments("twice").asOf);
  const end = session.subscribe(() => {
    const { freshness } = session.state();
    const sheet = file.sheetNamed("b.csv");
    if (sheet && freshness.at === "reading" && freshness.progress?.source === "a.csv") file.deleteSheet(sheet.id);
  });
  await session.review();
  end();
  expect(session.state().freshness).toEqual({ at: "current" });
  expect(session.state().failure).toMatchObject({ name: "b.csv", isBack: false });
  await session.dispose();
  const without = (await contentOf("twice")).filter(({ name }) => name !== "b.csv");
  const fresh = await sessionIn(without, caseArguments("twice").asOf);
  await fresh.session.review();
  expect(session.state().review).toEqual(fresh.session.state().review);
});

test("cancelling in the middle ends the reading and keeps nothing half", async () => {
  const { session } = await sessionIn(await contentOf("basics"), "2026-06-23");
  const end = session.subscribe(() => {
    if (session.state().freshness.at === "reading") session.cancel();
  });
  await session.review();
  end();
  expect(session.state()).toMatchObject({ freshness: { at: "cancelled" }, review: null });
  await session.review();
  expect(session.state().freshness).toEqual({ at: "current" });
});

test("while a person edits a cell, highlighting says so and writes nothing", async () => {
  const { file, host, session } = await sessionIn(await contentOf("basics"), "2026-06-23");
  await session.review();
  const before = picture(file, LIST);
  const highlighting = session.highlight();
  host.isEditingCell = true;
  setTimeout(() => (host.isEditingCell = false), 600);
  await highlighting;
  const { failure, highlight } = session.state();
  if (highlight.at === "off")
    expect([failure, picture(file, LIST)]).toEqual([expect.stringContaining("being edited"), before]);
  else expect(failure).toBeNull();
  expect(session.state().freshness.at).toBe("current");
});

/** A file in which 2,500 resellers have one line each. */
const manyLines = memoryFile(
  "march.csv",
  [
    "ResellerMpnId,InvoiceNumber,ChargeStartDate,ChargeEndDate,BillingFrequency,Subtotal,Currency",
    ...Array.from({ length: 2_500 }, (_, at) => `${1_000_000 + at},G-1,2026-03-01,2026-03-31,Monthly,1.5,USD`),
  ].join("\n"),
);

/** Calls back once the sums of files are being written. */
function whileKeeping(session: Session, act: () => void): void {
  const end = session.subscribe(() => {
    const { freshness } = session.state();
    if (freshness.at !== "reading" || freshness.progress?.act !== "keep") return;
    end();
    act();
  });
}

test("sums of files wait while a person edits a cell, and are all written then", async () => {
  const { file, host, session } = await sessionIn(
    [{ name: "Resellers", rows: [["PLA ID", "Onboarded"]] }],
    "2026-06-23",
  );
  await session.addFiles([manyLines]);
  whileKeeping(session, () => {
    host.isEditingCell = true;
    setTimeout(() => (host.isEditingCell = false), 100);
  });
  await session.review();
  expect(session.state()).toMatchObject({ freshness: { at: "current" }, filesDoubt: null });
  expect(sheetNamed(file, "CSP Data").usedArea(true)).toMatchObject(areaAt(0, 0, 2_503, 7));
});

test("Cancel ends the wait for a person who edits a cell, and the pane says what was not kept", async () => {
  const { host, session } = await sessionIn([{ name: "Resellers", rows: [["PLA ID", "Onboarded"]] }], "2026-06-23");
  await session.addFiles([manyLines]);
  let cancelled = 0;
  whileKeeping(session, () => {
    host.isEditingCell = true;
    setTimeout(() => {
      cancelled = performance.now();
      session.cancel();
    }, 150);
  });
  await session.review();
  expect(performance.now() - cancelled).toBeLessThan(200);
  host.isEditingCell = false;
  expect(session.state().freshness).toEqual({ at: "current" });
  expect(session.state().filesDoubt).toMatch(/does not have all sums of “march.csv”. The numbers here are complete/);
});

test("a cell that is edited while the add-in starts keeps nothing from being known, or from being followed", async () => {
  const { file, host, session } = await sessionIn(await contentOf("basics"), "2026-06-23");
  await session.review();
  await session.dispose();
  host.isEditingCell = true;
  const again = openSession({
    workbook: officeWorkbook(),
    today: "2027-02-03",
    books: () => new Books(),
    isAnswer,
    times: TIMES,
  });
  sessions.push(again);
  const started = again.start();
  const reviewed = again.review();
  setTimeout(() => (host.isEditingCell = false), 100);
  await Promise.all([started, reviewed]);
  expect(again.state()).toMatchObject({ freshness: { at: "current" }, asOf: "2026-06-23", asOfKept: true });
  const before = again.state().review;
  sheetNamed(file, BILLING).deleteLines("rows", 1, 1);
  await until(() => again.state().review !== before && again.state().freshness.at === "current");
  expect(again.state().failure).toBeNull();
});

test("an add-in that is closed while a cell is edited at its start no longer waits", async () => {
  const { host } = await opened(await contentOf("basics"));
  host.isEditingCell = true;
  const session = openSession({
    workbook: officeWorkbook(),
    today: "2026-06-23",
    books: () => new Books(),
    isAnswer,
    times: TIMES,
  });
  const started = session.start();
  await session.dispose();
  await started;
  expect(session.state().sheets).toBeNull();
  host.isEditingCell = false;
});
