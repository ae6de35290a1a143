import { readFileSync } from "node:fs";
import { areaAt } from "../../preview/host/area";
import { formulaList } from "../../scripts/formula-list";
import { NAMESPACE } from "../../src/functions/formula-described";
import { FORMULAS } from "../../src/functions/formula-list";
import { CARDS_MAX } from "../../src/functions/answering";
import { cardValue } from "../../src/functions/card-value";
import { ttmCard } from "../../src/functions/ttm-card";
import { PART_OF } from "../../src/core/ledger/bucket";
import type { LeftOutBucket, LinesBehind, RatesBehind } from "../../src/core/ledger/lines-behind";
import { until } from "../host/office-js";
import { caseAnswer } from "../live/case-workbook";
import { reseller } from "./fake-reviews";
import { type Formulas, formulasOn, formulasOnCase } from "./running-formulas";

const behind = (given: Partial<LinesBehind>): LinesBehind => ({ counted: 0, leftOut: [], rates: [], ...given });
const fields = (given: Partial<LinesBehind>): ReadonlyMap<string, number | string> =>
  new Map(ttmCard(reseller({}), behind(given), "2026-04-20").card.map(({ name, value }) => [name, value]));
const usd: RatesBehind = { currency: "USD", from: "same", least: 1, greatest: 1 };
const euro: RatesBehind = { currency: "EUR", from: "line", least: 1 / 0.92, greatest: 1.12 };

test.each<[readonly RatesBehind[], string]>([
  [[], "none used"],
  [[usd], "USD, no rate needed"],
  [[euro], "1 EUR = 1.08696 to 1.12 USD (invoice rows)"],
  [[{ ...euro, from: "table", least: 1.12 }], "1 EUR = 1.12 USD (rates sheet)"],
  [[{ ...euro, least: 1.1200000001 }, usd], "1 EUR = 1.12 USD (invoice rows); USD as billed"],
])("the rates %j are said as “%s”", (rates, text) => {
  expect(fields({ rates }).get("Rates")).toBe(text);
});

test("lines that are left out are added up and told by reason, those of no month as such", () => {
  const told = fields({
    counted: 34,
    leftOut: [
      { bucket: "bad-amount", dated: true, lines: 1 },
      { bucket: "bad-amount", dated: false, lines: 2 },
      { bucket: "no-rate", dated: true, lines: 4 },
    ],
  });
  expect([...told].slice(1, 7)).toEqual([
    ["Window", "Apr 2025 to Mar 2026"],
    ["Lines counted", 34],
    ["Lines left out", 7],
    ["Left out: amount cannot be read", 1],
    ["Left out: amount cannot be read, in no month", 2],
    ["Left out: no exchange rate", 4],
  ]);
  expect(told.get("Shortfall USD")).toBe(750);
});

test("as many cells as may have a card stay below what Excel takes at once, whatever the cards say", () => {
  const reasons = Object.keys(PART_OF).filter((bucket): bucket is LeftOutBucket => bucket !== "counted");
  const leftOut = reasons.map((bucket) => ({ bucket, dated: true, lines: 1_000_000 }));
  const rates = ["AUD", "CAD", "EUR"].flatMap((currency) => [
    { ...euro, currency, least: 0.654321 },
    { ...euro, currency, from: "table" as const, least: 0.654321 },
  ]);
  const missingMonths = Array.from({ length: 24 }, (_, at) => `2025-${at}`);
  const { card } = ttmCard(reseller({ missingMonths }), behind({ leftOut, rates }), "2026-04-20");
  expect(JSON.stringify(cardValue({ usd: 1_234_567.89, card })).length * CARDS_MAX).toBeLessThan(5_000_000);
});

test("the list in the pane says what Excel is told; where this fails, run npx tsx scripts/formula-list.ts", async () => {
  expect(FORMULAS).toEqual(await formulaList());
  expect(readFileSync("manifest.xml", "utf8")).toContain(`id="Functions.Namespace" DefaultValue="${NAMESPACE}"`);
});

