import fc from "fast-check";
import type { Cell, Row } from "../../src/core/cell";
import type { Source } from "../../src/core/import/source";
import type { Review } from "../../src/core/rules/review";
import { reviewed, type Asked } from "./asked";
import { sheet, sourceOf } from "./drawn";

const HEADER = [
  "InvoiceNumber",
  "ResellerMpnId",
  "Subtotal",
  "Currency",
  "ChargeStartDate",
  "OrderDate",
  "PricingCurrency",
  "PCToBCExchangeRate",
  "ChargeType",
  "PublisherName",
  "BillingFrequency",
  "SubscriptionId",
];
const pick = (...cells: readonly Cell[]) => fc.constantFrom(...cells);
const row = fc.tuple(
  pick("G1", "G2", "G3", "G4", "", null),
  pick("1", "2", 3, "0004", "ID: 5", "0", null, "abc", "6.05E+06"),
  fc.oneof(
    fc.integer({ min: -99_999, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
    pick("1,234.565", "(12.34)", 0.1, -7, "n/a", "0E-20"),
  ),
  pick("USD", "EUR", "GBP"),
  pick("2025-04-01", "2025-08-14", "2026-02-28", "3/31/2026", "04/05/2026", 46_082, "", "soon"),
  pick("2025-07-01", null),
  pick("USD", "EUR"),
  pick(0.8, 3, 0, null),
  pick("new", "customerCredit"),
  pick("Microsoft", "Contoso ISV"),
  pick("Monthly", "Annual", null),
);
/** Rows that differ in their subscription, so that none of them can be taken for another. */
const rowsOf = fc
  .array(row, { minLength: 2, maxLength: 40 })
  .map((rows) => rows.map((each, at): Row => [...each, `s${at}`]));
const RESELLERS = sheet("list")`
  PLA ID | Name | Onboarded
  1      | A    | 2022-07
  2      | B    | 2021-04
  9      | C    | 2025-06
`;
const RATES = sheet("rates")`
  Currency | Month   | USDPerUnit
  EUR      | 2026-02 | 1.08
  EUR      | 2026-03 | 1.1
  GBP      | 2025-08 | 1.3
`;
const asked = (billing: Source | readonly Source[]): Asked => ({
  billing,
  resellers: RESELLERS,
  rates: RATES,
  settings: { excludeCustomerCredit: true, excludePublishers: ["*"] },
});
/** A permutation that a list of numbers gives. */
const ordered = <T>(items: readonly T[], by: readonly number[]): T[] =>
  items
    .map((item, at) => [by[at] ?? 0, at, item] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, , item]) => item);
/** The resellers without the place of their first line. */
const resellersOf = (review: Review) => review.resellers.map((reseller) => ({ ...reseller, firstLine: null }));
/** A review without the numbers of rows, in an order of its own. */
const placeless = (review: Review) => ({
  ...review,
  resellers: resellersOf(review),
  unassigned: review.unassigned.map((each) => JSON.stringify({ ...each, row: null })).sort(),
  problems: review.problems.map((problem) => JSON.stringify({ ...problem, row: null })).sort(),
  tieOut: Object.fromEntries(review.tieOut.map((each) => [`${each.source} ${each.currency}`, each])),
  sources: [...review.sources].sort((a, b) => (a.name < b.name ? -1 : 1)),
});
const shuffle = fc.array(fc.integer(), { minLength: 45, maxLength: 45 });

test("rows in another order give the same review", async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf, shuffle, async (rows, by) => {
      const one = await reviewed(asked(sourceOf("b", [HEADER, ...rows])));
      const other = await reviewed(asked(sourceOf("b", [HEADER, ...ordered(rows, by)])));
      expect(placeless(other)).toEqual(placeless(one));
      expect(one.ties).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("a file and its parts, in any order, give the same resellers", async () => {
  await fc.assert(
    fc.asyncProperty(
      rowsOf,
      shuffle,
      fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }),
      async (rows, by, parts) => {
        const whole = await reviewed(asked(sourceOf("b", [HEADER, ...rows])));
        const pieces = [0, 1, 2].map((part) =>
          // The one unambiguous date of each part settles how the doubtful ones are read.
          sourceOf(`b${part}`, [
            HEADER,
            ["G9", "0", 0, "USD", "12/31/2020", ...new Array<Cell>(6).fill(null), `t${part}`],
            ...rows.filter((_, at) => parts[at] === part),
          ]),
        );
        const one = await reviewed(asked(pieces));
        const other = await reviewed(asked(ordered(pieces, by)));
        expect(placeless(other)).toEqual(placeless(one));
        expect(resellersOf(one)).toEqual(resellersOf(whole));
      },
    ),
    { numRuns: 100 },
  );
});

test("files with invoices that repeat each other whole give the same resellers in any order", async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf, shuffle, async (rows, by) => {
      const source = (name: string, from: readonly Row[]) => sourceOf(name, [HEADER, ...from]);
      const files = [source("a", rows), source("b", ordered(rows, by)), source("c", rows)];
      const one = await reviewed(asked(files));
      const other = await reviewed(asked(ordered(files, by)));
      expect(resellersOf(other)).toEqual(resellersOf(one));
      expect(resellersOf(one)).toEqual(resellersOf(await reviewed(asked(source("a", rows)))));
    }),
    { numRuns: 60 },
  );
});
