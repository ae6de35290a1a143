import { readLedger, type Ledger } from "../../src/core/ledger/ledger";
import type { Source } from "../../src/core/import/source";
import type { Problem, ProblemCode } from "../../src/core/problem";
import { monthOfText, monthText } from "../../src/core/month";
import type { MonthText, ResellerReview, Review, TieOutRow } from "../../src/core/rules/review";
import { reviewOf } from "../../src/core/rules/reviewing";
import { DEFAULT_SETTINGS, type Settings } from "../../src/core/rules/settings";

/** What a test asks; everything but the billing has a default. */
export interface Asked {
  readonly billing: Source | readonly Source[];
  readonly resellers?: Source;
  readonly rates?: Source;
  readonly settings?: Partial<Settings>;
  readonly asOf?: string;
}

/** The day on which tests ask unless they say another: the contract's example. */
export const AS_OF = "2026-04-20";

/** The ledger of what is asked. */
export function ledgerOf({ billing, resellers, rates, settings }: Asked): Promise<Ledger> {
  return readLedger({
    billing: "read" in billing ? [billing] : billing,
    resellers: resellers ?? null,
    rates: rates ?? null,
    settings: { ...DEFAULT_SETTINGS, ...settings },
  });
}

/** The review of what is asked. */
export async function reviewed(asked: Asked): Promise<Review> {
  return reviewOf(await ledgerOf(asked), asked.asOf ?? AS_OF);
}

/** One reseller of a review; it must be there. */
export function resellerIn(review: Review, id: string): ResellerReview {
  const reseller = review.resellers.find((each) => each.id === id);
  if (!reseller) throw new RangeError(`reseller ${id} is not in the review`);
  return reseller;
}

/** The problems of a code. */
export function problemsIn(review: Review, code: ProblemCode): readonly Problem[] {
  return review.problems.filter((problem) => problem.code === code);
}

/** Lines and amount per bucket of one tie-out row: `{ counted: [2, 30], unbilled: [1, 5] }`; empty parts are left out. */
export function bucketsOf(row: TieOutRow | undefined): Readonly<Record<string, readonly [number, number]>> {
  if (!row) return {};
  const parts = { counted: row.counted, unassigned: row.unassigned, ...row.excluded, ...row.rejected };
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([, { lines }]) => lines > 0)
      .map(([bucket, { lines, amount }]) => [bucket, [lines, amount]]),
  );
}

/** The buckets of a source, over all of its currencies that are named. */
export function bucketsIn(review: Review, source: string, currency = "USD"): ReturnType<typeof bucketsOf> {
  return bucketsOf(review.tieOut.find((row) => row.source === source && row.currency === currency));
}

/** A reseller's months that have counted lines, oldest first. */
export function monthsIn({
  months,
}: Pick<ResellerReview, "months">): readonly { month: MonthText; usd: number; lines: number }[] {
  if (months === null) return [];
  const first = monthOfText(months.first) ?? NaN;
  return months.usd
    .map((usd, at) => ({ month: monthText(first + at), usd, lines: months.lines[at] ?? 0 }))
    .filter(({ lines }) => lines > 0);
}
