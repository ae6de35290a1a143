import type { Row } from "../../src/core/cell";
import { monthText, type MonthNumber } from "./calendar";
import type { ExportPlan } from "./plan";
import { Random } from "./random";
import { REGIONS, type Region } from "./regions";

/**
 * Billing currency per US dollar in a month, with nine decimals: one rate a month, as Microsoft sets it for all
 * purchases of the month. Always 1 for US dollars.
 */
export function exchangeRate(plan: ExportPlan, region: Region, month: MonthNumber): number {
  if (region.currency === "USD") return 1;
  const swing = (new Random(plan.seed, 71, region.index, month).fraction() - 0.5) * 0.08;
  return Math.round(region.perDollar * (1 + swing) * 1e9) / 1e9;
}

/** The rates table of the same provider, header first: US dollars per unit for each currency and month of the plan. */
export function rateRows(plan: ExportPlan): Row[] {
  const rows: Row[] = [["Currency", "Month", "USDPerUnit"]];
  for (const region of REGIONS.filter(({ currency }) => currency !== "USD")) {
    for (let month = plan.firstMonth; month < plan.firstMonth + plan.months; month += 1) {
      const usdPerUnit = (1 / exchangeRate(plan, region, month)).toFixed(15);
      rows.push([region.currency, monthText(month), usdPerUnit]);
    }
  }
  return rows;
}
