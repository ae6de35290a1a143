import { areaAt, boundingArea, cellsOf, intersection, type Area } from "../area";
import { displayText } from "../display-text";
import { shiftedArea, type LineShift } from "../shift";
import type {
  CellFormat,
  CommonFormat,
  ConditionalFormat,
  FormatChange,
  HostCell,
  HostInput,
  HostSheet,
  SheetFilter,
  SheetVisibility,
} from "../workbook";
import type { MemoryWorkbook } from "../memory-workbook";
import { CellStore } from "./cell-store";
import { FormulaStore } from "./formula-store";
import { LineStore } from "./line-store";
import { LookStore } from "./look-store";
import { shiftEvent } from "./shift-event";

/** Points per character of the standard font, and the margin of a cell: what autofit reckons with. */
const CHARACTER_POINTS = 5.25;
const MARGIN_POINTS = 4;

/** A sheet held in memory. */
export class MemorySheet implements HostSheet {
  readonly cells: CellStore;
  readonly formulaCells = new FormulaStore();
  private readonly looks: LookStore;
  private readonly rows = new LineStore();
  private readonly columns = new LineStore();
  private rules: ConditionalFormat[] = [];
  private merged: readonly Area[] = [];
  private ownFilter: SheetFilter | null = null;
  private panes = { rows: 0, columns: 0 };
  visibility: SheetVisibility = "Visible";
  isProtected = false;

  constructor(
    private readonly workbook: MemoryWorkbook,
    readonly id: string,
    public name: string,
  ) {
    this.cells = new CellStore(workbook.texts);
    this.looks = new LookStore(workbook.looks);
  }

  rename(name: string): void {
    const before = this.name;
    this.name = name;
    this.workbook.raise({ kind: "sheetRenamed", sheetId: this.id, before, after: name });
  }

  setVisibility(visibility: SheetVisibility): void {
    this.visibility = visibility;
    this.workbook.raise({ kind: "sheetVisibility", sheetId: this.id });
  }

  setProtected(isProtected: boolean): void {
    this.isProtected = isProtected;
    this.workbook.raise({ kind: "sheetProtection", sheetId: this.id, isProtected });
  }

  values(area: Area): HostCell[][] {
    return this.cells.values(area);
  }

  formulas(area: Area): HostCell[][] {
    return this.mapped(area, (cell, row, column) => this.formulaCells.at(row, column) ?? cell);
  }

  cellsWithFormulas(): readonly { readonly row: number; readonly column: number }[] {
    return this.formulaCells.all();
  }

  spillOf(row: number, column: number): Area | null {
    return this.workbook.calculation.spillOf(this, row, column);
  }

  mergedAreas(): readonly Area[] {
    return this.merged;
  }

  /** Merges the cells of an area, as a person does; only the first of them may hold something. */
  merge(area: Area): void {
    this.merged = [...this.merged, area];
  }

  text(area: Area): string[][] {
    return this.mapped(area, (cell, row, column) => displayText(cell, this.looks.at(row, column).numberFormat));
  }

  numberFormats(area: Area): string[][] {
    return this.looks.numberFormats(area);
  }

  setNumberFormats(area: Area, formats: readonly (readonly (string | null)[])[]): void {
    this.looks.setNumberFormats(area, formats);
  }

  write(area: Area, cells: readonly (readonly HostInput[])[]): void {
    this.workbook.calculation.hold(() => {
      const before = this.cells.at(area.top, area.left);
      cells.forEach((line, down) =>
        line.forEach((input, right) => this.put(area.top + down, area.left + right, input)),
      );
      const details = cellsOf(area) === 1 ? { before, after: this.cells.at(area.top, area.left) } : null;
      this.edited(area, details);
    });
  }

  clear(area: Area, what: "All" | "Contents" | "Formats"): void {
    if (what !== "Contents") this.looks.clear(area);
    if (what === "Formats") return this.workbook.raise({ kind: "formatChanged", sheetId: this.id, area });
    this.workbook.calculation.hold(() => {
      const before = this.cells.at(area.top, area.left);
      this.workbook.calculation.removed(this, area);
      this.formulaCells.remove(area);
      this.cells.empty(area);
      this.edited(area, cellsOf(area) === 1 ? { before, after: "" } : null);
    });
  }

  usedArea(valuesOnly: boolean): Area | null {
    const filled = this.cells.extent();
    const formatted = valuesOnly ? null : this.looks.extent();
    return filled && formatted ? boundingArea(filled, formatted) : (filled ?? formatted);
  }

  insertLines(lines: "rows" | "columns", at: number, count: number): void {
    this.shift({ lines, at, count });
  }

  deleteLines(lines: "rows" | "columns", at: number, count: number): void {
    this.shift({ lines, at, count: -count });
  }

  hiddenLines(lines: "rows" | "columns", from: number, to: number): number {
    return this[lines].hiddenCount(from, to);
  }

  setLinesHidden(lines: "rows" | "columns", from: number, to: number, isHidden: boolean): void {
    this[lines].setHidden(from, to, isHidden);
    if (lines === "columns") return;
    const area: Area = { top: from, bottom: to, left: 0, right: 16_383 };
    this.workbook.raise({ kind: "rowsHidden", sheetId: this.id, area, isHidden });
  }

