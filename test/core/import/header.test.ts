import type { Row } from "../../../src/core/cell";
import { headerIn } from "../../../src/core/import/header";
import { looksOf } from "../../../src/core/import/looks";
import { UnreadableSource } from "../../../src/core/import/source";
import { bucketsIn, monthsIn, problemsIn, resellerIn, reviewed } from "../asked";
import { drawn, sourceOf } from "../drawn";

const words = (text: string): Row => text.split(",");
const NCE = words("InvoiceNumber,MpnId,ResellerMpnId,Subtotal,Currency,ChargeStartDate");
const LINE = words("G1,9,1,10,USD,2026-03-01");

test.each<[string, string]>([
  ["nce-invoice", "InvoiceNumber,ResellerMpnId,OrderDate,Subtotal,Currency,ChargeStartDate,PCToBCExchangeRate"],
  ["nce-invoice", "invoice number,Reseller MPN ID,order date,SUB-TOTAL,currency"],
  ["nce-invoice", "invoiceNumber,tier2MpnId,orderDate,subtotal,totalForCustomer,chargeStartDate"],
  ["nce-invoice", "ResellerMpnId,OrderDate,ChargeStartDate,Subtotal,Currency"],
  ["nce-invoice", "ResellerMpnId,OrderDate,Subtotal,Currency"],
  ["daily-usage", "Tier2MpnId,InvoiceNumber,UsageDate,ChargeStartDate,BillingPreTaxTotal,PricingPreTaxTotal"],
  ["daily-usage", "resellerMpnId,usageDate,billingPreTaxTotal,billingCurrency"],
  ["legacy-license", "MpnId,ResellerMpnId,Amount,Subtotal,ChargeStartDate,ChargeEndDate,Currency"],
  ["legacy-usage", "MpnId,ResellerMpnId,InvoiceNumber,ChargeStartDate,PretaxCharges,Currency,UsageDate"],
  ["insights", "PGAMpnID,ResellerMpnID,IndirectProviderMpnID,Month,BilledRevenueUSD"],
  ["monthly", "Reseller,Month,Revenue USD"],
  ["monthly", "PLA ID,Billing month,USD"],
])("the shape %s is known by %s", (shape, header) => {
  expect(headerIn([words(header)])?.shape.id).toBe(shape);
});

test.each([1, 2, 50])("the header may stand in row %i", (row) => {
  const rows: Row[] = [...Array.from({ length: row - 1 }, (_, at) => (at % 2 ? [] : ["a note"])), NCE];
  expect(headerIn(rows)?.row).toBe(row);
});

test("a header in row 51 is too deep", () => {
  expect(headerIn([...Array.from({ length: 50 }, () => ["a note"]), NCE])).toBeNull();
});

test("a row of reseller names that only mentions the shape does not hide the header below it", () => {
  expect(headerIn([words("Subtotal,ChargeStartDate,InvoiceNumber"), NCE])?.row).toBe(2);
});

test.each<[string, readonly Row[], string, RegExp]>([
  ["no rows", [], "empty", /no rows/],
  ["blank rows", [[], [null, ""]], "empty", /no rows/],
  [
    "no reseller column",
    [words("InvoiceNumber,MpnId,Subtotal,ChargeStartDate"), LINE],
    "no-reseller-column",
    /MpnId is the provider's own/,
  ],
  [
    "only the provider's PartnerId",
    [words("PartnerId,InvoiceNumber,Subtotal,OrderDate"), LINE],
    "no-reseller-column",
    /ResellerMpnId/,
  ],
  [
    "no amount",
    [words("ResellerMpnId,InvoiceNumber,ChargeStartDate,Total"), LINE],
    "no-amount-column",
    /Total holds tax/,
  ],
  ["no date", [words("ResellerMpnId,InvoiceNumber,Subtotal"), LINE], "no-month-column", /ChargeStartDate/],
  ["another table", [words("Fruit,Colour"), words("apple,red")], "unknown-shape", /Fruit, Colour/],
])("a source with %s is refused with a sentence", async (_, rows, code, sentence) => {
  const error: unknown = await reviewed({ billing: sourceOf("x.csv", rows) }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnreadableSource);
  expect(error).toMatchObject({ source: "x.csv", code });
  expect(String(error)).toMatch(sentence);
});

test("no billing at all is refused", async () => {
  await expect(reviewed({ billing: [] })).rejects.toMatchObject({ code: "not-found" });
});

test.each<[string, readonly Row[]]>([
  ["billing", [NCE]],
  ["rates", drawn`Currency | Month | USDPerUnit`],
  ["resellers", drawn`PLA ID | Name | Onboarded`],
  ["resellers", drawn`MPN ID | Anniversary`],
])("a table of %s looks like one", (kind, rows) => {
  expect(looksOf(rows)?.kind).toBe(kind);
});

test.each<[string, readonly Row[]]>([
  ["customers", drawn`CustomerId | Name | Country`],
  ["a direct-bill export", [words("InvoiceNumber,MpnId,Subtotal,ChargeStartDate")]],
  ["nothing", []],
])("%s looks like nothing that we know", (_, rows) => {
  expect(looksOf(rows)).toBeNull();
});

test.each([
  [65_535, []],
  [65_536, ["65536"]],
  [65_537, []],
])("a file of %i rows is warned of: %j", async (rows, found) => {
  const billing = sourceOf("b", [NCE, ...Array.from({ length: rows - 1 }, () => LINE)]);
  const review = await reviewed({ billing });
  expect(problemsIn(review, "row-limit").map((problem) => problem.found)).toEqual(found);
  expect(bucketsIn(review, "b")).toEqual({ counted: [rows - 1, (rows - 1) * 10] });
});

test("a line of an invoice file whose numbers were taken away counts by its own date", async () => {
  const rows = drawn`
    ResellerMpnId | OrderDate  | ChargeStartDate | Subtotal | Currency
    1             | 2026-03-05 | 2026-02-01      | 10       | USD
    1             | 2026-03-05 |                 | 20       | USD
  `;
  const monthsBy = async (monthBasis: "invoice" | "order-date") =>
    monthsIn(resellerIn(await reviewed({ billing: sourceOf("x", rows), settings: { monthBasis } }), "1"));
  expect(await monthsBy("invoice")).toEqual([
    { month: "2026-02", usd: 10, lines: 1 },
    { month: "2026-03", usd: 20, lines: 1 },
  ]);
  expect(await monthsBy("order-date")).toEqual([{ month: "2026-03", usd: 30, lines: 2 }]);
});
