/** A calendar month as a count of months since the year 0; month arithmetic is plain addition. */
export type MonthCount = number;

/** The count of a month; `month` is 1 to 12. */
export const monthCount = (year: number, month: number): MonthCount => year * 12 + month - 1;

/** `YYYY-MM`. */
export const monthText = (month: MonthCount): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** Days of a month. */
export const daysIn = (month: MonthCount): number => serialOf(month + 1, 1) - serialOf(month, 1);

/** Excel's serial number (1900 system) of a day of a month. */
export const serialOf = (month: MonthCount, day: number): number =>
  Date.UTC(Math.floor(month / 12), month % 12, day) / 86_400_000 + 25_569;

/** A serial as the export writes it: `M/D/YYYY`. */
export function slashDate(serial: number): string {
  const day = new Date((serial - 25_569) * 86_400_000);
  return `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()}`;
}
