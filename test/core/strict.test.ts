import { sheet, sourceOf } from "./drawn";
import { bucketsIn, problemsIn, resellerIn, reviewed } from "./asked";

const NCE = ["InvoiceNumber", "ResellerMpnId", "Subtotal", "Currency", "ChargeStartDate"];

test("a first row with a null currency is not US dollars", async () => {
  const review = await reviewed({ billing: sourceOf("a", [NCE, ["G1", "1", 10, null, "2026-03-01"]]) });
  expect(bucketsIn(review, "a", "(none)")).toEqual({ "no-rate": [1, 10] });
});

test("a source without a column of publishers takes none from another source", async () => {
  const a = sheet("a")`
    ResellerMpnId | Subtotal | Currency | ChargeStartDate | OfferName
    1 | 10 | USD | 2026-03-01 | x
  `;
  const b = sheet("b")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate | PublisherName
    G1 | 1 | 20 | USD | 2026-03-01 | Contoso ISV
  `;
  const review = await reviewed({ billing: [a, b], settings: { excludePublishers: ["contoso isv"] } });
  expect(bucketsIn(review, "a")).toEqual({ counted: [1, 10] });
});

test("a line without a publisher takes none from the lines around it", async () => {
  const rows = [
    [...NCE, "PublisherName"],
    ["G1", "1", 5, "USD", "2026-03-01", null],
    ["G1", "1", 7, "USD", "2026-03-01", "Contoso"],
  ];
  const review = await reviewed({ billing: sourceOf("b", rows), settings: { excludePublishers: ["Contoso"] } });
  expect(bucketsIn(review, "b")).toEqual({ counted: [1, 5], "third-party": [1, 7] });
});

test("a charge type of the same spelling does not decide about the billing frequency", async () => {
  const rows = [
    [...NCE, "ChargeType", "BillingFrequency"],
    ["G1", "1", 30, "USD", "2026-03-01", "Monthly", "Monthly"],
  ];
  const review = await reviewed({ billing: sourceOf("b", rows) });
  expect(resellerIn(review, "1").runRateUsd).toBe(10);
});

test("what a neighbouring column tells does not hang on the row it stands in", async () => {
  const header = [...NCE, "OrderDate"];
  const plain = Array.from({ length: 2_500 }, (_, at) => [`G${at}`, "1", 1, "USD", "02/01/2026", ""]);
  const telling = ["G", "1", 1, "USD", "02/01/2026", "25/01/2026"];
  const early = await reviewed({
    billing: sourceOf("b", [header, telling, ...plain]),
    settings: { monthBasis: "charge-start" },
  });
  const late = await reviewed({
    billing: sourceOf("b", [header, ...plain, telling]),
    settings: { monthBasis: "charge-start" },
  });
  expect(resellerIn(late, "1").months).toEqual(resellerIn(early, "1").months);
});
test("two values that tell late change nothing either", async () => {
  const header = [...NCE, "OrderDate"];
  const plain = Array.from({ length: 2_500 }, () => [`G1`, "1", 1, "USD", "02/01/2026", ""]);
  const rest = [
    ["G1", "1", 1, "USD", "", "25/01/2026"],
    ["G1", "1", 1, "USD", "", "03/01/2026"],
  ];
  const early = await reviewed({ billing: sourceOf("b", [header, ...rest, ...plain]) });
  const late = await reviewed({ billing: sourceOf("b", [header, ...plain, ...rest]) });
  expect(resellerIn(late, "1").months).toEqual(resellerIn(early, "1").months);
});

test("total words in a customer name do not skip a row whose id cannot be read", async () => {
  const rows = [
    [...NCE, "CustomerName"],
    ["G1", "abc", 30, "USD", null, "Total Energies SE"],
  ];
  const review = await reviewed({ billing: sourceOf("b", rows) });
  expect(bucketsIn(review, "b")).toEqual({ "bad-reseller-id": [1, 30] });
});
test("total words in a customer name do not skip a line of an invoice without a reseller", async () => {
  const rows = [
    [...NCE, "CustomerName"],
    ["G1", "0", 30, "USD", null, "Total Energies SE"],
    ["G1", "7", 30, "USD", "2026-03-01", "x"],
  ];
  const review = await reviewed({ billing: sourceOf("b", rows) });
  expect(bucketsIn(review, "b")).toEqual({ unassigned: [1, 30], counted: [1, 30] });
});

test("a date in a far year does not count for another reseller", async () => {
  const rows = [NCE, ["G1", "2", 10, "USD", "2026-03-01"], ["G2", "1", 999, "USD", "4756-11-01"]];
  const review = await reviewed({ billing: sourceOf("b", rows) });
  expect(resellerIn(review, "2").ttmUsd).toBe(10);
});

test("serial texts alone are not mixed dates", async () => {
  const rows = [NCE, ["G1", "1", 10, "USD", "46082"], ["G2", "1", 10, "USD", "46054"]];
  const review = await reviewed({ billing: sourceOf("b", rows) });
  expect(problemsIn(review, "mixed-dates")).toEqual([]);
});
test("a word among serials is not a text date", async () => {
  const rows = [NCE, ["G1", "1", 10, "USD", 46082], ["G2", "1", 10, "USD", "soon"]];
  const review = await reviewed({ billing: sourceOf("b", rows) });
  expect(problemsIn(review, "mixed-dates")).toEqual([]);
});

test("a PartnerId that is a number is the provider's own id", async () => {
  const billing = sheet("b")`
    PartnerId | InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate
    1000001 | G1 | 1000001 | 10 | USD | 2026-03-01
  `;
  expect(bucketsIn(await reviewed({ billing }), "b")).toEqual({ unassigned: [1, 10] });
});

test("the pricing amount is never taken to be in the billing currency", async () => {
  const billing = sheet("b")`
    InvoiceNumber | Tier2MpnId | UsageDate | PricingPreTaxTotal | BillingPreTaxTotal | BillingCurrency
    G1 | 1 | 2026-03-01 | 10 | 8.5 | EUR
  `;
  const review = await reviewed({ billing });
  expect(review.tieOut.map((r) => [r.currency, r.amount])).not.toEqual([["EUR", 10]]);
});

test("a copy whose ids lost their zeros in Excel is the same invoice", async () => {
  const a = sheet("a")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate | SkuId
    G1 | 1 | 10 | USD | 2026-03-01 | 0001
  `;
  const b = sheet("b")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate | SkuId
    G1 | 1 | ${10} | USD | ${46082} | ${1}
  `;
  expect(bucketsIn(await reviewed({ billing: [a, b] }), "b")).toEqual({ "duplicate-invoice": [1, 10] });
});
test("a copy whose numbers lost digits in Excel is the same invoice", async () => {
  const a = sheet("a")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate | EffectiveUnitPrice
    G1 | 1 | 10 | USD | 2026-03-01 | 0.384615384615384615
  `;
  const b = sheet("b")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate | EffectiveUnitPrice
    G1 | 1 | ${10} | USD | ${46082} | ${0.384615384615385}
  `;
  expect(bucketsIn(await reviewed({ billing: [a, b] }), "b")).toEqual({ "duplicate-invoice": [1, 10] });
});

test("a third source with fewer columns does not make two split parts one", async () => {
  const a = sheet("a")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate | OrderId
    G1 | 1 | 10 | USD | 2026-03-01 | o1
    G2 | 1 | 3 | USD | 2026-02-01 | o9
  `;
  const b = sheet("b")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate | OrderId
    G1 | 1 | 10 | USD | 2026-03-01 | o2
  `;
  const c = sheet("c")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate
    G2 | 1 | 3 | USD | 2026-02-01
  `;
  const review = await reviewed({ billing: [a, b, c] });
  expect(bucketsIn(review, "b")).toEqual({ counted: [1, 10] });
  expect(bucketsIn(review, "c")).toEqual({ "duplicate-invoice": [1, 3] });
});

