/** The 46 columns of Microsoft's NCE invoice reconciliation file, in the documented order. */
export const BILLING_COLUMNS = [
  "PartnerId",
  "CustomerId",
  "CustomerName",
  "CustomerDomainName",
  "CustomerCountry",
  "InvoiceNumber",
  "MpnId",
  "ResellerMpnId",
  "OrderId",
  "OrderDate",
  "ProductId",
  "SkuId",
  "AvailabilityId",
  "SkuName",
  "ProductName",
  "ChargeType",
  "UnitPrice",
  "Quantity",
  "Subtotal",
  "TaxTotal",
  "Total",
  "Currency",
  "PriceAdjustmentDescription",
  "PublisherName",
  "PublisherId",
  "SubscriptionDescription",
  "SubscriptionId",
  "ChargeStartDate",
  "ChargeEndDate",
  "TermAndBillingCycle",
  "EffectiveUnitPrice",
  "UnitType",
  "AlternateId",
  "BillableQuantity",
  "BillingFrequency",
  "PricingCurrency",
  "PCToBCExchangeRate",
  "PCToBCExchangeRateDate",
  "MeterDescription",
  "ReservationOrderId",
  "CreditReasonCode",
  "SubscriptionStartDate",
  "SubscriptionEndDate",
  "ReferenceId",
  "ProductQualifiers",
  "PromotionId",
] as const;

export type BillingColumn = (typeof BILLING_COLUMNS)[number];

/** Position of a column, from 0. */
export const billingColumn = (name: BillingColumn): number => BILLING_COLUMNS.indexOf(name);

/** The columns that hold dates. */
export const DATE_COLUMNS: readonly BillingColumn[] = [
  "OrderDate",
  "ChargeStartDate",
  "ChargeEndDate",
  "PCToBCExchangeRateDate",
  "SubscriptionStartDate",
  "SubscriptionEndDate",
];
