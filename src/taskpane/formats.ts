import { createContext, useContext } from "react";
import type { DayText, MonthSpan, MonthText } from "../core/rules/review";

/** The separators of numbers. */
export interface Marks {
  /** Between thousands, for example `,`, or a space. */
  readonly group: string;
  /** Before the cents, for example `.`. */
  readonly decimal: string;
}

/** How this person's computer writes numbers, money and dates. */
export interface Formats {
  /** The separators that all amounts are written with. */
  readonly marks: Marks;
  /** US dollars with cents. */
  readonly usd: (amount: number) => string;
  /** US dollars, cents only where there are any: for the minimum. */
  readonly minimum: (amount: number) => string;
  /** An amount with its own currency; the code itself where the currency is unknown. */
  readonly money: (amount: number, currency: string) => string;
  /** A whole number with its separators. */
  readonly count: (number: number) => string;
  /** What one unit of a currency was counted as, to six decimals. */
  readonly rate: (usdPerUnit: number) => string;
  /** The length of a file, in the unit that suits it. */
  readonly size: (bytes: number) => string;
  readonly day: (day: DayText) => string;
  readonly month: (month: MonthText) => string;
  /** First letter or two of a month, to stand under a narrow bar. */
  readonly monthShort: (month: MonthText) => string;
  /** First and last month, both counted. */
  readonly span: (span: MonthSpan) => string;
}

/** Formats of a locale such as `de-DE`; `undefined` takes the browser's own. */
export function formatsOf(locale: string | undefined): Formats {
  const usd = new Intl.NumberFormat(locale, { style: "currency", currency: "USD" });
  const minimum = new Intl.NumberFormat(locale, { style: "currency", currency: "USD", minimumFractionDigits: 0 });
  const number = new Intl.NumberFormat(locale);
  const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  // Days and months have no time zone; they are written as the same calendar day everywhere.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const narrow = new Intl.DateTimeFormat(locale, { month: "narrow", timeZone: "UTC" });
  const monthText = (text: MonthText) => month.format(new Date(`${text}-01T00:00:00Z`));
  const partOf = (type: "group" | "decimal", otherwise: string): string =>
    plain.formatToParts(1_234_567.8).find((part) => part.type === type)?.value ?? otherwise;
  return {
    marks: { group: partOf("group", ""), decimal: partOf("decimal", ".") },
    usd: (amount) => usd.format(amount),
    minimum: (amount) => minimum.format(amount),
    money: (amount, currency) =>
      currency === "USD" ? usd.format(amount) : `${plain.format(amount)} ${currency}`.trim(),
    count: (value) => number.format(value),
    rate: (usdPerUnit) => rate.format(usdPerUnit),
    size: (bytes) => sizeText(bytes, locale),
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    month: monthText,
    monthShort: (text) => narrow.format(new Date(`${text}-01T00:00:00Z`)),
    span: (span) => `${monthText(span.first)} – ${monthText(span.last)}`,
  };
}

function sizeText(bytes: number, locale: string | undefined): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = units[step] ?? "byte";
  const maximumFractionDigits = step < 2 ? 0 : 1;
  // The short “28 byte” reads like a mistake.
  const unitDisplay = step === 0 ? "long" : "short";
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits }).format(
    bytes / 1000 ** step,
  );
}

/** The formats that all components of the pane use. */
export const FormatsContext = createContext<Formats>(formatsOf(undefined));

/** The formats of the pane that a component stands in. */
export function useFormats(): Formats {
  return useContext(FormatsContext);
}
