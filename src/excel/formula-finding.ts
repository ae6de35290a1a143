import type { Cell, Row } from "../core/cell";
import type { FormulaFound, FormulaScope, FormulaSought } from "./formula-cells";
import { inParts, inRequests, type SheetArea } from "./formula-pieces";
import { contentsOf } from "./formula-writing";
import { runPatiently } from "./run";
import { rangeOf } from "./sheets-in";
import type { Rectangle } from "./workbook";

/** A sheet and its rectangles that hold nothing but formulas. */
interface FormulaSheet {
  readonly sheetId: string;
  readonly sheetName: string;
  readonly areas: readonly Rectangle[];
}

/** Formulas asked for at once; most are short. */
const FORMULAS_A_REQUEST = 20_000;
/** Cells whose reach is asked for at once; each is an object of its own. */
const REACHES_A_REQUEST = 1_000;

/** The selected rectangles and their sheet. */
interface Selected {
  readonly sheetId: string;
  readonly areas: readonly Rectangle[];
}

/** The formulas that are sought. Sheets without formulas cost nothing, however large they are. */
export async function findFormulas(scope: FormulaScope, sought: FormulaSought): Promise<readonly FormulaFound[]> {
  const selected = scope === "workbook" ? null : await selection();
  const found: FormulaFound[] = [];
  for (const sheet of await formulaSheets(selected?.sheetId ?? null)) found.push(...(await foundOn(sheet, sought)));
  return scope === "selection" && selected
    ? found.filter((one) => selected.areas.some((area) => meets(area, one)))
    : found;
}

/** Whether a rectangle shares a cell with the answer of a formula. */
export function meets(
  area: Rectangle,
  found: { readonly row: number; readonly column: number; readonly values: readonly Row[] },
): boolean {
  const [rows, columns] = [found.values.length, found.values[0]?.length ?? 1];
  return (
    found.row <= area.lastRow &&
    found.row + rows - 1 >= area.firstRow &&
    found.column <= area.lastColumn &&
    found.column + columns - 1 >= area.firstColumn
  );
}

/** What is selected. */
export function selection(): Promise<Selected> {
  return runPatiently(async (context) => {
    const selected = context.workbook.getSelectedRanges();
    selected.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    const { worksheet } = selected;
    worksheet.load("id");
    await context.sync();
    return { sheetId: worksheet.id, areas: selected.areas.items.map(rectangleOf) };
  });
}

/** The rectangle of a range whose place and size are loaded. */
export const rectangleOf = (range: Excel.Range): Rectangle => ({
  firstRow: range.rowIndex + 1,
  firstColumn: range.columnIndex + 1,
  lastRow: range.rowIndex + range.rowCount,
  lastColumn: range.columnIndex + range.columnCount,
});

/** Where the formulas of one sheet are. */
export function formulaAreas(sheetId: string): Promise<readonly SheetArea[]> {
  return runPatiently(async (context) => {
    const found = formulaCells(context.workbook.worksheets.getItem(sheetId));
    await context.sync();
    return found.isNullObject ? [] : found.areas.items.map((range) => ({ sheetId, area: rectangleOf(range) }));
  });
}

/** The cells of a sheet with formulas, asked for; the caller syncs. */
function formulaCells(sheet: Excel.Worksheet): Excel.RangeAreas {
  const cells = sheet.getRange().getSpecialCellsOrNullObject("Formulas");
  cells.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
  return cells;
}

/** Where formulas are, on one sheet or on all that people can see. */
function formulaSheets(only: string | null): Promise<readonly FormulaSheet[]> {
  return runPatiently(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id,items/name,items/visibility");
    await context.sync();
    const looks = worksheets.items
      .filter((sheet) => (only === null ? sheet.visibility !== "VeryHidden" : sheet.id === only))
      .map((sheet) => ({ sheet, cells: formulaCells(sheet) }));
    await context.sync();
    return looks
      .filter(({ cells }) => !cells.isNullObject)
      .map(({ sheet, cells }) => ({
        sheetId: sheet.id,
        sheetName: sheet.name,
        areas: cells.areas.items.map(rectangleOf),
      }));
  });
}

