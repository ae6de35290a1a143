import type { Area } from "../area";
import { shiftedLine, type LineShift } from "../shift";
import type { MemoryWorkbook } from "../memory-workbook";
import { CallingCell } from "./calling-cell";
import { shiftedFormula } from "./formula-call";
import type { MemorySheet } from "./memory-sheet";

/**
 * Calculation of a workbook in memory: only cells that are the call of one custom function calculate. They are asked when
 * entered and when a cell they refer to changes; while a request runs, at its end.
 */
export class Calculation {
  private calls = new Set<CallingCell>();
  private readonly due = new Set<CallingCell>();
  private readonly told = new Set<string>();
  private held = 0;

  constructor(private readonly workbook: MemoryWorkbook) {}

  /** A formula was entered. */
  entered(sheet: MemorySheet, row: number, column: number, formula: string): void {
    const call = new CallingCell(this.workbook, sheet, row, column, formula);
    this.calls.add(call);
    this.due.add(call);
    sheet.cells.set(row, column, "#BUSY!");
  }

  /** The formulas of these cells are gone or replaced. */
  removed(sheet: MemorySheet, area: Area): void {
    for (const call of this.calls) {
      const isInside = call.row >= area.top && call.row <= area.bottom && call.column >= area.left;
      if (call.sheet !== sheet || !isInside || call.column > area.right) continue;
      call.end();
      this.calls.delete(call);
      this.due.delete(call);
    }
  }

  /** Cells hold something else now. */
  changed(sheet: MemorySheet, area: Area): void {
    for (const call of this.calls) {
      if (call.readsFrom(sheet.id, area)) this.due.add(call);
      else if (call.sheet === sheet && call.spillsOver(area)) call.place();
    }
    if (this.workbook.calculationMode !== "Manual") this.settle();
  }

  /** An answer came; cells that refer to its cells are asked again. */
  answered(answering: CallingCell, area: Area): void {
    for (const call of this.calls) {
      if (call !== answering && call.readsFrom(answering.sheet.id, area)) this.due.add(call);
    }
    this.settle();
    this.tell(answering.sheet.id);
  }

  /** The cells that the answer of a cell takes; null where it takes no other than the cell. */
  spillOf(sheet: MemorySheet, row: number, column: number): Area | null {
    for (const call of this.calls) {
      if (call.sheet === sheet && call.row === row && call.column === column) return call.taken();
    }
    return null;
  }

  /** Asks everything anew. */
  all(): void {
    for (const call of this.calls) this.due.add(call);
    this.settle();
    for (const sheet of this.workbook.sheets()) this.tell(sheet.id);
  }

  /** Holds questions back while `work` runs. */
  hold<T>(work: () => T): T {
    this.held++;
    try {
      return work();
    } finally {
      this.held--;
      if (this.workbook.calculationMode !== "Manual") this.settle();
    }
  }

  /** Lines were inserted or deleted; formulas move, and so do their references. */
  shifted(sheet: MemorySheet, shift: LineShift): void {
    for (const call of [...this.calls]) {
      const own = call.sheet === sheet;
      const row = own && shift.lines === "rows" ? shiftedLine(call.row, shift) : call.row;
      const column = own && shift.lines === "columns" ? shiftedLine(call.column, shift) : call.column;
      if (row === null || column === null) {
        call.end();
        this.calls.delete(call);
        this.due.delete(call);
        continue;
      }
      const formula = shiftedFormula(call.formula, call.sheet.name, sheet.name, shift);
      if (formula !== call.formula) this.due.add(call);
      call.move(row, column, formula);
      call.sheet.formulaCells.set(row, column, formula);
    }
    if (this.workbook.calculationMode !== "Manual") this.settle();
  }

  /** A sheet is gone with its formulas; references to it break. */
  sheetGone(sheet: MemorySheet): void {
    for (const call of [...this.calls]) {
      if (call.sheet !== sheet) continue;
      call.end();
      this.calls.delete(call);
      this.due.delete(call);
    }
  }

  private settle(): void {
    if (this.held > 0) return;
    const due = [...this.due];
    this.due.clear();
    for (const call of due) if (this.calls.has(call)) call.ask();
  }

  /** One event for the answers that arrive together. */
  private tell(sheetId: string): void {
    if (this.told.size === 0) queueMicrotask(() => this.tellAll());
    this.told.add(sheetId);
  }

  private tellAll(): void {
    const sheets = [...this.told];
    this.told.clear();
    for (const sheetId of sheets) this.workbook.raise({ kind: "calculated", sheetId });
  }
}
