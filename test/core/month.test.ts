import fc from "fast-check";
import {
  dayOf,
  dayOfText,
  dayText,
  daysInMonth,
  existingDay,
  firstDayOf,
  monthOf,
  monthOfDay,
  monthOfText,
  monthsBetween,
  monthText,
  yearsLater,
} from "../../src/core/month";

const MS_A_DAY = 86_400_000;
const anyDay = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2199, 12, 31) });

test("days agree with the calendar of the platform, every one from 1999 to 2101", () => {
  for (let day = dayOf(1999, 1, 1); day <= dayOf(2101, 12, 31); day++) {
    const date = new Date(day * MS_A_DAY);
    const expected = monthOf(date.getUTCFullYear(), date.getUTCMonth() + 1);
    if (monthOfDay(day) !== expected || dayText(day) !== date.toISOString().slice(0, 10)) {
      throw new Error(`day ${day} is ${dayText(day)}, not ${date.toISOString()}`);
    }
  }
});

test("a day written and read again is the same day", () => {
  fc.assert(fc.property(anyDay, (day) => dayOfText(dayText(day)) === day));
});

test("a month written and read again is the same month", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900 * 12, max: 2200 * 12 }), (month) => monthOfText(monthText(month)) === month),
  );
});

test("a month has as many days as lie between its first day and the next month's", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900 * 12, max: 2200 * 12 }), (month) => {
      const days = daysInMonth(Math.floor(month / 12), (month % 12) + 1);
      return firstDayOf(month + 1) - firstDayOf(month) === days;
    }),
  );
});

test("twelve months later is the same month of the next year", () => {
  fc.assert(
    fc.property(anyDay, (day) => monthText(monthOfDay(day) + 12).slice(5) === monthText(monthOfDay(day)).slice(5)),
  );
});

test.each([
  [2024, 2, 29],
  [2025, 2, 28],
  [2000, 2, 29],
  [1900, 2, 28],
  [2025, 4, 30],
  [2025, 12, 31],
])("%i-%i has %i days", (year, month, days) => {
  expect(daysInMonth(year, month)).toBe(days);
});

test.each([
  [2025, 2, 29],
  [2025, 13, 1],
  [2025, 0, 1],
  [2025, 4, 31],
  [2025, 4, 0],
])("%i-%i-%i does not exist", (year, month, day) => {
  expect(existingDay(year, month, day)).toBeNull();
});

test.each(["2026-13", "2026-00", "2026-4", "26-04", "2026-04-01", "April 2026", ""])("“%s” is no month", (text) => {
  expect(monthOfText(text)).toBeNull();
});

test.each(["2026-02-29", "2026-04-31", "2026-4-20", "20.04.2026", "2026-04-20T00:00", ""])("“%s” is no day", (text) => {
  expect(dayOfText(text)).toBeNull();
});

test.each([
  ["2024-02-29", 1, "2025-02-28"],
  ["2024-02-29", 4, "2028-02-29"],
  ["2025-05-31", 1, "2026-05-31"],
  ["2025-12-31", 1, "2026-12-31"],
])("%s and %i years is %s", (from, years, to) => {
  expect(dayText(yearsLater(dayOfText(from) ?? NaN, years))).toBe(to);
});

test("months between count both ends, and an end before the start has none", () => {
  const [dec, feb] = [monthOf(2025, 12), monthOf(2026, 2)];
  expect(monthsBetween(dec, feb).map(monthText)).toEqual(["2025-12", "2026-01", "2026-02"]);
  expect(monthsBetween(feb, dec)).toEqual([]);
});
