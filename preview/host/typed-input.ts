import type { HostInput } from "./workbook";

/** What typing something into a cell leaves there: the content, and a number format where the entry brings one. */
export interface TypedInput {
  readonly input: HostInput;
  readonly numberFormat: string | null;
}

const DAY_MS = 86_400_000;
const EPOCH_DAYS = 25_569;
const MONEY = /^\(?-?\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?\)?$|^-?\.\d+$/;

/**
 * What a written value becomes, as if typed in an English (United States) Excel: formulas, numbers with separators, money,
 * percent, dates, truth values; text in cells with the format "@" and after an apostrophe. null leaves the cell.
 */
export function typedInput(value: unknown, numberFormat: string): TypedInput {
  const plain = (input: HostInput, format: string | null = null): TypedInput => ({ input, numberFormat: format });
  if (value === null || value === undefined) return plain(null);
  if (typeof value === "number" || typeof value === "boolean") return plain(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.startsWith("'")) return plain(text.slice(1));
  if (numberFormat === "@") return plain(text);
  if (text.startsWith("=") && text.length > 1) return plain({ formula: text });
  const word = text.trim();
  if (/^(true|false)$/i.test(word)) return plain(word.toLowerCase() === "true");
  if (/^[-+]?\d+(\.\d*)?e[-+]?\d+$/i.test(word)) return plain(Number(word), "0.00E+00");
  if (/^-?[\d.,]+%$/.test(word)) {
    return plain(numberOf(word.slice(0, -1)) / 100, word.includes(".") ? "0.00%" : "0%");
  }
  if (MONEY.test(word)) return plain(numberOf(word), moneyFormat(word));
  const date = dateSerial(word);
  return date === null ? plain(text) : plain(date, "m/d/yyyy");
}

function numberOf(word: string): number {
  const size = Number(word.replace(/[(),$-]/g, ""));
  return /^\(|-/.test(word) ? -size : size;
}

function moneyFormat(word: string): string | null {
  const decimals = word.includes(".") ? ".00" : "";
  if (word.includes("$")) return `$#,##0${decimals}`;
  return word.includes(",") ? `#,##0${decimals}` : null;
}

/** The serial number of a written date, year first or month first; null if it is none. */
function dateSerial(word: string): number | null {
  const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(word);
  const monthFirst = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(word);
  const [, year, month, day] = yearFirst ?? (monthFirst ? ["", monthFirst[3], monthFirst[1], monthFirst[2]] : []);
  if (year === undefined || month === undefined || day === undefined) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(time);
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal && Number(year) >= 1900 ? time / DAY_MS + EPOCH_DAYS : null;
}
