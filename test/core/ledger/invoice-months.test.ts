import type { Cell } from "../../../src/core/cell";
import type { Settings } from "../../../src/core/rules/settings";
import { monthsIn, resellerIn, reviewed } from "../asked";
import { sourceOf } from "../drawn";

const HEADER = ["InvoiceNumber", "ResellerMpnId", "Subtotal", "Currency", "ChargeStartDate", "OrderDate"];
type Line = readonly [invoice: string, amount: number, start: Cell, order?: Cell];
const source = (name: string, ...lines: readonly Line[]) =>
  sourceOf(name, [
    HEADER,
    ...lines.map(([invoice, amount, ...dates]) => [invoice, "1", amount, "USD", ...dates.map((cell) => cell ?? null)]),
  ]);

async function monthsOf(lines: readonly Line[], monthBasis: Settings["monthBasis"] = "invoice") {
  const review = await reviewed({ billing: source("b", ...lines), settings: { monthBasis } });
  return Object.fromEntries(monthsIn(resellerIn(review, "1")).map(({ month, usd }) => [month, usd]));
}

test.each<[string, readonly Line[], Readonly<Record<string, number>>]>([
  [
    "the most frequent month wins, by lines and not by money",
    [
      ["G1", 1, "2026-02-01"],
      ["G1", 2, "2026-02-28"],
      ["G1", 1000, "2026-03-01"],
    ],
    { "2026-02": 1003 },
  ],
  [
    "of two months with as many lines the later one",
    [
      ["G1", 1, "2026-03-01"],
      ["G1", 2, "2026-02-01"],
    ],
    { "2026-03": 3 },
  ],
  [
    "a late credit falls into the month of its invoice",
    [
      ["G1", 10, "2026-03-01"],
      ["G1", 10, "2026-03-02"],
      ["G1", -5, "2025-01-01"],
    ],
    { "2026-03": 15 },
  ],
  [
    "each invoice has a month of its own",
    [
      ["G1", 10, "2026-02-01"],
      ["G2", 20, "2026-03-01"],
    ],
    { "2026-02": 10, "2026-03": 20 },
  ],
  [
    "a line without a date has the month of its invoice",
    [
      ["G1", 10, "2026-02-01"],
      ["G1", 20, null],
    ],
    { "2026-02": 30 },
  ],
  [
    "order dates have no vote",
    [
      ["G1", 10, "2026-02-01", "2026-03-03"],
      ["G1", 20, null, "2026-03-03"],
      ["G1", 30, null, "2026-03-03"],
    ],
    { "2026-02": 60 },
  ],
  [
    "without any charge start the order date places a line",
    [
      ["G1", 10, null, "2026-03-03"],
      ["G1", 20, null, "2026-02-03"],
    ],
    { "2026-02": 20, "2026-03": 10 },
  ],
])("%s", async (_, lines, months) => {
  expect(await monthsOf(lines)).toEqual(months);
});

const SPREAD: readonly Line[] = [
  ["G1", 1, "2026-02-01", "2026-03-03"],
  ["G1", 2, "2026-02-01", "2026-02-03"],
  ["G1", 4, "2026-01-01", "2026-01-03"],
  ["G1", 8, null, "2025-12-03"],
  ["G1", 16, "2025-11-01", null],
];

test.each<[Settings["monthBasis"], Readonly<Record<string, number>>]>([
  ["invoice", { "2026-02": 31 }],
  ["charge-start", { "2025-11": 16, "2025-12": 8, "2026-01": 4, "2026-02": 3 }],
  ["order-date", { "2025-11": 16, "2025-12": 8, "2026-01": 4, "2026-02": 2, "2026-03": 1 }],
])("the basis %s places the same lines", async (basis, months) => {
  expect(await monthsOf(SPREAD, basis)).toEqual(months);
});

test("the parts of a split invoice vote together", async () => {
  const a = source("a", ["G1", 1, "2026-03-01"]);
  const b = source("b", ["G1", 2, "2026-02-01"], ["G1", 4, "2026-02-02"]);
  const review = await reviewed({ billing: [a, b] });
  expect(monthsIn(resellerIn(review, "1"))).toEqual([{ month: "2026-02", usd: 7, lines: 3 }]);
});

test("the lines of a duplicate have no vote", async () => {
  const a = source(
    "a",
    ["G1", 1, "2026-03-01"],
    ["G1", 2, "2026-03-02"],
    ["G1", 4, "2026-02-01"],
    ["G1", 8, "2026-02-02"],
    ["G1", 16, "2026-03-03"],
  );
  const again = source("b", ["G1", 4, "2026-02-01"], ["G1", 8, "2026-02-02"]);
  const review = await reviewed({ billing: [a, again] });
  expect(monthsIn(resellerIn(review, "1"))).toEqual([{ month: "2026-03", usd: 31, lines: 5 }]);
});
