import type { Cell } from "../../../src/core/cell";
import { bucketsIn, problemsIn, resellerIn, reviewed, type Asked } from "../asked";
import { sheet, sourceOf } from "../drawn";

/** What can be the matter with a line, in the contract's order of precedence, and how it is written. */
const REASONS: readonly (readonly [bucket: string, ...cells: readonly (readonly [number, Cell])[]])[] = [
  ["bad-reseller-id", [1, "abc"]],
  ["bad-amount", [2, "n/a"]],
  ["bad-date", [4, "soon"]],
  ["unbilled", [0, ""]],
  ["in-invoice", [0, "G1"], [8, "daily"]],
  ["duplicate-invoice", [0, "G1"], [7, "twice"]],
  ["conflicting-invoice", [0, "G1"], [7, "twins"]],
  ["customer-credit", [5, "customerCredit"]],
  ["third-party", [6, "Contoso ISV"]],
  ["unassigned", [1, 0]],
  ["no-rate", [3, "EUR"]],
];
const HEADER = [
  "InvoiceNumber",
  "ResellerMpnId",
  "Subtotal",
  "Currency",
  "ChargeStartDate",
  "ChargeType",
  "PublisherName",
];
/** The same columns in a file of daily usage. */
const DAILY_HEADER = [
  "InvoiceNumber",
  "ResellerMpnId",
  "PricingPreTaxTotal",
  "PricingCurrency",
  "UsageDate",
  "ChargeType",
  "PublisherName",
];

/** Two reasons that one line can have at once. */
const pairs = REASONS.flatMap((first, at) =>
  REASONS.slice(at + 1).flatMap((second) => {
    const cells = new Map<number, Cell>(first.slice(1) as [number, Cell][]);
    const others = second.slice(1) as [number, Cell][];
    if (others.some(([column, cell]) => cells.has(column) && cells.get(column) !== cell)) return [];
    for (const [column, cell] of others) cells.set(column, cell);
    return [[first[0], second[0], cells] as const];
  }),
);

test("every reason stands in at least six pairs", () => {
  for (const [reason] of REASONS) {
    expect(pairs.filter(([first, second]) => first === reason || second === reason).length).toBeGreaterThanOrEqual(6);
  }
});

test.each(pairs)("a line that is %s and also %s is the former", async (first, second, cells) => {
  const row: Cell[] = ["G1", "1", 10, "USD", "2026-03-01", "new", "Microsoft"];
  for (const [column, cell] of cells) if (column < 7) row[column] = cell;
  const [header, repeated] = [cells.has(8) ? DAILY_HEADER : HEADER, cells.get(7)];
  const rows = repeated === "twins" ? [row, row] : [row];
  const invoice = sourceOf("i", [HEADER, ["G1", "1", 7, "USD", "2026-03-01", "new", "Microsoft"]]);
  const review = await reviewed({
    billing: [
      ...(cells.has(8) ? [invoice] : []),
      ...(repeated === undefined ? [] : [sourceOf("a", [header, row])]),
      sourceOf("b", [header, ...rows]),
    ],
    settings: { excludeCustomerCredit: true, excludePublishers: ["contoso isv"] },
  });
  const amount = first === "bad-amount" || second === "bad-amount" ? 0 : 10 * rows.length;
  expect(bucketsIn(review, "b", row[3] === "EUR" ? "EUR" : "USD")).toEqual({ [first]: [rows.length, amount] });
  expect(review.ties).toBe(true);
});

test.each(REASONS)("a line that is %s alone is just that", async (reason, ...changes) => {
  const cells = new Map<number, Cell>(changes as [number, Cell][]);
  const row: Cell[] = ["G1", "1", 10, "USD", "2026-03-01", "new", "Microsoft"];
  for (const [column, cell] of cells) if (column < 7) row[column] = cell;
  const invoice = sourceOf("i", [HEADER, ["G1", "1", 7, "USD", "2026-03-01", "new", "Microsoft"]]);
  const repeated = cells.get(7);
  const review = await reviewed({
    billing: [
      ...(cells.has(8) ? [invoice] : []),
      ...(repeated === undefined ? [] : [sourceOf("a", [HEADER, row])]),
      sourceOf("b", [cells.has(8) ? DAILY_HEADER : HEADER, row, ...(repeated === "twins" ? [row] : [])]),
    ],
    settings: { excludeCustomerCredit: true, excludePublishers: ["contoso isv"] },
  });
  expect(Object.keys(bucketsIn(review, "b", row[3] === "EUR" ? "EUR" : "USD"))).toEqual([reason]);
});

const nce = (...rows: readonly (readonly Cell[])[]) => sourceOf("b", [HEADER, ...rows]);

