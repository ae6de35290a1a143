import fc from "fast-check";
import { dayOf, dayOfText, dayText, firstDayOf, monthOfDay, monthOfText, monthText } from "../../../src/core/month";
import { checkOf, FIRST_CHECKS } from "../../../src/core/rules/anniversary";

function check(onboarded: string, asOf: string) {
  const day = dayOfText(asOf) ?? NaN;
  return checkOf(monthOfText(onboarded) ?? NaN, day, monthOfDay(day));
}

test.each<[string, string, string, boolean]>([
  ["2022-07", "2026-04-20", "2026-07", false],
  ["2020-02", "2024-01-15", "2025-02", true],
  ["2020-03", "2024-03-31", "2025-03", true],
  ["2020-04", "2024-03-31", "2024-04", true],
  ["2023-04", "2023-06-01", "2024-04", true],
  ["2023-03", "2023-06-01", "2025-03", true],
  ["2023-09", "2024-01-01", "2024-09", true],
  ["2024-02", "2024-03-01", "2025-02", true],
  ["2024-02", "2025-03-01", "2026-02", false],
  ["2026-04", "2026-04-20", "2027-04", true],
  ["2025-04", "2026-04-01", "2026-04", true],
  ["2025-04", "2026-04-30", "2026-04", true],
  ["2025-04", "2026-05-01", "2027-04", false],
  ["2021-04", "2026-04-30", "2026-04", false],
  ["2021-03", "2026-04-01", "2027-03", false],
  ["2021-12", "2026-12-31", "2026-12", false],
  ["2021-01", "2026-12-31", "2027-01", false],
])("onboarded %s, seen on %s: the check is in %s, the first one: %s", (onboarded, asOf, month, first) => {
  const found = check(onboarded, asOf);
  expect([monthText(found.month), found.first]).toEqual([month, first]);
});

test.each<[string, string, number]>([
  ["2026-04-01", "none", 90],
  ["2026-04-02", "90", 89],
  ["2026-04-20", "90", 71],
  ["2026-05-01", "90", 60],
  ["2026-05-02", "60", 59],
  ["2026-05-31", "60", 30],
  ["2026-06-01", "30", 29],
  ["2026-06-30", "30", 0],
  ["2026-07-01", "check-month", 0],
  ["2026-07-31", "check-month", 0],
  ["2026-08-01", "none", 333],
])("before a check in July, %s is at stage %s with %i days left", (asOf, stage, daysLeft) => {
  expect(check("2022-07", asOf)).toMatchObject({ stage, daysLeft });
});

test.each<[string, string, readonly string[]]>([
  ["2022-07", "2026-04-20", ["2026-04-02", "2026-05-02", "2026-06-01"]],
  ["2022-04", "2024-01-01", ["2024-01-02", "2024-02-01", "2024-03-02"]],
  ["2022-03", "2027-01-01", ["2026-12-01", "2026-12-31", "2027-01-30"]],
  ["2022-03", "2028-01-01", ["2027-12-02", "2028-01-01", "2028-01-31"]],
])("onboarded %s, seen on %s: notices on %j", (onboarded, asOf, notices) => {
  expect(check(onboarded, asOf).notices.map(dayText)).toEqual(notices);
});

test("the check month is the first month from the as-of month on that the contract allows", () => {
  const months = fc.tuple(fc.integer({ min: 2000 * 12, max: 2030 * 12 }), fc.nat(200), fc.nat(27));
  fc.assert(
    fc.property(months, ([onboarded, later, date]) => {
      const asOf = firstDayOf(onboarded + later) + date;
      const asOfMonth = monthOfDay(asOf);
      const found = checkOf(onboarded, asOf, asOfMonth);
      const allowed = (month: number) =>
        month % 12 === onboarded % 12 && month >= FIRST_CHECKS && month >= onboarded + 12;
      let expected = asOfMonth;
      while (!allowed(expected)) expected++;
      let first = onboarded + 12;
      while (!allowed(first)) first++;
      return (
        found.month === expected &&
        found.first === (expected === first) &&
        (found.stage === "check-month") === (expected === asOfMonth) &&
        found.daysLeft === Math.max(0, firstDayOf(expected) - 1 - asOf)
      );
    }),
    { numRuns: 2_000 },
  );
});

test("nobody is checked before April 2024", () => {
  expect(monthText(FIRST_CHECKS)).toBe("2024-04");
  expect(firstDayOf(FIRST_CHECKS)).toBe(dayOf(2024, 4, 1));
});
