import fc from "fast-check";
import type { Row } from "../../../src/core/cell";
import { keptSums } from "../../../src/core/ledger/kept-sums";
import { readLedger, type Ledger } from "../../../src/core/ledger/ledger";
import { reviewOf } from "../../../src/core/rules/reviewing";
import type { Source } from "../../../src/core/import/source";
import { DEFAULT_SETTINGS } from "../../../src/core/rules/settings";
import { sheet, sourceOf } from "../drawn";

const rates = sheet("Rates")`
  CurrencyCode | Month   | USDPerUnit
  EUR          | 2025-04 | ${1.0873}
  EUR          | 2025-07 | ${1.1199}
`;
const list = sheet("List")`
  MPN ID | Name    | Onboarded
  111    | Contoso | 2022-07
  222    | Alpine  | 2022-08
`;
const HEADER: Row = ["InvoiceNumber", "ResellerMpnId", "ChargeStartDate", "Subtotal", "Currency", "BillingFrequency"];

const read = (billing: readonly Source[]): Promise<Ledger> =>
  readLedger({ billing, resellers: list, rates, settings: DEFAULT_SETTINGS });

/** The sums of a ledger's first source as the table that the workbook keeps. */
function keptTable(ledger: Ledger): Source {
  const rows = keptSums(ledger, 0).map((sum): Row => {
    return [sum.reseller, sum.month, sum.amount, sum.currency, sum.recurring ? "Monthly" : ""];
  });
  return sourceOf("kept", [["PLA ID", "Month", "Revenue USD", "Currency without rate", "Billing frequency"], ...rows]);
}

/** What a review says of resellers, without what can only be counted in the file itself. */
const money = (ledger: Ledger) =>
  reviewOf(ledger, "2026-04-20").resellers.map(({ lines, noRateLines, months, firstLine, reason, ...rest }) => ({
    ...rest,
    isWithoutRate: noRateLines > 0,
    months: months && [months.first, months.usd],
    has: [lines > 0, firstLine !== null, reason.length > 0],
  }));

test("a file and the sums that are kept of it give the same numbers and statuses", async () => {
  const row = fc
    .tuple(
      fc.constantFrom("G1", "G2", "G3", ""),
      fc.constantFrom("111", "222", "333", ""),
      fc.constantFrom("2025-04-01", "2025-07-31", "2026-03-05", "2025-12-01", "soon"),
      fc.integer({ min: -9_999_999, max: 9_999_999 }).map((thousandths) => thousandths / 1_000),
      fc.constantFrom("USD", "EUR", "NOK"),
      fc.constantFrom("Monthly", "Annual"),
    )
    .map((cells): Row => cells);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
      const file = await read([sourceOf("file", [HEADER, ...rows])]);
      if (keptSums(file, 0).length === 0) return;
      const again = await read([keptTable(file)]);
      const kept = new Set(money(again).map(({ id }) => id));
      expect(money(again)).toEqual(money(file).filter(({ id }) => kept.has(id)));
    }),
    { numRuns: 150, seed: 20_261_125 },
  );
});

test("lines without a reseller and lines without a rate are kept as what they are", async () => {
  const ledger = await read([
    sourceOf("file", [
      HEADER,
      ["G1", "111", "2025-04-01", 100.005, "EUR", "Monthly"],
      ["G1", "", "2025-04-01", 7, "USD", ""],
      ["G1", "222", "2025-04-01", 12.5, "NOK", ""],
      ["G1", "222", "2025-04-01", 12.5, "NOK", ""],
      ["", "222", "2025-04-01", 99, "USD", ""],
    ]),
  ]);
  expect(keptSums(ledger, 0)).toEqual([
    { reseller: "", month: "2025-04", amount: "7", currency: "", recurring: false, lines: 1 },
    { reseller: "111", month: "2025-04", amount: "108.7354365", currency: "", recurring: true, lines: 1 },
    { reseller: "222", month: "2025-04", amount: "25", currency: "NOK", recurring: false, lines: 2 },
  ]);
});
