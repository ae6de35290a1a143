import { problemsIn, reviewed } from "../asked";
import { resellerIn } from "../asked";
import { sheet, sourceOf } from "../drawn";
import type { Cell } from "../../../src/core/cell";

const billing = sheet("b")`
  InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate
  G1            | 1             | 100      | EUR      | 2026-03-01
`;
const HEADER = ["CurrencyCode", "USDPerUnit", "Month"];
const withRates = (...rows: readonly (readonly Cell[])[]) =>
  reviewed({ billing, rates: sourceOf("rates.csv", [HEADER, ...rows]) });

test.each<[string, readonly Cell[], number]>([
  ["as Microsoft writes it", ["EUR", "1.16835014984229", "2026-03"], 116.84],
  ["with a comma", ["EUR", "1,16835014984229", "2026-03"], 116.84],
  ["as a number and an Excel date", ["eur ", 1.25, 46_082], 125],
  ["with the month as 202603", ["EUR", 1.25, 202_603], 125],
  ["with the month in words", ["EUR", 1.25, "Mar 2026"], 125],
  ["with a first of the month", ["EUR", 1.25, "2026-03-01"], 125],
])("a rate %s is used", async (_, row, usd) => {
  expect(resellerIn(await withRates(row), "1").ttmUsd).toBe(usd);
});

test.each<[string, readonly Cell[], string]>([
  ["zero", ["EUR", 0, "2026-03"], "USDPerUnit"],
  ["negative", ["EUR", -1, "2026-03"], "USDPerUnit"],
  ["a word", ["EUR", "x", "2026-03"], "USDPerUnit"],
  ["without a month", ["EUR", 1, ""], "Month"],
  ["without a currency", ["", 1, "2026-03"], "CurrencyCode"],
])("a rate that is %s is a problem and not used", async (_, row, column) => {
  const review = await withRates(row);
  expect(problemsIn(review, "bad-rate-row")).toMatchObject([{ source: "rates.csv", row: 2, column }]);
  expect(resellerIn(review, "1")).toMatchObject({ ttmUsd: 0, noRateLines: 1 });
});

test("two different rates for one month are a problem, and neither is used; the same rate twice is none", async () => {
  const conflict = await withRates(["EUR", 1.2, "2026-03"], ["EUR", 1.3, "2026-03"], ["EUR", 1.2, "2026-03"]);
  expect(problemsIn(conflict, "conflicting-rate").map(({ row }) => row)).toEqual([3, 4]);
  expect(resellerIn(conflict, "1").noRateLines).toBe(1);
  const same = await withRates(["EUR", 1.2, "2026-03"], ["EUR", "1.20", "2026-03"]);
  expect([same.problems, resellerIn(same, "1").ttmUsd]).toEqual([[], 120]);
});

test("firsts of the month tell the order of their dates", async () => {
  const rows = [1, 2, 3].map((month) => ["EUR", 1 + month / 10, `01/0${month}/2026`]);
  expect(resellerIn(await withRates(...rows), "1").ttmUsd).toBe(130);
});

test("a table without the three columns is refused by name", async () => {
  const rates = sourceOf("r.csv", [
    ["Currency", "Rate"],
    ["EUR", 1],
  ]);
  await expect(reviewed({ billing, rates })).rejects.toMatchObject({ source: "r.csv", code: "unknown-shape" });
});
