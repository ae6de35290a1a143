import type { Row } from "../../src/core/cell";
import { monthOfDay, type Month } from "../../src/core/month";
import { COLUMNS } from "../../samples/exports/columns";

const columnOf = (header: string): number => COLUMNS.findIndex((column) => column.header === header);
const RESELLER = columnOf("ResellerMpnId");
const AMOUNT = columnOf("Subtotal");
const START = columnOf("ChargeStartDate");
/** Excel's serial number of 1970-01-01. */
const EPOCH = 25_569;

/** Amounts as they stand in the cells, whatever their currency, by `reseller month`. */
export type PlainSums = Readonly<Record<string, number>>;

/** A line of the export without more than the sums need. */
export interface PlainLine {
  readonly reseller: string;
  readonly month: Month;
  readonly amount: number;
}

/** The line in a row; `null` for the header. */
export function plainLine(row: Row): PlainLine | null {
  const amount = row[AMOUNT];
  const start = row[START];
  if (typeof amount !== "number" || typeof start !== "number") return null;
  return { reseller: String(row[RESELLER] ?? ""), month: monthOfDay(start - EPOCH), amount };
}

/** Plain JavaScript: one object with a sum per reseller and month. */
export function plainSums(blocks: readonly (readonly Row[])[]): PlainSums {
  const sums: Record<string, number> = {};
  for (const rows of blocks) {
    for (const row of rows) {
      const line = plainLine(row);
      if (line === null) continue;
      const key = `${line.reseller} ${String(line.month)}`;
      sums[key] = (sums[key] ?? 0) + line.amount;
    }
  }
  return sums;
}

/** Plain JavaScript without any index: the lines of one reseller and some months are looked for in all rows. */
export function plainAnswer(blocks: readonly (readonly Row[])[], reseller: string, first: Month, last: Month): number {
  return blocks.reduce(
    (whole, rows) =>
      whole +
      rows
        .map(plainLine)
        .filter((line) => line?.reseller === reseller && line.month >= first && line.month <= last)
        .reduce((sum, line) => sum + (line?.amount ?? 0), 0),
    0,
  );
}
