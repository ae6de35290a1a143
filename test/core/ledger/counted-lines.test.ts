import fc from "fast-check";
import type { Row } from "../../../src/core/cell";
import { readLedger } from "../../../src/core/ledger/ledger";
import { countedLines as countedLinesOf, type CountedLine } from "../../../src/core/ledger/counted-lines";
import type { Ledger } from "../../../src/core/ledger/ledger";
import type { Window } from "../../../src/core/rules/windows";
import { LiveLedger } from "../../../src/core/ledger/live-ledger";
import { revenueBetween } from "../../../src/core/ledger/revenue-between";
import { monthOf } from "../../../src/core/month";
import { DEFAULT_SETTINGS } from "../../../src/core/rules/settings";
import { edited, sheet, sourceOf } from "../drawn";

const YEAR = { first: monthOf(2025, 4), last: monthOf(2026, 3) };

const billing = sheet("Billing")`
  InvoiceNumber | ResellerMpnId | ChargeStartDate | Subtotal | Currency | PCToBCExchangeRate | PricingCurrency
  G1            | 111           | 2025-04-01      | ${100}   | USD      |                    |
  G1            | 222           | 2025-04-01      | ${50}    | USD      |                    |
  G2            | 111           | 2025-05-01      | ${92}    | EUR      | ${0.92}            | USD
  G3            | 111           | 2025-06-01      | ${1000}  | DKK      |                    |
  G3            | 111           | 2025-06-01      | ${5}     | SEK      |                    |
                | 111           | 2025-06-01      | ${7}     | USD      |                    |
  G4            | 111           | 2025-03-01      | ${9}     | USD      |                    |
  G5            | 111           | 2026-03-31      | ${-1.25} | USD      |                    |
`;
const rates = sheet("Rates")`
  CurrencyCode | Month   | USDPerUnit
  DKK          | 2025-06 | ${0.145}
`;

async function countedLines(ledger: Ledger, id: string, window: Window): Promise<readonly CountedLine[]> {
  const [lines = []] = await countedLinesOf(ledger, [id], window);
  return lines;
}

const ledgerOf = (keepsRows: boolean) =>
  readLedger({
    billing: [keepsRows ? edited(billing) : billing],
    resellers: null,
    rates,
    settings: DEFAULT_SETTINGS,
  });

test("the counted lines have their row, month, amount and rate; the others are left out", async () => {
  const lines = await countedLines(await ledgerOf(true), "111", YEAR);
  const source = "Billing";
  expect(lines).toEqual([
    { source, row: 2, month: "2025-04", amount: 100, currency: "USD", usdPerUnit: 1, rateFrom: "same", usd: 100 },
    { source, row: 4, month: "2025-05", amount: 92, currency: "EUR", usdPerUnit: 1 / 0.92, rateFrom: "line", usd: 100 },
    { source, row: 5, month: "2025-06", amount: 1000, currency: "DKK", usdPerUnit: 0.145, rateFrom: "table", usd: 145 },
    { source, row: 9, month: "2026-03", amount: -1.25, currency: "USD", usdPerUnit: 1, rateFrom: "same", usd: -1.25 },
  ]);
});

test("a reseller that nobody has heard of has no lines and no revenue", async () => {
  const ledger = await ledgerOf(true);
  expect([await countedLines(ledger, "77", YEAR), revenueBetween(ledger, "77", YEAR.first, YEAR.last)]).toEqual([
    [],
    0,
  ]);
});

test("several resellers are found in one go, each with its own lines", async () => {
  const ledger = await ledgerOf(true);
  const [two, none, one] = await countedLinesOf(ledger, ["222", "77", "111"], YEAR);
  expect([two?.map(({ row }) => row), none, one?.map(({ row }) => row)]).toEqual([[3], [], [2, 4, 5, 9]]);
});

test("a source that does not remember its rows is read again for the same lines", async () => {
  const again = await ledgerOf(false);
  expect(await countedLines(again, "111", YEAR)).toEqual(await countedLines(await ledgerOf(true), "111", YEAR));
  expect(await countedLines(again, "77", YEAR)).toEqual([]);
});

test.each`
  first        | last         | usd       | why
  ${"2025-04"} | ${"2026-03"} | ${343.75} | ${"both ends are counted"}
  ${"2025-03"} | ${"2025-03"} | ${9}      | ${"one month"}
  ${"2025-05"} | ${"2026-02"} | ${245}    | ${"the months at both ends are not"}
  ${"2026-04"} | ${"2026-12"} | ${0}      | ${"nothing was billed"}
`(
  "from $first to $last it is $usd: $why",
  async ({ first, last, usd }: { first: string; last: string; usd: number }) => {
    const month = (text: string): number => monthOf(Number(text.slice(0, 4)), Number(text.slice(5)));
    expect(revenueBetween(await ledgerOf(true), "111", month(first), month(last))).toBe(usd);
  },
);

test("whatever the lines are and however they are edited, they add up to the revenue of the window", async () => {
  const header: Row = [
    "InvoiceNumber",
    "ResellerMpnId",
    "ChargeStartDate",
    "Subtotal",
    "Currency",
    "PCToBCExchangeRate",
    "PricingCurrency",
  ];
  const row: fc.Arbitrary<Row> = fc
    .tuple(
      fc.constantFrom("G1", "G2", "G3", ""),
      fc.constantFrom(111, "222", ""),
      fc.constantFrom("2025-04-01", "2025-07-31", "2026-03-05", "2024-01-01"),
      fc.integer({ min: -9_999_999, max: 9_999_999 }).map((tenThousandths) => tenThousandths / 10_000),
      fc.constantFrom("USD", "EUR"),
    )
    .map(([invoice, id, day, amount, currency]) => [invoice, id, day, amount, currency, 0.917, "USD"]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(45), row), { maxLength: 6 }),
      async (rows, edits) => {
        const request = { resellers: null, rates: null, settings: DEFAULT_SETTINGS };
        const ledger = await readLedger({ ...request, billing: [edited(sourceOf("Billing", [header, ...rows]))] });
        const live = new LiveLedger(ledger);
        for (const [at, cells] of edits) {
          if (!live.apply([{ kind: "cells", source: 0, firstRow: 2 + at, rows: [cells] }])) return;
        }
        for (const id of ["111", "222"]) {
          const cents = (await countedLines(ledger, id, YEAR)).reduce((sum, { usd }) => sum + Math.round(usd * 100), 0);
          expect(cents + 0).toBe(Math.round(revenueBetween(ledger, id, YEAR.first, YEAR.last) * 100) + 0);
        }
      },
    ),
    { numRuns: 60, seed: 20_261_123 },
  );
});
