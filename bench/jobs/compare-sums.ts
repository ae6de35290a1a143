import { monthOfText, monthText } from "../../src/core/month";
import type { Review } from "../../src/core/rules/review";
import { rateRows } from "../../samples/exports/rates";
import { planOf } from "../../samples/exports/plan";
import type { ExportFiles } from "../export-files";
import { added, cents, decimal, product, quotient, ZERO, type Fraction } from "../fraction";
import { sumsByDuckDb, type DuckDbSum } from "./duckdb-sums";
import { reviewOfFiles } from "./review-file";

/** How our sums compare with DuckDB's exact ones. */
export interface ComparedSums {
  /** Reseller and month pairs that either of the two has. */
  readonly pairs: number;
  /** Pairs whose US dollars differ by a cent or more, or whose lines differ. */
  readonly different: number;
  readonly lines: number;
  /** The first few differences, in words. */
  readonly examples: readonly string[];
}

interface Sum {
  readonly cents: bigint;
  readonly lines: number;
}

function inDollars(sum: DuckDbSum, usdPerUnit: ReadonlyMap<string, Fraction>): Fraction {
  const amount: Fraction = { over: sum.cents, under: 100n };
  if (sum.currency === "USD") return amount;
  if (sum.rate !== "") return quotient(amount, decimal(sum.rate));
  const rate = usdPerUnit.get(`${sum.currency} ${sum.month}`);
  if (rate === undefined) throw new RangeError(`no rate for ${sum.currency} in ${sum.month}`);
  return product(amount, rate);
}

/** DuckDB's sums in US dollars by reseller and month: exact fractions, rounded once at the end. */
function exactSums(sums: readonly DuckDbSum[], rows: number): Map<string, Sum> {
  const [, ...rates] = rateRows(planOf(rows));
  const usdPerUnit = new Map(
    rates.map(([currency, month, rate]) => [`${String(currency)} ${String(month)}`, decimal(String(rate))]),
  );
  const exact = new Map<string, { readonly dollars: Fraction; readonly lines: number }>();
  for (const sum of sums) {
    const key = `${sum.reseller} ${sum.month}`;
    const before = exact.get(key) ?? { dollars: ZERO, lines: 0 };
    exact.set(key, { dollars: added(before.dollars, inDollars(sum, usdPerUnit)), lines: before.lines + sum.lines });
  }
  return new Map([...exact].map(([key, { dollars, lines }]) => [key, { cents: cents(dollars), lines }]));
}

function ourSums(review: Review): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { id, months } of review.resellers) {
    const first = months && monthOfText(months.first);
    if (months === null || first === null) continue;
    months.usd.forEach((usd, at) => {
      const lines = months.lines[at] ?? 0;
      if (lines > 0) sums.set(`${id} ${monthText(first + at)}`, { cents: BigInt(Math.round(usd * 100)), lines });
    });
  }
  return sums;
}

/** Compares every reseller × month sum of our review with DuckDB's, to the cent and to the line. */
export async function compareSums({
  files,
  rows,
}: {
  readonly files: ExportFiles;
  readonly rows: number;
}): Promise<ComparedSums> {
  const theirs = exactSums(await sumsByDuckDb(files.billing, null), rows);
  const ours = ourSums((await reviewOfFiles(files)).review);
  const keys = new Set([...theirs.keys(), ...ours.keys()]);
  const examples: string[] = [];
  let different = 0;
  for (const key of keys) {
    const [our, their] = [ours.get(key), theirs.get(key)];
    if (our?.cents === their?.cents && our?.lines === their?.lines) continue;
    different += 1;
    if (examples.length < 5) examples.push(`${key}: ${textOf(our)} here, ${textOf(their)} in DuckDB`);
  }
  const lines = [...theirs.values()].reduce((sum, their) => sum + their.lines, 0);
  return { pairs: keys.size, different, lines, examples };
}

function textOf(sum: Sum | undefined): string {
  return sum === undefined ? "nothing" : `${String(sum.cents)} cents in ${String(sum.lines)} lines`;
}
