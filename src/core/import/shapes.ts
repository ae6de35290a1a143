/** What a column of billing can be to us. */
export type Role =
  | "reseller"
  | "provider"
  | "amount"
  | "amountElse"
  | "currency"
  | "currencyElse"
  | "pricingCurrency"
  | "rate"
  | "invoice"
  | "chargeStart"
  | "chargeEnd"
  | "orderDate"
  | "usageDate"
  | "month"
  | "chargeType"
  | "publisher"
  | "billingFrequency"
  | "customer"
  | "customerName"
  | "product"
  | "productName"
  | "sku"
  | "subscription"
  | "order"
  | "quantity"
  | "unitPrice"
  | "reference"
  | "reservation"
  | "meter"
  | "resourceGroup"
  | "resource"
  | "region"
  | "detail";

export type ShapeId = "nce-invoice" | "daily-usage" | "legacy-license" | "legacy-usage" | "insights" | "monthly";

/**
 * A kind of billing export. Data only; headers are compared without case and without anything but letters and digits,
 * and the first alias that a header row has wins.
 */
export interface Shape {
  readonly id: ShapeId;
  /** Name for people. */
  readonly name: string;
  /** A header row is of this shape where each group has at least one of its headers. */
  readonly needs: readonly (readonly string[])[];
  /** ... and has none of these. */
  readonly lacks: readonly string[];
  /** Headers per role, over and above `COMMON`; an empty list takes a common role away. */
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** The currency of all amounts, for a shape that has no column for it. */
  readonly currency: string | null;
  /** What places a line in a month. */
  readonly dated: "invoice" | "usage-date" | "charge-start" | "month";
  /** Where the headers come from. */
  readonly source: string;
}

/** Headers of the reseller column, best first. Never `MpnId` or `PartnerId`: those are the provider's own. */
export const RESELLER_HEADERS = [
  "resellermpnid",
  "tier2mpnid",
  "tier2mpn",
  "resellermpn",
  "resellerplaid",
  "resellerpla",
  "resellerpartnerid",
  "resellerid",
  "partneridonrecord",
  "partnerofrecord",
  "mpnidofreseller",
  "plaid",
] as const;

/** Headers of the column with a line's own rate, in the shapes that have one. */
export const RATE_HEADERS = ["pctobcexchangerate"] as const;

/** Headers that mean the same in every shape. */
export const COMMON: Readonly<Partial<Record<Role, readonly string[]>>> = {
  reseller: RESELLER_HEADERS,
  provider: ["mpnid", "indirectprovidermpnid", "partnerid"],
  currency: ["currency", "currencycode", "billingcurrency"],
  invoice: ["invoicenumber", "invoiceid", "invoiceno"],
  chargeStart: ["chargestartdate"],
  chargeEnd: ["chargeenddate"],
  orderDate: ["orderdate"],
  chargeType: ["chargetype"],
  publisher: ["publishername"],
  billingFrequency: ["billingfrequency"],
  customer: ["customerid"],
  customerName: ["customername", "customercompanyname", "customerdomainname", "domainname"],
  product: ["productid", "offerid", "durableofferid", "resourceguid"],
  productName: ["productname", "skuname", "offername", "servicename", "product"],
  sku: ["skuid", "sku"],
  subscription: ["subscriptionid", "syndicationpartnersubscriptionnumber"],
  order: ["orderid"],
  quantity: ["billablequantity", "quantity", "consumedquantity"],
  unitPrice: ["effectiveunitprice", "unitprice", "listprice"],
  reference: ["referenceid"],
  reservation: ["reservationorderid"],
  meter: ["meterid", "meterdescription"],
  resourceGroup: ["resourcegroup"],
  resource: ["resourceuri", "resourceid"],
  region: ["resourcelocation", "region"],
  detail: ["detaillineitemid"],
};

