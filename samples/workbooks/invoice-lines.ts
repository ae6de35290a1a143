import type { Cell } from "../../src/core/cell";
import { BILLING_COLUMNS, type BillingColumn } from "./billing-columns";
import { daysIn, serialOf, type MonthCount } from "./calendar";
import { METERS } from "./offers";
import type { Chance } from "./random";
import type { Subscription } from "./subscription";

/** One of the provider's own tenants: it is billed in one currency and gets one invoice a month. */
export interface ProviderTenant {
  readonly partnerId: string;
  readonly mpnId: number;
  readonly currency: "USD" | "EUR";
  /** Number of the invoice of a month, such as `G004120031`. */
  invoice(month: MonthCount): string;
  /** What a unit of the billing currency is worth in that month, USD. */
  usdPerUnit(month: MonthCount): number;
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;
const rate6 = (rate: number): number => Math.round(rate * 1e6) / 1e6;

/** The rows of one month's invoice, in the order of the subscriptions. Dates are serial numbers. */
export function invoiceRows(
  month: MonthCount,
  tenant: ProviderTenant,
  subscriptions: readonly Subscription[],
  chance: Chance,
): readonly Cell[][] {
  return subscriptions.flatMap((subscription) => charges(month, tenant, subscription, chance));
}

function charges(month: MonthCount, tenant: ProviderTenant, sub: Subscription, chance: Chance): Cell[][] {
  if (month < sub.start || (sub.end !== null && month > sub.end)) return [];
  if (sub.offer.kind === "usage") return usage(month, tenant, sub, chance);
  if (sub.billing === "once") return month === sub.start ? [seats(month, tenant, sub, "new", chance)] : [];
  const age = month - sub.start;
  if (sub.billing === "Annual") {
    return age % 12 === 0 ? [seats(month, tenant, sub, age === 0 ? "new" : "renew", chance)] : [];
  }
  const rows = [seats(month, tenant, sub, age === 0 ? "new" : age % 12 === 0 ? "renew" : "cycleCharge", chance)];
  // Now and then seats are added or given back in the middle of the month.
  if (sub.reseller.story === "strong" && chance.between(1, 30) === 1) {
    rows.push(partialMonth(month, tenant, sub, chance));
  }
  return rows;
}

function usage(month: MonthCount, tenant: ProviderTenant, sub: Subscription, chance: Chance): Cell[][] {
  const meter = chance.one(METERS);
  // Azure is priced in USD everywhere and converted with the month's rate on the invoice itself.
  const perUsd = tenant.currency === "USD" ? 1 : rate6(1 / tenant.usdPerUnit(month));
  const quantity = cents(sub.seats * (0.8 + chance.next() * 0.4));
  const unitPrice = 0.85;
  const first = serialOf(month, 1);
  return [
    row({
      ...common(tenant, sub, month, chance),
      OrderDate: serialOf(month + 1, 3),
      ChargeType: "new",
      SkuName: meter.name,
      UnitPrice: 1,
      EffectiveUnitPrice: unitPrice,
      Quantity: 1,
      BillableQuantity: quantity,
      ...amounts(Math.floor(quantity * unitPrice * perUsd * 100) / 100),
      PriceAdjustmentDescription: '["15.0% Partner earned credit for services managed"]',
      SubscriptionDescription: "Azure plan",
      ChargeStartDate: first,
      ChargeEndDate: first + daysIn(month) - 1,
      UnitType: meter.unit,
      BillingFrequency: "Monthly",
      PricingCurrency: "USD",
      PCToBCExchangeRate: perUsd,
      PCToBCExchangeRateDate: first,
      MeterDescription: meter.name,
    }),
  ];
}

function seats(month: MonthCount, tenant: ProviderTenant, sub: Subscription, charge: string, chance: Chance): Cell[] {
  const start = serialOf(month, sub.day);
  const months = sub.billing === "Annual" ? 12 : 1;
  const price = cents((sub.offer.usd * months) / tenant.usdPerUnit(month));
  const once = sub.billing === "once";
  return row({
    ...common(tenant, sub, month, chance),
    OrderDate: start,
    ChargeType: charge,
    UnitPrice: price,
    EffectiveUnitPrice: price,
    Quantity: sub.seats,
    BillableQuantity: sub.seats,
    ...amounts(cents(price * sub.seats)),
    ChargeStartDate: start,
    ChargeEndDate: once ? null : serialOf(month + months, sub.day) - 1,
    TermAndBillingCycle: once ? null : `One-Year commitment for ${months === 12 ? "yearly" : "monthly"} billing`,
    BillingFrequency: once ? null : sub.billing,
    PricingCurrency: tenant.currency,
    PCToBCExchangeRate: 1,
  });
}

function partialMonth(month: MonthCount, tenant: ProviderTenant, sub: Subscription, chance: Chance): Cell[] {
  const change = chance.between(-3, 4) || 1;
  const start = serialOf(month, Math.min(sub.day + 7, 28));
  const price = cents((sub.offer.usd * 0.7) / tenant.usdPerUnit(month));
  return row({
    ...common(tenant, sub, month, chance),
    OrderDate: start,
    ChargeType: change > 0 ? "addQuantity" : "removeQuantity",
    UnitPrice: sub.offer.usd,
    EffectiveUnitPrice: change > 0 ? price : -price,
    Quantity: Math.abs(change),
    BillableQuantity: Math.abs(change),
    ...amounts(cents(price * change)),
    ChargeStartDate: start,
    ChargeEndDate: serialOf(month + 1, sub.day) - 1,
    TermAndBillingCycle: "One-Year commitment for monthly billing",
    BillingFrequency: "Monthly",
    PricingCurrency: tenant.currency,
    PCToBCExchangeRate: 1,
  });
}

type Fields = Partial<Record<BillingColumn, Cell>>;

const amounts = (subtotal: number): Fields => ({ Subtotal: subtotal, TaxTotal: 0, Total: subtotal });

function common(tenant: ProviderTenant, sub: Subscription, month: MonthCount, chance: Chance): Fields {
  const thirdParty = sub.offer.kind === "third-party";
  const termStart = sub.start + Math.floor((month - sub.start) / 12) * 12;
  return {
    PartnerId: tenant.partnerId,
    CustomerId: sub.customer.id,
    CustomerName: sub.customer.name,
    CustomerDomainName: sub.customer.domain,
    CustomerCountry: sub.customer.country,
    InvoiceNumber: tenant.invoice(month),
    MpnId: tenant.mpnId,
    ResellerMpnId: sub.reseller.id,
    OrderId: sub.orderId,
    ProductId: sub.offer.productId,
    SkuId: sub.offer.skuId,
    AvailabilityId: `${sub.offer.productId.slice(0, 8)}${sub.offer.skuId}`,
    SkuName: sub.offer.sku,
    ProductName: sub.offer.product,
    Currency: tenant.currency,
    PublisherName: thirdParty ? "Skyline Software Ltd." : "Microsoft Corporation",
    PublisherId: thirdParty ? "81200417" : null,
    SubscriptionDescription: sub.offer.product,
    SubscriptionId: sub.id,
    SubscriptionStartDate: sub.billing === "once" ? null : serialOf(termStart, sub.day),
    SubscriptionEndDate: sub.billing === "once" ? null : serialOf(termStart + 12, sub.day) - 1,
    ReferenceId: chance.guid(),
  };
}

const row = (fields: Fields): Cell[] => BILLING_COLUMNS.map((column) => fields[column] ?? null);
