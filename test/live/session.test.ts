import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ReadProgress, Session } from "../../src/live/session";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { caseAnswer, caseArguments, caseWorkbook } from "./case-workbook";
import { closeSessions, sessionOn, until } from "./opened";

afterEach(closeSessions);

/** The sentence of a reading that failed. */
function because(session: Session): string {
  const { freshness } = session.state();
  return freshness.at === "failed" ? freshness.because : "";
}

const cases = readdirSync(join(__dirname, "../cases"), { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(cases.map(({ name }) => name))(
  "a workbook with the sheets of the case %s gives its numbers",
  async (name) => {
    const session = await sessionOn(await caseWorkbook(name), caseArguments(name).asOf);
    await session.review();
    const { freshness, review } = session.state();
    expect(freshness).toEqual({ at: "current" });
    const answer = caseAnswer(name);
    expect(review?.resellers).toHaveLength(answer.resellers.length);
    for (const [index, expected] of answer.resellers.entries()) {
      const found = review?.resellers[index];
      expect([found?.id, found?.status, found?.flagged]).toEqual([expected.id, expected.status, expected.flagged]);
      expect(Math.abs((found?.ttmUsd ?? NaN) - expected.ttmUsd)).toBeLessThan(0.006);
    }
  },
);

test("sheets are picked by their headers, and each says why", async () => {
  const workbook = await caseWorkbook("fx");
  workbook.add("Notes", [["Call Contoso on Monday"]]).add("Empty", []);
  const { sheets, chosen } = (await sessionOn(workbook)).state();
  const named = (name: string) => sheets?.find((sheet) => sheet.name === name);
  expect(sheets?.map(({ name, kind }) => [name, kind])).toEqual([
    ["eur.csv", "billing"],
    ["gbp.csv", "billing"],
    ["resellers.csv", "resellers"],
    ["rates.csv", "rates"],
    ["Notes", "other"],
    ["Empty", "empty"],
  ]);
  expect(named("eur.csv")?.why).toBe(
    "Row 1 has the headers of a billing export (New commerce invoice reconciliation).",
  );
  expect(chosen).toEqual({
    billing: [named("eur.csv")?.id, named("gbp.csv")?.id],
    resellers: named("resellers.csv")?.id,
    rates: named("rates.csv")?.id,
  });
});

test("a hidden billing sheet is used only when it is chosen by hand", async () => {
  const workbook = await caseWorkbook("basics");
  workbook.named("nce.csv").hidden = true;
  const session = await sessionOn(workbook);
  await session.review();
  expect(because(session)).toMatch(/^No sheet of this workbook looks like/);
  await session.choose({ ...session.state().chosen, billing: [workbook.named("nce.csv").id] });
  await session.review();
  expect(session.state().freshness.at).toBe("current");
});

test("a sheet that is no billing export, chosen by hand, is refused in one sentence that names it", async () => {
  const workbook = (await caseWorkbook("basics")).add("Notes", [["Call", "Contoso"]]);
  const session = await sessionOn(workbook);
  await session.choose({ ...session.state().chosen, billing: [workbook.named("Notes").id] });
  await session.review();
  expect(because(session)).toMatch(/^“Notes” cannot be reviewed: /);
});

test("the as-of date of a first review, the settings and a choice by hand are there when the workbook is opened again", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook, "2026-06-23");
  await session.review();
  await session.setSettings({ ...session.state().settings, thresholdUsd: 250 });
  await session.choose({ ...session.state().chosen, resellers: null });
  const again = (await sessionOn(workbook.reopened(), "2027-01-05")).state();
  expect(again).toMatchObject({ asOf: "2026-06-23", asOfKept: true, chosenByHand: true });
  expect(again.settings.thresholdUsd).toBe(250);
  expect(again.chosen.resellers).toBeNull();
});

test("before the first review the as-of date is today's and nothing is written to the workbook", async () => {
  const workbook = await caseWorkbook("basics");
  expect((await sessionOn(workbook, "2026-06-23")).state()).toMatchObject({ asOf: "2026-06-23", asOfKept: false });
  expect([workbook.kept.size, workbook.writes]).toEqual([0, 0]);
});

test("reading tells how many rows of how many were read", async () => {
  const workbook = await caseWorkbook("basics");
  workbook.blockRows = 10;
  const session = await sessionOn(workbook);
  const seen: ReadProgress[] = [];
  session.subscribe(() => {
    const { freshness } = session.state();
    if (freshness.at === "reading" && freshness.progress) seen.push(freshness.progress);
  });
  await session.review();
  const shares = seen.map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const { length } = workbook.named("nce.csv").rows;
  expect(seen.at(-1)).toEqual({ act: "read", source: "nce.csv", rowsRead: length, rowsTotal: length, share: 1 });
});

