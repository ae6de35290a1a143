import type { Row } from "../../../src/core/cell";
import type { Problem, ProblemCode } from "../../../src/core/problem";
import { LiveLedger } from "../../../src/core/ledger/live-ledger";
import { billingProblems } from "../../../src/core/ledger/problems";
import { problemText } from "../../../src/core/rules/wording";
import { bucketsIn, ledgerOf, problemsIn, resellerIn, reviewed, type Asked } from "../asked";
import { edited, sheet, sourceOf } from "../drawn";

const HEADER = ["InvoiceNumber", "ResellerMpnId", "Subtotal", "Currency", "ChargeStartDate"];
const nce = (...rows: readonly Row[]) => sourceOf("b.csv", [HEADER, ...rows]);
const plain: Row = ["G1", "1", 10, "USD", "2026-03-01"];
const list = (...rows: readonly Row[]) =>
  sourceOf("list.csv", [["PLA ID", "Name", "Onboarded", "Deauthorized"], ...rows]);
const rates = (...rows: readonly Row[]) => sourceOf("rates.csv", [["Currency", "Month", "USDPerUnit"], ...rows]);
const monthly = (name: string) => sheet(name)`
  PLA ID | Month   | Revenue USD
  1      | 2026-02 | 5
  1      | 2026-03 | 6
`;
const insights = (usd: number) =>
  sourceOf("insights.csv", [
    ["ResellerMpnID", "Month", "BilledRevenueUSD"],
    ["1", "2026-03-01", usd],
  ]);
const spacer = (rows: number) => Array.from({ length: rows }, (): Row => []);