test("an export without a column of invoices counts once when it is given twice", async () => {
  const draw = (name: string) => sheet(name)`
    ResellerMpnId | Subtotal | Currency | ChargeStartDate | PCToBCExchangeRate
    1 | 10 | USD | 2026-03-01 | 1
  `;
  const review = await reviewed({ billing: [draw("a"), draw("b")] });
  expect(resellerIn(review, "1").ttmUsd).toBe(10);
});

test("a huge amount leaves the review plain data", async () => {
  const rows = [NCE, ["G1", "1", "1e400", "USD", "2026-03-01"]];
  const review = await reviewed({ billing: sourceOf("b", rows) });
  expect(JSON.parse(JSON.stringify(review))).toEqual(review);
});

test("a row without a month and one with it are not two months", async () => {
  const resellers = sheet("l")`
    PLA ID | Name | Onboarded
    1 | A |
    1 | A | 2022-07
  `;
  const review = await reviewed({ billing: sourceOf("b", [NCE, ["G1", "1", 5, "USD", "2026-03-01"]]), resellers });
  expect(resellerIn(review, "1").onboarded).toBe("2022-07");
});
test("what only the second row of a reseller says counts too", async () => {
  const resellers = sheet("l")`
    PLA ID | Name | Onboarded | Deauthorized
    1 | A | 2022-07 |
    1 | A | 2022-07 | 2025-05-31
  `;
  const review = await reviewed({ billing: sourceOf("b", [NCE, ["G1", "1", 5, "USD", "2026-03-01"]]), resellers });
  expect(resellerIn(review, "1").status).toBe("deauthorized");
});
test("an onboarding date that can be read in two ways is said", async () => {
  const resellers = sheet("l")`
    PLA ID | Name | Onboarded
    1 | A | 03/04/2022
  `;
  const review = await reviewed({ billing: sourceOf("b", [NCE, ["G1", "1", 5, "USD", "2026-03-01"]]), resellers });
  expect(problemsIn(review, "ambiguous-dates")).toHaveLength(1);
});

