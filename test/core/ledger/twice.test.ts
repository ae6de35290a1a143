import type { Row } from "../../../src/core/cell";
import { bucketsIn, problemsIn, resellerIn, reviewed } from "../asked";
import { sheet, sourceOf } from "../drawn";

const HEADER = ["InvoiceNumber", "ResellerMpnId", "Subtotal", "Currency", "ChargeStartDate", "SubscriptionId"];
const line = (invoice: string, amount: number, subscription = "s"): Row => [
  invoice,
  "1",
  amount,
  "USD",
  "2026-03-01",
  subscription,
];
const nce = (name: string, ...rows: readonly Row[]) => sourceOf(name, [HEADER, ...rows]);

/** What becomes of each further source, given after source `a`. */
async function outcome(...sources: readonly (readonly Row[])[]) {
  const names = ["a", "b", "c", "d"];
  const review = await reviewed({ billing: sources.map((rows, at) => nce(names[at] ?? "", ...rows)) });
  return sources.map((_, at) => bucketsIn(review, names[at] ?? ""));
}

test("the same invoice in two files counts once", async () => {
  const rows = [line("G1", 10), line("G1", 5, "t")];
  expect(await outcome(rows, rows)).toEqual([{ counted: [2, 15] }, { "duplicate-invoice": [2, 15] }]);
});

test("rows in another order are the same rows", async () => {
  const rows = [line("G1", 10), line("G1", 5, "t")];
  expect((await outcome(rows, [...rows].reverse()))[1]).toEqual({ "duplicate-invoice": [2, 15] });
});

test("a later file that holds only a part of the invoice is a duplicate", async () => {
  const [a, b] = await outcome([line("G1", 10), line("G1", 5)], [line("G1", 5)]);
  expect([a, b]).toEqual([{ counted: [2, 15] }, { "duplicate-invoice": [1, 5] }]);
});

test("a later file with other rows of the invoice is the other part of a split export", async () => {
  const [a, b] = await outcome([line("G1", 10)], [line("G1", 5), line("G1", 7)]);
  expect([a, b]).toEqual([{ counted: [1, 10] }, { counted: [2, 12] }]);
});

test("a later file with all rows and one more conflicts", async () => {
  const [a, b] = await outcome([line("G1", 10)], [line("G1", 10), line("G1", 5)]);
  expect([a, b]).toEqual([{ counted: [1, 10] }, { "conflicting-invoice": [2, 15] }]);
});

test("twins inside one file are two rows", async () => {
  expect(await outcome([line("G1", 10), line("G1", 10)])).toEqual([{ counted: [2, 20] }]);
});

test.each([
  [2, 2, "duplicate-invoice"],
  [2, 1, "duplicate-invoice"],
  [1, 2, "conflicting-invoice"],
  [1, 1, "duplicate-invoice"],
])("%i twins before %i twins make the later ones %s", async (before, after, bucket) => {
  const twins = (count: number) => Array.from({ length: count }, () => line("G1", 10));
  const [, b] = await outcome(twins(before), twins(after));
  expect(b).toEqual({ [bucket]: [after, 10 * after] });
});

test("a third file is held against both parts of a split export", async () => {
  const both = [line("G1", 10), line("G1", 5)];
  const [, b, c] = await outcome([line("G1", 10)], [line("G1", 5)], both);
  expect([b, c]).toEqual([{ counted: [1, 5] }, { "duplicate-invoice": [2, 15] }]);
});

test("three parts of a split export all count", async () => {
  const parts = await outcome([line("G1", 1)], [line("G1", 2)], [line("G1", 3)]);
  expect(parts).toEqual([{ counted: [1, 1] }, { counted: [1, 2] }, { counted: [1, 3] }]);
});

test("each invoice of a file is judged alone", async () => {
  const [, b] = await outcome(
    [line("G1", 10), line("G2", 20), line("G3", 30)],
    [line("G1", 10), line("G2", 21), line("G3", 30), line("G3", 1), line("G4", 4)],
  );
  expect(b).toEqual({ "duplicate-invoice": [1, 10], counted: [2, 25], "conflicting-invoice": [2, 31] });
});

