import { ONE, quotient, type Exact } from "../exact";
import type { Month } from "../month";
import type { Ledger } from "./ledger";
import type { TallyKey } from "./tallies";

/** Where the rate of a line comes from; `same` is a line in USD. */
export type RateFrom = "same" | "line" | "table";

/** The rate that the lines of a counted tally were converted with. */
export interface CountedRate {
  readonly from: RateFrom;
  /** USD per unit from the table; units per USD from the line. */
  readonly rate: Exact;
}

/** The rate of a counted tally in the month it was counted in; one that has none was not counted, which is our mistake. */
export function countedRate({ names, rates }: Ledger, key: TallyKey, month: Month): CountedRate {
  if (key.currency === names.usd) return { from: "same", rate: ONE };
  if (key.rate > 0) return { from: "line", rate: names.rateValue(key.rate - 1) };
  const rate = rates?.of(names.currencies.text(key.currency), month);
  if (rate === undefined)
    throw new RangeError(`a line in ${names.currencies.text(key.currency)} was counted without a rate`);
  return { from: "table", rate };
}

/** USD per unit of the currency. */
export const usdPerUnitOf = ({ from, rate }: CountedRate): Exact => (from === "line" ? quotient(ONE, rate) : rate);
