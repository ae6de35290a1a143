import { monthOfDay, dayOfText, monthText } from "../core/month";
import { type FormulaDescribed, NAMESPACE } from "./formula-described";
import { LINE_COLUMNS } from "./line-table";
import { REVIEW_COLUMNS } from "./review-table";
import type { Named } from "../live/formula-naming";
import type { Review } from "../core/rules/review";

/** What stands for a parameter in an example: months of the twelve before the as-of date, and a cell for everything else. */
export interface ExampleFrom {
  /** A cell or an id. */
  readonly reseller: string;
  /** `YYYY-MM-DD`; the months of the example are the twelve before it. */
  readonly asOf: string;
}

/** The formula with its necessary arguments, for example `=CSP.TTM(A2)`; `separator` stands between them. */
export function formulaText({ name, parameters }: FormulaDescribed, from: ExampleFrom, separator: string): string {
  const necessary = parameters.filter((parameter) => !parameter.isOptional);
  return `=${NAMESPACE}.${name}(${necessary.map((parameter) => argumentFor(parameter.name, from)).join(separator)})`;
}

function argumentFor(parameter: string, { reseller, asOf }: ExampleFrom): string {
  const end = monthOfDay(dayOfText(asOf) ?? 0);
  switch (parameter) {
    case "from":
      return `"${monthText(end - 12)}"`;
    case "to":
      return `"${monthText(end - 1)}"`;
    default:
      return reseller;
  }
}

/** A formula as far as it is recognised in cells. */
export const namedOf = (formula: FormulaDescribed): Named => {
  const { rows, columns } = answerSize(formula, null);
  return { name: formula.name, isTable: rows !== 1 || columns !== 1 };
};

/** How many cells the answer to a formula with one reseller takes; `null` rows are not known beforehand. */
export interface AnswerSize {
  readonly rows: number | null;
  readonly columns: number;
}

/** The cells that a formula will take where its arguments name one reseller. */
export function answerSize({ name }: FormulaDescribed, review: Review | null): AnswerSize {
  switch (name) {
    case "MONTHS":
      return { rows: 12, columns: 2 };
    case "LINES":
      return { rows: null, columns: LINE_COLUMNS };
    case "REVIEW":
      return {
        rows: review && 1 + review.resellers.filter(({ flagged }) => flagged).length,
        columns: REVIEW_COLUMNS,
      };
    default:
      return { rows: 1, columns: 1 };
  }
}
