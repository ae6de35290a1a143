import { BooleanNumber, type ICellData } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { intersection, type Area } from "../host/area";
import { displayText } from "../host/display-text";
import type * as Host from "../host/workbook";
import type { Painter } from "../highlight/painter";
import { packedBehind } from "../packed/matrix-over";
import { cellContent, isFormula, readArea, readValues } from "./cell-reading";
import { EMPTIED, filledWith, writtenCell, type CellMatrix } from "./cell-writing";
import { formatOf } from "./cell-style";
import { hiddenRows } from "./hidden-rows";
import { filterOf, setFilter } from "./sheet-filter";
import { commonFormat, numberFormatCells, numberFormatOf, numberFormats, styledCells, styleOf } from "./sheet-formats";
import { areaOf, rangeOf, SheetRules } from "./sheet-rules";
import type { UniverDesk } from "./univer-desk";
import { UsedArea } from "./used-area";

type FWorkbook = NonNullable<ReturnType<FUniver["getActiveWorkbook"]>>;
type FWorksheet = ReturnType<FWorkbook["getActiveSheet"]>;

/** Screen pixels to points, as Excel counts column widths. */
const POINTS_PER_PIXEL = 0.75;

/** One sheet of the open workbook, as the host sees it. Formula results follow a moment after a write, in one `calculated`. */
export class UniverSheet implements Host.HostSheet {
  /** Which areas are in use; told by the workbook when cells change. */
  readonly used: UsedArea;
  private readonly rules: SheetRules;
  private veryHidden = false;
  private shielded = false;

  constructor(
    private readonly desk: UniverDesk,
    readonly id: string,
    painter: Painter,
    later: (show: () => void) => void,
    private readonly protectionChanged: (isProtected: boolean) => void,
  ) {
    this.used = new UsedArea(desk, id);
    this.rules = new SheetRules(desk, id, painter, later);
  }

  get name(): string {
    return this.desk.worksheet(this.id).getName();
  }

  /** Whether the sheet is so large that its cells are bytes. */
  get isPacked(): boolean {
    return packedBehind(this.desk.worksheet(this.id).getCellMatrix().getMatrix()) !== null;
  }

  rename(name: string): void {
    this.mutate("sheet.mutation.set-worksheet-name", { name });
  }

  get visibility(): Host.SheetVisibility {
    if (this.desk.worksheet(this.id).isSheetHidden() !== BooleanNumber.TRUE) return "Visible";
    return this.veryHidden ? "VeryHidden" : "Hidden";
  }

  setVisibility(visibility: Host.SheetVisibility): void {
    this.veryHidden = visibility === "VeryHidden";
    this.mutate("sheet.mutation.set-worksheet-hidden", { hidden: visibility === "Visible" ? 0 : 1 });
  }

  get isProtected(): boolean {
    return this.shielded;
  }

  setProtected(isProtected: boolean): void {
    if (isProtected === this.shielded) return;
    this.shielded = isProtected;
    const permission = this.facade().getWorksheetPermission();
    // The grid refuses the user from the next moment on; the host refuses the add-in at once, by `isProtected`.
    void (isProtected ? permission.protect().then(() => permission.setReadOnly()) : permission.unprotect());
    this.protectionChanged(isProtected);
  }

  values(area: Area): Host.HostCell[][] {
    return readValues(this.desk, this.id, area);
  }

  formulas(area: Area): Host.HostCell[][] {
    return readArea(this.desk, this.id, area, (cell, row, column) => {
      if (!isFormula(cell)) return cellContent(cell);
      return this.desk.formulas.getFormulaStringByCell(row, column, this.id, this.desk.unitId) ?? cell?.f ?? "";
    });
  }

  cellsWithFormulas(): readonly { readonly row: number; readonly column: number }[] {
    const known = this.desk.formulas.getSheetFormulaData(this.desk.unitId, this.id) ?? {};
    const cells = this.desk.worksheet(this.id).getCellMatrix();
    return Object.keys(known).flatMap((row) =>
      Object.keys(known[Number(row)] ?? {})
        // What was a formula once stays among those the engine knows.
        .filter((column) => isFormula(cells.getValue(Number(row), Number(column))))
        .map((column) => ({ row: Number(row), column: Number(column) })),
    );
  }

  spillOf(row: number, column: number): Area | null {
    const spilled = this.desk.formulas.getArrayFormulaRange()[this.desk.unitId]?.[this.id]?.[row]?.[column];
    if (!spilled || this.desk.worksheet(this.id).getCellRaw(row, column)?.v === "#SPILL!") return null;
    const area = areaOf(spilled);
    return area.top === area.bottom && area.left === area.right ? null : area;
  }

  mergedAreas(): readonly Area[] {
    return this.desk.worksheet(this.id).getMergeData().map(areaOf);
  }

  text(area: Area): string[][] {
    return readArea(this.desk, this.id, area, (cell) =>
      displayText(cellContent(cell), numberFormatOf(this.desk, cell)),
    );
  }

  numberFormats(area: Area): string[][] {
    return numberFormats(this.desk, this.id, area);
  }

  setNumberFormats(area: Area, formats: readonly (readonly (string | null)[])[]): void {
    this.setCells(numberFormatCells(area, formats));
  }

  write(area: Area, cells: readonly (readonly Host.HostInput[])[]): void {
    this.makeRoom(area);
    const written: CellMatrix = {};
    cells.forEach((line, row) => {
      const target = (written[area.top + row] ??= {});
      line.forEach((input, column) => {
        if (input !== null) target[area.left + column] = writtenCell(input);
      });
    });
    this.setCells(written);
  }

