import type { Cell } from "../../src/core/cell";
import type { BillingMonth } from "./billing-month";
import type { Serial } from "./calendar";
import type { Charge } from "./charge";
import type { ExportCustomer } from "./customers";

interface ExportColumn {
  readonly header: string;
  /** How the file writes it: a day is a serial number in a sheet and M/D/YYYY in the file; only free text needs quotes. */
  readonly holds: "code" | "number" | "day" | "free text";
}

const HEADERS =
  "PartnerId,CustomerId,CustomerName,CustomerDomainName,CustomerCountry,InvoiceNumber,MpnId,ResellerMpnId,OrderId,OrderDate,ProductId,SkuId,AvailabilityId,SkuName,ProductName,ChargeType,UnitPrice,Quantity,Subtotal,TaxTotal,Total,Currency,PriceAdjustmentDescription,PublisherName,PublisherId,SubscriptionDescription,SubscriptionId,ChargeStartDate,ChargeEndDate,TermAndBillingCycle,EffectiveUnitPrice,UnitType,AlternateId,BillableQuantity,BillingFrequency,PricingCurrency,PCToBCExchangeRate,PCToBCExchangeRateDate,MeterDescription,ReservationOrderId,CreditReasonCode,SubscriptionStartDate,SubscriptionEndDate,ReferenceId,ProductQualifiers,PromotionId".split(
    ",",
  );
const FREE_TEXT =
  /^(CustomerName|SkuName|ProductName|PriceAdjustmentDescription|PublisherName|SubscriptionDescription|MeterDescription|ProductQualifiers)$/;
const NUMBER = /(Price|Quantity|Total|Subtotal|Rate|MpnId)$/;

/** The 46 columns of the invoice reconciliation file in Microsoft's documented order. Source: Partner Center, "Use the reconciliation file" for new commerce. */
export const COLUMNS: readonly ExportColumn[] = HEADERS.map((header) => ({
  header,
  holds: FREE_TEXT.test(header)
    ? "free text"
    : header.endsWith("Date")
      ? "day"
      : NUMBER.test(header)
        ? "number"
        : "code",
}));

function tax(cents: number, currency: string): number {
  // Where tax is billed apart, Microsoft leaves it at 0 here.
  return currency === "GBP" ? Math.floor(cents / 5) : 0;
}

/** The 46 cells of a charge as Excel holds them: numbers as numbers, days as serial numbers, nothing as empty text. */
export function cellsOf(month: BillingMonth, customer: ExportCustomer, charge: Charge, referenceId: string): Cell[] {
  const { region, invoiceNumber } = month;
  const { pricing } = charge;
  const taxCents = tax(charge.cents, region.currency);
  const rateDay: Serial | "" = pricing.rateDay;
  return [
    region.tenantId,
    customer.id,
    customer.name,
    customer.domain,
    customer.country,
    invoiceNumber,
    Number(region.mpnId),
    customer.resellerCell,
    charge.orderId,
    charge.orderDay,
    charge.productId,
    charge.skuId,
    AVAILABILITY_PREFIX + charge.skuId,
    charge.sku,
    charge.product,
    charge.chargeType,
    charge.unitPrice,
    charge.quantity,
    charge.cents / 100,
    taxCents / 100,
    (charge.cents + taxCents) / 100,
    region.currency,
    charge.adjustments,
    charge.publisher,
    charge.publisher.startsWith("Microsoft") ? "NA" : "MP1204885",
    charge.description,
    charge.subscriptionId,
    charge.start,
    charge.end,
    charge.term,
    charge.effectiveUnitPrice,
    charge.unit,
    charge.alternateId,
    charge.billableQuantity,
    charge.frequency,
    pricing.currency,
    pricing.rate,
    rateDay,
    charge.meter,
    "",
    charge.creditReason,
    charge.subscriptionStart,
    charge.subscriptionEnd,
    referenceId,
    charge.qualifiers,
    charge.promotion,
  ];
}

const AVAILABILITY_PREFIX = "DZH318Z0";
