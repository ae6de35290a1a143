import type { Cell } from "../core/cell";
import type { ActiveCell, CellPlace, FormulaCells, FormulaScope, Keeping, KeptText } from "./formula-cells";
import { findFormulas, meets, selection } from "./formula-finding";
import { forgetNames, keepInNames, textsInNames } from "./formula-names";
import { forgetRemarks, keepInRemarks, textsInRemarks } from "./formula-remarks";
import { contentsOf, emptyCells, writeFormulas, writeRelative, writeValues } from "./formula-writing";
import { mergedIn } from "./merged-cells";
import { runPatiently } from "./run";
import { rangeOf, sheetLister } from "./sheets-in";
import { isBlank, type Rectangle } from "./workbook";

/** Cells to the left of the active one that are looked at. */
const LEFT_MAX = 100;

/** The cells of the workbook that the add-in was opened in, through Office.js. */
export function officeFormulaCells(): FormulaCells {
  return {
    find: findFormulas,
    contents: contentsOf,
    writeValues,
    writeRelative,
    writeFormulas,
    empty: emptyCells,
    keep,
    kept,
    forget: async (texts) => {
      const inRemarks = texts.filter(({ key }) => isRemark(key));
      for (const [sheetId, own] of bySheet(inRemarks)) await forgetRemarks(sheetId, own);
      const inNames = texts.filter(({ key }) => !isRemark(key));
      if (inNames.length > 0) await forgetNames(inNames);
    },
    activeCell,
    firstFilled,
    mergedIn,
  };
}

const isRemark = (key: string): boolean => key === "notes" || key === "comments";

function bySheet<T extends { readonly sheetId: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const sheets = new Map<string, T[]>();
  for (const one of all) {
    const own = sheets.get(one.sheetId);
    if (own) own.push(one);
    else sheets.set(one.sheetId, [one]);
  }
  return sheets;
}

async function keep(
  texts: readonly (CellPlace & { readonly text: string })[],
  isOurs: (text: string) => boolean,
): Promise<readonly Keeping[]> {
  const where = new Set<Keeping>();
  const left: (CellPlace & { readonly text: string })[] = [];
  for (const [sheetId, own] of bySheet(texts)) {
    const kept = await keepInRemarks(sheetId, own, isOurs);
    if (kept.where) where.add(kept.where);
    left.push(...kept.left);
  }
  if (left.length > 0) {
    await keepInNames(left);
    where.add("workbook");
  }
  return [...where];
}

async function kept(scope: FormulaScope, isOurs: (text: string) => boolean): Promise<readonly KeptText[]> {
  const selected = scope === "workbook" ? null : await selection();
  const sheets = (await sheetLister()()).filter(({ id }) => selected === null || id === selected.sheetId);
  const texts: KeptText[] = [];
  for (const { id, name } of sheets) texts.push(...(await textsInRemarks({ sheetId: id, sheetName: name }, isOurs)));
  texts.push(...(await textsInNames()).filter(({ sheetId }) => selected === null || sheetId === selected.sheetId));
  if (scope !== "selection" || !selected) return texts;
  return texts.filter(({ row, column }) =>
    selected.areas.some((area) => meets(area, { row, column, values: [[null]] })),
  );
}

function activeCell(): Promise<ActiveCell> {
  return runPatiently(async (context) => {
    const cell = context.workbook.getActiveCell();
    cell.load("rowIndex,columnIndex,formulas");
    cell.worksheet.load("id,name");
    await context.sync();
    const { rowIndex, columnIndex, worksheet } = cell;
    const spillsFrom = await spillParent(context, cell);
    const place = { sheetId: worksheet.id, sheetName: worksheet.name, row: rowIndex + 1, column: columnIndex + 1 };
    const [[content = null] = []]: readonly Cell[][] = cell.formulas;
    const count = Math.min(LEFT_MAX, columnIndex);
    if (count === 0) return { ...place, content, left: [], spillsFrom };
    const beside = worksheet.getRangeByIndexes(rowIndex, columnIndex - count, 1, count);
    beside.load("values");
    await context.sync();
    const [line = []]: readonly Cell[][] = beside.values;
    return { ...place, content, left: [...new Array<Cell>(columnIndex - count).fill(null), ...line], spillsFrom };
  });
}

/** The cell whose answer spills into this one, which is loaded; `null` where none does. */
async function spillParent(context: Excel.RequestContext, cell: Excel.Range): Promise<ActiveCell["spillsFrom"]> {
  // An Excel without it knows no answers of several cells either.
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.12")) return null;
  const parent = cell.getSpillParentOrNullObject();
  parent.load("rowIndex,columnIndex");
  await context.sync();
  if (parent.isNullObject) return null;
  const { rowIndex, columnIndex } = parent;
  const isItself = rowIndex === cell.rowIndex && columnIndex === cell.columnIndex;
  return isItself ? null : { row: rowIndex + 1, column: columnIndex + 1 };
}

/** Rows that are looked at together for the first cell with content. */
const ROWS_LOOKED_AT = 2_000;

async function firstFilled(
  sheetId: string,
  area: Rectangle,
): Promise<{ readonly row: number; readonly column: number } | null> {
  const looked = await runPatiently(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const used = rangeOf(sheet, area).getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    if (used.isNullObject) return null;
    const { rowIndex, columnIndex, columnCount } = used;
    const count = Math.min(ROWS_LOOKED_AT, used.rowCount);
    const rows = sheet.getRangeByIndexes(rowIndex, columnIndex, count, columnCount);
    rows.load("formulas");
    await context.sync();
    const formulas: readonly Cell[][] = rows.formulas;
    return { rowIndex, columnIndex, formulas, isAll: count === used.rowCount };
  });
  if (!looked) return null;
  for (const [down, line] of looked.formulas.entries()) {
    const right = line.findIndex((cell) => !isBlank(cell));
    if (right >= 0) return { row: looked.rowIndex + down + 1, column: looked.columnIndex + right + 1 };
  }
  // The used cells may begin with rows that only look used.
  const next = looked.rowIndex + looked.formulas.length + 1;
  return looked.isAll ? null : firstFilled(sheetId, { ...area, firstRow: next });
}
