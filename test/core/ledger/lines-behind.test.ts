import fc from "fast-check";
import type { Cell, Row } from "../../../src/core/cell";
import type { Source } from "../../../src/core/import/source";
import { countedLines } from "../../../src/core/ledger/counted-lines";
import { type Ledger, readLedger } from "../../../src/core/ledger/ledger";
import { linesBehind, type LinesBehind } from "../../../src/core/ledger/lines-behind";
import { LiveLedger } from "../../../src/core/ledger/live-ledger";
import { monthOf } from "../../../src/core/month";
import { DEFAULT_SETTINGS } from "../../../src/core/rules/settings";
import { edited, sheet, sourceOf } from "../drawn";

const YEAR = { first: monthOf(2025, 4), last: monthOf(2026, 3) };
const EVER = { first: monthOf(2000, 1), last: monthOf(2100, 12) };
const USD = { currency: "USD", from: "same", least: 1, greatest: 1 };

const HEADER = [
  "InvoiceNumber",
  "ResellerMpnId",
  "Subtotal",
  "Currency",
  "ChargeStartDate",
  "ChargeType",
  "PublisherName",
  "PricingCurrency",
  "PCToBCExchangeRate",
];
const DAILY_HEADER = ["InvoiceNumber", "ResellerMpnId", "PricingPreTaxTotal", "PricingCurrency", "UsageDate"];
const LINE: Row = ["G1", "1", 10, "USD", "2026-03-01", "new", "Microsoft", null, null];
/** The line with other cells, by their column. */
const line = (...changes: readonly (readonly [number, Cell])[]): Row => {
  const row = [...LINE];
  for (const [column, cell] of changes) row[column] = cell;
  return row;
};
const nce = (name: string, ...rows: readonly Row[]): Source => sourceOf(name, [HEADER, ...rows]);
const daily = (...rows: readonly Row[]): Source => sourceOf("daily", [DAILY_HEADER, ...rows]);
const monthly = (name: string, amount: number): Source =>
  sourceOf(name, [
    ["PLA ID", "Month", "Revenue USD"],
    ["1", "2026-03", amount],
  ]);
const insights = (id: string): Source =>
  sourceOf("insights", [
    ["ResellerMpnID", "Month", "BilledRevenueUSD"],
    [id, "2026-03-01", 10],
  ]);
const RATES = sheet("Rates")`
  Currency | Month   | USDPerUnit
  EUR      | 2026-02 | ${1.25}
  EUR      | 2026-03 | ${1.5}
  DKK      | 2026-03 | ${0.145}
`;

const ledgerOf = (billing: readonly Source[], rates: Source | null = null): Promise<Ledger> =>
  readLedger({
    billing,
    resellers: null,
    rates,
    settings: { ...DEFAULT_SETTINGS, excludeCustomerCredit: true, excludePublishers: ["contoso isv"] },
  });
const behind = (ledger: Ledger, reseller = "1", window = YEAR): LinesBehind =>
  linesBehind(ledger, [{ reseller, window }])[0] ?? { counted: NaN, leftOut: [], rates: [] };

test.each<[bucket: string, dated: boolean, billing: readonly Source[], counted: number]>([
  ["bad-amount", true, [nce("b", line([2, "n/a"]))], 0],
  ["bad-amount", false, [nce("b", line([2, "n/a"], [4, "soon"]))], 0],
  ["bad-date", false, [nce("b", line([0, "G2"], [4, "soon"]))], 0],
  ["unbilled", true, [nce("b", line([0, ""]))], 0],
  ["in-invoice", true, [nce("b", line()), daily(["G1", "1", 10, "USD", "2026-03-01"])], 1],
  ["duplicate-invoice", true, [nce("a", line()), nce("b", line())], 1],
  ["conflicting-invoice", true, [nce("a", line()), nce("b", line(), line())], 1],
  ["duplicate-source", true, [monthly("a", 10), monthly("b", 10)], 1],
  ["cross-check", true, [nce("b", line()), insights("1")], 1],
  ["customer-credit", true, [nce("b", line([5, "customerCredit"]))], 0],
  ["third-party", true, [nce("b", line([6, "Contoso ISV"]))], 0],
  ["no-rate", true, [nce("b", line([3, "EUR"]))], 0],
])(
  "a line that is %s (of a known month: %s) is left out for just that reason",
  async (bucket, dated, billing, counted) => {
    expect(behind(await ledgerOf(billing))).toEqual({
      counted,
      leftOut: [{ bucket, dated, lines: bucket === "conflicting-invoice" ? 2 : 1 }],
      rates: counted === 0 ? [] : [USD],
    });
  },
);

test("lines outside the window are in none of the numbers, and lines of no month in all of them", async () => {
  const ledger = await ledgerOf([
    nce(
      "b",
      line([4, "2025-03-31"], [0, "G1"]),
      line([4, "2025-04-01"], [0, "G2"]),
      line([4, "2026-03-31"], [0, "G3"]),
      line([4, "2026-04-01"], [0, "G4"]),
      line([4, "2025-03-31"], [0, "G1"], [3, "EUR"]),
      line([4, "2025-04-01"], [0, "G2"], [3, "EUR"]),
      line([4, "soon"], [0, "G5"]),
    ),
  ]);
  const undated = { bucket: "bad-date", dated: false, lines: 1 };
  const noRate = { bucket: "no-rate", dated: true, lines: 1 };
  expect(behind(ledger)).toEqual({ counted: 2, leftOut: [undated, noRate], rates: [USD] });
  expect(behind(ledger, "1", { first: monthOf(2027, 1), last: monthOf(2027, 12) })).toEqual({
    counted: 0,
    leftOut: [undated],
    rates: [],
  });
});

