import type { CountedLine } from "../core/ledger/counted-lines";
import type { Answer } from "./answer";

const HEADER = ["Source", "Row", "Month", "Amount", "Currency", "USD per unit", "Rate from", "USD"];

/** How many columns the table has. */
export const LINE_COLUMNS = HEADER.length;

/** Counted lines as a table with a header; its last column adds up to the TTM. */
export function lineTable(lines: readonly CountedLine[]): Answer {
  return [HEADER, ...lines.map(rowOf)];
}

function rowOf({ source, row, month, amount, currency, usdPerUnit, rateFrom, usd }: CountedLine): Answer[number] {
  return [source, row, month, amount, currency, usdPerUnit, RATE_FROM[rateFrom], usd];
}

const RATE_FROM: Readonly<Record<CountedLine["rateFrom"], string>> = {
  same: "",
  line: "the line itself",
  table: "the rates sheet",
};
