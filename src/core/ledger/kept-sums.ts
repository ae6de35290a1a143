import { textOf } from "../exact";
import { monthText } from "../month";
import type { MonthText } from "../rules/review";
import { Sums } from "../sums";
import type { Ledger } from "./ledger";
import { Flag } from "./tallies";

/** What a source adds to one reseller and month: enough to review it again without the source. */
export interface KeptSum {
  /** PLA ID; empty for lines that name no reseller. */
  readonly reseller: string;
  readonly month: MonthText;
  /** Exact decimal text, in USD or in `currency`. */
  readonly amount: string;
  /** The currency of lines that no rate could turn into USD; empty for USD. */
  readonly currency: string;
  /** Whether the lines recur monthly. */
  readonly recurring: boolean;
  readonly lines: number;
}

/**
 * The sums of one source of a ledger, ordered by reseller and month: of its lines that are counted, unassigned or without
 * a rate. Lines that were left out or rejected are not in them.
 */
export function keptSums(ledger: Ledger, source: number): readonly KeptSum[] {
  const lines = ledger.sources[source];
  if (!lines) throw new RangeError(`there is no source ${source}`);
  const { settlement, names } = ledger;
  const { tallies } = lines.reader;
  const sums = new Sums();
  const entries = new Map<string, Omit<KeptSum, "amount" | "lines"> & { readonly at: number; lines: number }>();
  for (let tally = 0; tally < tallies.size; tally++) {
    const bucket = settlement.bucketOf(source, tally);
    if (bucket !== "counted" && bucket !== "unassigned" && bucket !== "no-rate") continue;
    const key = tallies.key(tally);
    const month = settlement.buckets.monthOf(source, tally);
    const usd = bucket === "counted" ? settlement.usdOf(source, tally) : null;
    const currency = usd !== null || key.currency === names.usd ? "" : names.currencies.text(key.currency);
    const recurring = (key.flags & Flag.recurring) !== 0;
    const reseller = bucket === "unassigned" || key.reseller === 0 ? "" : names.resellers.text(key.reseller - 1);
    const id = `${reseller} ${month} ${currency} ${recurring}`;
    let entry = entries.get(id);
    if (!entry) {
      entry = { reseller, month: monthText(month), currency, recurring, at: entries.size, lines: 0 };
      entries.set(id, entry);
    }
    entry.lines += tallies.lines[tally] ?? 0;
    if (usd !== null) sums.addExact(entry.at, usd);
    else sums.addFrom(entry.at, tallies.amounts, tally);
  }
  return [...entries.values()]
    .map(({ at, ...entry }) => ({ ...entry, amount: textOf(sums.value(at)) }))
    .sort(
      (a, b) =>
        a.reseller.length - b.reseller.length ||
        compared(a.reseller, b.reseller) ||
        compared(a.month, b.month) ||
        compared(a.currency, b.currency) ||
        Number(a.recurring) - Number(b.recurring),
    );
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
