import type { FormulaCells, FormulaFound } from "../excel/formula-cells";
import type { Rectangle, Sheet } from "../excel/workbook";
import { blocksOf } from "./formula-blocks";
import { nothingIn, protectedAmong, protectedText } from "./formula-freezing";
import type { FormulaNaming } from "./formula-naming";
import { formulasText, outcome, type Outcome, placesText } from "./formula-outcome";

/** Enters formulas anew that Excel does not recognise as ours, and tells which of them it still does not. */
export async function repair(cells: FormulaCells, naming: FormulaNaming, sheets: readonly Sheet[]): Promise<Outcome> {
  const ours = await cells.find("workbook", { isWanted: naming.isOurs, maySpill: () => false });
  const broken = ours.filter((one) => isLost(one.values[0]?.[0]) || naming.repaired(one.formula) !== one.formula);
  if (broken.length === 0) return nothingIn("workbook", "CSP formula at #NAME?");
  const shut = protectedAmong(broken, sheets);
  const open = broken.filter(({ sheetId }) => !shut.some(({ id }) => id === sheetId));
  await cells.writeFormulas(blocksOf(open.map((one) => ({ ...one, of: naming.repaired(one.formula) }))));
  const now = await cells.contents(open.map((one) => ({ sheetId: one.sheetId, area: areaOf(one) })));
  const lost = open.filter((_, at) => isLost(now[at]?.values[0]?.[0]));
  const repaired = open.length - lost.length;
  const left =
    lost.length === 0
      ? ""
      : `${placesText(lost)} still ${lost.length === 1 ? "shows" : "show"} #NAME?. Look for a misspelled name in the formula; if there is none, close the workbook and open it again with the add-in.`;
  const title = repaired === 0 ? "Nothing could be repaired." : `${formulasText(repaired)} repaired.`;
  return outcome(
    lost.length + shut.length === 0 ? "success" : "warning",
    title,
    `${left}${protectedText(shut)}`.trim(),
  );
}

const isLost = (value: unknown): boolean => value === "#NAME?";

const areaOf = ({ row, column }: FormulaFound): Rectangle => ({
  firstRow: row,
  firstColumn: column,
  lastRow: row,
  lastColumn: column,
});