test("a long cell of digits is refused at once", async () => {
  const rows = [NCE, ["G1", "1", `${"1".repeat(32_000)}x`, "USD", "2026-03-01"]];
  const started = performance.now();
  await reviewed({ billing: sourceOf("b", rows) });
  expect(performance.now() - started).toBeLessThan(1_000);
});
test("no long cell of any column takes long", async () => {
  for (const long of [
    "1".repeat(32_000) + "x",
    "1 ".repeat(16_000),
    "id: " + "1 ".repeat(16_000) + "x",
    " ".repeat(32000) + "x",
    "(".repeat(32000),
    "1,".repeat(16000),
    "1" + " ".repeat(30000) + "x",
    "2026-03-01" + "T".repeat(30000),
    "E".repeat(30000),
    "USD".repeat(10000),
    "(id ".repeat(8000),
  ]) {
    for (const at of [0, 1, 2, 3, 4]) {
      const row: string[] = ["G1", "1", "5", "USD", "2026-03-01"];
      row[at] = long;
      const started = performance.now();
      await reviewed({ billing: sourceOf("b", [NCE, row]) });
      const took = performance.now() - started;
      expect(took).toBeLessThan(1_000);
    }
  }
});
test("a column of frequencies counts in every shape", async () => {
  const billing = sheet("b")`
    ResellerMpnId | Subtotal | Currency | ChargeStartDate | ChargeEndDate | BillingFrequency
    1 | 30 | USD | 2026-03-01 | 2026-03-31 | Annual
  `;
  expect(resellerIn(await reviewed({ billing }), "1").runRateUsd).toBe(0);
});
test("insights files that overlap are said", async () => {
  const a = sheet("a")`
    ResellerMpnID | Month | BilledRevenueUSD
    1 | 2026-02-01 | 10
    1 | 2026-03-01 | 10
  `;
  const b = sheet("b")`
    ResellerMpnID | Month | BilledRevenueUSD
    1 | 2026-03-01 | 10
    1 | 2026-04-01 | 10
  `;
  const review = await reviewed({ billing: [a, b] });
  expect(review.problems.length).toBeGreaterThan(0);
});
test("within the check month no days are left, whatever the window", async () => {
  const resellers = sheet("l")`
    PLA ID | Name | Onboarded
    1 | A | 2022-04
  `;
  const review = await reviewed({
    billing: sourceOf("b", [NCE, ["G1", "1", 5, "USD", "2026-03-01"]]),
    resellers,
    settings: { window: "with-check-month" },
  });
  expect(resellerIn(review, "1").daysLeft).toBe(0);
});
test("a rate such as 1,085 is not a thousand", async () => {
  const rates = sheet("r")`
    Currency | Month | USDPerUnit
    EUR | 2026-03 | 1,085
  `;
  const review = await reviewed({ billing: sourceOf("b", [NCE, ["G1", "1", 100, "EUR", "2026-03-01"]]), rates });
  expect([108.5, 0]).toContain(resellerIn(review, "1").ttmUsd);
});
test("one rate with a comma leaves the others as they are, and is told", async () => {
  const header = [...NCE, "PricingCurrency", "PCToBCExchangeRate"];
  const line = (reseller: string, rate: string) => ["G1", reseller, 108.5, "EUR", "2026-03-01", "USD", rate];
  const review = await reviewed({
    billing: sourceOf("b", [header, line("1", "1.085"), line("1", "1.085"), line("2", "1,085")]),
  });
  expect(resellerIn(review, "1").ttmUsd).toBe(200);
  expect(review.problems).toMatchObject([{ code: "mixed-numbers", column: "PCToBCExchangeRate", found: "." }]);
});