  columnWidth(column: number): number {
    return this.columns.size(column);
  }

  setColumnWidth(from: number, to: number, width: number): void {
    this.columns.setSize(from, to, width);
  }

  autofitColumns(from: number, to: number): void {
    const used = this.cells.extent();
    for (let column = Math.max(from, used?.left ?? 0); used && column <= Math.min(to, used.right); column++) {
      const texts = this.text({ ...used, left: column, right: column });
      const longest = texts.reduce((most, [text = ""]) => Math.max(most, text.length), 0);
      if (longest > 0) this.columns.setSize(column, column, longest * CHARACTER_POINTS + MARGIN_POINTS);
    }
  }

  frozen(): { readonly rows: number; readonly columns: number } {
    return this.panes;
  }

  freeze(rows: number, columns: number): void {
    this.panes = { rows, columns };
  }

  format(row: number, column: number): CellFormat {
    return this.looks.at(row, column).format;
  }

  commonFormat(area: Area): CommonFormat {
    return this.looks.common(area);
  }

  applyFormats(changes: readonly FormatChange[]): void {
    this.looks.apply(changes);
    for (const { area } of changes) this.workbook.raise({ kind: "formatChanged", sheetId: this.id, area });
  }

  conditionalFormats(): readonly ConditionalFormat[] {
    return this.rules;
  }

  putConditionalFormat(format: ConditionalFormat): void {
    const isKnown = this.rules.some((rule) => rule.id === format.id);
    this.rules = isKnown ? this.rules.map((rule) => (rule.id === format.id ? format : rule)) : [format, ...this.rules];
  }

  deleteConditionalFormat(id: string): void {
    this.rules = this.rules.filter((rule) => rule.id !== id);
  }

  filter(): SheetFilter | null {
    return this.ownFilter;
  }

  setFilter(filter: SheetFilter | null): void {
    this.ownFilter = filter;
    this.rows.setFiltered(filter ? this.rowsFilteredOut(filter) : []);
    this.workbook.raise({ kind: "filtered", sheetId: this.id });
  }

  /** Whether an answer can spill over an area: on the sheet, not merged, and nothing in it but the calling cell. */
  isFree(area: Area, row: number, column: number): boolean {
    if (area.bottom < area.top || area.right < area.left) return false;
    if (cellsOf(area) > 1 && this.merged.some((merged) => intersection(merged, area) !== null)) return false;
    return this.values(area).every((line, down) =>
      line.every((cell, right) => cell === "" || (area.top + down === row && area.left + right === column)),
    );
  }

  private put(row: number, column: number, input: HostInput): void {
    if (input === null) return;
    const hadFormula = this.formulaCells.size > 0 && this.formulaCells.remove(areaAt(row, column));
    if (hadFormula) this.workbook.calculation.removed(this, areaAt(row, column));
    if (typeof input !== "object") return this.cells.set(row, column, input);
    this.formulaCells.set(row, column, input.formula);
    this.workbook.calculation.entered(this, row, column, input.formula);
  }

  private edited(area: Area, details: { before: HostCell; after: HostCell } | null): void {
    this.workbook.raise({
      kind: "cellsChanged",
      sheetId: this.id,
      change: "RangeEdited",
      area,
      isRemote: this.workbook.isRemote,
      details,
    });
    this.workbook.calculation.changed(this, area);
  }

  private shift(shift: LineShift): void {
    this.cells.shift(shift);
    this.looks.shift(shift);
    this.formulaCells.shift(shift);
    this[shift.lines].shift(shift);
    this.rules = this.rules.flatMap((rule) => {
      const areas = rule.areas.flatMap((area) => shiftedArea(area, shift) ?? []);
      return areas.length === 0 ? [] : [{ ...rule, areas }];
    });
    this.merged = this.merged.flatMap((area) => shiftedArea(area, shift) ?? []);
    const filtered = this.ownFilter && shiftedArea(this.ownFilter.area, shift);
    this.ownFilter = this.ownFilter && filtered && { ...this.ownFilter, area: filtered };
    this.workbook.calculation.shifted(this, shift);
    this.workbook.raise(shiftEvent(this.id, shift, this.workbook.isRemote));
  }

  private *rowsFilteredOut(filter: SheetFilter): Iterable<number> {
    const used = this.cells.extent();
    const body = used && intersection({ ...filter.area, top: filter.area.top + 1 }, used);
    for (let row = body?.top ?? 0; body && row <= body.bottom; row++) {
      const [texts = []] = this.text({ ...filter.area, top: row, bottom: row });
      if (!filter.columns.every(({ column, values }) => values.includes(texts[column] ?? ""))) yield row;
    }
  }

  private mapped<T>(area: Area, mapped: (cell: HostCell, row: number, column: number) => T): T[][] {
    return this.values(area).map((line, down) =>
      line.map((cell, right) => mapped(cell, area.top + down, area.left + right)),
    );
  }
}