test("the order of the files decides which of the two is the later", async () => {
  const rows = [line("G1", 10)];
  const more = [line("G1", 10), line("G1", 5)];
  expect((await outcome(more, rows))[1]).toEqual({ "duplicate-invoice": [1, 10] });
});

test.each([" g1 ", "'G1", " ’G1"])("the invoice number “%s” is G1", async (number) => {
  const [, b] = await outcome([line("G1", 10)], [line(number, 10, "'s")]);
  expect(b).toEqual({ "duplicate-invoice": [1, 10] });
});

test("a conflict is a problem that names the invoice and both files", async () => {
  const review = await reviewed({
    billing: [nce("a.csv", line("G1", 10)), nce("b.csv", line("G1", 10), line("G1", 5))],
  });
  expect(problemsIn(review, "conflicting-invoice")).toEqual([
    { code: "conflicting-invoice", source: "b.csv", row: null, column: "InvoiceNumber", found: "G1 also in a.csv" },
  ]);
});

test("a conflict of daily files about an invoice that an invoice file has is no problem", async () => {
  const again = sheet("again")`
    InvoiceNumber | Tier2MpnId | UsageDate  | PricingPreTaxTotal | PricingCurrency
    G1            | 1          | 2026-03-05 | 4                  | USD
    G1            | 1          | 2026-03-07 | 8                  | USD
  `;
  const alone = await reviewed({ billing: [daily, again] });
  expect(problemsIn(alone, "conflicting-invoice")).toHaveLength(1);
  const beside = await reviewed({ billing: [daily, again, nce("nce", line("G1", 10))] });
  expect([bucketsIn(beside, "again"), beside.problems]).toEqual([{ "in-invoice": [2, 12] }, []]);
});

test("a duplicate is no problem, and both files tie", async () => {
  const rows = [line("G1", 10)];
  const review = await reviewed({ billing: [nce("a", ...rows), nce("b", ...rows)] });
  expect([review.problems, review.ties]).toEqual([[], true]);
});

