import type { BillingMonth } from "./billing-month";
import { firstDay, lastDay } from "./calendar";
import { afterDiscount, type Charge } from "./charge";
import type { Subscription } from "./customers";
import { alternateId } from "./identifiers";
import { METERS } from "./products";
import type { Random } from "./random";

type AzureSubscription = Extract<Subscription, { kind: "azure" }>;

const EARNED_CREDIT = '["15.0% Partner earned credit for services managed"]';
const EARNED_CREDIT_AND_MORE =
  '["15.0% Partner earned credit for services managed","2.0% Negotiated rate, Azure only"]';

/** Units used, in millionths: about what is usual, now and then only a trace. */
function millionthsUsed(usual: number, scale: number, random: Random): number {
  const units = usual * scale * (0.2 + 1.6 * random.fraction());
  return 1 + Math.floor(units * (random.chance(0.1) ? 1000 : 1_000_000));
}

function usage(month: BillingMonth, subscription: AzureSubscription, random: Random, late: boolean): Charge {
  const meter = random.pick(METERS);
  const millionths = millionthsUsed(meter.usual, subscription.scale, random);
  const price = subscription.earnsCredit ? afterDiscount(meter.price, 15) : meter.price;
  const pricing = late ? month.dollarsBefore : month.dollars;
  // Rounded down to cents in US dollars first, then again in the billing currency, as Microsoft documents it.
  const dollarCents = Math.floor((price * millionths) / 1e10);
  const used = late ? month.month - 1 : month.month;
  const adjustments = random.chance(0.05) ? EARNED_CREDIT_AND_MORE : EARNED_CREDIT;
  return {
    chargeType: "new",
    orderId: subscription.orderId,
    orderDay: firstDay(month.month + 1) + 2 + random.below(4),
    productId: meter.productId,
    skuId: meter.skuId,
    sku: meter.meter,
    product: meter.product,
    unitPrice: meter.price / 1e6,
    effectiveUnitPrice: price / 1e6,
    quantity: 1,
    billableQuantity: millionths / 1e6,
    unit: meter.unit,
    cents: Math.floor(dollarCents * pricing.rate),
    adjustments: subscription.earnsCredit ? adjustments : "",
    publisher: "Microsoft",
    description: "Azure plan",
    subscriptionId: subscription.id,
    subscriptionStart: "",
    subscriptionEnd: "",
    alternateId: alternateId(random),
    start: firstDay(used),
    end: lastDay(used),
    term: "",
    frequency: "Monthly",
    meter: `${meter.product} - ${meter.meter}`,
    creditReason: "",
    qualifiers: "",
    promotion: "",
    pricing,
  };
}

/** What an Azure plan is billed in a month: one charge for each meter, a few of them late from the month before. */
export function azureCharges(month: BillingMonth, subscription: AzureSubscription, random: Random): Charge[] {
  return Array.from({ length: subscription.meters }, () => usage(month, subscription, random, random.chance(0.01)));
}
