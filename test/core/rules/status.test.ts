import { exactOfText } from "../../../src/core/exact";
import { dayOfText } from "../../../src/core/month";
import type { Check } from "../../../src/core/rules/anniversary";
import type { Stage, Status } from "../../../src/core/rules/review";
import { isFlagged, notNegative, statusOf, third, type StatusFacts } from "../../../src/core/rules/status";

const asOf = dayOfText("2026-04-20") ?? NaN;
const check = (stage: Stage, first = false): Check => ({ month: 0, first, stage, daysLeft: 0, notices: [] });
const usd = exactOfText;
const PLAIN: StatusFacts = {
  check: check("90"),
  deauthorized: null,
  asOf,
  threshold: usd("1000"),
  billed: usd("0"),
  projectedTimesThree: usd("0"),
  missingMonths: 0,
  noRateLines: 0,
};

/** What makes each status, in the contract's order; every one also makes room for those below it. */
const MAKES: readonly (readonly [Status, Partial<StatusFacts>])[] = [
  ["deauthorized", { deauthorized: asOf }],
  ["unknown-anniversary", { check: null }],
  ["met", { billed: usd("1000") }],
  ["not-tested-yet", { check: check("none", true) }],
  ["incomplete", { missingMonths: 1 }],
  ["on-track", { projectedTimesThree: usd("3000") }],
  ["watch", { check: check("none") }],
  ["below", {}],
];

const pairs = MAKES.flatMap(([first, facts], at) =>
  MAKES.slice(at + 1)
    .filter(([, others]) => !("check" in facts && "check" in others))
    .map(([second, others]) => [first, second, { ...PLAIN, ...others, ...facts }] as const),
);

test.each(pairs)("%s goes before %s", (first, _, facts) => {
  expect(statusOf(facts)).toBe(first);
});

test.each<[Partial<StatusFacts>, Status]>([
  [{ deauthorized: asOf + 1 }, "below"],
  [{ deauthorized: asOf - 1 }, "deauthorized"],
  [{ billed: usd("999.995") }, "below"],
  [{ billed: usd("999.9999999999") }, "below"],
  [{ noRateLines: 1 }, "incomplete"],
  [{ projectedTimesThree: usd("2999.999999999") }, "below"],
  [{ check: check("90", true) }, "below"],
  [{ check: check("check-month", true) }, "below"],
  [{ threshold: usd("0") }, "met"],
  [{ threshold: usd("0"), billed: usd("-0.01") }, "on-track"],
])("%p is %s", (facts, status) => {
  expect(statusOf({ ...PLAIN, ...facts })).toBe(status);
});

const STATUSES: readonly Status[] = MAKES.map(([status]) => status);
const FLAGGED: readonly Status[] = ["below", "on-track", "incomplete"];

test.each(
  STATUSES.flatMap((status) =>
    (["check-month", "30", "60", "90", "none"] as const).map((stage) => [status, stage] as const),
  ),
)("%s at stage %s is flagged only where a check is near and it is not safely met", (status, stage) => {
  expect(isFlagged(status, check(stage))).toBe(stage !== "none" && FLAGGED.includes(status));
});

test("without a check nobody is flagged", () => {
  expect(STATUSES.some((status) => isFlagged(status, null))).toBe(false);
});

test.each([
  ["10", "3.333333333333333333333333333333"],
  ["20", "6.666666666666666666666666666667"],
  ["-20", "-6.666666666666666666666666666667"],
  ["0", "0"],
])("a third of %s is %s", (amount, expected) => {
  expect(third(usd(amount))).toBe(usd(expected));
});

test("an amount below zero counts as zero where it must not be negative", () => {
  expect([notNegative(usd("-1")), notNegative(usd("1"))]).toEqual([0n, usd("1")]);
});
