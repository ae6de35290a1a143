import type { ResellerReview } from "../core/rules/review";
import { stageText, statusText } from "../core/rules/wording";
import { notAvailable, type CellResult, type CellValue } from "./answer";

/**
 * The formulas that show one value of one reseller: what each shows of its review. Another formula is another row, and a
 * declaration in `functions.ts`.
 */
export const FAMILY = {
  TTM: (reseller) => reseller.ttmUsd,
  STATUS: (reseller) => statusText(reseller),
  REASON: (reseller) => reseller.reason,
  CHECKMONTH: (reseller) => ofTheCheck(reseller, reseller.checkMonth),
  STAGE: (reseller) => ofTheCheck(reseller, reseller.checkMonth && stageText(reseller.stage)),
  DAYSLEFT: (reseller) => ofTheCheck(reseller, reseller.daysLeft),
  SHORTFALL: (reseller) => ofTheCheck(reseller, reseller.shortfallUsd),
  PROJECTED: (reseller) => ofTheCheck(reseller, reseller.projectedUsd),
  BILLED: (reseller) => ofTheCheck(reseller, reseller.billedInCheckWindowUsd),
} as const satisfies Record<string, (reseller: ResellerReview) => CellResult>;

/** Name of such a formula, without its namespace. */
export type FormulaName = keyof typeof FAMILY;

/** What depends on the anniversary, or that it is not known. */
function ofTheCheck(reseller: ResellerReview, value: CellValue | null): CellResult {
  if (value !== null) return value;
  const why = reseller.listed
    ? "has no usable onboarding date up to this day in the reseller list"
    : "is not in the reseller list";
  return notAvailable(`Reseller ${reseller.id} ${why}, so the month of its check is not known.`);
}
