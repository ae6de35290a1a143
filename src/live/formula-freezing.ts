import type { Cell } from "../core/cell";
import type { FormulaCells, FormulaFound, FormulaScope } from "../excel/formula-cells";
import type { Sheet } from "../excel/workbook";
import { blocksOf, type Placed } from "./formula-blocks";
import { keptText, SIGNATURE, sumOf } from "./formula-kept";
import type { FormulaNaming } from "./formula-naming";
import { formulasText, keepingText, outcome, type Outcome, placesText, placeText } from "./formula-outcome";

/** What a cell shows that has no value worth keeping. */
const NO_VALUE: readonly Cell[] = ["#BUSY!", "#NAME?", "#SPILL!", "#GETTING_DATA", "#CONNECT!"];

/** Whether a text at a cell is one of ours. */
export const isOurNote = (text: string): boolean => text.startsWith(SIGNATURE);

const WHERE: Readonly<Record<FormulaScope, string>> = {
  selection: "the selection",
  sheet: "this sheet",
  workbook: "this workbook",
};

/** That nothing of ours is there. */
export const nothingIn = (scope: FormulaScope, what: string): Outcome =>
  outcome("warning", "Nothing to do.", `There is no ${what} in ${WHERE[scope]}.`);

/** The names of protected sheets that have some of these cells. */
export function protectedAmong(
  cells: readonly { readonly sheetId: string }[],
  sheets: readonly Sheet[],
): readonly Sheet[] {
  const used = new Set(cells.map(({ sheetId }) => sheetId));
  return sheets.filter((sheet) => sheet.protected && used.has(sheet.id));
}

/** What was left out for protection; "" where nothing was. */
export function protectedText(sheets: readonly Sheet[]): string {
  if (sheets.length === 0) return "";
  const names = sheets.map(({ name }) => `“${name}”`).join(", ");
  return ` ${names} ${sheets.length === 1 ? "is" : "are"} protected and stayed as before: take the protection off (Review, Unprotect Sheet) and do it again.`;
}

/** Puts the values that formulas show in their place. What was formulas is kept first, so that nothing can be lost between. */
export async function freeze(
  cells: FormulaCells,
  naming: FormulaNaming,
  sheets: readonly Sheet[],
  scope: FormulaScope,
): Promise<Outcome> {
  const all = await cells.find(scope, { isWanted: naming.isOurs, maySpill: naming.maySpill });
  if (all.length === 0) return nothingIn(scope, "CSP formula");
  const shut = protectedAmong(all, sheets);
  const open = all.filter(({ sheetId }) => !shut.some(({ id }) => id === sheetId));
  const unready = open.filter(({ values }) => NO_VALUE.includes(values[0]?.[0] ?? null));
  const ready = open.filter((one) => !unready.includes(one));
  const where = ready.length === 0 ? [] : await cells.keep(ready.map(noteOf), isOurNote);
  await cells.writeValues(blocksOf(ready.flatMap(cellsOf)));
  const left =
    unready.length === 0
      ? ""
      : ` ${formulasText(unready.length)} had no value to keep and stayed: ${placesText(unready)}. Where #BUSY! stands, wait; where #NAME? stands, press Repair; where #SPILL! stands, empty the cells that its answer needs.`;
  const done = ready.length === 0 ? "" : `Their formulas are kept ${keepingText(where)}; Thaw brings them back.`;
  const shutToo = protectedText(shut);
  return outcome(
    ready.length === all.length ? "success" : "warning",
    `${formulasText(ready.length)} now ${ready.length === 1 ? "shows" : "show"} a fixed value.`,
    `${done}${left}${shutToo}`.trim(),
  );
}

function noteOf(found: FormulaFound) {
  const { sheetId, sheetName, row, column, formula, relative, values } = found;
  const text = keptText({
    formula,
    relative,
    at: placeText(found),
    rows: values.length,
    columns: values[0]?.length ?? 1,
    seen: sumOf(values),
  });
  return { sheetId, sheetName, row, column, text };
}

const cellsOf = ({ sheetId, row, column, values }: FormulaFound): readonly Placed<Cell>[] =>
  values.flatMap((line, down) => line.map((of, right) => ({ sheetId, row: row + down, column: column + right, of })));
