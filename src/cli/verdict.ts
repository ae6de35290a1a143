import type { Review } from "../core/rules/review";
import { countInWords, tieOutInWords } from "./basis";

/** What the process ends with: 0 reviewed, 2 refused, 3 reviewed but the tie-out fails or an invoice conflicts. */
export type ExitCode = 0 | 2 | 3;

/** How a review ends, with one sentence for each thing that its reader must know before using it. */
export function verdictOn(review: Review): { readonly code: ExitCode; readonly warnings: readonly string[] } {
  const conflicts = review.problems.filter(({ code }) => code === "conflicting-invoice").length;
  const invoices = conflicts === 1 ? "1 invoice is" : `${countInWords(conflicts)} invoices are`;
  const warnings = [
    ...(review.ties ? [] : [tieOutInWords(review)]),
    ...(conflicts === 0
      ? []
      : [`${invoices} in two files with different rows and not counted from the later one; the problems name them.`]),
  ];
  return { code: warnings.length === 0 ? 0 : 3, warnings };
}
