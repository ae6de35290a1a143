import type { DayText, MonthText } from "./rules/review";

/** A calendar month as one whole number, `year × 12 + month − 1`, so that adding months is adding. */
export type Month = number;

/** A calendar day as days since 1970-01-01. No time, no zone. */
export type Day = number;

/** The month of a year; `month` is 1 to 12. */
export const monthOf = (year: number, month: number): Month => year * 12 + month - 1;

/** Few months occur, and each of them often. */
const TEXTS = new Map<Month, MonthText>();

/** `2026-04`. */
export function monthText(month: Month): MonthText {
  let text = TEXTS.get(month);
  if (text === undefined) TEXTS.set(month, (text = textOfMonth(month)));
  return text;
}

function textOfMonth(month: Month): MonthText {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The month of `2026-04`; `null` for anything else. */
export function monthOfText(text: MonthText): Month | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12 ? monthOf(Number(match[1]), month) : null;
}

/** All months from the first to the last, both counted. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days a month has; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a date in the Gregorian calendar; the date must exist. */
export function dayOf(year: number, month: number, day: number): Day {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const thisYear = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0) + day;
  return before * 365 + leapDays + thisYear - 719_163;
}

/** First day of a month. */
export const firstDayOf = (month: Month): Day => dayOf(Math.floor(month / 12), (month % 12) + 1, 1);

/** The month a day lies in. */
export function monthOfDay(day: Day): Month {
  // Days since 0000-03-01, so that the leap day ends a year (the civil calendar arithmetic of Howard Hinnant).
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  return (era * 400 + yearOfEra) * 12 + marchMonth + 2;
}

/** `2026-04-20`. */
export function dayText(day: Day): DayText {
  const month = monthOfDay(day);
  return `${monthText(month)}-${String(day - firstDayOf(month) + 1).padStart(2, "0")}`;
}

/** The day of `2026-04-20`; `null` for anything else and for dates that do not exist. */
export function dayOfText(text: DayText): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return existingDay(year, month, day);
}

/** The day of a date; `null` where there is no such date. */
export function existingDay(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOf(year, month, day);
}

/** The same date a number of years later; 29 February becomes 28 February where the year has none. */
export function yearsLater(day: Day, years: number): Day {
  const month = monthOfDay(day) + 12 * years;
  const inMonth = day - firstDayOf(monthOfDay(day)) + 1;
  return firstDayOf(month) + Math.min(inMonth, daysInMonth(Math.floor(month / 12), (month % 12) + 1)) - 1;
}
