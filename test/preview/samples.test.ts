import { isDeepStrictEqual } from "node:util";
import type { WorkbookContent } from "../../preview/files/workbook-content";
import { sampleWorkbook } from "../../preview/sample-workbook";
import type { Cell } from "../../src/core/cell";
import type { ResellerReview, Review } from "../../src/core/rules/review";
import { BILLING_COLUMNS, billingColumn } from "../../samples/workbooks/billing-columns";
import { cleanMonthEnd } from "../../samples/workbooks/clean-month-end";
import { largeExport, MOST_LINES } from "../../samples/workbooks/large-export";
import { messyMonthEnd } from "../../samples/workbooks/messy-month-end";
import { RESELLERS, UNLISTED, type Story } from "../../samples/workbooks/reseller-list";
import { SAMPLE_RECORDS } from "../../samples/workbooks/sample-records";
import { bucketsOf, monthsIn, problemsIn, resellerIn } from "../core/asked";
import { sampleReview } from "./sample-review";

const clean = cleanMonthEnd();
const messy = messyMonthEnd();
let cleanReview: Review;
let messyReview: Review;

beforeAll(async () => {
  cleanReview = await sampleReview(clean);
  messyReview = await sampleReview(messy);
});

const sheetIn = (content: WorkbookContent, name: string) => {
  const sheet = content.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new RangeError(`no sheet ${name}`);
  return sheet;
};

const told = (story: Story): readonly ResellerReview[] =>
  [...RESELLERS, UNLISTED]
    .filter((reseller) => reseller.story === story)
    .map(({ id }) => resellerIn(cleanReview, String(id)));

