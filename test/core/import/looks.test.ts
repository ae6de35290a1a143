import type { Row } from "../../../src/core/cell";
import {
  looksLikeBilling,
  looksLikeRates,
  looksLikeResellers,
  looksOf,
  type Looks,
} from "../../../src/core/import/looks";
import { SHAPES } from "../../../src/core/import/shapes";
import { drawn, sourceOf } from "../drawn";

const NOTE: Row = ["Reconciliation", null, "March 2026"];

const TABLES: readonly (readonly [string, readonly Row[], Looks | null])[] = [
  [
    "new commerce invoices",
    drawn`InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate`,
    { kind: "billing", shape: "nce-invoice", headerRow: 1 },
  ],
  [
    "daily usage below a note",
    [NOTE, ...drawn`Reseller MPN ID | UsageDate | PricingPreTaxTotal | PricingCurrency`],
    { kind: "billing", shape: "daily-usage", headerRow: 2 },
  ],
  [
    "licence lines of old",
    drawn`PartnerId | Tier2MpnId | ChargeStartDate | Subtotal | Currency`,
    { kind: "billing", shape: "legacy-license", headerRow: 1 },
  ],
  [
    "usage lines of old",
    drawn`PartnerId | Tier2MpnId | ChargeStartDate | PretaxCharges | Currency`,
    { kind: "billing", shape: "legacy-usage", headerRow: 1 },
  ],
  ["insights", drawn`ResellerMpnID | Month | BilledRevenueUSD`, { kind: "billing", shape: "insights", headerRow: 1 }],
  ["sums per month", drawn`PLA ID | Month | Revenue USD`, { kind: "billing", shape: "monthly", headerRow: 1 }],
  ["a reseller list", drawn`PLA ID | Name | Onboarded`, { kind: "resellers", headerRow: 1, hasOnboarding: true }],
  [
    "a list without dates",
    drawn`Reseller ID | Reseller name`,
    { kind: "resellers", headerRow: 1, hasOnboarding: false },
  ],
  ["a report of ours", drawn`PLA ID | Reseller | Status | TTM USD`, null],
  [
    "a reseller list with a plain MPN ID",
    drawn`MPN ID | Company | Anniversary month`,
    { kind: "resellers", headerRow: 1, hasOnboarding: true },
  ],
  ["rates", drawn`Currency | Month | USDPerUnit`, { kind: "rates", headerRow: 1 }],
  ["Microsoft's own rates", drawn`CurrencyCode | USDPerUnit | Month`, { kind: "rates", headerRow: 1 }],
  [
    "a header in row 50",
    [...new Array<Row>(49).fill([]), ...drawn`PLA ID | Name | Onboarded`],
    { kind: "resellers", headerRow: 50, hasOnboarding: true },
  ],
  ["a header in row 51", [...new Array<Row>(50).fill([]), ...drawn`PLA ID | Name | Onboarded`], null],
  ["billing without a reseller", drawn`MpnId | InvoiceNumber | Subtotal | Currency | ChargeStartDate`, null],
  ["an address book", drawn`Name | E-mail | Phone`, null],
  ["a pivot", drawn`Row Labels | Sum of Subtotal`, null],
  ["a list of products", drawn`Id | Name | Price`, null],
  [
    "numbers alone",
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    null,
  ],
  ["a sheet of notes", [["Ask Anna about March"], [], ["ResellerMpnId is missing in the old file"]], null],
  ["nothing", [], null],
];

test.each(TABLES)("%s: recognised by the header", (_, rows, looks) => {
  expect(looksOf(rows)).toEqual(looks);
});

test("every shape is among the tables above", () => {
  const met = new Set(TABLES.map(([, , looks]) => (looks?.kind === "billing" ? looks.shape : null)));
  expect(SHAPES.filter(({ id }) => !met.has(id))).toEqual([]);
});

test.each<[string, readonly Row[], readonly boolean[]]>([
  ["billing", drawn`InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate`, [true, false, false]],
  ["resellers", drawn`PLA ID | Name | Onboarded`, [false, true, false]],
  ["rates", drawn`Currency | Month | USDPerUnit`, [false, false, true]],
  ["nothing we know", drawn`Name | Phone`, [false, false, false]],
])("a source of %s is that and nothing else, whatever the length of its batches", async (_, rows, expected) => {
  for (const batchRows of [1, 7, 1_000]) {
    const source = sourceOf("s", [NOTE, ...rows, ...new Array<Row>(200).fill(["x"])], batchRows);
    const looks = [await looksLikeBilling(source), await looksLikeResellers(source), await looksLikeRates(source)];
    expect(looks).toEqual(expected);
  }
});