/** One story per code: what is asked, and the problem that has to come of it. */
const STORIES: Readonly<Record<ProblemCode, readonly [Asked, Omit<Problem, "code">]>> = {
  "bad-reseller-id": [
    { billing: nce(["G1", "6.05E+06", 10, "USD", "2026-03-01"]) },
    { source: "b.csv", row: 2, column: "ResellerMpnId", found: "6.05E+06" },
  ],
  // The second row is only longer by blank cells.
  "extra-cells": [
    { billing: nce(["G1", "1", "1", "234.56", "USD", "2026-03-01"], [...plain, "", " "]) },
    { source: "b.csv", row: 2, column: "", found: "2026-03-01" },
  ],
  "bad-amount": [
    { billing: nce(["G1", "1", "n/a", "USD", "2026-03-01"]) },
    { source: "b.csv", row: 2, column: "Subtotal", found: "n/a" },
  ],
  "bad-date": [
    { billing: nce(["G1", "1", 10, "USD", null]) },
    { source: "b.csv", row: 2, column: "ChargeStartDate", found: "" },
  ],
  "ambiguous-dates": [
    { billing: nce(["G1", "1", 10, "USD", "02/03/2026"]) },
    { source: "b.csv", row: null, column: "ChargeStartDate", found: "mdy" },
  ],
  "mixed-dates": [
    { billing: nce(["G1", "1", 10, "USD", "25/03/2026"], ["G2", "1", 10, "USD", "03/26/2026"]) },
    { source: "b.csv", row: null, column: "ChargeStartDate", found: "mdy" },
  ],
  "ambiguous-numbers": [
    { billing: nce(["G1", "1", "1,234", "USD", "2026-03-01"]) },
    { source: "b.csv", row: null, column: "Subtotal", found: "." },
  ],
  "mixed-numbers": [
    { billing: nce(["G1", "1", "0,5", "USD", "2026-03-01"], ["G1", "1", "0.5", "USD", "2026-03-01"]) },
    { source: "b.csv", row: null, column: "Subtotal", found: "." },
  ],
  "row-limit": [
    { billing: nce(...spacer(65_534), plain) },
    { source: "b.csv", row: null, column: null, found: "65536" },
  ],
  "no-lines": [{ billing: nce([], ["Total", null, 0]) }, { source: "b.csv", row: null, column: null, found: "2" }],
  "conflicting-invoice": [
    { billing: [nce(plain), sourceOf("c.csv", [HEADER, plain, plain])] },
    { source: "c.csv", row: null, column: "InvoiceNumber", found: "G1 also in b.csv" },
  ],
  "duplicate-source": [
    { billing: [monthly("m1.csv"), monthly("m2.csv")] },
    { source: "m2.csv", row: null, column: null, found: "m1.csv" },
  ],
  "overlapping-months": [
    { billing: [nce(plain), monthly("m.csv")] },
    { source: "m.csv", row: null, column: null, found: "1 reseller months also in b.csv, the first 1 in 2026-03" },
  ],
  "cross-check-differs": [
    { billing: [nce(plain), insights(11.01)] },
    { source: "insights.csv", row: null, column: null, found: "1 in 2026-03: USD 11.01 there, USD 10.00 in billing" },
  ],
  "more-problems": [
    { billing: nce(...Array.from({ length: 10_003 }, (): Row => ["G1", "1", "?", "USD", "2026-03-01"])) },
    { source: "b.csv", row: null, column: null, found: "3 × bad-amount" },
  ],
  "bad-list-id": [
    { billing: nce(plain), resellers: list(["Contoso", "Contoso", "2022-07"]) },
    { source: "list.csv", row: 2, column: "PLA ID", found: "Contoso" },
  ],
  "bad-onboarded": [
    { billing: nce(plain), resellers: list(["1", "Contoso", "last summer"]) },
    { source: "list.csv", row: 2, column: "Onboarded", found: "last summer" },
  ],
  "onboarded-out-of-range": [
    { billing: nce(plain), resellers: list(["1", "Contoso", "1999-12"]) },
    { source: "list.csv", row: 2, column: "Onboarded", found: "1999-12" },
  ],
  "duplicate-reseller": [
    { billing: nce(plain), resellers: list(["1", "A", "2022-07"], ["1", "A", "2022-08"]) },
    { source: "list.csv", row: 3, column: "Onboarded", found: "2022-08" },
  ],
  "bad-deauthorized": [
    { billing: nce(plain), resellers: list(["1", "A", "2022-07", "soon"]) },
    { source: "list.csv", row: 2, column: "Deauthorized", found: "soon" },
  ],
  "bad-rate-row": [
    { billing: nce(plain), rates: rates(["EUR", "2026-03", "one"]) },
    { source: "rates.csv", row: 2, column: "USDPerUnit", found: "one" },
  ],
  "conflicting-rate": [
    { billing: nce(plain), rates: rates(["EUR", "2026-03", 1.1], ["EUR", "2026-03", 1.2]) },
    { source: "rates.csv", row: 3, column: "USDPerUnit", found: "1.2" },
  ],
};
const stories = Object.entries(STORIES) as [ProblemCode, (typeof STORIES)[ProblemCode]][];

test.each(stories)("%s: found where it is, and nowhere else", async (code, [asked, expected]) => {
  expect(problemsIn(await reviewed(asked), code)).toEqual([{ code, ...expected }]);
});

test.each(stories)("%s: the sentence says where, what was found and what to do", async (code, [asked, expected]) => {
  const [problem] = problemsIn(await reviewed(asked), code);
  const text = problem ? problemText(problem) : "";
  expect(text.startsWith(expected.source)).toBe(true);
  if (expected.row !== null) expect(text).toContain(`row ${expected.row}`);
  if (expected.column !== null) expect(text).toContain(expected.column);
  const words: Readonly<Record<string, string>> = { mdy: "month/day/year", "": "an empty cell" };
  // Two findings are told by other words: that there is nothing, and that a rate stands there twice.
  if (code !== "no-lines" && code !== "conflicting-rate")
    expect(text).toContain(words[expected.found ?? ""] ?? expected.found);
  expect(text).toMatch(/[;,:] (?:[a-z ]*)\b(?:write|correct|change|check|load|keep|remove|find out)\b[^;]*\.$/);
  expect(text).not.toMatch(/null|undefined/);
});

