import { exact, product, quotient, textOf, type Exact } from "../exact";
import { linesReadAgain, type SourceLines } from "../import/read-source";
import { monthText } from "../month";
import type { MonthText } from "../rules/review";
import type { Window } from "../rules/windows";
import { centShares } from "./cent-shares";
import { countedRate, usdPerUnitOf, type CountedRate, type RateFrom } from "./counted-rate";
import type { Ledger } from "./ledger";
import type { StoredLine } from "./row-collector";

/** A row of a billing source that was counted, as the ledger has it now. */
export interface CountedLine {
  readonly source: string;
  readonly row: number;
  /** The month it was counted in. */
  readonly month: MonthText;
  /** In its own currency, as the sheet has it. */
  readonly amount: number;
  readonly currency: string;
  /** What one unit of the currency was counted as. */
  readonly usdPerUnit: number;
  readonly rateFrom: RateFrom;
  /** Cents, shared out so that all lines of the answer add up to their rounded sum. */
  readonly usd: number;
}

/** A line before its cents are known. */
interface ExactLine extends Omit<CountedLine, "usd"> {
  readonly exactUsd: Exact;
}

/**
 * The counted lines of resellers in a window, for each in the order of the sources and their rows. Their `usd` adds up to
 * the reseller's revenue in the window as it is shown, to the cent. Each source is gone through once; one that does not
 * remember its rows is read again. Throws what reading it throws.
 */
export async function countedLines(
  ledger: Ledger,
  resellers: readonly string[],
  window: Window,
): Promise<readonly (readonly CountedLine[])[]> {
  const lines = new Map<number, ExactLine[]>();
  const numbers = resellers.map((id) => (ledger.names.resellers.numberOf(id) ?? -1) + 1);
  for (const number of numbers) if (number > 0) lines.set(number, []);
  for (const [source, of] of ledger.sources.entries()) {
    const tallies = countedTallies(ledger, of, source, lines, window);
    if (tallies.size === 0) continue;
    for (const { row, tally, amount } of await linesOf(of, tallies)) {
      const found = tallies.get(tally);
      if (found) lines.get(of.reader.tallies.reseller(tally))?.push(lineOf(amount, row, found));
    }
  }
  return numbers.map((number) => withCents(lines.get(number) ?? []));
}

function withCents(lines: readonly ExactLine[]): readonly CountedLine[] {
  const shares = centShares(lines.map(({ exactUsd }) => exactUsd));
  return lines.map(({ exactUsd: _, ...line }, at) => ({ ...line, usd: shares[at] ?? 0 }));
}

/** The lines from memory where the source remembers its rows, else from reading it again. */
function linesOf(
  lines: SourceLines,
  tallies: ReadonlyMap<number, unknown>,
): Promise<readonly StoredLine[]> | readonly StoredLine[] {
  const { store, lastRow } = lines.reader;
  if (store === null) return linesReadAgain(lines, (tally) => tallies.has(tally));
  const found: StoredLine[] = [];
  for (let row = lines.header.row + 1; row <= lastRow; row++) {
    const tally = store.tally(row);
    if (!tallies.has(tally)) continue;
    const { micros, picos, rest } = store.amount(row);
    found.push({ row, tally, amount: exact(micros, picos, rest) });
  }
  return found;
}

/** What the lines of one tally have in common. */
interface TallyLines {
  readonly source: string;
  readonly month: MonthText;
  readonly currency: string;
  readonly rate: CountedRate;
}

/** The counted tallies of some resellers in a window, by their number. */
function countedTallies(
  ledger: Ledger,
  { source, reader }: SourceLines,
  index: number,
  resellers: ReadonlyMap<number, unknown>,
  window: Window,
): ReadonlyMap<number, TallyLines> {
  const { settlement, names } = ledger;
  const found = new Map<number, TallyLines>();
  for (let tally = 0; tally < reader.tallies.size; tally++) {
    if (!resellers.has(reader.tallies.reseller(tally))) continue;
    const key = reader.tallies.key(tally);
    if (settlement.bucketOf(index, tally) !== "counted") continue;
    const month = settlement.buckets.monthOf(index, tally);
    if (month < window.first || month > window.last) continue;
    found.set(tally, {
      source: source.name,
      month: monthText(month),
      currency: names.currencies.text(key.currency),
      rate: countedRate(ledger, key, month),
    });
  }
  return found;
}

function lineOf(amount: Exact, row: number, { rate, ...line }: TallyLines): ExactLine {
  const { from, rate: value } = rate;
  const exactUsd = from === "same" ? amount : from === "line" ? quotient(amount, value) : product(amount, value);
  const usdPerUnit = nearest(usdPerUnitOf(rate));
  return { ...line, row, amount: nearest(amount), usdPerUnit, rateFrom: from, exactUsd };
}

/** The ordinary number nearest to an exact one. */
const nearest = (value: Exact): number => Number(textOf(value));
