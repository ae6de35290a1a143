import type { Review } from "../../src/core/rules/review";
import type { WorkbookContent } from "../../preview/files/workbook-content";
import { SAMPLE_AS_OF } from "../../samples/workbooks/sample-records";
import { reviewed } from "../core/asked";
import { sourceOf } from "../core/drawn";

/** The review of a sample on its day: the first sheet is billing, the second the list, the third the rates. */
export function sampleReview({ sheets }: WorkbookContent): Promise<Review> {
  const [billing, resellers, rates] = sheets.map(({ name, rows }) => sourceOf(name, rows));
  if (billing === undefined || resellers === undefined || rates === undefined)
    throw new RangeError("a sheet is missing");
  return reviewed({ billing, resellers, rates, asOf: SAMPLE_AS_OF });
}
