import { monthCount, type MonthCount } from "./calendar";
import type { ProviderTenant } from "./invoice-lines";
import type { SampleReseller } from "./reseller-list";

/** USD for one euro, month by month from April 2024; invented, of the usual size. */
const USD_PER_EUR = [
  1.0726, 1.0812, 1.0759, 1.0844, 1.1012, 1.1106, 1.0904, 1.0629, 1.0479, 1.0354, 1.0413, 1.0807, 1.1214, 1.1278,
  1.1516, 1.1677, 1.1634, 1.1732, 1.1635, 1.1561, 1.1709, 1.1742, 1.1811, 1.1693,
] as const;

const FIRST = monthCount(2024, 4);

/** Months with an invoice: April 2024 to March 2026. */
export const BILLED_MONTHS: readonly MonthCount[] = USD_PER_EUR.map((_, index) => FIRST + index);

/** What a euro was worth in a billed month, USD. */
export function usdPerEur(month: MonthCount): number {
  const rate = USD_PER_EUR[month - FIRST];
  if (rate === undefined) throw new RangeError(`no rate for month ${month}`);
  return rate;
}

/** The two tenants of the invented provider: one for North America, one for Europe. */
export const TENANTS: readonly ProviderTenant[] = [
  {
    partnerId: "5c2d8e14-7b1f-4f0a-9c63-1d5f0a7be921",
    mpnId: 1284406,
    currency: "USD",
    invoice: (month) => `G00412${String(month - FIRST + 131).padStart(4, "0")}`,
    usdPerUnit: () => 1,
  },
  {
    partnerId: "b0a47f65-2c9e-4d38-8b70-6e91c4d3f508",
    mpnId: 1390215,
    currency: "EUR",
    invoice: (month) => `G00517${String(month - FIRST + 204).padStart(4, "0")}`,
    usdPerUnit: usdPerEur,
  },
];

/** The currency a reseller's tenant bills in. */
export const currencyOf = (reseller: SampleReseller): "USD" | "EUR" =>
  reseller.country === "US" || reseller.country === "CA" ? "USD" : "EUR";
