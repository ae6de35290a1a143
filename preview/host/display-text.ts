import type { HostCell } from "./workbook";

const DAY_MS = 86_400_000;
/** Day 0 of Excel's 1900 date system, as days before 1970 (Microsoft: DATE function). */
const EPOCH_DAYS = 25_569;

/**
 * What a cell shows under a number format: dates and times by their y, m, d, h, s letters, decimals, thousands and
 * percent; any other format shows the value as General does. A stand-in for Excel's own formatting, exact only for these.
 */
export function displayText(cell: HostCell, format: string): string {
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string" || format === "@") return String(cell);
  const section = format.split(";")[0] ?? "";
  const letters = section.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  if (/General/i.test(letters)) return generalText(cell);
  if (/[ymdhs]/i.test(letters)) return dateText(cell, section);
  if (/[0#]/.test(letters)) return numberText(cell, section, letters);
  return generalText(cell);
}

/** A number as General shows it in a wide cell: eleven significant digits. */
function generalText(number: number): string {
  const text = String(Number(number.toPrecision(11)));
  return text
    .replace(/e\+?(-?)(\d)$/, "E+$1$2")
    .replace("e", "E")
    .replace("E+-", "E-");
}

function numberText(number: number, section: string, letters: string): string {
  const decimals = /\.([0#]+)/.exec(letters)?.[1]?.length ?? 0;
  const isPercent = letters.includes("%");
  const digits = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: /[0#],[0#]/.test(letters),
  }).format(isPercent ? number * 100 : number);
  const first = section.search(/[0#]/);
  const last = Math.max(section.lastIndexOf("0"), section.lastIndexOf("#"));
  return literal(section.slice(0, first)) + digits + literal(section.slice(last + 1));
}

const literal = (text: string): string =>
  text
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, "$1")
    .replace(/\[[^\]]*\]|_.|\*./g, "")
    .replace(/[\\"]/g, "");

function dateText(serial: number, section: string): string {
  const date = new Date(Math.round((serial - EPOCH_DAYS) * DAY_MS));
  const part = (type: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat("en-US", { ...type, timeZone: "UTC" }).format(date);
  const two = (number: number): string => String(number).padStart(2, "0");
  const hour = /am\/pm/i.test(section) ? date.getUTCHours() % 12 || 12 : date.getUTCHours();
  return section.replace(
    /"([^"]*)"|\[[^\]]*\]|AM\/PM|:m{1,2}|m{1,2}:|y+|m+|d+|h+|s+|\\(.)/gi,
    (code, quoted, escaped) => {
      if (quoted !== undefined) return String(quoted);
      if (escaped !== undefined) return String(escaped);
      const letter = code.toLowerCase();
      if (letter.startsWith("[")) return "";
      if (letter === "am/pm") return date.getUTCHours() < 12 ? "AM" : "PM";
      if (letter.includes(":")) return letter.replace(/m+/, two(date.getUTCMinutes()));
      if (letter.startsWith("y"))
        return letter.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100);
      if (letter === "mmmm") return part({ month: "long" });
      if (letter === "mmm") return part({ month: "short" });
      if (letter.startsWith("m")) return padded(date.getUTCMonth() + 1, letter);
      if (letter === "dddd") return part({ weekday: "long" });
      if (letter === "ddd") return part({ weekday: "short" });
      if (letter.startsWith("d")) return padded(date.getUTCDate(), letter);
      return padded(letter.startsWith("h") ? hour : date.getUTCSeconds(), letter);
    },
  );
}

const padded = (number: number, letters: string): string => String(number).padStart(Math.min(2, letters.length), "0");
