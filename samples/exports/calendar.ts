/** Months since January of year 0: 2026-04 is 24315. */
export type MonthNumber = number;

/** Day as Excel counts it: 1 March 1900 is 61. */
export type Serial = number;

/** 1 March 1900, as a serial and as days since 1 March of year 0. */
const MARCH_1900 = { serial: 61, days: 365 * 1900 + 475 - 19 + 4 };

/** The month that `YYYY-MM` names. */
export function monthNumber(text: string): MonthNumber {
  const [year, month] = text.split("-").map(Number);
  if (year === undefined || month === undefined || !(month >= 1 && month <= 12)) {
    throw new RangeError(`not a month: ${text}`);
  }
  return year * 12 + month - 1;
}

/** `YYYY-MM`. */
export function monthText(month: MonthNumber): string {
  return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The first day of a month, from March 1900 on. */
export function firstDay(month: MonthNumber): Serial {
  // Years that begin in March put the leap day last, so that whole numbers alone count the days.
  const year = Math.floor((month - 2) / 12);
  const marchBased = (month + 10) % 12;
  const days =
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    Math.floor((153 * marchBased + 2) / 5);
  return days - MARCH_1900.days + MARCH_1900.serial;
}

/** The last day of a month. */
export function lastDay(month: MonthNumber): Serial {
  return firstDay(month + 1) - 1;
}

/** The month that a day is in. */
export function monthOf(day: Serial): MonthNumber {
  let month = 1900 * 12 + Math.floor(day / 30.44);
  while (firstDay(month + 1) <= day) month += 1;
  while (firstDay(month) > day) month -= 1;
  return month;
}

const slashTexts: string[] = [];

/** `M/D/YYYY` without leading zeros, as Microsoft writes days in its CSV files. */
export function slashText(day: Serial): string {
  const known = slashTexts[day];
  if (known !== undefined) return known;
  const month = monthOf(day);
  const text = `${String((month % 12) + 1)}/${String(day - firstDay(month) + 1)}/${String(Math.floor(month / 12))}`;
  slashTexts[day] = text;
  return text;
}

/** `YYYY-MM-DD`. */
export function dayText(day: Serial): string {
  const month = monthOf(day);
  return `${monthText(month)}-${String(day - firstDay(month) + 1).padStart(2, "0")}`;
}