async function foundOn(sheet: FormulaSheet, sought: FormulaSought): Promise<readonly FormulaFound[]> {
  const wanted: {
    readonly row: number;
    readonly column: number;
    readonly formula: string;
    readonly relative: string;
  }[] = [];
  const areas = sheet.areas.map((area) => ({ sheetId: sheet.sheetId, area }));
  await inRequests(areas, FORMULAS_A_REQUEST, (pieces) =>
    runPatiently(async (context) => {
      const ranges = pieces.map((piece) => {
        const range = rangeOf(context.workbook.worksheets.getItem(piece.sheetId), piece.area);
        range.load("formulas,formulasR1C1");
        return range;
      });
      await context.sync();
      ranges.forEach((range, at) => {
        const { firstRow = 0, firstColumn = 0 } = pieces[at]?.area ?? {};
        const formulas: readonly Cell[][] = range.formulas;
        const relative: readonly Cell[][] = range.formulasR1C1;
        formulas.forEach((line, down) =>
          line.forEach((formula, right) => {
            if (typeof formula !== "string" || !sought.isWanted(formula)) return;
            const same = String(relative[down]?.[right] ?? "");
            wanted.push({ row: firstRow + down, column: firstColumn + right, formula, relative: same });
          }),
        );
      });
    }),
  );
  const answers = await answersOf(sheet.sheetId, wanted, sought.maySpill);
  // Excel may count the cells of an answer among the formulas, with the formula of its first cell.
  const own = wanted.map((one, at) => ({ ...one, answer: answers[at] })).filter(({ answer }) => answer !== null);
  const contents = await contentsOf(
    own.map(({ answer, row, column }) => ({ sheetId: sheet.sheetId, area: answer ?? cellAt(row, column) })),
  );
  return own.map(({ row, column, formula, relative }, at) => ({
    sheetId: sheet.sheetId,
    sheetName: sheet.sheetName,
    row,
    column,
    formula,
    relative,
    values: contents[at]?.values ?? [],
  }));
}

const cellAt = (row: number, column: number): Rectangle => ({
  firstRow: row,
  firstColumn: column,
  lastRow: row,
  lastColumn: column,
});

/** The cells that each formula's answer takes; `null` for a cell that is part of another one's answer. */
async function answersOf(
  sheetId: string,
  formulas: readonly { readonly row: number; readonly column: number; readonly formula: string }[],
  maySpill: (formula: string) => boolean,
): Promise<readonly (Rectangle | null)[]> {
  const answers: (Rectangle | null)[] = formulas.map(({ row, column }) => cellAt(row, column));
  // An Excel without it knows no answers of several cells either.
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.12")) return answers;
  const unsure = formulas.flatMap((one, at) => (maySpill(one.formula) ? [{ ...one, at }] : []));
  await inParts(unsure, REACHES_A_REQUEST, (asked) =>
    runPatiently(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      const reaches = asked.map(({ row, column }) => {
        const cell = sheet.getRangeByIndexes(row - 1, column - 1, 1, 1);
        const reach = cell.getSpillingToRangeOrNullObject();
        cell.load("values");
        reach.load("rowIndex,columnIndex,rowCount,columnCount");
        return { cell, reach };
      });
      await context.sync();
      reaches.forEach(({ cell, reach }, index) => {
        const one = asked[index];
        // An answer that has no room takes none of the cells that stand in its way.
        const [[shown] = []] = cell.values as Cell[][];
        if (one && !reach.isNullObject && shown !== "#SPILL!") answers[one.at] = rectangleOf(reach);
      });
    }),
  );
  const wide = answers.filter(
    (area): area is Rectangle => area !== null && area.lastRow - area.firstRow + area.lastColumn - area.firstColumn > 0,
  );
  formulas.forEach(({ row, column }, at) => {
    const own = answers[at];
    const isPart = wide.some((area) => area !== own && meets(area, { row, column, values: [[null]] }));
    if (isPart) answers[at] = null;
  });
  return answers;
}
