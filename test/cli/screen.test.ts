import { createColors } from "picocolors";
import fc from "fast-check";
import { screenText } from "../../src/cli/screen";
import { fitted, truncated, widthOf, wrapped } from "../../src/cli/text-width";
import type { ResellerReview, Status } from "../../src/core/rules/review";
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
    ...["TTM USD", "In window", "Rolls off", "Projected", "Shortfall"],
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
