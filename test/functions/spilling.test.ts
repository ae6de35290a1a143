import { areaAt } from "../../preview/host/area";
import type { MemoryWorkbook } from "../../preview/host/memory-workbook";
import { until } from "../host/office-js";
import { caseAnswer } from "../live/case-workbook";
import { formulasOn, formulasOnCase } from "./running-formulas";

const HEADER = ["InvoiceNumber", "ResellerMpnId", "ChargeStartDate", "Subtotal", "Currency", "BillingFrequency"];
const LIST = ["MPN ID", "Reseller name", "Onboarded"];
const AS_OF = "2026-04-20";

/** A billing sheet with one line for each reseller, its amount being its number in cents, and the list of all. */
function manyResellers(count: number) {
  const ids = Array.from({ length: count }, (_, at) => 1_000_000 + at);
  return {
    ids,
    content: [
      {
        name: "Billing",
        rows: [HEADER, ...ids.map((id, at) => ["G1", id, "2025-10-01", (at + 1) / 100, "USD", "Annual"])],
      },
      { name: "Resellers", rows: [LIST, ...ids.map((id) => [id, `Reseller ${id}`, "2020-07"])] },
    ],
  };
}

function setBilling(file: MemoryWorkbook, row: number, column: number, value: string | number): void {
  file.sheetNamed("Billing")?.write(areaAt(row, column), [[value]]);
}

test("five thousand cells are all answered, an edit reaches its cell alone, and nothing of them goes on when they are gone", async () => {
  const { ids, content } = manyResellers(5_000);
  const { file, host, session, enter, cells } = await formulasOn(content, AS_OF);
  enter(
    0,
    0,
    ids.map((id) => [id, `=CSP.TTM(${id})`]),
  );
  await session.start();
  await until(() => cells(5_000, 2).every(([, ttm], at) => ttm === (at + 1) / 100));
  expect(host.functions.openCount).toBe(5_000);

  setBilling(file, 2_500, 3, 123.45);
  await until(() => cells(5_000, 2)[2_499]?.[1] === 123.45);
  expect(cells(5_000, 2).filter(([, ttm], at) => ttm !== (at + 1) / 100)).toEqual([[1_002_499, 123.45]]);

  file.sheetNamed("Mine")?.clear(areaAt(0, 0, 5_000, 2), "Contents");
  expect(host.functions.openCount).toBe(0);
}, 60_000);

test("one formula answers a range of five thousand ids beside it, asked once, and follows edits", async () => {
  const { ids, content } = manyResellers(5_000);
  const { file, host, session, enter, cells } = await formulasOn(content, AS_OF);
  enter(
    0,
    0,
    ids.map((id) => [id]),
  );
  enter(0, 1, [["=CSP.TTM(A1:A5000)"]]);
  await session.start();
  await until(() => cells(5_000, 2).every(([, ttm], at) => ttm === (at + 1) / 100));
  expect(host.functions.openCount).toBe(1);

  setBilling(file, 5_000, 3, 7);
  await until(() => cells(5_000, 2)[4_999]?.[1] === 7);
}, 60_000);

test("a range keeps its shape: empty cells stay empty, and a cell that is no id does not spoil the others", async () => {
  const { content } = manyResellers(3);
  const { session, enter, cells } = await formulasOn(content, AS_OF);
  enter(0, 0, [
    [1_000_000, "", "PLA ID"],
    ["0001000001", 77, "-1"],
  ]);
  enter(0, 3, [["=CSP.TTM(A1:C2)"]]);
  await session.start();
  await until(() => cells(1, 4)[0]?.[3] !== "#BUSY!");
  expect(cells(2, 6).map((row) => row.slice(3))).toEqual([
    [0.01, "", "#VALUE!"],
    [0.02, "#N/A", ""],
  ]);
});

test("an as-of date that stands in a cell is followed, and an empty cell means the date of the workbook", async () => {
  const { content } = manyResellers(1);
  const { session, enter, cells } = await formulasOn(content, AS_OF);
  enter(0, 0, [[1_000_000, "=CSP.TTM(A1,C1)", ""]]);
  await session.start();
  await until(() => cells(1, 2)[0]?.[1] === 0.01);
  enter(0, 2, [["2025-10-31"]]);
  await until(() => cells(1, 2)[0]?.[1] === 0);
  await session.setAsOf("2025-05-01");
  enter(0, 2, [["2026-04-20"]]);
  await until(() => cells(1, 2)[0]?.[1] === 0.01);
});

test("the as-of date of the workbook moves all formulas that leave it out", async () => {
  const { content } = manyResellers(2);
  const { session, enter, cells, answered } = await formulasOn(content, AS_OF);
  enter(0, 0, [["=CSP.TTM(1000001)", "=CSP.THRESHOLD()", "=CSP.POLICY()", "=CSP.CHECKMONTH(1000000)"]]);
  await session.start();
  const [[ttm, threshold, policy, month] = []] = await answered(1, 4);
  expect([ttm, threshold, month]).toEqual([0.02, 1000, "2026-07"]);
  expect(policy).toMatch(
    /^Revenue and security requirement .*: at least USD 1,000\.00 in twelve months, in force since Oct 2025\. .*Source: .+, read on \d{4}-\d\d-\d\d\.$/,
  );
  await session.setAsOf("2025-08-15");
  await until(() => cells(1, 4)[0]?.[3] === "2026-07" && cells(1, 4)[0]?.[0] === 0);
  expect(cells(1, 4)[0]?.[2]).toMatch(/in force since Apr 2024/);
});