test("the same values in other spellings are the same rows", async () => {
  const a = sheet("a")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate        | ChargeType | CustomerId
    G1            | 0012345       | 1,234.50 | USD      | 2026-03-01T00:00:00Z   | New        | ABC
    G1            | ID: 12345     | 7.25     | USD      | 2026-03-15             | renew      | ABC
  `;
  const b = sheet("b")`
    chargetype | reseller MPN ID | SUBTOTAL   | currency | charge start date | Customer-Id | Invoice Number
    new        | ${12345}        | ${1234.5}  | usd      | ${46_082}         | abc         | G1
    Renew      | 12,345          | ${7.25}    | USD      | 3/15/2026         | ABC         | G1
  `;
  const review = await reviewed({ billing: [a, b] });
  expect(bucketsIn(review, "b")).toEqual({ "duplicate-invoice": [2, 1241.75] });
});

test("daily rows are compared by the amount and the currency that count of them", async () => {
  const day = (name: string, amount: number, currency = "USD") => sheet(name)`
    InvoiceNumber | Tier2MpnId | UsageDate  | PricingPreTaxTotal | PricingCurrency | BillingPreTaxTotal | BillingCurrency
    G1            | 1          | 2026-03-05 |                    | EUR             | ${amount}          | ${currency}
  `;
  const review = await reviewed({ billing: [day("a", 10), day("b", 2_000), day("c", 10), day("d", 10, "GBP")] });
  expect(["a", "b", "c"].map((name) => bucketsIn(review, name))).toEqual([
    { counted: [1, 10] },
    { counted: [1, 2_000] },
    { "duplicate-invoice": [1, 10] },
  ]);
  expect(bucketsIn(review, "d", "GBP")).toEqual({ "no-rate": [1, 10] });
});

test("daily rows with the same amount before tax are the same, whatever stands in the column that is not read", async () => {
  const day = (name: string, billing: number | null) => sheet(name)`
    InvoiceNumber | Tier2MpnId | UsageDate  | PricingPreTaxTotal | PricingCurrency | BillingPreTaxTotal | BillingCurrency
    G1            | 1          | 2026-03-05 | 10                 | USD             | ${billing}         | EUR
  `;
  const review = await reviewed({ billing: [day("a", 9), day("b", null)] });
  expect(bucketsIn(review, "b")).toEqual({ "duplicate-invoice": [1, 10] });
});

test("a daily file without the column of pricing amounts is compared by the amounts that it has", async () => {
  const both = sheet("a")`
    InvoiceNumber | Tier2MpnId | UsageDate  | PricingPreTaxTotal | PricingCurrency | BillingPreTaxTotal | BillingCurrency
    G1            | 1          | 2026-03-05 |                    |                 | 10                 | USD
  `;
  const one = sheet("b")`
    InvoiceNumber | Tier2MpnId | UsageDate  | BillingPreTaxTotal | BillingCurrency
    G1            | 1          | 2026-03-05 | 10                 | USD
  `;
  expect(bucketsIn(await reviewed({ billing: [both, one] }), "b")).toEqual({ "duplicate-invoice": [1, 10] });
});

test("a column that one of the files lacks is left out of the comparison", async () => {
  const a = sheet("a")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate | OrderId
    G1            | 1             | 10       | USD      | 2026-03-01      | o1
  `;
  const b = sheet("b")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate
    G1            | 1             | 10       | USD      | 2026-03-01
  `;
  expect(bucketsIn(await reviewed({ billing: [a, b] }), "b")).toEqual({ "duplicate-invoice": [1, 10] });
});

const NCE = "InvoiceNumber,ResellerMpnId,Subtotal,Currency,ChargeStartDate";
const DAILY = "InvoiceNumber,Tier2MpnId,BillingPreTaxTotal,BillingCurrency,UsageDate";
const LEGACY = "InvoiceNumber,ResellerMpnId,PretaxCharges,Currency,ChargeStartDate";

test.each([
  [DAILY, "ResourceGroup", "rg1", "rg2"],
  [DAILY, "resourceUri", "/subscriptions/s/vm1", "/subscriptions/s/vm2"],
  [DAILY, "ResourceLocation", "EU West", "EU North"],
  [LEGACY, "Region", "US East", "US West"],
  [LEGACY, "DetailLineItemId", "1", "2"],
  [LEGACY, "UsageDate", "3/1/2026", "3/16/2026"],
  [NCE, "ReservationOrderId", "r1", "r2"],
  [NCE, "BillingFrequency", "Monthly", "Annual"],
  [NCE, "PricingCurrency", "USD", "EUR"],
  [NCE, "PCToBCExchangeRate", "0.5", "0.9"],
  [NCE, "CustomerName", "Contoso", "Fabrikam"],
  [NCE, "ProductName", "Exchange", "Teams"],
])("rows under %s that differ in their %s alone are two rows", async (header, title, one, other) => {
  const file = (name: string, value: string) =>
    sourceOf(name, [
      [...header.split(","), title],
      ["G1", "1", 600, "USD", "2026-03-01", value],
    ]);
  const review = await reviewed({ billing: [file("a", one), file("b", other), file("c", ` ${one.toUpperCase()}`)] });
  expect([bucketsIn(review, "b"), bucketsIn(review, "c")]).toEqual([
    { counted: [1, 600] },
    { "duplicate-invoice": [1, 600] },
  ]);
});

test.each([
  ["beside the id of the customer", ["CustomerId", "CustomerName"], ["CustomerId", "CustomerName"]],
  ["beside the id of the product", ["ProductId", "ProductName"], ["ProductId", "ProductName"]],
  ["beside the SKU", ["SkuId", "ProductName"], ["SkuId", "ProductName"]],
  ["of another kind", ["OrderId", "CustomerName"], ["OrderId", "CustomerDomainName"]],
])("a name %s does not tell rows apart", async (_, here, there) => {
  const file = (name: string, titles: readonly string[], named: string) =>
    sourceOf(name, [
      [...NCE.split(","), ...titles],
      ["G1", "1", 600, "USD", "2026-03-01", "id", named],
    ]);
  const review = await reviewed({ billing: [file("a", here, "Contoso"), file("b", there, "Contoso Ltd")] });
  expect(bucketsIn(review, "b")).toEqual({ "duplicate-invoice": [1, 600] });
});

const daily = sheet("daily")`
  InvoiceNumber | Tier2MpnId | UsageDate  | PricingPreTaxTotal | PricingCurrency | BillingPreTaxTotal | BillingCurrency
  G1            | 1          | 2026-03-05 | 4                  | USD             | 3.4                | EUR
  G9            | 1          | 2026-03-06 | 6                  | USD             | 5.1                | EUR
`;

test.each(["before", "after"])(
  "daily lines of an invoice that stands in an invoice file are left out, given %s it",
  async (place) => {
    const invoice = nce("nce", line("G1", 10));
    const review = await reviewed({ billing: place === "before" ? [daily, invoice] : [invoice, daily] });
    expect(bucketsIn(review, "daily")).toEqual({ "in-invoice": [1, 4], counted: [1, 6] });
    expect(resellerIn(review, "1").ttmUsd).toBe(16);
  },
);

test("an apostrophe before the number of an invoice does not hide it from the invoice file", async () => {
  const review = await reviewed({ billing: [daily, nce("nce", line("'G1", 10))] });
  expect(bucketsIn(review, "daily")).toEqual({ "in-invoice": [1, 4], counted: [1, 6] });
});

test("daily lines alone count", async () => {
  expect(bucketsIn(await reviewed({ billing: daily }), "daily")).toEqual({ counted: [2, 10] });
});

test("legacy files without invoice numbers that hold the same lines count once, and it is said", async () => {
  const legacy = (name: string, last: string) => sheet(name)`
    ResellerMpnId | Subtotal | Currency | ChargeStartDate | OfferName
    1             | 10       | USD      | 3/1/2026        | x
    1             | ${last}  | USD      | 3/2/2026        | x
  `;
  const review = await reviewed({ billing: [legacy("a", "5"), legacy("b", "5"), legacy("c", "6")] });
  expect(bucketsIn(review, "b")).toEqual({ "duplicate-source": [2, 15] });
  expect(bucketsIn(review, "c")).toEqual({ counted: [2, 16] });
  expect(problemsIn(review, "duplicate-source")).toEqual([
    { code: "duplicate-source", source: "b", row: null, column: null, found: "a" },
  ]);
});

test("legacy files that only add up alike are two files", async () => {
  const legacy = (name: string, ...rows: readonly (readonly [customer: string, amount: number])[]) =>
    sourceOf(name, [
      ["ResellerMpnId", "CustomerName", "Subtotal", "Currency", "ChargeStartDate"],
      ...rows.map(([customer, amount]) => ["1", customer, amount, "USD", "2026-03-01"]),
      ["Total", null, null, null, null],
    ]);
  const review = await reviewed({
    billing: [
      legacy("a", ["Contoso", 10], ["Contoso", 5]),
      legacy("b", ["Fabrikam", 10], ["Fabrikam", 5]),
      legacy("c", ["Contoso", 12], ["Contoso", 3]),
      legacy("d", ["Fabrikam", 5], ["Fabrikam", 10]),
    ],
  });
  expect([bucketsIn(review, "b"), bucketsIn(review, "c")]).toEqual([{ counted: [2, 15] }, { counted: [2, 15] }]);
  expect(bucketsIn(review, "d")).toEqual({ "duplicate-source": [2, 15] });
  expect(problemsIn(review, "duplicate-source").map(({ found }) => found)).toEqual(["b"]);
});
