import type { Session } from "../../src/live/session";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { memoryFile } from "../files/memory-file";
import { closeSessions, sessionOn } from "./opened";

afterEach(closeSessions);

const HEAD = "ResellerMpnId,InvoiceNumber,ChargeStartDate,ChargeEndDate,BillingFrequency,Subtotal,Currency";
const USAGE_HEAD = "Tier2MpnId,InvoiceNumber,UsageDate,BillingPreTaxTotal,BillingCurrency";
const TODAY = "2026-06-23";
const RESELLER = "1000000";
const LIST = [
  ["PLA ID", "Name", "Onboarded"],
  [RESELLER, "Reseller", "2024-07"],
];

type Line = readonly [invoice: string, amount: number];

const rowsOf = (lines: readonly Line[]) =>
  lines.map(([invoice, amount]) => [RESELLER, invoice, "2026-03-01", "2026-03-31", "Monthly", amount, "USD"]);
const csv = (head: string, rows: readonly (readonly unknown[])[]) =>
  [head, ...rows.map((row) => row.join())].join("\n");
const bill = (name: string, ...lines: readonly Line[]) => memoryFile(name, csv(HEAD, rowsOf(lines)));
const usage = (name: string, ...lines: readonly Line[]) =>
  memoryFile(
    name,
    csv(
      USAGE_HEAD,
      lines.map(([invoice, amount]) => [RESELLER, invoice, "2026-03-05", amount, "USD"]),
    ),
  );

const ttmOf = (session: Session): number => session.state().review?.resellers[0]?.ttmUsd ?? NaN;

/** A workbook that keeps the sums of these files, opened where they are not. */
async function kept(files: readonly ReturnType<typeof bill>[], sheet: readonly Line[] = []): Promise<MemoryWorkbook> {
  const workbook = new MemoryWorkbook().add("Resellers", LIST);
  if (sheet.length > 0) workbook.add("Billing", [HEAD.split(","), ...rowsOf(sheet)]);
  const session = await sessionOn(workbook, TODAY);
  await session.addFiles(files);
  await session.review();
  expect(session.state().freshness).toEqual({ at: "current" });
  return workbook.reopened();
}

async function reviewWith(workbook: MemoryWorkbook, ...files: readonly ReturnType<typeof bill>[]): Promise<Session> {
  const session = await sessionOn(workbook, TODAY);
  if (files.length > 0) await session.addFiles(files);
  await session.review();
  return session;
}

const refused = (source: string, files: string, them = "it") => ({
  at: "failed",
  because: `“${source}” cannot be reviewed: it has invoices that the sums kept of ${files} have too, so their money may count twice; add ${files} again, so that the rows can be compared, or remove ${them} from the list.`,
});

const year1 = bill("y1.csv", ["G1", 100], ["G2", 10]);
const year2 = bill("y2.csv", ["G3", 1]);
const both = bill("y12.csv", ["G1", 100], ["G2", 10], ["G3", 1]);

test("a file with invoices of which the sums are kept is refused until their files are there or gone", async () => {
  const workbook = await kept([year1, year2]);
  const session = await reviewWith(workbook, both);
  expect(session.state().freshness).toEqual(refused("y12.csv", "“y1.csv”, “y2.csv”", "them"));
  await session.addFiles([year1]);
  await session.review();
  expect(session.state().freshness).toEqual(refused("y12.csv", "“y2.csv”"));
  await session.removeFile("y2.csv");
  await session.review();
  expect([session.state().freshness.at, ttmOf(session), session.state().filesDoubt]).toEqual(["current", 111, null]);
});

test("the other part of a split export is refused without a claim that its money counts twice, and counts with the first", async () => {
  const part2 = bill("part2.csv", ["G1", 7]);
  const session = await reviewWith(await kept([year1]), part2);
  expect(session.state().freshness).toEqual(refused("part2.csv", "“y1.csv”"));
  await session.addFiles([year1]);
  await session.review();
  expect([session.state().freshness.at, ttmOf(session)]).toEqual(["current", 117]);
});

test("the next month beside kept sums is nothing to talk about", async () => {
  const session = await reviewWith(await kept([year1]), year2);
  expect([session.state().freshness.at, ttmOf(session), session.state().filesDoubt]).toEqual(["current", 111, null]);
});

test("a repeated file that is added again is refused, and the one that counts is not", async () => {
  const again = bill("again.csv", ["G1", 100]);
  // Named so that it is read first.
  const first = bill("a.csv", ["G1", 100], ["G2", 10]);
  const workbook = await kept([first, again]);
  const counting = await reviewWith(workbook, first);
  expect([ttmOf(counting), counting.state().filesDoubt]).toEqual([110, null]);
  const repeated = await reviewWith(workbook.reopened(), again);
  expect(repeated.state().freshness).toEqual(refused("again.csv", "“a.csv”"));
});

const ALONE =
  "The sums kept of “again.csv” are without invoices that another file or sheet had when they were made and that is not here any more. Add the file again, so that it can count with all invoices.";

test("sums without an invoice are in doubt once its file is removed", async () => {
  const again = bill("again.csv", ["G1", 100], ["G3", 1]);
  const session = await reviewWith(await kept([bill("a.csv", ["G1", 100], ["G3", 1], ["G4", 7]), again]));
  expect([ttmOf(session), session.state().filesDoubt]).toEqual([108, null]);
  await session.removeFile("a.csv");
  await session.addFiles([year2]);
  await session.removeFile("y2.csv");
  await session.addFiles([bill("z.csv", ["G9", 5])]);
  await session.review();
  expect([ttmOf(session), session.state().filesDoubt]).toEqual([5, ALONE]);
  await session.addFiles([again]);
  await session.review();
  expect([ttmOf(session), session.state().filesDoubt]).toEqual([106, null]);
});

test("a sheet with the invoice is as good as its file, until its rows are gone", async () => {
  const workbook = await kept(
    [bill("again.csv", ["G1", 100], ["G3", 1])],
    [
      ["G1", 100],
      ["G3", 1],
      ["G4", 7],
    ],
  );
  const session = await reviewWith(workbook);
  expect([ttmOf(session), session.state().filesDoubt]).toEqual([108, null]);
  workbook.paste("Billing", 2, rowsOf([["G5", 100]]));
  await session.review();
  expect([ttmOf(session), session.state().filesDoubt]).toEqual([108, ALONE]);
});

test.each`
  kept                                      | added
  ${() => bill("invoice.csv", ["G1", 100])} | ${() => usage("usage.csv", ["G1", 30])}
  ${() => usage("usage.csv", ["G1", 30])}   | ${() => bill("invoice.csv", ["G1", 100])}
`(
  "usage and its invoice meet too, whichever of them is kept",
  async ({ kept: first, added }: Record<string, () => ReturnType<typeof bill>>) => {
    const [before, after] = [first?.(), added?.()];
    if (!before || !after) throw new Error("no files");
    const session = await reviewWith(await kept([before]), after);
    expect(session.state().freshness).toEqual(refused(after.name, `“${before.name}”`));
  },
);

test("rows that are pasted into a sheet are refused as a file is", async () => {
  const workbook = await kept([year1], [["G8", 3]]);
  const session = await reviewWith(workbook);
  expect(ttmOf(session)).toBe(113);
  workbook.paste("Billing", 3, rowsOf([["G2", 10]]));
  await session.review();
  expect(session.state().freshness).toEqual(refused("Billing", "“y1.csv”"));
  workbook.paste("Billing", 3, rowsOf([["G7", 10]]));
  await session.review();
  expect([session.state().freshness.at, ttmOf(session)]).toEqual(["current", 123]);
});
