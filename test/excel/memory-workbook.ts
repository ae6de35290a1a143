import type { Cell, Row } from "../../src/core/cell";
import { hash53 } from "../../src/core/hash53";
import type { RowBatch } from "../../src/core/import/source";
import { freeName, type NameTaken } from "../../src/excel/added-sheet";
import { trouble } from "../../src/excel/trouble";
import type {
  ColumnBlock,
  Rectangle,
  Rule,
  RowsWanted,
  Separators,
  Sheet,
  SheetAdded,
  Workbook,
  WorkbookChange,
} from "../../src/excel/workbook";

interface MemorySheet {
  readonly id: string;
  name: string;
  rows: Cell[][];
  rules: readonly Rule[];
  readonly widths: Map<number, number>;
  /** Rows with a formula that was calculated. */
  readonly formulaRows: Set<number>;
  protected: boolean;
  hidden: boolean;
}

/** Points of a column that nobody has widened. */
const PLAIN_WIDTH = 48;

/** Excel never answers at once, so neither does this. */
const later = (): Promise<void> => Promise.resolve();

/** A workbook in memory, with the edits that a person makes and counts of what the add-in asked for. */
export class MemoryWorkbook implements Workbook {
  readonly sheetList: MemorySheet[] = [];
  readonly kept = new Map<string, string>();
  selected: { readonly sheet: string; readonly area: Rectangle } | null = null;
  /** How often each sheet was read from its top to its end. */
  readonly readings = new Map<string, number>();
  writes = 0;
  /** Called between two blocks of a reading. */
  betweenBlocks: (firstRow: number) => void = () => undefined;
  /** Called while a rectangle of cells is read. */
  whileReading: () => void = () => undefined;
  blockRows = 1_000;
  /** How much later than a change its event comes; Excel itself may take a while. `null`: with the change. */
  newsMs: number | null = null;
  #nextId = 1;
  readonly #listeners = new Set<(change: WorkbookChange) => void>();

  add(name: string, rows: readonly Row[]): this {
    const id = `{${this.#nextId++}}`;
    const copy = rows.map((row) => [...row]);
    this.sheetList.push({
      id,
      name,
      rows: copy,
      rules: [],
      widths: new Map(),
      formulaRows: new Set(),
      protected: false,
      hidden: false,
    });
    this.#tell({ kind: "sheet-added", sheetId: id });
    return this;
  }

  named(name: string): MemorySheet {
    const sheet = this.sheetList.find((each) => each.name === name);
    if (!sheet) throw new RangeError(`no sheet ${name}`);
    return sheet;
  }

  /** A person types into a cell; row and column from 1. */
  type(name: string, row: number, column: number, cell: Cell): void {
    const sheet = this.named(name);
    put(sheet, row, column, cell);
    const area = { firstRow: row, firstColumn: column, lastRow: row, lastColumn: column };
    this.#tell({ kind: "cells", sheetId: sheet.id, area });
  }

  /** A formula at a cell shows something else than before. */
  calculate(name: string, row: number, column: number, shown: Cell): void {
    const sheet = this.named(name);
    put(sheet, row, column, shown);
    sheet.formulaRows.add(row);
    this.#tell({ kind: "calculated", sheetId: sheet.id });
  }

  insertRows(name: string, before: number, rows: readonly Row[]): void {
    const sheet = this.named(name);
    sheet.rows.splice(before - 1, 0, ...rows.map((row) => [...row]));
    this.#tell({ kind: "rows-inserted", sheetId: sheet.id, firstRow: before, count: rows.length });
  }

  deleteRows(name: string, firstRow: number, count: number): void {
    const sheet = this.named(name);
    sheet.rows.splice(firstRow - 1, count);
    this.#tell({ kind: "rows-deleted", sheetId: sheet.id, firstRow, count });
  }

  /** A person pastes a block with its top left cell at column A. */
  paste(name: string, firstRow: number, rows: readonly Row[]): void {
    const sheet = this.named(name);
    rows.forEach((row, index) => row.forEach((cell, column) => put(sheet, firstRow + index, column + 1, cell)));
    const lastColumn = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
    const area = { firstRow, firstColumn: 1, lastRow: firstRow + rows.length - 1, lastColumn };
    this.#tell({ kind: "cells", sheetId: sheet.id, area });
  }

