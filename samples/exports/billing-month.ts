import { lastDay, type MonthNumber } from "./calendar";
import type { Pricing } from "./charge";
import type { ExportPlan } from "./plan";
import { exchangeRate } from "./rates";
import type { Region } from "./regions";

/** What all charges of one invoice depend on. */
export interface BillingMonth {
  readonly plan: ExportPlan;
  readonly region: Region;
  readonly month: MonthNumber;
  readonly invoiceNumber: string;
  /** Priced in the billing currency. */
  readonly local: Pricing;
  /** Priced in US dollars, this month and the month before. */
  readonly dollars: Pricing;
  readonly dollarsBefore: Pricing;
}

function dollarPricing(plan: ExportPlan, region: Region, month: MonthNumber): Pricing {
  return { currency: "USD", rate: exchangeRate(plan, region, month), rateDay: lastDay(month - 1) - 1 };
}

/** The invoice of a region for a month: one a month and billing currency. */
export function billingMonthOf(plan: ExportPlan, region: Region, month: MonthNumber): BillingMonth {
  const number = 20_000_000 + plan.seed * 100_000 + month * 10 + region.index;
  return {
    plan,
    region,
    month,
    invoiceNumber: `G${String(number).padStart(9, "0")}`,
    local: { currency: region.currency, rate: 1, rateDay: "" },
    dollars: dollarPricing(plan, region, month),
    dollarsBefore: dollarPricing(plan, region, month - 1),
  };
}
