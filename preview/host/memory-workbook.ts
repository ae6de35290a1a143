import { areaAt } from "./area";
import type { FunctionDesk } from "./function-desk";
import { Calculation } from "./memory/calculation";
import { LookPool } from "./memory/look";
import { MemorySheet } from "./memory/memory-sheet";
import { TextPool } from "./memory/text-pool";
import { WorkbookRecords } from "./records";
import type { CalculationMode, HostCell, HostSheet, HostWorkbook, Selection } from "./workbook";
import type { WorkbookEvent } from "./workbook-event";

/** A sheet to start with: its name and its rows from A1 on; null is an empty cell. */
export interface SheetContent {
  readonly name: string;
  readonly rows?: readonly (readonly (HostCell | null)[])[];
}

/**
 * A workbook in memory, for tests: plain cells without undo, number formats shown roughly, and formulas that are the call
 * of a custom function. Any other formula shows "#NAME?". What a test does to it directly counts as the user's doing.
 */
export class MemoryWorkbook implements HostWorkbook {
  readonly texts = new TextPool();
  readonly looks = new LookPool();
  readonly records = new WorkbookRecords();
  readonly calculation = new Calculation(this);
  calculationMode: CalculationMode = "Automatic";
  /** Who answers custom functions. */
  desk: FunctionDesk | null = null;
  /** While true, edits are reported as another person's. */
  isRemote = false;
  private readonly listeners = new Set<(event: WorkbookEvent) => void>();
  private tabs: MemorySheet[] = [];
  private sheetCount = 0;
  private selected: Selection;

  /** A workbook of these sheets, the first one active with A1 selected. */
  constructor(
    sheets: readonly SheetContent[] = [{ name: "Sheet1" }],
    readonly name = "workbook.xlsx",
  ) {
    for (const content of sheets) this.fill(this.created(content.name), content.rows ?? []);
    const [first = this.created("Sheet1")] = this.tabs;
    this.selected = { sheetId: first.id, area: areaAt(0, 0) };
  }

  sheets(): readonly MemorySheet[] {
    return this.tabs;
  }

  /** The sheet of this name, case ignored; undefined if there is none. */
  sheetNamed(name: string): MemorySheet | null {
    return this.tabs.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  addSheet(name: string): HostSheet {
    const sheet = this.created(name);
    this.raise({ kind: "sheetAdded", sheetId: sheet.id });
    return sheet;
  }

  deleteSheet(id: string): void {
    const index = this.tabs.findIndex((sheet) => sheet.id === id);
    const [sheet] = this.tabs.splice(index, 1);
    const neighbour = this.tabs[Math.min(index, this.tabs.length - 1)];
    if (!sheet || !neighbour) throw new RangeError(`Sheet ${id} cannot be deleted`);
    this.calculation.sheetGone(sheet);
    this.raise({ kind: "sheetDeleted", sheetId: id, name: sheet.name });
    if (this.selected.sheetId === id) this.select({ sheetId: neighbour.id, area: areaAt(0, 0) });
  }

  moveSheet(id: string, position: number): void {
    const index = this.tabs.findIndex((sheet) => sheet.id === id);
    this.tabs.splice(position, 0, ...this.tabs.splice(index, 1));
  }

  selection(): Selection {
    return this.selected;
  }

  select(selection: Selection): void {
    const previousSheetId = this.selected.sheetId;
    this.selected = selection;
    const { sheetId, area } = selection;
    if (previousSheetId !== sheetId) this.raise({ kind: "sheetActivated", sheetId, previousSheetId });
    this.raise({ kind: "selectionChanged", sheetId, area });
  }

  calculate(): void {
    this.calculation.all();
  }

  transact<T>(work: () => T): T {
    return this.calculation.hold(work);
  }

  connectFunctions(desk: FunctionDesk | null): void {
    this.desk = desk;
    if (desk) this.calculation.all();
  }

  listen(listener: (event: WorkbookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells every listener. */
  raise(event: WorkbookEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  private created(name: string): MemorySheet {
    this.sheetCount++;
    const sheet = new MemorySheet(this, `{00000000-0001-0000-0000-${String(this.sheetCount).padStart(12, "0")}}`, name);
    this.tabs.push(sheet);
    return sheet;
  }

  private fill(sheet: MemorySheet, rows: readonly (readonly (HostCell | null)[])[]): void {
    rows.forEach((row, index) =>
      row.forEach((cell, column) => {
        const isFormula = typeof cell === "string" && cell.startsWith("=");
        if (isFormula) sheet.write(areaAt(index, column), [[{ formula: cell }]]);
        else if (cell !== null) sheet.cells.set(index, column, cell);
      }),
    );
  }
}