describe("the clean month-end", () => {
  test.each<[Story, readonly string[], number]>([
    ["strong", ["met"], 33],
    ["below", ["below"], 6],
    ["on-track", ["on-track"], 5],
    ["watch", ["watch"], 5],
    ["cliff", ["below", "watch"], 3],
    ["silent", ["below"], 1],
    ["new", ["not-tested-yet"], 4],
    ["deauthorized", ["deauthorized"], 2],
    ["no-anniversary", ["unknown-anniversary"], 1],
    ["unlisted", ["unknown-anniversary"], 1],
  ])("tells the story “%s” as %j, %d times", (story, statuses, count) => {
    const found = told(story);
    expect(found).toHaveLength(count);
    expect([...new Set(found.map(({ status }) => status))].sort()).toEqual([...statuses].sort());
  });

  test("has every status that a workbook without a missing month can have, and every stage", () => {
    expect(new Set(cleanReview.resellers.map(({ status }) => status))).toEqual(
      new Set(["met", "below", "on-track", "watch", "not-tested-yet", "deauthorized", "unknown-anniversary"]),
    );
    expect(new Set(cleanReview.resellers.map(({ stage }) => stage))).toEqual(
      new Set(["check-month", "30", "60", "90", "none"]),
    );
  });

  test("holds nothing to complain about: no problem, no gap, every rate there, every line counted, tied out", () => {
    expect(cleanReview.problems).toEqual([]);
    expect(cleanReview.unassigned).toEqual([]);
    expect(cleanReview.resellers.filter(({ missingMonths }) => missingMonths.length > 0)).toEqual([]);
    expect(cleanReview.resellers.filter(({ noRateLines }) => noRateLines > 0)).toEqual([]);
    expect(cleanReview.ties).toBe(true);
    for (const row of cleanReview.tieOut) expect(bucketsOf(row)).toEqual({ counted: [row.lines, row.amount] });
    expect(cleanReview.tieOut.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
  });

  test("shows what today's TTM alone would hide: a year paid in advance that leaves the window", () => {
    for (const reseller of told("cliff")) {
      expect(reseller.cliff).toBe(true);
      expect(reseller.ttmUsd).toBeGreaterThanOrEqual(reseller.thresholdUsd);
      expect(reseller.shortfallUsd).toBeGreaterThan(0);
    }
    expect(cleanReview.resellers.filter(({ cliff }) => cliff)).toHaveLength(3);
  });

  test("names one reseller that is billed and not listed", () => {
    const unlisted = cleanReview.resellers.filter(({ listed }) => !listed);
    expect(unlisted.map(({ id }) => id)).toEqual([String(UNLISTED.id)]);
    expect(unlisted[0]?.ttmUsd).toBeGreaterThan(0);
  });

  test("asks formulas about listed resellers, each in its own row", () => {
    const { rows, formulas = new Map<string, string>() } = sheetIn(clean, "Formulas");
    const ids = rows.slice(1, -1).map(([id]) => String(id));
    expect(ids).toHaveLength(8);
    for (const id of ids) expect(resellerIn(cleanReview, id).listed).toBe(true);
    ids.forEach((_, index) => {
      expect(formulas.get(`${index + 1},1`)).toBe(`=CSP.TTM(A${index + 2})`);
      expect(formulas.get(`${index + 1},2`)).toBe(`=CSP.STATUS(A${index + 2})`);
    });
    expect(formulas.get("9,1")).toBe("=SUM(B2:B9)");
  });
});

describe("the messy month-end", () => {
  test.each([
    ["dates kept as text beside serial numbers", "mixed-dates", null, "serials"],
    ["an id that lost its digits", "bad-reseller-id", 262, "5.02E+06"],
    ["words in place of an amount", "bad-amount", 743, "see credit note"],
    ["an error in place of an amount", "bad-amount", 744, "#N/A"],
    ["a word in place of a date", "bad-date", 1205, "soon"],
    ["an onboarding date nobody knows", "bad-onboarded", 13, "unknown"],
    ["an onboarding date in the future", "onboarded-out-of-range", 16, "52106"],
    ["a reseller listed twice", "duplicate-reseller", 62, "44237"],
  ] as const)("reports %s with its place", (_, code, row, found) => {
    expect(problemsIn(messyReview, code)).toContainEqual(expect.objectContaining({ row, found }));
  });

  test("reports nothing else: every problem is one of these traps", () => {
    expect(messyReview.problems).toHaveLength(8);
  });

  test("skips the repeated header, the blank row and the total row", () => {
    expect(messyReview.sources[0]?.skipped).toEqual({ blank: 1, header: 1, total: 1 });
  });

  test("finds the month that was never exported, and leaves nobody below because of it", () => {
    const active = messyReview.resellers.filter(({ status }) => status === "incomplete");
    expect(active.length).toBeGreaterThan(10);
    for (const { missingMonths } of active) expect(missingMonths).toEqual(["2025-11"]);
    expect(messyReview.resellers.filter(({ status }) => status === "below")).toEqual([]);
  });

  test("puts lines without a reseller, without an invoice and without a meaning apart, and ties out", () => {
    const billing = sheetIn(messy, "Billing").rows.slice(1);
    const column = (name: (typeof BILLING_COLUMNS)[number]) => billing.map((row) => row[billingColumn(name)] ?? null);
    const nobody: readonly Cell[] = [null, 0, "-1", "N/A"];
    const charged = billing.map(
      (row) => row[billingColumn("Currency")] === "USD" || row[billingColumn("Currency")] === "EUR",
    );
    const unnamed = column("ResellerMpnId").filter((id, row) => charged[row] && nobody.includes(id)).length;
    const unbilled = column("InvoiceNumber").filter((number, row) => charged[row] && number === null).length;
    const linesIn = (bucket: string) =>
      messyReview.tieOut.reduce((sum, row) => sum + (bucketsOf(row)[bucket]?.[0] ?? 0), 0);
    expect(unnamed).toBeGreaterThan(0);
    expect(unbilled).toBeGreaterThan(0);
    expect(linesIn("unassigned")).toBe(unnamed);
    expect(linesIn("unbilled")).toBe(unbilled);
    expect(linesIn("bad-amount") + linesIn("bad-reseller-id") + linesIn("bad-date")).toBe(4);
    expect(messyReview.ties).toBe(true);
  });

  test("is the same business: ids written in many ways and amounts kept as text count as before", () => {
    // What the traps took out of each reseller's months is all that may be missing.
    const monthsOf = (review: Review, id: number) =>
      new Map(monthsIn(resellerIn(review, String(id))).map(({ month, usd, lines }) => [month, { usd, lines }]));
    let same = 0;
    for (const { id } of RESELLERS) {
      const before = monthsOf(cleanReview, id);
      for (const [month, { usd, lines }] of monthsOf(messyReview, id)) {
        expect(lines).toBeLessThanOrEqual(before.get(month)?.lines ?? 0);
        if (lines !== before.get(month)?.lines) continue;
        expect(usd).toBeCloseTo(before.get(month)?.usd ?? 0, 2);
        same++;
      }
    }
    expect(same).toBeGreaterThan(1000);
  });

  test("holds ids written in several ways and amounts as text, so that there is something to read", () => {
    const column = (name: (typeof BILLING_COLUMNS)[number]) =>
      sheetIn(messy, "Billing")
        .rows.slice(1)
        .map((row) => row[billingColumn(name)] ?? null);
    const ids = column("ResellerMpnId");
    for (const form of [/^\d+$/, /^ \d+ $/, /^'\d+$/, /^ID: 00\d+$/]) {
      expect(ids.filter((id) => typeof id === "string" && form.test(id)).length).toBeGreaterThan(50);
    }
    expect(
      column("Subtotal").filter((amount) => typeof amount === "string" && amount.includes(",")).length,
    ).toBeGreaterThan(0);
    expect(column("ChargeStartDate").filter((day) => typeof day === "string").length).toBeGreaterThan(500);
  });
});

describe("the large export", () => {
  test.each([1, 3725, 3726, 20_000])("has exactly %d lines of 46 cells below its header", (lines) => {
    const billing = sheetIn(largeExport(lines), "Billing");
    expect(billing.rows).toHaveLength(lines + 1);
    expect(billing.rows[0]).toEqual([...BILLING_COLUMNS]);
    expect(billing.rows.filter((row) => row.length !== BILLING_COLUMNS.length)).toEqual([]);
  });

  test("repeats the clean month-end for other customers: twice the lines, twice the revenue, nothing seen twice", async () => {
    const once = sheetIn(clean, "Billing").rows.length - 1;
    const twice = await sampleReview(largeExport(2 * once));
    expect(twice.problems).toEqual([]);
    for (const { id } of RESELLERS) {
      const [one, two] = [cleanReview, twice].map((review) => resellerIn(review, String(id)));
      expect(two?.ttmUsd).toBeCloseTo(2 * (one?.ttmUsd ?? Number.NaN), 1);
    }
  });

  test.each([0, -1, 1.5, MOST_LINES + 1])("%d lines are refused", (lines) => {
    expect(() => largeExport(lines)).toThrow(RangeError);
  });
});

test.each(["clean", "messy", "large"] as const)(
  "the sample “%s” is the same on every call and has its day set",
  (name) => {
    const [one, other] = [sampleWorkbook(name, 500), sampleWorkbook(name, 500)];
    expect(isDeepStrictEqual(one, other)).toBe(true);
    expect(one.records).toBe(SAMPLE_RECORDS);
  },
);