test("tables follow an edit: the lines, the months and the review show it, and rows come and go", async () => {
  const { content } = manyResellers(2);
  const { file, session, enter, cells, answered } = await formulasOn(content, AS_OF);
  enter(0, 0, [["=CSP.LINES(1000000)"]]);
  enter(0, 8, [["=CSP.MONTHS(1000000)"]]);
  enter(0, 10, [['=CSP.REVIEW(,"all")']]);
  await session.start();
  const before = await answered(6, 22);
  expect(before[1]?.slice(0, 8)).toEqual(["Billing", 2, "2025-10", 0.01, "USD", 1, "", 0.01]);
  expect(before.map((row) => row[10])).toEqual(["PLA ID", 1_000_000, 1_000_001, "", "", ""]);

  file.sheetNamed("Billing")?.write(areaAt(3, 0, 1, 6), [["G2", 1_000_000, "2026-01-05", 10.5, "USD", "Annual"]]);
  await until(() => cells(3, 1)[2]?.[0] === "Billing");
  expect(cells(3, 8)[2]).toEqual(["Billing", 4, "2026-01", 10.5, "USD", 1, "", 10.5]);
  expect(cells(12, 10).map((row) => row.slice(8))[9]).toEqual(["2026-01", 10.5]);
  expect(cells(2, 22)[1]?.[16]).toBe(10.51);

  file.sheetNamed("Billing")?.clear(areaAt(3, 0, 1, 6), "Contents");
  await until(() => cells(3, 1)[2]?.[0] === "");
  expect(cells(2, 22)[1]?.[16]).toBe(0.01);
});

test.each`
  formula                                            | shows
  ${'=CSP.LINES("Contoso")'}                         | ${"#VALUE!"}
  ${"=CSP.LINES(77)"}                                | ${"#N/A"}
  ${"=CSP.MONTHS(Z9)"}                               | ${"#VALUE!"}
  ${'=CSP.REVIEW("soon")'}                           | ${"#VALUE!"}
  ${'=CSP.REVIEW(,"everything")'}                    | ${"#VALUE!"}
  ${'=CSP.REVENUE(1000000,"2026-01","2025-01")'}     | ${"#VALUE!"}
  ${'=CSP.REVENUE(1000000,2025,"2026-01")'}          | ${"#VALUE!"}
  ${'=CSP.REVENUE(1000000,Z9,"2026-01")'}            | ${"#VALUE!"}
  ${'=CSP.REVENUE(77,"2025-01","2026-01")'}          | ${"#N/A"}
  ${'=CSP.THRESHOLD("soon")'}                        | ${"#VALUE!"}
  ${'=CSP.POLICY("soon")'}                           | ${"#VALUE!"}
  ${"=CSP.TTM(Z9)"}                                  | ${"#VALUE!"}
  ${'=CSP.REVENUE(1000000,"Oct 2025","2025-10-31")'} | ${0.01}
  ${"=CSP.REVENUE(1000000,45931,202512)"}            | ${0.01}
`("$formula shows $shows", async ({ formula, shows }: { formula: string; shows: unknown }) => {
  const { content } = manyResellers(1);
  const { session, enter, answered } = await formulasOn(content, AS_OF);
  enter(0, 0, [[formula]]);
  await session.start();
  expect((await answered(1, 1))[0]?.[0]).toBe(shows);
});

test("a reseller without an anniversary has a TTM, and #N/A where the check would be needed", async () => {
  const { content } = manyResellers(1);
  const { session, enter, answered } = await formulasOn(content.slice(0, 1), AS_OF);
  enter(0, 0, [["=CSP.TTM(1000000)", "=CSP.STATUS(1000000)", "=CSP.DAYSLEFT(1000000)", "=CSP.SHORTFALL(1000000)"]]);
  await session.start();
  expect((await answered(1, 4))[0]).toEqual([0.01, "Anniversary unknown", "#N/A", "#N/A"]);
});

test("a trend over more days than whole reviews are remembered shows each month right", async () => {
  const { resellers } = caseAnswer("basics");
  const { id } = resellers.find(({ ttmUsd }) => ttmUsd > 0) ?? { id: "" };
  const { session, enter, answered } = await formulasOnCase("basics");
  const days = Array.from(
    { length: 60 },
    (_, at) => `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-15`,
  );
  enter(
    0,
    0,
    days.map((day, row) => [day, `=CSP.TTM(${id},A${row + 1})`]),
  );
  enter(0, 2, [[`=CSP.REVENUE(${id},"2025-06","2026-05")`]]);
  await session.start();
  const cells = await answered(60, 3);
  expect(cells[days.indexOf("2026-06-15")]?.[1]).toBe(cells[0]?.[2]);
  expect(cells[0]?.[1]).toBe(0);
});