  insertColumn(name: string, before: number): void {
    const sheet = this.named(name);
    for (const row of sheet.rows) row.splice(before - 1, 0, null);
    this.#tell({ kind: "sheet-changed", sheetId: sheet.id });
  }

  /** A person sorts the rows below the header, over the columns up to `lastColumn` only. */
  sort(name: string, lastColumn: number, compare: (a: Row, b: Row) => number): void {
    const sheet = this.named(name);
    const [header = [], ...rows] = sheet.rows;
    const sorted = rows.map((row) => row.slice(0, lastColumn)).sort(compare);
    sheet.rows = [header, ...rows.map((row, index) => [...(sorted[index] ?? []), ...row.slice(lastColumn)])];
    this.#tell({ kind: "sheet-changed", sheetId: sheet.id });
  }

  remove(name: string): void {
    const { id } = this.named(name);
    this.sheetList.splice(
      this.sheetList.findIndex((sheet) => sheet.id === id),
      1,
    );
    this.#tell({ kind: "sheet-deleted", sheetId: id });
  }

  rename(name: string, to: string): void {
    const sheet = this.named(name);
    sheet.name = to;
    this.#tell({ kind: "sheet-renamed", sheetId: sheet.id });
  }

  /** What saving the file and opening it again leaves: everything but those who listen. */
  reopened(): MemoryWorkbook {
    const other = new MemoryWorkbook();
    other.sheetList.push(...this.sheetList);
    for (const [key, value] of this.kept) other.kept.set(key, value);
    other.#nextId = this.#nextId;
    return other;
  }

  async sheets(): Promise<readonly Sheet[]> {
    await later();
    return this.sheetList.map((sheet) => {
      const columns = sheet.rows.reduce((widest, row) => Math.max(widest, lastFilled(row)), 0);
      const rows = sheet.rows.reduce((last, row, index) => (lastFilled(row) > 0 ? index + 1 : last), 0);
      const { id, name, hidden } = sheet;
      return { id, name, rows, columns, touchedColumns: columns, hidden, protected: sheet.protected };
    });
  }

  async *rows(sheetId: string, { firstRow: from = 1, lastRow, columns, stop }: RowsWanted): AsyncIterable<RowBatch> {
    const { name } = this.#sheet(sheetId);
    // A look at the first rows is no reading.
    if (lastRow === undefined) this.readings.set(name, (this.readings.get(name) ?? 0) + 1);
    for (let firstRow = from; ; firstRow += this.blockRows) {
      if (stop?.aborted) throw trouble("stopped");
      const end = Math.min(firstRow - 1 + this.blockRows, lastRow ?? Infinity);
      const rows = this.#sheet(sheetId).rows.slice(firstRow - 1, end);
      if (rows.length === 0) return;
      const cellsOf = (row: Row): Cell[] => (columns ? columns.map((column) => row[column] ?? "") : [...row]);
      yield { firstRow, rows: rows.map(cellsOf) };
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.betweenBlocks(firstRow);
    }
  }

  async addSheet(name: string): Promise<SheetAdded> {
    const sheets = await this.sheets();
    this.writes += 1;
    const taken = sheets.map((sheet): NameTaken => {
      return { name: sheet.name, free: sheet.rows === 0 && !sheet.protected ? sheet.id : null };
    });
    const found = freeName(name, taken);
    if (found.id === null) this.add(found.name, []);
    return { id: this.named(found.name).id, name: found.name };
  }

  async cells(sheetId: string, area: Rectangle): Promise<readonly Row[]> {
    await later();
    const { rows } = this.#sheet(sheetId);
    this.whileReading();
    return Array.from({ length: area.lastRow - area.firstRow + 1 }, (_, row) =>
      Array.from(
        { length: area.lastColumn - area.firstColumn + 1 },
        (__, column) => rows[area.firstRow - 1 + row]?.[area.firstColumn - 1 + column] ?? "",
      ),
    );
  }