test("numbers with both decimal marks are called what their column holds", async () => {
  const header = [...HEADER, "PricingCurrency", "PCToBCExchangeRate"];
  const row = (amount: string, rate: string): Row => ["G1", "1", amount, "EUR", "2026-03-01", "USD", rate];
  const review = await reviewed({ billing: sourceOf("b.csv", [header, row("0,5", "1,085"), row("0.5", "1.085")]) });
  expect(problemsIn(review, "mixed-numbers").map(problemText)).toEqual([
    "b.csv, Subtotal: amounts with both decimal marks occur, doubtful ones were read with “.”; load the original file.",
    "b.csv, PCToBCExchangeRate: rates with both decimal marks occur, doubtful ones were read with “.”; load the original file.",
  ]);
});

test.each([
  ["ambiguous-numbers", null, ["1,234", "2,345"]],
  ["mixed-numbers", null, ["1,5", "2.5"]],
  ["nothing", 10, ["1,234", "2,345"]],
  ["nothing", 10, ["1,5", "2.5"]],
])("%s is told of billing amounts beside a pricing amount of %s", async (code, pricing, amounts) => {
  const header = ["InvoiceNumber", "Tier2MpnId", "UsageDate", "PricingPreTaxTotal", "PricingCurrency"];
  const rows = amounts.map((amount): Row => ["G1", "1", "2026-03-05", pricing, "USD", amount, "USD"]);
  const billing = sourceOf("d.csv", [[...header, "BillingPreTaxTotal", "BillingCurrency"], ...rows]);
  expect((await reviewed({ billing })).problems).toEqual(
    code === "nothing" ? [] : [{ code, source: "d.csv", row: null, column: "BillingPreTaxTotal", found: "." }],
  );
});

test("sound billing has no problem at all", async () => {
  const asked = { billing: nce(plain), resellers: list(["1", "A", "2022-07"]), rates: rates(["EUR", "2026-03", 1.1]) };
  expect((await reviewed(asked)).problems).toEqual([]);
});

test.each([
  [65_535, 0],
  [65_536, 1],
  [65_537, 0],
  [1_048_575, 0],
  [1_048_576, 1],
])("a file of %i rows has %i warnings that it may be cut off", async (rows, warnings) => {
  const review = await reviewed({ billing: sourceOf("b.csv", [HEADER as Row].concat(spacer(rows - 2), [plain])) });
  expect(problemsIn(review, "row-limit")).toHaveLength(warnings);
});

test("two tables of months that share only other resellers or other months do not overlap", async () => {
  const other = sheet("n.csv")`
    PLA ID | Month   | Revenue USD
    2      | 2026-03 | 5
    1      | 2026-01 | 6
  `;
  expect((await reviewed({ billing: [monthly("m.csv"), other] })).problems).toEqual([]);
});

test("of two tables of months that overlap only the later is told about", async () => {
  const other = sheet("n.csv")`
    PLA ID | Month   | Revenue USD
    1      | 2026-03 | 7
  `;
  const review = await reviewed({ billing: [monthly("m.csv"), other] });
  expect(problemsIn(review, "overlapping-months").map(({ source, found }) => [source, found])).toEqual([
    ["n.csv", "1 reseller months also in m.csv, the first 1 in 2026-03"],
  ]);
});

test("a table of months beside invoices of which it may be made is told about wherever it stands", async () => {
  for (const billing of [
    [monthly("m.csv"), nce(plain)],
    [nce(plain), monthly("m.csv")],
  ]) {
    const review = await reviewed({ billing });
    expect(problemsIn(review, "overlapping-months").map(({ source }) => source)).toEqual(["m.csv"]);
    expect(resellerIn(review, "1").ttmUsd).toBe(21);
  }
});

