import { monthInWords } from "../core/rules/wording";

/** Midnight UTC of a day `YYYY-MM-DD`, or of the first day of a month `YYYY-MM`: how workbooks and file dates hold it. */
export function dateOf(dayOrMonth: string): Date {
  return new Date(`${dayOrMonth.length === 7 ? `${dayOrMonth}-01` : dayOrMonth}T00:00:00Z`);
}

/** `2026-04-20` as “20 Apr 2026”. */
export function dayInWords(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthInWords(day.slice(0, 7))}`;
}
