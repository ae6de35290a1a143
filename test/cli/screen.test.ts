import { createColors } from "picocolors";
import fc from "fast-check";
import { screenText } from "../../src/cli/screen";
import { fitted, truncated, widthOf, wrapped } from "../../src/cli/text-width";
import type { ResellerReview, Status, TieOutRow } from "../../src/core/rules/review";
import { reseller, review } from "./fixture";

const plain = createColors(false);
const coloured = createColors(true);
const linesAt = (width: number, of = review()) => screenText(of, width, plain).split("\n");

test.each([40, 60, 80, 100, 200])("at %i columns no line is wider than the terminal", (width) => {
  const wide = reseller({
    id: "77",
    name: "株式会社とても長い名前のパートナーとその仲間たち",
    status: "watch",
    flagged: false,
  });
  const lines = linesAt(width, review({ resellers: [...review().resellers, wide] }));
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
});

test("40 columns still say who, how it stands and what is missing", () => {
  const lines = linesAt(40);
  expect(lines.find((line) => line.startsWith("Name"))).toMatch(/^Name +Status +Shortfall$/);
  expect(lines.find((line) => line.startsWith("Contoso"))).toMatch(/^Contoso +Below with us;? ?\S*…? +750\.00$/);
});

test("200 columns show every column and cut nothing", () => {
  const lines = linesAt(200);
  const header = lines.find((line) => line.startsWith("Reseller"));
  expect(header?.split(/ {2,}/)).toEqual([
    ...["Reseller", "Name", "Status", "Check", "Notice", "Days"],
    ...["TTM USD", "In window", "Rolls off", "Projected", "Shortfall", "No rate"],
  ]);
  expect(lines.join("\n")).not.toContain("…");
});

test("flagged resellers come first, most urgent on top; the others by status", () => {
  const lines = linesAt(200);
  const ids = lines.flatMap((line) => /^(\d{4,})\s/.exec(line)?.[1] ?? []);
  expect(ids).toEqual(["1003", "1002", "6048879", "1004", "1005", "1006", "1001", "1007"]);
  expect(lines.findIndex((line) => line.startsWith("Not flagged (5)"))).toBeGreaterThan(
    lines.findIndex((line) => line.startsWith("6048879")),
  );
});

test("one line each for the counts, the tie-out and what has no reseller", () => {
  const text = screenText(review(), 200, plain);
  expect(text).toContain("8 resellers, 3 flagged. Below with us 1, Data incomplete 1, Watch 1, On track 1,");
  expect(text).toContain("Ties to the cent");
  expect(text).toContain("Without a reseller: 4 lines, EUR 200.12.");
  expect(text).toContain("TTM window Apr 2025 to Mar 2026");
  expect(text).toContain("the 12 months before the check month");
  expect(text).toContain("Minimum USD 1,000.00 (Indirect reseller minimum)");
});

const tieOutRow = (changes: Partial<TieOutRow>): TieOutRow => ({
  ...{ source: "a.csv", currency: "EUR", lines: 2, amount: 2, ties: true, excluded: {}, rejected: {} },
  ...{ counted: { lines: 0, amount: 0 }, unassigned: { lines: 0, amount: 0 } },
  ...changes,
});

test("lines without a rate are added up over the sources, by currency, and the sentence says what to give", () => {
  const tieOut = [
    tieOutRow({ excluded: { "no-rate": { lines: 1, amount: 1234.56 } } }),
    tieOutRow({ currency: "GBP", excluded: { "no-rate": { lines: 1_200, amount: -5 } } }),
    tieOutRow({ source: "b.csv", excluded: { "no-rate": { lines: 1, amount: 0.1 } } }),
    tieOutRow({ source: "b.csv", currency: "USD" }),
  ];
  const text = screenText(review({ tieOut }), 200, plain);
  expect(text).toContain(
    "Without a rate: 1,202 lines, EUR 1,234.66, GBP -5.00; give --rates with Currency, Month, USDPerUnit for their months.",
  );
  expect(text).not.toContain("Left out:");
  expect(screenText(review({ tieOut }), 200, coloured)).toContain("\u001B[33mWithout a rate:");
  expect(screenText(review(), 200, plain)).not.toContain("Without a rate");
});

test("what else is left out or rejected is said in one line each", () => {
  const tieOut = [
    tieOutRow({ excluded: { unbilled: { lines: 1, amount: 7 }, "duplicate-invoice": { lines: 3, amount: 0.3 } } }),
    tieOutRow({ source: "b.csv", excluded: { unbilled: { lines: 1, amount: 8 } } }),
    tieOutRow({ source: "c.csv", rejected: { "bad-date": { lines: 2, amount: 9 } } }),
  ];
  const lines = linesAt(200, review({ tieOut }));
  expect(lines).toContain(
    "Left out: not billed yet (2 lines, EUR 15.00), invoice seen in another source (3 lines, EUR 0.30).",
  );
  expect(lines).toContain("Rejected: date cannot be read (2 lines, EUR 9.00).");
});

test("a column counts the lines without a rate where there are any and room for them", () => {
  expect(linesAt(200).find((line) => line.startsWith("1002"))).toMatch(/ 3 lines$/);
  expect(linesAt(200).find((line) => line.startsWith("6048879"))).toMatch(/ 750\.00 +–$/);
  expect(linesAt(60).join("\n")).not.toContain("No rate");
  const rated = review({ resellers: [reseller()] });
  expect(linesAt(200, rated).join("\n")).not.toContain("No rate");
});

test("a billing without a line ties nothing out and counts nobody", () => {
  const lines = linesAt(100, review({ resellers: [], tieOut: [] }));
  expect(lines).toContain("There is nothing to tie out: the billing has no line.");
  expect(lines.join("\n")).not.toMatch(/0 (sources|resellers|flagged)/);
  for (const line of lines) expect(line).toBe(line.trimEnd());
});

test("ten problems are shown and the rest is counted", () => {
  const problem = review().problems[0];
  const problems = Array.from({ length: 1_012 }, () => problem).flatMap((one) => (one ? [one] : []));
  const lines = linesAt(200, review({ problems }));
  expect(lines.filter((line) => line.startsWith("- nce.csv, row 12"))).toHaveLength(10);
  expect(lines.find((line) => line.startsWith("…"))).toContain("and 1,002 more");
});

test.each<[Status, string]>([
  ["below", "\u001B[31m"],
  ["incomplete", "\u001B[33m"],
  ["watch", "\u001B[36m"],
  ["met", "\u001B[32m"],
])("the status %s has a colour beside its word, and none where colours are off", (status, code) => {
  const flagged: Partial<ResellerReview> = status === "below" || status === "incomplete" ? {} : { flagged: false };
  const one = review({ resellers: [reseller({ status, ...flagged })] });
  expect(screenText(one, 100, coloured)).toContain(code);
  expect(screenText(one, 100, plain)).not.toContain("\u001B");
});

test("a name from a file can neither colour nor move what is shown", () => {
  const evil = reseller({ name: "\u001B[2J\u001B]0;x\u0007Con\r\ntoso\u202E" });
  expect(screenText(review({ resellers: [evil] }), 100, plain)).toMatch(/^6048879 +·\[2J·\]0;x·Con··toso· /m);
});

test("a review without resellers says so", () => {
  expect(screenText(review({ resellers: [], problems: [] }), 80, plain)).toContain("No reseller:");
});

test("text fits any width exactly, in any script", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 }), (text, width) => {
      expect(widthOf(fitted(text, width, "left"))).toBe(width);
      expect(widthOf(truncated(text, width))).toBeLessThanOrEqual(width);
      for (const line of wrapped(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});
