/** What Excel tells of the language it is set to. */
export interface Culture {
  readonly name: string;
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly shortDatePattern: string;
  readonly longDatePattern: string;
  readonly longTimePattern: string;
}

const LETTERS: Readonly<Record<string, string>> = {
  year: "yyyy",
  day: "d",
  weekday: "dddd",
  hour: "h",
  minute: "mm",
  second: "ss",
  dayPeriod: "tt",
};

/** The culture of a locale such as "de-DE", as the JavaScript engine knows it. */
export function cultureOf(locale: string): Culture {
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, useGrouping: true }).formatToParts(1234.5);
  const part = (type: string, fallback: string): string =>
    parts.find((found) => found.type === type)?.value ?? fallback;
  const shortDatePattern = pattern(locale, { dateStyle: "short" });
  return {
    name: locale,
    decimalSeparator: part("decimal", "."),
    groupSeparator: part("group", ","),
    dateSeparator: /[^a-z]/i.exec(shortDatePattern)?.[0] ?? "/",
    timeSeparator: ":",
    shortDatePattern,
    longDatePattern: pattern(locale, { dateStyle: "full" }),
    longTimePattern: pattern(locale, { timeStyle: "medium" }),
  };
}

function pattern(locale: string, options: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(new Date(2024, 10, 22, 9, 8, 7));
  return parts
    .map(({ type, value }) => {
      if (type === "month") return /^\d+$/.test(value) ? "M".repeat(value.length) : "MMMM";
      return LETTERS[type] ?? value;
    })
    .join("");
}
