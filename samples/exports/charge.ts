import type { Serial } from "./calendar";

/** One line of an invoice, without what all lines of the customer or the invoice share. */
export interface Charge {
  readonly chargeType: string;
  readonly orderId: string;
  readonly orderDay: Serial;
  readonly productId: string;
  readonly skuId: string;
  readonly sku: string;
  readonly product: string;
  /** List price of a unit. */
  readonly unitPrice: number;
  /** Price of a unit as billed; carries the minus sign of a refund. */
  readonly effectiveUnitPrice: number;
  readonly quantity: number;
  readonly billableQuantity: number;
  readonly unit: string;
  /** Pre-tax amount in hundredths of the billing currency, signed. */
  readonly cents: number;
  /** Discounts and credits as JSON, or empty. */
  readonly adjustments: string;
  readonly publisher: string;
  readonly description: string;
  readonly subscriptionId: string;
  readonly subscriptionStart: Serial | "";
  readonly subscriptionEnd: Serial | "";
  readonly alternateId: string;
  readonly start: Serial;
  readonly end: Serial | "";
  readonly term: string;
  readonly frequency: "Monthly" | "Annual" | "";
  readonly meter: string;
  readonly creditReason: string;
  readonly qualifiers: string;
  readonly promotion: string;
  readonly pricing: Pricing;
}

/** The currency of the price list and how it was turned into the billing currency. */
export interface Pricing {
  readonly currency: string;
  readonly rate: number;
  readonly rateDay: Serial | "";
}

/** Whole cents of a price after a percentage off, rounded down as Microsoft does. */
export function afterDiscount(cents: number, percent: number): number {
  return Math.floor((cents * (100 - percent)) / 100);
}