/** Every answer that reaches the host from now on. */
function answersTo({ host }: Formulas): readonly unknown[] {
  const answers: unknown[] = [];
  const { functions } = host as unknown as { readonly functions: { answered(result: unknown): void } };
  const before = functions.answered.bind(functions);
  functions.answered = (result) => {
    answers.push(result);
    before(result);
  };
  return answers;
}

test("the TTM of one reseller reaches Excel as a number with a card, a range as plain numbers", async () => {
  const { resellers } = caseAnswer("basics");
  const one = resellers.find(({ ttmUsd }) => ttmUsd > 0);
  const all = await formulasOnCase("basics");
  const answers = answersTo(all);
  all.enter(0, 0, [
    [Number(one?.id), "=CSP.TTM(A1)"],
    [Number(resellers[0]?.id), "=CSP.TTM(A1:A2)"],
  ]);
  await all.session.start();
  const [[, ttm] = []] = await all.answered(3, 2);
  expect(typeof ttm).toBe("number");
  await until(() => JSON.stringify(answers).includes("Lines counted"));
  const cards = answers.flatMap((answer) =>
    Array.isArray(answer) && JSON.stringify(answer[2]).includes("properties") ? [answer[2] as unknown] : [],
  );
  expect(cards.at(-1)).toMatchObject([
    [
      {
        type: "Double",
        basicType: "Double",
        basicValue: ttm,
        numberFormat: "#,##0.00",
        properties: {
          Reseller: { type: "String" },
          Window: { basicValue: expect.stringMatching(/^\w+ \d{4} to \w+ \d{4}$/) as string },
          "Lines counted": { type: "Double" },
          "Lines left out": { type: "Double" },
          Rates: { basicValue: expect.stringMatching(/^USD, no rate needed$|^1 [A-Z]{3} = [\d.]+ /) as string },
          Status: { type: "String" },
          "Check month": { type: "String" },
          "Minimum USD": { basicValue: 1000 },
        },
        layouts: { card: { title: { property: "Reseller" } } },
      },
    ],
  ]);
  expect(cards.every((card) => Array.isArray(card) && card.length === 1)).toBe(true);
});

test("a card follows what it says of its own reseller's lines, and nothing else", async () => {
  const rows = [
    ["InvoiceNumber", "ResellerMpnId", "Subtotal", "Currency", "ChargeStartDate"],
    ["G1", "111", 100, "USD", "2026-03-01"],
    ["", "111", 7, "USD", "2026-03-01"],
    ["G1", "222", 50, "USD", "2026-03-01"],
    ["", "222", 9, "USD", "2026-03-01"],
  ];
  const all = await formulasOn([{ name: "Billing", rows }], "2026-04-20");
  const answers = answersTo(all);
  all.enter(0, 0, [["=CSP.TTM(111)"], ["=CSP.TTM(222)"]]);
  await all.session.start();
  expect(await all.answered(2, 1)).toEqual([[100], [50]]);
  const unbilled = (): readonly unknown[] =>
    [...JSON.stringify(answers).matchAll(/"Left out: not billed yet":\{[^}]*"basicValue":(\d+)/g)].map(([, n]) => n);
  await until(() => unbilled().length === 2);

  // The amount of a line that is left out changes neither number: nothing reaches Excel.
  const pushed = answers.length;
  const billing = all.file.sheetNamed("Billing");
  billing?.write(areaAt(2, 2), [[8]]);
  billing?.write(areaAt(3, 2), [[51]]);
  await until(() => all.cells(2, 1)[1]?.[0] === 51);
  expect([answers.length - pushed, all.cells(2, 1)]).toEqual([1, [[100], [51]]]);

  // A line that changes hands changes the card of both, and no number.
  billing?.write(areaAt(4, 1), [["111"]]);
  await until(() => answers.length === pushed + 3);
  expect(all.cells(2, 1)).toEqual([[100], [51]]);
  expect(unbilled().slice(-1)).toEqual(["2"]);
});
