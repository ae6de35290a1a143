import type { Cell } from "../../src/core/cell";
import { azureCharges } from "./azure-charges";
import { billingMonthOf, type BillingMonth } from "./billing-month";
import type { MonthNumber } from "./calendar";
import type { Charge } from "./charge";
import { cellsOf } from "./columns";
import { customerAt, type ExportCustomer } from "./customers";
import { guid } from "./identifiers";
import { licenceCharges } from "./licence-charges";
import { creditCharge, oneTimeCharge } from "./other-charges";
import type { ExportPlan } from "./plan";
import { Random } from "./random";
import { REGIONS, type Region } from "./regions";
import { resellersOf } from "./resellers";

/** One line of the export, with what is known of it before anybody reads it. */
export interface ExportLine {
  /** The 46 cells as Excel holds them. */
  readonly cells: readonly Cell[];
  /** `Subtotal` in hundredths of `currency`. */
  readonly cents: number;
  readonly currency: string;
  /** PLA ID; `null` where nobody is on record. */
  readonly reseller: string | null;
  /** The invoice's billing month. */
  readonly month: MonthNumber;
}

interface Quota {
  readonly region: Region;
  readonly month: MonthNumber;
  readonly rows: number;
}

/** How many lines each invoice has: the business grows to almost double over the plan, and the shares add up to all rows. */
function quotasOf(plan: ExportPlan): Quota[] {
  const weights = Array.from({ length: plan.months }, (_, month) =>
    REGIONS.map((region) => region.percent * (plan.months + month)),
  ).flat();
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weightSoFar = 0;
  let rowsSoFar = 0;
  return weights.map((weight, index) => {
    const region = REGIONS[index % REGIONS.length];
    if (region === undefined) throw new RangeError("no region");
    weightSoFar += weight;
    const rows = Math.floor((plan.rows * weightSoFar) / whole) - rowsSoFar;
    rowsSoFar += rows;
    return { region, month: plan.firstMonth + Math.floor(index / REGIONS.length), rows };
  });
}

function chargesOf(month: BillingMonth, customer: ExportCustomer, random: Random): Charge[] {
  const charges: Charge[] = [];
  for (const subscription of customer.subscriptions) {
    if (month.month < subscription.first || month.month > subscription.last) continue;
    const monthly =
      subscription.kind === "azure"
        ? azureCharges(month, subscription, random)
        : licenceCharges(month, subscription, random);
    charges.push(...monthly);
  }
  if (random.chance(0.012)) charges.push(oneTimeCharge(month, random));
  if (random.chance(0.006) && charges.length > 1) charges.push(creditCharge(month, random));
  return charges;
}

/** The customers of a region by number, each made once: they come back every month. */
function customersOf(plan: ExportPlan, region: Region): (number: number) => ExportCustomer {
  const resellers = resellersOf(plan).filter((reseller) => reseller.region === region);
  const made: ExportCustomer[] = [];
  return (number) => (made[number] ??= customerAt(plan, region, resellers, number));
}

function* invoiceLines(
  plan: ExportPlan,
  quota: Quota,
  customerOf: (number: number) => ExportCustomer,
): Generator<ExportLine> {
  const month = billingMonthOf(plan, quota.region, quota.month);
  let rows = 0;
  for (let number = 0; rows < quota.rows; number += 1) {
    const customer = customerOf(number);
    const random = new Random(plan.seed, 37, quota.region.index, number, quota.month);
    for (const charge of chargesOf(month, customer, random)) {
      if (rows === quota.rows) return;
      rows += 1;
      yield {
        cells: cellsOf(month, customer, charge, charge.meter === "" ? guid(random) : ""),
        cents: charge.cents,
        currency: quota.region.currency,
        reseller: customer.reseller?.id ?? null,
        month: quota.month,
      };
    }
  }
}

/** All lines of a plan, invoice by invoice: the oldest month first, its currencies in turn. */
export function* linesOf(plan: ExportPlan): Generator<ExportLine> {
  const customers = REGIONS.map((region) => customersOf(plan, region));
  for (const quota of quotasOf(plan)) {
    const customerOf = customers[quota.region.index];
    if (customerOf !== undefined) yield* invoiceLines(plan, quota, customerOf);
  }
}
