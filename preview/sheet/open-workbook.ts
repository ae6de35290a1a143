import { ObjectMatrix, type ICellData, type IRange, type Nullable } from "@univerjs/core";
import { referenceIn } from "../host/address";
import type { FormulaRule, SheetContent, WorkbookContent } from "../files/workbook-content";
import { movePackedLines } from "../packed/line-moves";
import type { AskingCell } from "./asked-question";
import { contentOf } from "./content-of";
import { findHiddenRowsFast } from "./hidden-rows";
import { filledIn, sheetIdOf, univerSnapshot } from "./snapshot";
import { rangeOf } from "./sheet-rules";
import type { Spreadsheet } from "./spreadsheet";
import { univerCell } from "./univer-cell";
import { deskOf, type UniverDesk } from "./univer-desk";
import { UniverWorkbook } from "./univer-workbook";
import type { UniverSheet } from "./univer-sheet";

/** The workbook in the grid, from opening to closing. */
export interface OpenWorkbook {
  readonly name: string;
  readonly workbook: UniverWorkbook;
  readonly desk: UniverDesk;
  /** What saving it would write. */
  content(): WorkbookContent;
  close(): void;
}

let opened = 0;

/** Shows a workbook in the grid in place of the one that is there; the caller has closed that. */
export function openWorkbook(spreadsheet: Spreadsheet, content: WorkbookContent): OpenWorkbook {
  const id = `book-${++opened}`;
  spreadsheet.open(univerSnapshot(content, id));
  const desk = deskOf(spreadsheet, id);
  for (const sheet of desk.workbook.getSheets()) movePackedLines(sheet.getCellMatrix());
  findHiddenRowsFast(desk);
  putSpills(desk, content);
  const workbook = new UniverWorkbook(desk, `${content.name}.xlsx`, content.records, withResults(desk, content));
  content.sheets.forEach((sheet, index) => {
    dress(workbook.sheet(sheetIdOf(sheet, index)), sheet);
    putNotes(workbook, sheetIdOf(sheet, index), sheet);
  });
  return {
    name: content.name,
    workbook,
    desk,
    content: () => ({ ...contentOf(desk, workbook), name: content.name }),
    close() {
      workbook.close();
    },
  };
}

/** The cells whose formula has a value beside it. */
function* withResults(desk: UniverDesk, { sheets }: WorkbookContent): Iterable<AskingCell> {
  for (const [index, sheet] of sheets.entries()) {
    const sheetId = sheetIdOf(sheet, index);
    for (const key of sheet.formulas?.keys() ?? []) {
      const [row = 0, column = 0] = key.split(",").map(Number);
      const value = desk.worksheet(sheetId).getCellRaw(row, column)?.v;
      if (value !== undefined && value !== null) yield { sheetId, row, column };
    }
  }
}

/** Gives Univer the saved answers of several cells, as if it had calculated them. */
function putSpills(desk: UniverDesk, { sheets }: WorkbookContent): void {
  for (const [index, sheet] of sheets.entries()) {
    const sheetId = sheetIdOf(sheet, index);
    const ranges = new ObjectMatrix<IRange>();
    const cells = new ObjectMatrix<Nullable<ICellData>>();
    for (const [key, spill] of sheet.spills ?? []) {
      const [row = 0, column = 0] = key.split(",").map(Number);
      const area = referenceIn(spill)?.area ?? null;
      if (area === null) continue;
      ranges.setValue(row, column, rangeOf(area));
      for (const at of filledIn(sheet, area)) {
        cells.setValue(at.row, at.column, univerCell(sheet.rows[at.row]?.[at.column] ?? null));
      }
    }
    desk.formulas.mergeArrayFormulaCellData({ [desk.unitId]: { [sheetId]: cells } });
    desk.formulas.mergeArrayFormulaRange({ [desk.unitId]: { [sheetId]: ranges.getMatrix() } });
  }
}

/** What a snapshot cannot carry. */
function dress(sheet: UniverSheet, content: SheetContent): void {
  const rules = content.rules ?? [];
  // Each one goes on top of those before it.
  [...rules].reverse().forEach((rule, index) => {
    putRule(sheet, rule, `rule-${rules.length - index}`);
  });
  const filter = content.filter === undefined ? null : referenceIn(content.filter);
  if (filter !== null) sheet.setFilter({ area: filter.area, columns: [] });
}

function putNotes(workbook: UniverWorkbook, sheetId: string, { notes = new Map() }: SheetContent): void {
  workbook.transact(() => {
    for (const [key, { author, text }] of notes) {
      const [row = 0, column = 0] = key.split(",").map(Number);
      const id = `note-${sheetId}-${key}`;
      workbook.records.notes.set(id, { id, sheetId, row, column, content: text, author });
    }
  });
}

function putRule(sheet: UniverSheet, rule: FormulaRule, fallbackId: string): void {
  sheet.putConditionalFormat({
    id: rule.id === undefined || rule.id === "" ? fallbackId : rule.id,
    areas: rule.range.split(/\s+/).flatMap((text) => referenceIn(text)?.area ?? []),
    rule: { type: "Custom", formula: rule.formula },
    fillColor: rule.look.fill ?? null,
    fontColor: rule.look.color ?? null,
    bold: rule.look.bold ?? null,
    stopIfTrue: rule.stopIfTrue,
  });
}