/** The shapes, in the order in which they are tried. */
export const SHAPES: readonly Shape[] = [
  {
    id: "insights",
    name: "Partner Center Insights, reseller performance",
    needs: [["billedrevenueusd"], ["month"]],
    lacks: [],
    roles: {
      amount: ["billedrevenueusd"],
      month: ["month"],
      invoice: [],
      currency: [],
      provider: ["indirectprovidermpnid", "indirectprovidermpn"],
    },
    currency: "USD",
    dated: "month",
    source: "Partner Center, Insights data definitions: Reseller performance report",
  },
  {
    id: "daily-usage",
    name: "Daily rated usage",
    needs: [["usagedate"], ["pricingpretaxtotal", "billingpretaxtotal"]],
    lacks: [],
    roles: {
      amount: ["pricingpretaxtotal", "billingpretaxtotal"],
      amountElse: ["billingpretaxtotal"],
      currency: ["pricingcurrency"],
      currencyElse: ["billingcurrency", "currency"],
      pricingCurrency: ["pricingcurrency"],
      rate: RATE_HEADERS,
      usageDate: ["usagedate"],
    },
    currency: null,
    dated: "usage-date",
    source: "Partner Center, Daily rated usage reconciliation files",
  },
  {
    id: "legacy-usage",
    name: "Legacy usage-based reconciliation",
    needs: [["pretaxcharges"], ["chargestartdate"]],
    lacks: [],
    roles: { amount: ["pretaxcharges"], usageDate: ["usagedate"] },
    currency: null,
    dated: "charge-start",
    source: "Partner Center, Usage-based reconciliation files",
  },
  {
    id: "nce-invoice",
    name: "New commerce invoice reconciliation",
    needs: [
      ["subtotal"],
      ["chargestartdate", "orderdate"],
      // Legacy license-based files have none of these; an invoice's number may have been taken away.
      [
        "invoicenumber",
        "invoiceid",
        "invoiceno",
        "orderdate",
        "pctobcexchangerate",
        "termandbillingcycle",
        "availabilityid",
      ],
    ],
    lacks: [],
    roles: {
      amount: ["subtotal"],
      pricingCurrency: ["pricingcurrency"],
      rate: RATE_HEADERS,
    },
    currency: null,
    dated: "invoice",
    source: "Partner Center, New commerce invoice reconciliation file; REST OneTimeInvoiceLineItem",
  },
  {
    id: "legacy-license",
    name: "Legacy license-based reconciliation",
    needs: [["subtotal"], ["chargestartdate"]],
    lacks: ["invoicenumber"],
    roles: { amount: ["subtotal"], invoice: [] },
    currency: null,
    dated: "charge-start",
    source: "Partner Center, License-based reconciliation files",
  },
  {
    id: "monthly",
    name: "Revenue per reseller and month in USD",
    needs: [
      ["month", "billingmonth", "revenuemonth", "period"],
      ["revenueusd", "usd", "usdrevenue", "amountusd", "billedusd", "revenueinusd", "revenue"],
    ],
    lacks: ["billedrevenueusd", "subtotal", "chargestartdate"],
    roles: {
      reseller: [...RESELLER_HEADERS, "reseller", "id"],
      amount: ["revenueusd", "usdrevenue", "revenueinusd", "amountusd", "billedusd", "usd", "revenue"],
      month: ["month", "billingmonth", "revenuemonth", "period"],
      invoice: [],
      // Sums that were kept without a rate say so; plain currency columns of other people's tables mean nothing here.
      currency: ["currencywithoutrate"],
      provider: [],
    },
    currency: "USD",
    dated: "month",
    source: "This product: a table of sums someone made before",
  },
];

/** Amount columns that are not before tax; found alone they are worth a sentence. */
export const AMOUNTS_WITH_TAX = ["total", "totalforcustomer", "posttaxtotal"] as const;

/** Every amount header that a shape accepts. */
export const AMOUNT_HEADERS: readonly string[] = [
  ...new Set(SHAPES.flatMap((shape) => [...(shape.roles.amount ?? []), ...(shape.roles.amountElse ?? [])])),
];
