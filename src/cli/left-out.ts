import { reasonInWords } from "../core/rules/bucket-words";
import type { Review, TieOutPart, TieOutRow } from "../core/rules/review";
import { amountInWords, countInWords } from "./basis";

/** Lines that the figures leave out for one reason, of all sources. */
export interface LeftOut {
  readonly lines: number;
  /** Per currency, in the order of the tie-out. */
  readonly amounts: readonly { readonly currency: string; readonly amount: number }[];
}

/** The lines that name no reseller; `null` where there are none. */
export const withoutReseller = ({ tieOut }: Review): LeftOut | null => leftOut(tieOut, (row) => row.unassigned);

/** The lines whose currency and month have no exchange rate; `null` where there are none. */
export const withoutRate = ({ tieOut }: Review): LeftOut | null => leftOut(tieOut, (row) => row.excluded["no-rate"]);

/** “2 lines, EUR 1,334.56, GBP 5.00”. */
export function leftOutInWords({ lines, amounts }: LeftOut): string {
  const sums = amounts.map(({ currency, amount }) => `${currency} ${amountInWords(amount)}`);
  return `${countInWords(lines)} line${lines === 1 ? "" : "s"}, ${sums.join(", ")}`;
}

/** What is without a rate and which file helps, in one sentence; `null` where every line has its rate. */
export function withoutRateInWords(review: Review): string | null {
  const lines = withoutRate(review);
  if (!lines) return null;
  return `Without a rate: ${leftOutInWords(lines)}; give --rates with Currency, Month, USDPerUnit for their months.`;
}

/** One sentence for all lines left out for other reasons, one for those rejected; neither where there are none. */
export function otherPartsInWords({ tieOut }: Review): readonly string[] {
  const excluded = partsInWords(tieOut, "excluded", (reason) => reason !== "no-rate");
  const rejected = partsInWords(tieOut, "rejected", () => true);
  return [
    ...(excluded === "" ? [] : [`Left out: ${excluded}.`]),
    ...(rejected === "" ? [] : [`Rejected: ${rejected}.`]),
  ];
}

function partsInWords(
  tieOut: readonly TieOutRow[],
  part: "excluded" | "rejected",
  isSaid: (reason: string) => boolean,
): string {
  return [...new Set(tieOut.flatMap((row) => Object.keys(row[part])))]
    .filter(isSaid)
    .flatMap((reason) => {
      const lines = leftOut(tieOut, (row) => row[part][reason]);
      return lines ? [`${reasonInWords(reason)} (${leftOutInWords(lines)})`] : [];
    })
    .join(", ");
}

function leftOut(tieOut: readonly TieOutRow[], partOf: (row: TieOutRow) => TieOutPart | undefined): LeftOut | null {
  const cents = new Map<string, number>();
  let lines = 0;
  for (const row of tieOut) {
    const part = partOf(row);
    if (!part || part.lines === 0) continue;
    lines += part.lines;
    // Whole cents are added, so that sums of rounded amounts are exact.
    cents.set(row.currency, (cents.get(row.currency) ?? 0) + Math.round(part.amount * 100));
  }
  return lines === 0
    ? null
    : { lines, amounts: [...cents].map(([currency, sum]) => ({ currency, amount: sum / 100 })) };
}