test.each([
  [10, 0],
  [11, 0],
  [11.01, 1],
  [9, 0],
  [8.99, 1],
  [0, 1],
])("an insights file with USD %d against 10 in billing differs %i times", async (usd, differences) => {
  const review = await reviewed({ billing: [nce(plain), insights(usd)] });
  expect(problemsIn(review, "cross-check-differs")).toHaveLength(differences);
  expect(resellerIn(review, "1").ttmUsd).toBe(10);
});

test("billing that an insights file lacks differs in the months that the file has, and in no others", async () => {
  const billing = nce(
    ["G1", "1", 10, "USD", "2026-03-01"],
    ["G1", "2", 5_000, "USD", "2026-03-01"],
    ["G1", "3", 1, "USD", "2026-03-01"],
    ["G2", "1", 7, "USD", "2026-02-01"],
    ["G2", "2", 5_000, "USD", "2026-02-01"],
  );
  const found = async (...sources: Asked["billing"][]) =>
    problemsIn(await reviewed({ billing: sources.flat() }), "cross-check-differs").map((problem) => problem.found);
  const differences = ["2 in 2026-03: USD 0.00 there, USD 5000.00 in billing"];
  expect(await found(billing, insights(10))).toEqual(differences);
  expect(await found(insights(10), billing)).toEqual(differences);
});

test("an insights file of which the only row of a month is edited away no longer has that month", async () => {
  const ledger = await ledgerOf({ billing: [nce(plain), edited(insights(500))] });
  const live = new LiveLedger(ledger);
  expect(billingProblems(ledger)).toHaveLength(1);
  expect(live.apply([{ kind: "cells", source: 1, firstRow: 2, rows: [[]] }])).not.toBeNull();
  expect(billingProblems(ledger).map(({ code }) => code)).toEqual(["no-lines"]);
});

test("a thousand differences are listed, the others counted", async () => {
  const many = sourceOf("insights.csv", [
    ["ResellerMpnID", "Month", "BilledRevenueUSD"],
    ...Array.from({ length: 1_004 }, (_, at): Row => [String(at + 1), "2026-03-01", 500]),
  ]);
  const review = await reviewed({ billing: [nce(plain), many] });
  expect(problemsIn(review, "cross-check-differs")).toHaveLength(1_000);
  expect(problemsIn(review, "more-problems").map(({ found }) => found)).toEqual(["4 × cross-check-differs"]);
});

test("ten thousand bad rows of a kind are listed, the others counted, and all of them are in their bucket", async () => {
  const rows = Array.from({ length: 10_002 }, (_, at): Row => ["G1", at % 2 === 0 ? "x" : "1", "?", "USD", null]);
  const review = await reviewed({ billing: nce(...rows, ...rows) });
  expect(problemsIn(review, "bad-reseller-id")).toHaveLength(10_000);
  expect(problemsIn(review, "bad-amount")).toHaveLength(10_000);
  expect(problemsIn(review, "more-problems").map(({ found }) => found)).toEqual([
    "2 × bad-reseller-id",
    "2 × bad-amount",
  ]);
  expect(bucketsIn(review, "b.csv")).toEqual({ "bad-reseller-id": [10_002, 0], "bad-amount": [10_002, 0] });
});

test("a source that repeats another without invoice numbers is left out whole, and ties", async () => {
  const review = await reviewed({ billing: [monthly("m1.csv"), monthly("m2.csv")] });
  expect(bucketsIn(review, "m2.csv")).toEqual({ "duplicate-source": [2, 11] });
  expect([resellerIn(review, "1").ttmUsd, review.ties]).toEqual([11, true]);
});

test("a source that repeats another but for one cent is no copy of it", async () => {
  const other = sheet("m2.csv")`
    PLA ID | Month   | Revenue USD
    1      | 2026-02 | 5
    1      | 2026-03 | 6.01
  `;
  const review = await reviewed({ billing: [monthly("m1.csv"), other] });
  expect(problemsIn(review, "duplicate-source")).toEqual([]);
  expect(bucketsIn(review, "m2.csv")).toEqual({ counted: [2, 11.01] });
});
