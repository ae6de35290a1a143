import { verdictOn } from "../../src/cli/verdict";
import type { Problem } from "../../src/core/problem";
import { review } from "./fixture";

const conflict: Problem = {
  code: "conflicting-invoice",
  source: "b.csv",
  row: 2,
  column: "InvoiceNumber",
  found: "G1 also in a.csv",
};
const untied = review({ ties: false, tieOut: review().tieOut.map((row, index) => ({ ...row, ties: index > 0 })) });

test("a review that ties ends in 0, whatever other problems it has", () => {
  expect(verdictOn(review())).toEqual({ code: 0, warnings: [] });
});

test("a tie-out that fails ends in 3 and names source and currency", () => {
  const { code, warnings } = verdictOn(untied);
  expect(code).toBe(3);
  expect(warnings).toEqual([expect.stringMatching(/^DOES NOT TIE.*nce\.csv \(EUR\)\./)]);
});

test.each([
  [1, "1 invoice is in two files"],
  [1200, "1,200 invoices are in two files"],
])("%i conflicting invoices end in 3", (count, words) => {
  const { code, warnings } = verdictOn(review({ problems: Array.from({ length: count }, () => conflict) }));
  expect([code, warnings]).toEqual([3, [expect.stringContaining(words)]]);
});
