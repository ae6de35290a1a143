import { roundedToCents, type Exact } from "../exact";
import type { Names } from "../import/names";
import type { SourceLines } from "../import/read-source";
import type { TieOutPart, TieOutRow } from "../rules/review";
import { PART_OF } from "./bucket";
import type { Settlement } from "./settlement";

/** The currency of lines whose currency cell is blank. */
const NO_CURRENCY = "(none)";

/**
 * Per source and currency: the total that was added up while reading, and the parts that the lines were sorted into.
 * It ties where lines and exact amounts of the parts add up to the total. Ordered by source, then currency.
 */
export function tieOutOf(sources: readonly SourceLines[], settlement: Settlement, names: Names): readonly TieOutRow[] {
  const rows = sources.flatMap((lines, index) => {
    const { totals } = lines.reader;
    const buckets = [...settlement.buckets.of(index)].sort((a, b) => ORDER.indexOf(a.bucket) - ORDER.indexOf(b.bucket));
    return totals.currencies.map((currency): TieOutRow => {
      const parts: Record<"excluded" | "rejected", Record<string, TieOutPart>> = { excluded: {}, rejected: {} };
      const single = { counted: NOTHING, unassigned: NOTHING };
      let partLines = 0;
      let partAmount: Exact = 0n;
      for (const { bucket, currency: of, lines: count, amount } of buckets) {
        if (of !== currency) continue;
        partLines += count;
        partAmount += amount;
        const part: TieOutPart = { lines: count, amount: roundedToCents(amount) };
        const place = PART_OF[bucket];
        if (place === "counted" || place === "unassigned") single[place] = part;
        else parts[place][bucket] = part;
      }
      const total = totals.amount(currency);
      return {
        source: lines.source.name,
        currency: currencyName(names, currency),
        lines: totals.lines(currency),
        amount: roundedToCents(total),
        ...single,
        ...parts,
        ties: partLines === totals.lines(currency) && partAmount === total,
      };
    });
  });
  return rows.sort((a, b) => compared(a.source, b.source) || compared(a.currency, b.currency));
}

/** A currency for people; one that is blank in the file has a name of its own. */
export function currencyName(names: Names, currency: number): string {
  return names.currencies.text(currency) || NO_CURRENCY;
}

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Parts are named in one order, whatever row came first. */
const ORDER = Object.keys(PART_OF);

const NOTHING: TieOutPart = { lines: 0, amount: 0 };
