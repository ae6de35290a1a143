import fc from "fast-check";
import type { Cell, Row } from "../../src/core/cell";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { caseArguments, caseWorkbook } from "./case-workbook";
import { closeSessions, sessionOn, until } from "./opened";
import type { Session } from "../../src/live/session";

afterEach(closeSessions);

const HEADER: Row = [
  "InvoiceNumber",
  "MpnId",
  "ResellerMpnId",
  "ChargeStartDate",
  "ChargeEndDate",
  "Subtotal",
  "Currency",
  "BillingFrequency",
];
const LIST: readonly Row[] = [
  ["PLA ID", "Name", "Onboarded"],
  [111, "Contoso", "2024-07"],
  [222, "Fabrikam", "2023-09"],
];

const billingRow: fc.Arbitrary<Row> = fc.tuple(
  fc.constantFrom<Cell>("G1", "G2", "G3", ""),
  fc.constant<Cell>(900),
  fc.constantFrom<Cell>(111, "222", "0333", "", "Contoso"),
  fc.constantFrom<Cell>("2025-08-01", "2025-12-15", "2026-03-01", "soon"),
  fc.constantFrom<Cell>("2026-03-31", ""),
  fc.integer({ min: -5_000, max: 90_000 }).map((cents) => cents / 100),
  fc.constantFrom<Cell>("USD", "USD", "EUR"),
  fc.constantFrom<Cell>("Monthly", "Annual"),
);

type Edit = (workbook: MemoryWorkbook) => void;
const rows = fc.array(billingRow, { minLength: 1, maxLength: 5 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.integer({ min: 2, max: 70 }), rows).map(
    ([row, block]): Edit =>
      (book) =>
        book.paste("Bill", row, block),
  ),
  fc.tuple(fc.integer({ min: 2, max: 60 }), rows).map(
    ([row, block]): Edit =>
      (book) =>
        book.insertRows("Bill", row, block),
  ),
  fc.tuple(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 5 })).map(
    ([row, count]): Edit =>
      (book) =>
        book.deleteRows("Bill", row, count),
  ),
  fc.constant<Edit>((book) => book.sort("Bill", HEADER.length, (a, b) => Number(a[5]) - Number(b[5]))),
  fc.integer({ min: 2, max: 60 }).map(
    (row): Edit =>
      (book) =>
        book.type("Bill", row, 6, 12.34),
  ),
  fc.constant<Edit>((book) => book.type("List", 2, 3, "2024-08")),
);

/** All but the counts of blank rows below the last line, and the order in which problems are told. */
function reviewed(session: Session): unknown {
  const { review } = session.state();
  const problems = review?.problems.map((problem) => JSON.stringify(problem)).sort();
  return { ...review, problems, sources: null };
}
const settled = (session: Session): Promise<void> => until(session, () => session.state().freshness.at === "current");
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test("whatever people do to the sheets, the review ends where a fresh one would", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(billingRow, { minLength: 55, maxLength: 60 }),
      fc.array(fc.tuple(edit, fc.boolean()), { minLength: 1, maxLength: 6 }),
      async (billing, edits) => {
        const workbook = new MemoryWorkbook().add("Bill", [HEADER, ...billing]).add("List", LIST);
        const session = await sessionOn(workbook, "2026-04-20");
        await session.review();
        for (const [act, waits] of edits) {
          act(workbook);
          if (waits) await pause(8);
        }
        await pause(8);
        await session.review();
        await settled(session);
        const fresh = await sessionOn(workbook.reopened(), "2026-04-20");
        await fresh.review();
        expect(reviewed(session)).toEqual(reviewed(fresh));
        await closeSessions();
      },
    ),
    { numRuns: 60, seed: 20_261_125 },
  );
}, 300_000);

test("an edited row is read alone, not the sheet", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.review();
  const readings = workbook.readings.get("nce.csv");
  const before = session.state().review;
  const subtotal = (workbook.named("nce.csv").rows[0]?.indexOf("Subtotal") ?? -1) + 1;
  workbook.type("nce.csv", 60, subtotal, 123.45);
  await until(session, () => session.state().review !== before);
  await settled(session);
  expect(workbook.readings.get("nce.csv")).toBe(readings);
  expect(session.state().review?.ties).toBe(true);
});

