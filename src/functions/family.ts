import type { ResellerReview } from "../core/rules/review";
import { statusText } from "../core/rules/wording";

/** What a cell can show. */
export type CellValue = number | string;

/** The formulas about one reseller: what each shows of its review. Another formula is another row, and a declaration in `functions.ts`. */
export const FAMILY = {
  TTM: (reseller) => reseller.ttmUsd,
  STATUS: (reseller) => statusText(reseller),
} as const satisfies Record<string, (reseller: ResellerReview) => CellValue>;

/** Name of a formula, without its namespace. */
export type FormulaName = keyof typeof FAMILY;
