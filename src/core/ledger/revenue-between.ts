import { Sums } from "../sums";
import type { Month } from "../month";
import type { Ledger } from "./ledger";

/**
 * A reseller's counted revenue from the first month to the last, both counted, in USD rounded to cents, half away from
 * zero. Months that are not over yet count with what is billed so far; 0 where nothing was.
 */
export function revenueBetween(ledger: Ledger, reseller: string, first: Month, last: Month): number {
  const number = ledger.names.resellers.numberOf(reseller);
  if (number === undefined) return 0;
  const { revenue } = ledger.settlement;
  const sum = new Sums();
  for (const { month, slot } of revenue.monthsOf(number + 1)) {
    if (month >= first && month <= last) sum.addFrom(0, revenue.usd, slot);
  }
  return sum.rounded(0);
}