test("credits, refunds and negative usage count with their own sign", async () => {
  const review = await reviewed({
    billing: nce(
      ["G1", "1", 100, "USD", "2026-03-01", "new", "Microsoft"],
      ["G1", "1", -94.08, "USD", "2026-03-01", "addQuantity", "Microsoft"],
      ["G1", "1", 112.89, "USD", "2026-03-01", "addQuantity", "Microsoft"],
      ["G1", "1", "(20.00)", "USD", "2026-03-01", "customerCredit", "Microsoft"],
    ),
  });
  expect(resellerIn(review, "1").ttmUsd).toBe(98.81);
});

const VARIETY = nce(
  ["G1", "1", 1, "USD", "2026-03-01", "CUSTOMERCREDIT", "Microsoft"],
  ["G1", "1", 2, "USD", "2026-03-01", "new", "microsoft corporation"],
  ["G1", "1", 4, "USD", "2026-03-01", "new", " CONTOSO isv "],
  ["G1", "1", 8, "USD", "2026-03-01", "new", "Fabrikam"],
  ["G1", "1", 16, "USD", "2026-03-01", "new", null],
);

test.each<[string, Asked["settings"], Readonly<Record<string, readonly [number, number]>>]>([
  ["nothing", {}, { counted: [5, 31] }],
  ["customer credits", { excludeCustomerCredit: true }, { counted: [4, 30], "customer-credit": [1, 1] }],
  ["one publisher", { excludePublishers: ["Contoso ISV "] }, { counted: [4, 27], "third-party": [1, 4] }],
  ["every publisher but Microsoft", { excludePublishers: ["*"] }, { counted: [3, 19], "third-party": [2, 12] }],
])("a setting that leaves out %s leaves out just that", async (_, settings, buckets) => {
  expect(bucketsIn(await reviewed({ billing: VARIETY, settings: settings ?? {} }), "b")).toEqual(buckets);
});

const FX_HEADER = [...HEADER.slice(0, 5), "PricingCurrency", "PCToBCExchangeRate"];
const RATES = sheet("rates.csv")`
  Currency | Month   | USDPerUnit
  EUR      | 2026-03 | 1.25
`;

test.each<[string, readonly Cell[], number, string]>([
  ["USD as is, whatever the rate", ["USD", "2026-03-01", "USD", 2], 100, "counted"],
  ["pricing in USD: divided by the rate", ["EUR", "2026-03-01", "USD", 0.8], 125, "counted"],
  ["the rate in the row goes before the table", ["EUR", "2026-03-01", "usd", "0.5"], 200, "counted"],
  ["the rate in the row with a comma", ["EUR", "2026-03-01", "USD", "0,5"], 200, "counted"],
  ["pricing in another currency: the table", ["EUR", "2026-03-01", "EUR", 1], 125, "counted"],
  ["a rate of 0 is none: the table", ["EUR", "2026-03-01", "USD", 0], 125, "counted"],
  ["a negative rate is none: the table", ["EUR", "2026-03-01", "USD", -0.8], 125, "counted"],
  ["no rate in the row: the table", ["EUR", "2026-03-01", "USD", null], 125, "counted"],
  ["no rate for the month", ["EUR", "2026-02-01", "EUR", 1], 0, "no-rate"],
  ["no rate for the currency", ["GBP", "2026-03-01", "GBP", 1], 0, "no-rate"],
])("US dollars: %s", async (_, [currency = null, ...rest], usd, bucket) => {
  const billing = sourceOf("b", [FX_HEADER, ["G1", "1", 100, currency, ...rest]]);
  const review = await reviewed({ billing, rates: RATES });
  expect(bucketsIn(review, "b", String(currency))).toEqual({ [bucket]: [1, 100] });
  expect(resellerIn(review, "1")).toMatchObject({ ttmUsd: usd, noRateLines: bucket === "no-rate" ? 1 : 0 });
});

test("thirds of a rate do not gather error over many lines", async () => {
  const rows = Array.from({ length: 3_000 }, () => ["G1", "1", "0.01", "EUR", "2026-03-01", "USD", "3"]);
  const review = await reviewed({ billing: sourceOf("b", [FX_HEADER, ...rows]) });
  expect(resellerIn(review, "1").ttmUsd).toBe(10);
});

test("the rates that were used are named, each once", async () => {
  const rows = [1, 2].map((amount) => ["G1", "1", amount, "EUR", "2026-03-01", "EUR", 1]);
  const review = await reviewed({ billing: sourceOf("b", [FX_HEADER, ...rows]), rates: RATES });
  expect(review.ratesUsed).toEqual([{ currency: "EUR", month: "2026-03", usdPerUnit: "1.25" }]);
});

