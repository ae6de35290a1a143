import type { SourceLines } from "../import/read-source";
import type { Month } from "../month";
import { Flag, NO_MONTH } from "./tallies";
import type { Twice } from "./twice";

/**
 * The billing month per invoice: the month of charge start that most of its lines have, the later one where two have
 * the same. Lines that stand in the files a second time have no vote.
 */
export function invoiceMonths(sources: readonly SourceLines[], twice: Twice): ReadonlyMap<number, Month> {
  const votes = new Map<number, Map<Month, number>>();
  sources.forEach(({ header, reader }, index) => {
    if (header.shape.dated !== "invoice") return;
    const repeated = twice.invoices[index];
    const { tallies } = reader;
    for (let tally = 0; tally < tallies.size; tally++) {
      const { invoice, month, flags } = tallies.key(tally);
      if (invoice <= 0 || month === NO_MONTH || flags & Flag.datedByOrder || repeated?.has(invoice)) continue;
      const months = votes.get(invoice) ?? new Map<Month, number>();
      months.set(month, (months.get(month) ?? 0) + (tallies.lines[tally] ?? 0));
      votes.set(invoice, months);
    }
  });
  return new Map([...votes].map(([invoice, months]) => [invoice, mostVoted(months)]));
}

function mostVoted(months: ReadonlyMap<Month, number>): Month {
  let best = NO_MONTH;
  let most = 0;
  for (const [month, count] of months) {
    if (count > most || (count === most && month > best)) {
      best = month;
      most = count;
    }
  }
  return best;
}