test("a reading that is cancelled keeps the review before it", async () => {
  const workbook = await caseWorkbook("basics");
  workbook.blockRows = 10;
  const session = await sessionOn(workbook);
  await session.review();
  const before = session.state().review;
  await session.setSettings({ ...session.state().settings, thresholdUsd: 1 });
  workbook.betweenBlocks = () => session.cancel();
  await session.review();
  expect(session.state().freshness).toEqual({ at: "cancelled" });
  expect(session.state().review).toBe(before);
});

test("an edit of a billing cell changes the review by itself", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.review();
  const before = session.state().review;
  const { rows } = workbook.named("nce.csv");
  const subtotal = (rows[0]?.indexOf("Subtotal") ?? -1) + 1;
  const id = before?.resellers.find((reseller) => reseller.ttmUsd > 0)?.id ?? "";
  const line = rows.findIndex((row) => String(row[rows[0]?.indexOf("ResellerMpnId") ?? -1]) === id && recent(row));
  const amount = Number(rows[line]?.[subtotal - 1]);
  workbook.type("nce.csv", line + 1, subtotal, String(amount + 1000));
  await until(session, () => session.state().freshness.at === "current" && session.state().review !== before);
  const ttm = (review: typeof before): number => review?.resellers.find((each) => each.id === id)?.ttmUsd ?? NaN;
  expect(ttm(session.state().review) - ttm(before)).toBeCloseTo(1000, 2);

  function recent(row: readonly unknown[]): boolean {
    const start = String(row[rows[0]?.indexOf("ChargeStartDate") ?? -1]);
    return /^(1[0-2]|[89])\/\d+\/2025$/.test(start) && row[rows[0]?.indexOf("InvoiceNumber") ?? -1] !== "";
  }
});

test("an export that is pasted into an empty sheet is used without being asked", async () => {
  const source = (await caseWorkbook("basics")).named("nce.csv").rows;
  const workbook = new MemoryWorkbook().add("Sheet1", []);
  const session = await sessionOn(workbook);
  await session.review();
  expect(session.state().freshness.at).toBe("failed");
  workbook.insertRows("Sheet1", 1, source);
  await until(session, () => session.state().freshness.at === "current");
  expect(session.state().chosen.billing).toEqual([workbook.named("Sheet1").id]);
});

test("a sheet deleted while it is read is named in a sentence, and the numbers go on without it", async () => {
  const workbook = await caseWorkbook("twice");
  workbook.blockRows = 5;
  const session = await sessionOn(workbook);
  workbook.betweenBlocks = (row) => {
    if (row < 6 || workbook.sheetList.every((sheet) => sheet.name !== "b.csv")) return;
    workbook.remove("b.csv");
  };
  await session.review();
  await until(session, () => session.state().freshness.at === "current");
  expect(session.state().failure).toMatchObject({ name: "b.csv", isBack: false });
  expect(session.state().review?.sources.map(({ name }) => name)).not.toContain("b.csv");
});

test("a renamed sheet goes by its new name everywhere", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.review();
  workbook.rename("nce.csv", "May invoices");
  await until(session, () => session.state().review?.sources[0]?.name === "May invoices");
  expect(session.state().review?.tieOut[0]?.source).toBe("May invoices");
});

test("a reseller and a problem are found in the sheet", async () => {
  const workbook = await caseWorkbook("dirty");
  const session = await sessionOn(workbook);
  await session.review();
  const { review } = session.state();
  const listed = review?.resellers.find((reseller) => reseller.place);
  await session.selectReseller(listed?.id ?? "");
  expect(workbook.selected).toMatchObject({ sheet: "resellers.csv", area: { firstRow: listed?.place?.row } });
  const problem = review?.problems.find((each) => each.row !== null && each.column !== null);
  await session.selectPlace({ source: problem?.source ?? "", row: problem?.row ?? 0, column: problem?.column ?? "" });
  const header = workbook.named(problem?.source ?? "").rows.find((row) => row.includes(problem?.column ?? ""));
  const column = (header?.indexOf(problem?.column ?? "") ?? -1) + 1;
  expect(workbook.selected?.area).toEqual({
    firstRow: problem?.row,
    lastRow: problem?.row,
    firstColumn: column,
    lastColumn: column,
  });
  await session.selectReseller("1");
  expect(session.state().failure).toBe("Reseller 1 is not in the reseller list, so there is no row to show.");
});