test("each currency of a source ties out on its own", async () => {
  const rows = [
    ["G1", "1", 10.01, "EUR", "2026-03-01", "USD", 0.5],
    ["G1", "0", 20.02, "EUR", "2026-03-01", "USD", 0.5],
    ["", "1", 30.03, "USD", "2026-03-01", "USD", 1],
    ["G1", "x", 40.04, "USD", "2026-03-01", "USD", 1],
    ["G1", "1", "?", "USD", "2026-03-01", "USD", 1],
  ];
  const { tieOut } = await reviewed({ billing: sourceOf("b", [FX_HEADER, ...rows]) });
  const part = (lines: number, amount: number) => ({ lines, amount });
  expect(tieOut).toEqual([
    {
      source: "b",
      currency: "EUR",
      lines: 2,
      amount: 30.03,
      counted: part(1, 10.01),
      unassigned: part(1, 20.02),
      excluded: {},
      rejected: {},
      ties: true,
    },
    {
      source: "b",
      currency: "USD",
      lines: 3,
      amount: 70.07,
      counted: part(0, 0),
      unassigned: part(0, 0),
      excluded: { unbilled: part(1, 30.03) },
      rejected: { "bad-reseller-id": part(1, 40.04), "bad-amount": part(1, 0) },
      ties: true,
    },
  ]);
});

test("the provider's own id and the words for none are unassigned", async () => {
  const billing = sheet("b")`
    MpnId   | InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate
    1000001 | G1            | 1000001       | 1        | USD      | 2026-03-01
    1000001 | G1            | ${1_000_001}  | 2        | USD      | 2026-03-01
    1000001 | G1            |               | 4        | USD      | 2026-03-01
    1000001 | G1            | ${0}          | 8        | USD      | 2026-03-01
    1000001 | G1            | -1            | 16       | USD      | 2026-03-01
    1000001 | G1            | n/a           | 32       | USD      | 2026-03-01
    1000002 | G1            | 1000001       | 64       | USD      | 2026-03-01
  `;
  expect(bucketsIn(await reviewed({ billing }), "b")).toEqual({ unassigned: [6, 63], counted: [1, 64] });
});

test("rejected rows are listed with row, column and what was found", async () => {
  const review = await reviewed({
    billing: nce(
      ["G1", "6.05E+06", 1, "USD", "2026-03-01", null, null],
      ["G1", "1", "n/a", "USD", "2026-03-01", null, null],
      ["G2", "1", 1, "USD", "soon", null, null],
      ["G2", "1", null, "USD", null, null, null],
    ),
  });
  const problem = (code: string, row: number, column: string, found: string) => ({
    code,
    source: "b",
    row,
    column,
    found,
  });
  expect(review.problems).toEqual([
    problem("bad-reseller-id", 2, "ResellerMpnId", "6.05E+06"),
    problem("bad-amount", 3, "Subtotal", "n/a"),
    problem("bad-date", 4, "ChargeStartDate", "soon"),
    problem("bad-amount", 5, "Subtotal", ""),
  ]);
});

test("blank rows, headers again and totals are skipped and counted, never bucketed", async () => {
  const review = await reviewed({
    billing: sheet("b")`
      Reconciliation export
      Downloaded on 1 April

      InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate

      G1 | 1 | 10 | USD | 2026-03-01
      InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate
      G1 | 1 | 5 | USD | 2026-03-01

      Total | | 15 | USD |
      | Grand Total: | 15 | |
      | | 15 | | Gesamtsumme
    `,
  });
  expect(review.sources[0]).toMatchObject({
    headerRow: 4,
    rows: 8,
    lines: 2,
    skipped: { blank: 2, header: 1, total: 3 },
  });
  expect(bucketsIn(review, "b")).toEqual({ counted: [2, 15] });
});

test("insights is the revenue source where it is alone, and only the cross-check beside billing", async () => {
  const insights = sheet("insights")`
    ResellerMpnID | Month      | BilledRevenueUSD
    1             | 2026-03-01 | 100
    2             | 3/1/2026   | 10.50
  `;
  const alone = await reviewed({ billing: insights });
  expect(bucketsIn(alone, "insights")).toEqual({ counted: [2, 110.5] });
  const beside = await reviewed({ billing: [insights, nce(["G1", "1", 40, "USD", "2026-03-01", null, null])] });
  expect(bucketsIn(beside, "insights")).toEqual({ "cross-check": [2, 110.5] });
  expect(resellerIn(beside, "1").ttmUsd).toBe(40);
  expect(problemsIn(beside, "cross-check-differs").map(({ found }) => found)).toEqual([
    "1 in 2026-03: USD 100.00 there, USD 40.00 in billing",
    "2 in 2026-03: USD 10.50 there, USD 0.00 in billing",
  ]);
});
