import { lateAsOfText } from "../../../src/core/rules/late-as-of";
import { reviewed } from "../asked";
import { sourceOf } from "../drawn";
import type { Row } from "../../../src/core/cell";

const HEADER: Row = ["InvoiceNumber", "ResellerMpnId", "Subtotal", "Currency", "ChargeStartDate"];
const billing = (name: string, ...lines: readonly (readonly [string, string, string])[]) =>
  sourceOf(name, [HEADER, ...lines.map(([month, id, currency]): Row => [month, id, 100, currency, `${month}-01`])]);
const old = billing("old.csv", ["2024-11", "1", "USD"]);
const late = billing("late.csv", ["2024-12", "1", "USD"], ["2025-03", "1", "USD"]);

test("thirteen months after the last one of all sources the date is told, with where and what to do", async () => {
  expect(lateAsOfText(await reviewed({ billing: [old, late], asOf: "2026-04-01" }))).toBe(
    "The as-of month Apr 2026 is 13 months after the last month of the billing, Mar 2025 in late.csv, so that no billing lies in any window; correct the as-of date, or add the billing since then.",
  );
});

test.each([
  ["twelve months after it", "2026-03-31"],
  ["in it", "2025-03-31"],
  ["before all billing", "2020-01-01"],
])("%s nothing is told", async (_, asOf) => {
  expect(lateAsOfText(await reviewed({ billing: [old, late], asOf }))).toBeNull();
});

test.each([
  ["of nobody", billing("b.csv", ["2026-03", "", "USD"])],
  ["without a rate", billing("b.csv", ["2026-03", "1", "EUR"])],
])("lines %s are billing too", async (_, more) => {
  expect(lateAsOfText(await reviewed({ billing: [old, more], asOf: "2026-04-20" }))).toBeNull();
});

test("billing without any line has no last month", async () => {
  expect(lateAsOfText(await reviewed({ billing: billing("b.csv"), asOf: "2036-04-20" }))).toBeNull();
});

test("neither a figure, a status nor a problem hangs on it", async () => {
  const { problems, resellers } = await reviewed({ billing: [old, late], asOf: "2036-04-20" });
  expect(problems).toEqual([]);
  expect(resellers).toMatchObject([{ id: "1", ttmUsd: 0, lines: 3, status: "unknown-anniversary" }]);
});