test("an edit of the reseller list reads the list again, and no billing", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook, "2026-04-20");
  await session.review();
  const before = workbook.readings.get("nce.csv");
  const name = String(workbook.named("resellers.csv").rows[1]?.[1]);
  workbook.type("resellers.csv", 2, 2, `${name} Ltd`);
  await until(session, () => session.state().review?.resellers.some((each) => each.name === `${name} Ltd`) ?? false);
  expect(workbook.readings.get("nce.csv")).toBe(before);
  const fresh = await sessionOn(workbook.reopened(), "2026-04-20");
  await fresh.review();
  expect(reviewed(session)).toEqual(reviewed(fresh));
});

test("edits that keep coming while edited rows are read are followed together", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.review();
  const subtotal = (workbook.named("nce.csv").rows[0]?.indexOf("Subtotal") ?? -1) + 1;
  let more = 8;
  workbook.whileReading = () => {
    if (more-- > 0) workbook.type("nce.csv", 60 + more, subtotal, more);
  };
  const readings = workbook.readings.get("nce.csv");
  workbook.type("nce.csv", 80, subtotal, 1_000);
  await until(session, () => more <= 0 && session.state().freshness.at === "current");
  expect(workbook.readings.get("nce.csv")).toBe(readings);
  const fresh = await sessionOn(workbook.reopened());
  await fresh.review();
  expect(reviewed(session)).toEqual(reviewed(fresh));
});

test("an edit of the header reads the sheet again, and says so when it is no longer billing", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.review();
  const subtotal = (workbook.named("nce.csv").rows[0]?.indexOf("Subtotal") ?? -1) + 1;
  workbook.type("nce.csv", 1, subtotal, "Amount?");
  await until(session, () => session.state().freshness.at === "failed");
  workbook.type("nce.csv", 1, subtotal, "Subtotal");
  await settled(session);
});

test("results of formulas are followed where they change, and only those rows are read", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.review();
  const readings = workbook.readings.get("nce.csv");
  const subtotal = (workbook.named("nce.csv").rows[0]?.indexOf("Subtotal") ?? -1) + 1;
  for (const amount of [4_321.5, 0.25]) {
    const before = session.state().review;
    workbook.calculate("nce.csv", 60, subtotal, amount);
    await until(session, () => session.state().review !== before);
    await settled(session);
    const fresh = await sessionOn(workbook.reopened());
    await fresh.review();
    expect(reviewed(session)).toEqual(reviewed(fresh));
  }
  expect(workbook.readings.get("nce.csv")).toBe(readings);
});

test("a rate that a formula gives is followed, and a calculation that changes nothing is not", async () => {
  const workbook = await caseWorkbook("fx");
  const session = await sessionOn(workbook);
  await session.review();
  const rates = caseArguments("fx").rates ?? "";
  const column = workbook.named(rates).rows[0]?.indexOf("USDPerUnit") ?? -1;
  const before = session.state().review;
  const [, ...lines] = workbook.named(rates).rows;
  lines.forEach((line, at) => workbook.calculate(rates, at + 2, column + 1, Number(line[column]) * 2));
  await until(session, () => session.state().review !== before);
  await settled(session);
  const after = session.state();
  const fresh = await sessionOn(workbook.reopened());
  await fresh.review();
  expect(reviewed(session)).toEqual(reviewed(fresh));
  workbook.calculate(rates, 2, column + 1, workbook.named(rates).rows[1]?.[column] ?? null);
  await pause(60);
  expect(session.state()).toBe(after);
});

test("a billing sheet that is deleted is told with the review before, until it is there again", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.review();
  const before = session.state().review;
  const { rows } = workbook.named("nce.csv");
  workbook.remove("nce.csv");
  await until(session, () => session.state().freshness.at === "failed");
  expect(session.state().failure).toEqual({ name: "nce.csv", before, isBack: false });
  expect(session.state().review).toBe(before);
  workbook.add("nce.csv", rows);
  await settled(session);
  await until(session, () => session.state().failure === null);
  expect(session.state().review?.resellers).toEqual(before?.resellers);
});

test("a deleted sheet that was chosen by hand has to be chosen again, which is told", async () => {
  const workbook = await caseWorkbook("basics");
  const session = await sessionOn(workbook);
  await session.choose(session.state().chosen);
  await session.review();
  const { rows } = workbook.named("resellers.csv");
  workbook.remove("resellers.csv");
  await settled(session);
  workbook.add("resellers.csv", rows);
  const isBack = (): boolean => {
    const { failure } = session.state();
    return typeof failure === "object" && failure !== null && failure.isBack;
  };
  await until(session, isBack);
  await session.chooseByItself();
  expect(session.state().failure).toBeNull();
});
