import type { Cell, Row } from "../cell";
import { type Header, plainHeader } from "./header";
import type { Role } from "./shapes";

/** A cell of a total row: a word for a total, with nothing but a currency, a year or a colon beside it. */
const TOTAL =
  /^\W*(?:grand\s*|sub\s*-?)?(?:totals?|gesamt|gesamtsumme|gesamtergebnis|summe|sum|somme|totales?|totaal|suma|razem|yhteensä|i alt)(?:\s+(?:amount|general|général|[A-Z]{3}|\d{4}))?\W*$/i;

/** What tells a line from a total: a total has none of them. */
export const LINE_KEYS: readonly Role[] = ["reseller", "invoice", "chargeStart", "orderDate", "usageDate", "month"];

/** What a row is that is no line. */
export type NoLine = "blank" | "header" | "total";

/** Whether a row without a reseller is blank, the header again, or a total; `null` where it is a line. */
export function noLine(row: Row, { columns, plain }: Header): NoLine | null {
  if (row.every(isBlank)) return "blank";
  const repeats = (role: Role): boolean => {
    const column = columns.get(role);
    return column !== undefined && plainHeader(row[column]) === plain[column];
  };
  if (repeats("reseller") && repeats("amount")) return "header";
  const isEmpty = (role: Role): boolean => {
    const column = columns.get(role);
    return column === undefined || saysNothing(row[column]);
  };
  return LINE_KEYS.every(isEmpty) && row.some(isTotalWord) ? "total" : null;
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || cell === "" || (typeof cell === "string" && cell.trim() === "");
}

/** Whether a cell leaves open whether its row is a line: it is blank, or holds a word for a total. */
export const saysNothing = (cell: Cell | undefined): boolean => isBlank(cell) || isTotalWord(cell);

/** Whether a cell holds a word for a total and nothing else but a currency or a year. */
function isTotalWord(cell: Cell | undefined): boolean {
  return typeof cell === "string" && cell.length < 60 && TOTAL.test(cell);
}
