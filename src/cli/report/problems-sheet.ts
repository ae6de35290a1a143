import type { Problem } from "../../core/problem";
import type { Review } from "../../core/rules/review";
import { problemText } from "../../core/rules/wording";
import { asOfInWords, countInWords } from "../basis";
import { tableSheet, type Field, type Page } from "./table-sheet";

const FIELDS: readonly Field<Problem>[] = [
  { header: "What to look at", kind: "sentence", width: 90, of: problemText },
  { header: "Source", kind: "text", width: 34, of: ({ source }) => source },
  { header: "Row", kind: "count", width: 10, of: ({ row }) => row },
  { header: "Column", kind: "text", width: 24, of: ({ column }) => column },
  { header: "Found", kind: "text", width: 30, of: ({ found }) => found },
  { header: "Kind", kind: "text", width: 22, of: ({ code }) => code },
];

/** Everything in the data that a person should look at, in the order of the review. */
export function problemsSheet(review: Review): Page {
  const count = review.problems.length;
  return tableSheet({
    name: "Problems",
    title: `Problems, ${asOfInWords(review)}`,
    lines: [
      { text: count === 0 ? "Nothing was found in the files that needs a look." : `${countInWords(count)} in all.` },
    ],
    fields: FIELDS,
    entries: review.problems,
    frozenColumns: 0,
    printedColumns: FIELDS.length,
    tabColour: count === 0 ? "A6A6A6" : "BF8F00",
    none: "No problem.",
  });
}