  clear(area: Area, what: "All" | "Contents" | "Formats"): void {
    const used = this.usedArea(false);
    const inside = used && intersection(area, used);
    if (inside === null) return;
    const cell: ICellData = {
      ...(what === "Formats" ? {} : EMPTIED),
      ...(what === "Contents" ? {} : { s: null }),
    };
    this.setCells(filledWith(inside, cell));
  }

  usedArea(valuesOnly: boolean): Area | null {
    return this.used.find(valuesOnly);
  }

  insertLines(lines: "rows" | "columns", at: number, count: number): void {
    if (lines === "rows") this.facade().insertRows(at, count);
    else this.facade().insertColumns(at, count);
  }

  deleteLines(lines: "rows" | "columns", at: number, count: number): void {
    if (lines === "rows") this.facade().deleteRows(at, count);
    else this.facade().deleteColumns(at, count);
  }

  hiddenLines(lines: "rows" | "columns", from: number, to: number): number {
    if (lines === "rows") return [...hiddenRows(this.desk, this.id)].filter((row) => row >= from && row <= to).length;
    const worksheet = this.desk.worksheet(this.id);
    let hidden = 0;
    for (let column = from; column <= Math.min(to, this.lastColumn()); column++) {
      if (!worksheet.getColVisible(column)) hidden++;
    }
    return hidden;
  }

  setLinesHidden(lines: "rows" | "columns", from: number, to: number, isHidden: boolean): void {
    const [bottom, right] = [this.lastRow(), this.lastColumn()];
    const area =
      lines === "rows" ? { top: from, left: 0, bottom: to, right } : { top: 0, left: from, bottom, right: to };
    const act = isHidden ? "hidden" : "visible";
    this.mutate(`sheet.mutation.set-${lines === "rows" ? "row" : "col"}-${act}`, { ranges: [rangeOf(area)] });
  }

  columnWidth(column: number): number {
    return this.desk.worksheet(this.id).getColumnWidth(column) * POINTS_PER_PIXEL;
  }

  setColumnWidth(from: number, to: number, width: number): void {
    const ranges = [rangeOf({ top: 0, left: from, bottom: this.lastRow(), right: Math.min(to, this.lastColumn()) })];
    this.mutate("sheet.mutation.set-worksheet-col-width", { ranges, colWidth: width / POINTS_PER_PIXEL });
  }

  autofitColumns(from: number, to: number): void {
    const used = this.usedArea(true);
    if (used === null) return;
    const bottom = Math.min(used.bottom, used.top + 2_000);
    for (let column = Math.max(from, used.left); column <= Math.min(to, used.right); column++) {
      const shown = this.text({ top: used.top, left: column, bottom, right: column });
      const longest = shown.reduce((most, [text = ""]) => Math.max(most, text.length), 0);
      // Some seven pixels a letter at the usual size, and the padding of a cell.
      this.setColumnWidth(column, column, Math.min(400, Math.max(48, longest * 7.2 + 14)) * POINTS_PER_PIXEL);
    }
  }

  frozen(): { readonly rows: number; readonly columns: number } {
    const { ySplit, xSplit } = this.desk.worksheet(this.id).getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  freeze(rows: number, columns: number): void {
    const [startRow, startColumn] = [rows || -1, columns || -1];
    this.mutate("sheet.mutation.set-frozen", { ySplit: rows, xSplit: columns, startRow, startColumn });
  }

  format(row: number, column: number): Host.CellFormat {
    return formatOf(styleOf(this.desk, this.desk.worksheet(this.id).getCellRaw(row, column)));
  }

  commonFormat(area: Area): Host.CommonFormat {
    return commonFormat(this.desk, this.id, area);
  }

  applyFormats(changes: readonly Host.FormatChange[]): void {
    const whole = { top: 0, left: 0, bottom: this.lastRow(), right: this.lastColumn() };
    const inside = changes.flatMap(({ area, format }) => {
      const shared = intersection(area, whole);
      return shared === null ? [] : [{ area: shared, format }];
    });
    this.setCells(styledCells(inside));
  }

  conditionalFormats(): readonly Host.ConditionalFormat[] {
    return this.rules.list();
  }

  putConditionalFormat(format: Host.ConditionalFormat): void {
    this.rules.put(format);
  }

  deleteConditionalFormat(id: string): void {
    this.rules.delete(id);
  }

  filter(): Host.SheetFilter | null {
    return filterOf(this.desk, this.id);
  }

  setFilter(filter: Host.SheetFilter | null): void {
    setFilter(this.desk, this.id, filter);
  }

  private facade(): FWorksheet {
    const sheet = this.desk.api.getActiveWorkbook()?.getSheetBySheetId(this.id);
    if (sheet === null || sheet === undefined) throw new RangeError(`no sheet ${this.id}`);
    return sheet;
  }

  private mutate(id: string, params: object): void {
    this.desk.mutate(id, { subUnitId: this.id, ...params });
  }

  private setCells(cellValue: CellMatrix): void {
    this.mutate("sheet.mutation.set-range-values", { cellValue });
  }

  private lastRow = (): number => this.desk.worksheet(this.id).getRowCount() - 1;
  private lastColumn = (): number => this.desk.worksheet(this.id).getColumnCount() - 1;

  /** Univer's sheets have as many rows and columns as they need; Excel's always have all. */
  private makeRoom(area: Area): void {
    if (area.bottom > this.lastRow())
      this.mutate("sheet.mutation.set-worksheet-row-count", { rowCount: area.bottom + 50 });
    if (area.right > this.lastColumn()) {
      this.mutate("sheet.mutation.set-worksheet-column-count", { columnCount: area.right + 5 });
    }
  }
}
