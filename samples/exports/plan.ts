import { monthNumber, type MonthNumber } from "./calendar";

/** What to make. The same plan always makes the same bytes. */
export interface ExportPlan {
  readonly seed: number;
  /** Lines below the header, of all invoices together. */
  readonly rows: number;
  /** Resellers in the reseller list. */
  readonly resellers: number;
  /** Month of the first invoices. */
  readonly firstMonth: MonthNumber;
  readonly months: number;
}

/** The day on which the made-up provider asks; the last invoices are those of the month before. */
export const AS_OF = "2026-04-20";

/** 36 months up to March 2026; one reseller for each 200 lines, from 20 to 5,000. */
export function planOf(rows: number, seed = 1): ExportPlan {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError(`not a number of rows: ${rows}`);
  const resellers = Math.min(5000, Math.max(20, Math.round(rows / 200)));
  return { seed, rows, resellers, firstMonth: monthNumber("2023-04"), months: 36 };
}
