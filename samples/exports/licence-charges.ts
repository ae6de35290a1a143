import type { BillingMonth } from "./billing-month";
import { firstDay, lastDay, type Serial } from "./calendar";
import { afterDiscount, type Charge } from "./charge";
import type { Subscription } from "./customers";
import type { Random } from "./random";

type LicenceSubscription = Extract<Subscription, { kind: "licence" }>;

interface Span {
  readonly start: Serial;
  readonly end: Serial;
}

const TERMS = {
  monthly: "One-Month commitment for monthly billing",
  "monthly-for-a-year": "One-Year commitment for monthly billing",
  yearly: "One-Year commitment for yearly billing",
} as const;

/** The billing period that begins in a month. */
function spanOf(subscription: LicenceSubscription, month: number): Span {
  const start = firstDay(month) + subscription.offset;
  const months = subscription.billing === "yearly" ? 12 : 1;
  return { start, end: firstDay(month + months) + subscription.offset - 1 };
}

function chargeTypeOf(subscription: LicenceSubscription, month: number): "new" | "renew" | "cycleCharge" {
  if (month === subscription.first) return "new";
  if (subscription.billing === "monthly") return "renew";
  return (month - subscription.first) % 12 === 0 ? "renew" : "cycleCharge";
}

/** A charge for `seats` at `cents` a seat; `sign` −1 takes it back. */
function seatCharge(
  month: BillingMonth,
  subscription: LicenceSubscription,
  span: Span,
  charge: {
    readonly chargeType: string;
    readonly orderDay: Serial;
    readonly seats: number;
    readonly cents: number;
    readonly sign: 1 | -1;
  },
): Charge {
  const { licence, billing, discount } = subscription;
  const termMonths = billing === "monthly" ? 1 : 12;
  const termStart = month.month - ((month.month - subscription.first) % termMonths);
  return {
    chargeType: charge.chargeType,
    orderId: subscription.orderId,
    orderDay: charge.orderDay,
    productId: licence.productId,
    skuId: licence.skuId,
    sku: licence.sku,
    product: licence.product,
    unitPrice: (licence.price * (billing === "yearly" ? 12 : 1)) / 100,
    effectiveUnitPrice: (charge.sign * charge.cents) / 100,
    quantity: charge.seats,
    billableQuantity: charge.seats,
    unit: "Licenses",
    cents: charge.sign * charge.cents * charge.seats,
    adjustments: discount > 0 ? `["${String(discount)}.0% Discount, new customer offer"]` : "",
    publisher: "Microsoft Corporation",
    description: licence.product,
    subscriptionId: subscription.id,
    subscriptionStart: firstDay(termStart) + subscription.offset,
    subscriptionEnd: firstDay(termStart + termMonths) + subscription.offset - 1,
    alternateId: subscription.alternateId,
    start: span.start,
    end: span.end,
    term: TERMS[billing],
    frequency: billing === "yearly" ? "Annual" : "Monthly",
    meter: "",
    creditReason: "",
    qualifiers: "",
    promotion: discount > 0 ? `39NFJQT1X${licence.skuId}` : "",
    pricing: month.local,
  };
}

/** Seats added or removed in the middle of a period: the rest of the old number is taken back, the rest of the new is charged. */
function seatChange(
  month: BillingMonth,
  subscription: LicenceSubscription,
  span: Span,
  cents: number,
  random: Random,
): Charge[] {
  const day = Math.min(span.start + 1 + random.below(26), lastDay(month.month));
  const rest = { start: day, end: span.end };
  const share = (span.end - day + 1) / (span.end - span.start + 1);
  const restCents = Math.floor(cents * share);
  const more = random.chance(0.65);
  const chargeType = more ? "addQuantity" : "removeQuantity";
  const seats = more ? subscription.seats + 1 + random.below(8) : Math.max(1, subscription.seats - 1 - random.below(4));
  const common = { chargeType, orderDay: day, cents: restCents };
  return [
    seatCharge(month, subscription, rest, { ...common, seats: subscription.seats, sign: -1 }),
    seatCharge(month, subscription, rest, { ...common, seats, sign: 1 }),
  ];
}

/** What a licence subscription is billed in a month: nothing, one charge, or several. */
export function licenceCharges(month: BillingMonth, subscription: LicenceSubscription, random: Random): Charge[] {
  const { licence, billing, seats, discount, first } = subscription;
  if (billing === "yearly" && (month.month - first) % 12 !== 0) return [];
  const span = spanOf(subscription, month.month);
  const cents = afterDiscount(licence.price * (billing === "yearly" ? 12 : 1), discount);
  const ordinary = {
    chargeType: chargeTypeOf(subscription, month.month),
    orderDay: span.start,
    seats,
    sign: 1 as const,
  };
  const part = Math.floor((cents * licence.firstPart) / 100);
  const charges = [seatCharge(month, subscription, span, { ...ordinary, cents: part })];
  if (part < cents) charges.push(seatCharge(month, subscription, span, { ...ordinary, cents: cents - part }));
  if (random.chance(0.05)) charges.push(...seatChange(month, subscription, span, cents, random));
  if (random.chance(0.004)) {
    const cancelled = {
      chargeType: "cancelImmediate",
      orderDay: span.start + random.below(4),
      seats,
      cents,
      sign: -1 as const,
    };
    charges.push(seatCharge(month, subscription, span, cancelled));
  }
  return charges;
}
