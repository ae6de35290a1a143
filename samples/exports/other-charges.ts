import type { BillingMonth } from "./billing-month";
import { firstDay, lastDay } from "./calendar";
import type { Charge } from "./charge";
import { guid, orderId } from "./identifiers";
import { ONE_TIME } from "./products";
import type { Random } from "./random";

const EMPTY = {
  adjustments: "",
  subscriptionStart: "",
  subscriptionEnd: "",
  meter: "",
  creditReason: "",
  qualifiers: "",
  promotion: "",
  alternateId: "",
  term: "",
  frequency: "",
} as const;

/** A perpetual licence or a purchase from the marketplace; the marketplace is priced in US dollars. */
export function oneTimeCharge(month: BillingMonth, random: Random): Charge {
  const { publisher, product, price } = random.pick(ONE_TIME);
  const pricing = publisher.startsWith("Microsoft") ? month.local : month.dollars;
  const quantity = 1 + random.heavyTailed(12);
  const cents = Math.floor(price * pricing.rate);
  const day = firstDay(month.month) + random.below(28);
  return {
    ...EMPTY,
    chargeType: "New",
    orderId: orderId(random),
    orderDay: day,
    productId: "DG7GMGF0D65N",
    skuId: "0002",
    sku: product,
    product,
    unitPrice: price / 100,
    effectiveUnitPrice: price / 100,
    quantity,
    billableQuantity: quantity,
    unit: "1 License",
    cents: cents * quantity,
    publisher,
    description: product,
    subscriptionId: "",
    start: day,
    end: "",
    pricing,
  };
}

/** A credit for the month before, as Microsoft gives it after an outage or a complaint. */
export function creditCharge(month: BillingMonth, random: Random): Charge {
  const cents = 200 + random.heavyTailed(20_000);
  return {
    ...EMPTY,
    chargeType: "customerCredit",
    orderId: orderId(random),
    orderDay: firstDay(month.month) + random.below(28),
    productId: "DZH318Z0BQ3P",
    skuId: "00CR",
    sku: "Service credit",
    product: "Service credit",
    unitPrice: cents / 100,
    effectiveUnitPrice: (0 - cents) / 100,
    quantity: 1,
    billableQuantity: 1,
    unit: "1",
    cents: 0 - cents,
    publisher: "Microsoft",
    description: "Azure plan",
    subscriptionId: guid(random),
    start: firstDay(month.month - 1),
    end: lastDay(month.month - 1),
    creditReason: random.pick(["Azure Credit Offer", "SLA credit"]),
    pricing: month.dollarsBefore.rate === 1 ? month.local : month.dollarsBefore,
  };
}