test("rates are told by currency and where they are from, the least and the greatest of the window", async () => {
  const euro = (day: string, rate: number | null): Row =>
    line([0, `G${day}`], [3, "EUR"], [4, day], [7, rate === null ? null : "USD"], [8, rate]);
  const ledger = await ledgerOf(
    [
      nce(
        "b",
        line(),
        euro("2026-01-01", 0.8),
        euro("2025-12-01", 0.5),
        euro("2025-01-01", 0.1),
        euro("2026-02-01", null),
        euro("2026-03-02", null),
        line([3, "DKK"]),
        line([1, "2"], [0, "G9"], [3, "EUR"]),
      ),
    ],
    RATES,
  );
  expect(behind(ledger)).toEqual({
    counted: 6,
    leftOut: [],
    rates: [
      { currency: "DKK", from: "table", least: 0.145, greatest: 0.145 },
      { currency: "EUR", from: "line", least: 1.25, greatest: 2 },
      { currency: "EUR", from: "table", least: 1.25, greatest: 1.5 },
      USD,
    ],
  });
  expect(behind(ledger, "2").rates).toEqual([{ currency: "EUR", from: "table", least: 1.5, greatest: 1.5 }]);
});

test("several resellers and windows are told in the order of the question, each on its own", async () => {
  const ledger = await ledgerOf([nce("b", line(), line([1, "2"]), line([1, "2"], [4, "2025-01-01"], [0, "G2"]))]);
  const asked = [
    { reseller: "2", window: YEAR },
    { reseller: "77", window: YEAR },
    { reseller: "1", window: YEAR },
    { reseller: "2", window: EVER },
  ];
  expect(linesBehind(ledger, asked).map(({ counted }) => counted)).toEqual([1, 0, 1, 2]);
  expect(linesBehind(ledger, [])).toEqual([]);
});

test("whatever the lines are and however they are edited, every line is behind one reseller, or names none", async () => {
  const row: fc.Arbitrary<Row> = fc
    .tuple(
      fc.constantFrom("G1", "G2", "G3", ""),
      fc.constantFrom<Cell>(111, "222", "", "x"),
      fc.constantFrom<Cell>(1, 2.5, -3, "?"),
      fc.constantFrom("USD", "EUR", "DKK"),
      fc.constantFrom("2025-03-31", "2025-04-01", "2026-03-05", "2026-04-01", "soon"),
      fc.constantFrom("new", "customerCredit"),
      fc.constantFrom("Microsoft", "Contoso ISV"),
      fc.constantFrom<Cell>(0.8, 0.917, null),
    )
    .map((cells) => [...cells.slice(0, 7), cells[7] === null ? null : "USD", cells[7]]);
  const lines = (told: readonly LinesBehind[], dated?: boolean): number =>
    told
      .flatMap(({ counted, leftOut }) => [{ dated: true, lines: counted }, ...leftOut])
      .reduce((sum, each) => (dated === undefined || each.dated === dated ? sum + each.lines : sum), 0);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.array(row, { maxLength: 10 }),
      fc.array(fc.tuple(fc.nat(45), row), { maxLength: 6 }),
      async (rows, others, edits) => {
        const ledger = await ledgerOf([edited(nce("a", ...rows)), nce("b", ...others)], RATES);
        const live = new LiveLedger(ledger);
        for (const [at, cells] of edits) {
          if (!live.apply([{ kind: "cells", source: 0, firstRow: 2 + at, rows: [cells] }])) return;
        }
        const told = (window: typeof YEAR): readonly LinesBehind[] =>
          linesBehind(
            ledger,
            ["111", "222"].map((reseller) => ({ reseller, window })),
          );
        let [all, nobodys] = [0, 0];
        for (const { reader } of ledger.sources) {
          for (const currency of reader.totals.currencies) all += reader.totals.lines(currency);
          for (let tally = 0; tally < reader.tallies.size; tally++)
            if (reader.tallies.reseller(tally) === 0) nobodys += reader.tallies.lines[tally] ?? 0;
        }
        expect(lines(told(EVER)) + nobodys).toBe(all);
        // Windows side by side share out the lines that have a month, and those of no month are in each.
        const parts = [
          { first: EVER.first, last: YEAR.first - 1 },
          YEAR,
          { first: YEAR.last + 1, last: EVER.last },
        ].map(told);
        expect(parts.reduce((sum, part) => sum + lines(part, true), 0)).toBe(lines(told(EVER), true));
        for (const part of parts) expect(lines(part, false)).toBe(lines(told(EVER), false));
        const [one, two] = await countedLines(ledger, ["111", "222"], YEAR);
        expect(told(YEAR).map(({ counted }) => counted)).toEqual([one?.length, two?.length]);
      },
    ),
    { numRuns: 80, seed: 20_261_125 },
  );
});