  async writeColumns(sheetId: string, block: ColumnBlock): Promise<void> {
    await later();
    const sheet = this.#writable(sheetId);
    const { after = 0 } = block;
    const rows = after > 0 ? block.rows : [block.columns.map((column) => column.header), ...block.rows];
    const first = block.headerRow + (after > 0 ? 1 + after : 0);
    rows.forEach((row, index) =>
      row.forEach((cell, column) => put(sheet, first + index, block.firstColumn + column, cell)),
    );
    block.columns.forEach(({ width }, index) => {
      if (width !== undefined) sheet.widths.set(block.firstColumn + index, width);
    });
  }

  async clearCells(sheetId: string, area: Rectangle): Promise<void> {
    await later();
    const sheet = this.#writable(sheetId);
    for (let row = area.firstRow; row <= area.lastRow; row += 1) {
      for (let column = area.firstColumn; column <= area.lastColumn; column += 1) put(sheet, row, column, null);
    }
  }

  async formulaResults(sheetId: string): Promise<ReadonlyMap<number, number>> {
    await later();
    const { rows, formulaRows } = this.#sheet(sheetId);
    return new Map([...formulaRows].map((row) => [row, hash53(JSON.stringify(rows[row - 1] ?? []))]));
  }

  async columnWidths(sheetId: string, first: number, count: number): Promise<readonly number[]> {
    await later();
    const { widths } = this.#sheet(sheetId);
    return Array.from({ length: count }, (_, index) => widths.get(first + index) ?? PLAIN_WIDTH);
  }

  async setColumnWidths(sheetId: string, first: number, widths: readonly number[]): Promise<void> {
    await later();
    const sheet = this.#writable(sheetId);
    widths.forEach((width, index) => sheet.widths.set(first + index, width));
  }

  async setRules(rulesOfSheets: ReadonlyMap<string, readonly Rule[]>): Promise<void> {
    await later();
    for (const [sheetId, rules] of rulesOfSheets) this.#writable(sheetId).rules = rules;
  }

  async select(sheetId: string, area: Rectangle): Promise<void> {
    await later();
    this.selected = { sheet: this.#sheet(sheetId).name, area };
  }

  async setting(key: string): Promise<unknown> {
    await later();
    const kept = this.kept.get(key);
    const value: unknown = kept === undefined ? null : JSON.parse(kept);
    return value;
  }

  async keepSetting(key: string, value: unknown): Promise<void> {
    await later();
    if (value === null) this.kept.delete(key);
    else this.kept.set(key, JSON.stringify(value));
  }

  async separators(): Promise<Separators> {
    await later();
    return { list: ",", decimal: ".", thousands: "," };
  }

  async date1904(): Promise<boolean> {
    await later();
    return false;
  }

  async watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
    await later();
    this.#listeners.add(listener);
    return () => later().then(() => void this.#listeners.delete(listener));
  }

  #sheet(id: string): MemorySheet {
    const sheet = this.sheetList.find((each) => each.id === id);
    if (!sheet) throw trouble("sheet-gone");
    return sheet;
  }

  #writable(id: string): MemorySheet {
    const sheet = this.#sheet(id);
    if (sheet.protected) throw trouble("protected");
    this.writes += 1;
    return sheet;
  }

  #tell(change: WorkbookChange): void {
    const tell = (): void => {
      for (const listener of [...this.#listeners]) listener(change);
    };
    if (this.newsMs === null) tell();
    else setTimeout(tell, this.newsMs);
  }
}

function put(sheet: MemorySheet, row: number, column: number, cell: Cell): void {
  while (sheet.rows.length < row) sheet.rows.push([]);
  const cells = sheet.rows[row - 1];
  if (!cells) throw new RangeError(`no row ${row}`);
  while (cells.length < column) cells.push(null);
  cells[column - 1] = cell;
}

function lastFilled(row: Row): number {
  return row.reduce<number>((last, cell, index) => (cell === null || cell === "" ? last : index + 1), 0);
}
