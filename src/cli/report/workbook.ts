import { writeXlsx } from "hucre/xlsx";
import type { Review } from "../../core/rules/review";
import { asOfInWords } from "../basis";
import { dateOf } from "../day";
import { basisSheet, type FileUsed } from "./basis-sheet";
import { problemsSheet } from "./problems-sheet";
import { resellersSheet } from "./resellers-sheet";
import { summarySheet } from "./summary-sheet";
import { tieOutSheet } from "./tie-out-sheet";
import { watchListSheet } from "./watch-list-sheet";

/**
 * The review as an Excel workbook to pass on. It holds no formula and no date but those of the review, so that the same
 * input gives the same bytes.
 */
export async function reportBytes(review: Review, files: readonly FileUsed[], version: string): Promise<Uint8Array> {
  const asOf = dateOf(review.asOf);
  const pages = [
    summarySheet(review),
    watchListSheet(review),
    resellersSheet(review),
    tieOutSheet(review),
    problemsSheet(review),
    basisSheet(review, files, version),
  ];
  return writeXlsx({
    sheets: pages.map(({ sheet }) => sheet),
    namedRanges: pages.flatMap(({ namedRanges }) => namedRanges),
    properties: {
      title: `CSP revenue check, ${asOfInWords(review)}`,
      creator: `CSP Revenue Check ${version}`,
      created: asOf,
      modified: asOf,
    },
  });
}
