import { textOf } from "../exact";
import type { Month } from "../month";
import { within, type Window } from "../rules/windows";
import { PART_OF, type Bucket } from "./bucket";
import { countedRate, usdPerUnitOf, type RateFrom } from "./counted-rate";
import type { Ledger } from "./ledger";
import { NO_MONTH, type TallyKey } from "./tallies";
import { currencyName } from "./tie-out";

/** Where a line ends that is not counted. */
export type LeftOutBucket = Exclude<Bucket, "counted">;

/** Lines of a reseller that its revenue in a window is without, for one reason. */
export interface LinesLeftOut {
  readonly bucket: LeftOutBucket;
  /** `false`: no month can be told of these lines, so nobody knows whether they belong to the window. */
  readonly dated: boolean;
  readonly lines: number;
}

/** What counted lines of one currency were converted with. USD per unit, the ordinary numbers nearest to the exact ones. */
export interface RatesBehind {
  readonly currency: string;
  readonly from: RateFrom;
  readonly least: number;
  readonly greatest: number;
}

/** What a reseller's revenue in a window is made of, and what was left out of it. */
export interface LinesBehind {
  readonly counted: number;
  /** In the order of precedence of the buckets. */
  readonly leftOut: readonly LinesLeftOut[];
  /** By currency; empty where nothing was counted. */
  readonly rates: readonly RatesBehind[];
}

/** The lines behind a reseller's revenue in a window. */
export interface BehindAsked {
  readonly reseller: string;
  readonly window: Window;
}

/**
 * The lines behind the revenue of resellers, in the order in which they are asked for; nothing for one that nobody has
 * heard of. The tallies are gone through once, however many resellers and windows are asked about.
 */
export function linesBehind(ledger: Ledger, asked: readonly BehindAsked[]): readonly LinesBehind[] {
  const numbers = asked.map(({ reseller }) => (ledger.names.resellers.numberOf(reseller) ?? -1) + 1);
  const found = new Map<number, TallyLines[]>();
  for (const number of numbers) if (number > 0) found.set(number, []);
  if (found.size > 0) collect(ledger, found);
  return asked.map(({ window }, at) => behindOf(found.get(numbers[at] ?? 0) ?? [], window));
}

/** What the lines of one tally have in common. */
interface TallyLines {
  readonly bucket: Bucket;
  readonly month: Month;
  readonly lines: number;
  /** `null` where they are not counted. */
  readonly rate: Rate | null;
}

interface Rate {
  readonly currency: string;
  readonly from: RateFrom;
  readonly usdPerUnit: number;
}

function collect(ledger: Ledger, found: ReadonlyMap<number, TallyLines[]>): void {
  const { buckets } = ledger.settlement;
  const rateOf = rates(ledger);
  ledger.sources.forEach(({ reader: { tallies } }, source) => {
    for (let tally = 0; tally < tallies.size; tally++) {
      const into = found.get(tallies.reseller(tally));
      const bucket = into && ledger.settlement.bucketOf(source, tally);
      // A tally whose lines were all edited away is in none.
      if (!bucket) continue;
      const month = buckets.monthOf(source, tally);
      const rate = bucket === "counted" ? rateOf(tallies.key(tally), month) : null;
      into.push({ bucket, month, lines: tallies.lines[tally] ?? 0, rate });
    }
  });
}

/** Rates are divided out once each, not once a tally. */
function rates(ledger: Ledger): (key: TallyKey, month: Month) => Rate {
  const known = new Map<string, Rate>();
  return (key, month) => {
    const name = `${key.currency} ${key.rate} ${key.rate > 0 ? "" : month}`;
    let rate = known.get(name);
    if (!rate) {
      const used = countedRate(ledger, key, month);
      const currency = currencyName(ledger.names, key.currency);
      rate = { currency, from: used.from, usdPerUnit: Number(textOf(usdPerUnitOf(used))) };
      known.set(name, rate);
    }
    return rate;
  };
}

function behindOf(tallies: readonly TallyLines[], window: Window): LinesBehind {
  let counted = 0;
  const leftOut = new Map<string, LinesLeftOut>();
  const rates = new Map<string, RatesBehind>();
  for (const { bucket, month, lines, rate } of tallies) {
    const dated = month !== NO_MONTH;
    if (dated && !within(month, window)) continue;
    if (bucket !== "counted") {
      const key = `${bucket} ${dated}`;
      leftOut.set(key, { bucket, dated, lines: lines + (leftOut.get(key)?.lines ?? 0) });
      continue;
    }
    counted += lines;
    if (!rate) continue;
    const { currency, from, usdPerUnit } = rate;
    const before = rates.get(`${currency} ${from}`);
    rates.set(`${currency} ${from}`, {
      currency,
      from,
      least: Math.min(usdPerUnit, before?.least ?? Infinity),
      greatest: Math.max(usdPerUnit, before?.greatest ?? -Infinity),
    });
  }
  return {
    counted,
    leftOut: [...leftOut.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    rates: [...rates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, used]) => used),
  };
}

const ORDER = Object.keys(PART_OF);

/** Lines with a month go before those of the same bucket without one. */
const placeOf = ({ bucket, dated }: LinesLeftOut): number => 2 * ORDER.indexOf(bucket) + (dated ? 0 : 1);
