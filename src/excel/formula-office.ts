import type { Cell } from "../core/cell";
import type { ActiveCell, CellPlace, FormulaCells, FormulaScope, Keeping, KeptText } from "./formula-cells";
import { findFormulas, meets, selection } from "./formula-finding";
import { forgetNames, keepInNames, textsInNames } from "./formula-names";
import { forgetRemarks, keepInRemarks, textsInRemarks } from "./formula-remarks";
import { contentsOf, emptyCells, writeFormulas, writeRelative, writeValues } from "./formula-writing";
import { runPatiently } from "./run";
import { rangeOf, sheetsIn } from "./sheets-in";

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
    firstFilled: (sheetId, area) =>
      runPatiently(async (context) => {
        const used = rangeOf(context.workbook.worksheets.getItem(sheetId), area).getUsedRangeOrNullObject(true);
        used.load("rowIndex,columnIndex,rowCount");
        await context.sync();
        if (used.isNullObject) return null;
        const top = used.getRow(0);
        top.load("formulas");
        await context.sync();
        const [line = []]: readonly Cell[][] = top.formulas;
        const at = line.findIndex((cell) => cell !== "" && cell !== null);
        // Where Excel counts looks as used, none of the cells holds anything as far as this row says.
        return at < 0 ? null : { row: used.rowIndex + 1, column: used.columnIndex + 1 + at };
      }),
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
  const sheets = (await sheetsIn()).filter(({ id }) => selected === null || id === selected.sheetId);
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
    const place = { sheetId: worksheet.id, sheetName: worksheet.name, row: rowIndex + 1, column: columnIndex + 1 };
    const [[content = null] = []]: readonly Cell[][] = cell.formulas;
    const count = Math.min(LEFT_MAX, columnIndex);
    if (count === 0) return { ...place, content, left: [] };
    const beside = worksheet.getRangeByIndexes(rowIndex, columnIndex - count, 1, count);
    beside.load("values");
    await context.sync();
    const [line = []]: readonly Cell[][] = beside.values;
    return { ...place, content, left: [...new Array<Cell>(columnIndex - count).fill(null), ...line] };
  });
}
