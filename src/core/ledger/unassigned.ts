import { roundedToCents, type Exact } from "../exact";
import { monthText, type Month } from "../month";
import type { Unassigned } from "../rules/review";
import type { Ledger } from "./ledger";
import { currencyName } from "./tie-out";

/** The lines that name no reseller, per source, currency and month. */
export function unassignedOf(ledger: Ledger): readonly Unassigned[] {
  return ledger.sources.flatMap(({ source, reader }, index) => {
    const groups = new Map<string, { currency: string; month: Month; lines: number; amount: Exact; row: number }>();
    const { tallies } = reader;
    for (let tally = 0; tally < tallies.size; tally++) {
      if (ledger.settlement.bucketOf(index, tally) !== "unassigned") continue;
      const currency = currencyName(ledger.names, tallies.currency(tally));
      const month = ledger.settlement.buckets.monthOf(index, tally);
      const key = `${currency} ${monthText(month)}`;
      const before = groups.get(key);
      const row = reader.rowOf(tally);
      groups.set(key, {
        currency,
        month,
        lines: (before?.lines ?? 0) + (tallies.lines[tally] ?? 0),
        amount: (before?.amount ?? 0n) + tallies.amounts.value(tally),
        row: Math.min(before?.row ?? row, row),
      });
    }
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { currency, month, lines, amount, row }]) => {
        return { source: source.name, currency, month: monthText(month), lines, amount: roundedToCents(amount), row };
      });
  });
}
