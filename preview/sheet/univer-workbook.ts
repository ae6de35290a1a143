import type { ICommandInfo } from "@univerjs/core";
import type { FunctionDesk } from "../host/function-desk";
import type { Area } from "../host/area";
import { Painter } from "../highlight/painter";
import { WorkbookRecords, type RemarkRecord, type SavedRecords } from "../host/records";
import type { CalculationMode, HostCell, HostSheet, HostWorkbook, Selection } from "../host/workbook";
import type { ValueCard } from "../host/value-card";
import type { WorkbookEvent } from "../host/workbook-event";
import type { AskingCell } from "./asked-question";
import { CellNotes } from "./cell-notes";
import { emptySheet } from "./empty-sheet";
import { eventsOf } from "./sheet-events";
import { FormulaBridge } from "./formula-bridge";
import { areaOf, rangeOf } from "./sheet-rules";
import type { SheetResults } from "./saved-results";
import type { UniverDesk } from "./univer-desk";
import { UniverSheet } from "./univer-sheet";

/** The workbook that is open in the spreadsheet, as the host sees it. */
export class UniverWorkbook implements HostWorkbook {
  readonly records = new WorkbookRecords();
  calculationMode: CalculationMode = "Automatic";
  private readonly known = new Map<string, UniverSheet>();
  private readonly listeners = new Set<(event: WorkbookEvent) => void>();
  private readonly formulas: FormulaBridge;
  private readonly stopWatching: () => void;
  /** The value that the one cell of the running edit held before. */
  private before: { readonly sheetId: string; readonly value: HostCell } | null = null;
  private names = new Map<string, string>();
  /** What is to be shown when the running request is over, by sheet. */
  private waiting: Map<string, () => void> | null = null;
  private readonly painter: Painter;
  private readonly notes: CellNotes;
  private active: string;

  constructor(
    private readonly desk: UniverDesk,
    readonly name: string,
    saved: SavedRecords | null,
    /** Cells whose formula came with its last result. */
    withResults: Iterable<AskingCell> = [],
  ) {
    if (saved !== null) this.records.restore(saved);
    this.formulas = new FormulaBridge(desk, withResults, (sheetIds) => {
      this.calculated(sheetIds);
    });
    this.painter = new Painter(desk, (sheetId) => (sheetName, area) => this.cellsFor(sheetId, sheetName, area));
    this.notes = new CellNotes(desk, this.records.notes);
    this.active = this.selection().sheetId;
    this.names = this.currentNames();
    this.stopWatching = desk.watch(
      (command, isFormula) => {
        this.heard(command, isFormula);
      },
      (command) => {
        this.foreseen(command);
      },
    );
  }

  sheets(): readonly UniverSheet[] {
    return this.desk.workbook.getSheetOrders().map((id) => this.sheet(id));
  }

  addSheet(name: string): HostSheet {
    const id = `sheet-${Date.now().toString(36)}-${this.known.size + 1}`;
    const index = this.desk.workbook.getSheetOrders().length;
    const before = this.active;
    this.desk.mutate("sheet.mutation.insert-sheet", { index, sheet: emptySheet(id, name) });
    if (this.selection().sheetId !== before) this.desk.api.getActiveWorkbook()?.setActiveSheet(before);
    return this.sheet(id);
  }

  deleteSheet(id: string): void {
    this.desk.api.getActiveWorkbook()?.deleteSheet(id);
  }

  moveSheet(id: string, position: number): void {
    const workbook = this.desk.api.getActiveWorkbook();
    const sheet = workbook?.getSheetBySheetId(id);
    if (sheet !== null && sheet !== undefined) workbook?.moveSheet(sheet, position);
  }

  selection(): Selection {
    const workbook = this.desk.api.getActiveWorkbook();
    const sheetId = workbook?.getActiveSheet().getSheetId() ?? this.desk.workbook.getSheetOrders()[0] ?? "";
    const range = workbook?.getActiveRange()?.getRange();
    return { sheetId, area: range === undefined ? { top: 0, left: 0, bottom: 0, right: 0 } : areaOf(range) };
  }

  select({ sheetId, area }: Selection): void {
    const workbook = this.desk.api.getActiveWorkbook();
    if (workbook === null) return;
    if (workbook.getActiveSheet().getSheetId() !== sheetId) workbook.setActiveSheet(sheetId);
    const sheet = workbook.getActiveSheet();
    sheet.getRange(rangeOf(area)).activate();
    sheet.scrollToCell(Math.max(0, area.top - 5), Math.max(0, area.left - 2));
  }

  calculate(): void {
    this.formulas.calculate();
  }

  transact<T>(work: () => T): T {
    const isOuter = this.waiting === null;
    this.waiting ??= new Map();
    try {
      return work();
    } finally {
      if (isOuter) {
        const shows = this.waiting;
        this.waiting = null;
        for (const show of shows.values()) show();
        this.notes.refresh();
      }
    }
  }

  connectFunctions(desk: FunctionDesk | null): void {
    this.formulas.connect(desk);
  }

  listen(listener: (event: WorkbookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The sheet with this id; it must be there. */
  sheet(id: string): UniverSheet {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const later = (show: () => void): void => {
      if (this.waiting === null) show();
      else this.waiting.set(id, show);
    };
    const sheet = new UniverSheet(this.desk, id, this.painter, later, (isProtected) => {
      this.raise({ kind: "sheetProtection", sheetId: id, isProtected });
    });
    this.known.set(id, sheet);
    return sheet;
  }

  /** The sentence that goes with the error which a cell with one of the add-in's functions shows. */
  messageAt(sheetId: string, row: number, column: number): string | null {
    return this.formulas.messageAt({ sheetId, row, column });
  }

  /** The card of the value that a cell with one of the add-in's functions shows; `null` for none. */
  cardAt(sheetId: string, row: number, column: number): ValueCard | null {
    return this.formulas.cardAt({ sheetId, row, column });
  }

  /** The note of a cell; `null` for none. */
  noteAt(sheetId: string, row: number, column: number): RemarkRecord | null {
    return this.notes.at(sheetId, row, column);
  }

  /** The fill that an add-in's conditional formats give the cell; `null` for none. */
  paintedFill(sheetId: string, row: number, column: number): string | null {
    return this.painter.styleAt(sheetId, row, column)?.bg?.rgb ?? null;
  }

  /** Lets go of the spreadsheet; another workbook takes its place. */
  close(): void {
    this.stopWatching();
    this.formulas.close();
    this.painter.close();
    this.notes.close();
    this.listeners.clear();
  }

  private cellsFor(sheetId: string, sheetName: string | null, area: Area): HostCell[][] {
    const id = sheetName === null ? sheetId : [...this.names].find(([, name]) => name === sheetName)?.[0];
    return id === undefined ? [] : this.sheet(id).values(area);
  }

  private foreseen(command: Readonly<ICommandInfo>): void {
    if (command.id === "formula.mutation.set-formula-calculation-result") {
      const { unitData } = command.params as { readonly unitData?: Record<string, SheetResults | undefined> };
      const results = unitData?.[this.desk.unitId];
      if (results !== undefined) this.formulas.foreseen(results);
    }
    if (command.id !== "sheet.mutation.set-range-values") return;
    const [event] = eventsOf(command);
    if (event?.kind !== "cellsChanged") return;
    const { top, left, bottom, right } = event.area;
    const isOne = top === bottom && left === right;
    const value = isOne ? this.sheet(event.sheetId).values(event.area)[0]?.[0] : undefined;
    this.before = value === undefined ? null : { sheetId: event.sheetId, value };
  }

  private heard(command: Readonly<ICommandInfo>, isFormula: boolean): void {
    const params = command.params as { readonly unitId?: string; readonly subUnitId?: string } | undefined;
    if (params?.unitId !== undefined && params.unitId !== this.desk.unitId) return;
    this.formulas.executed(command);
    if (command.id === "sheet.operation.set-worksheet-active") return this.activated(params?.subUnitId ?? "");
    if (command.id === "sheet.mutation.set-worksheet-name") return this.renamed(params?.subUnitId ?? "");
    for (const event of eventsOf(command)) {
      if (event.kind === "cellsChanged" || event.kind === "formatChanged") this.known.get(event.sheetId)?.used.forget();
      if (event.kind === "cellsChanged" && isFormula) continue;
      if (event.kind === "calculated") this.known.get(event.sheetId)?.used.forget();
      if (event.kind === "sheetAdded" || event.kind === "sheetDeleted") this.names = this.currentNames();
      if (event.kind === "cellsChanged" || event.kind === "calculated" || event.kind === "rowsSorted")
        this.painter.forget();
      this.formulas.heard(event);
      this.raise(event.kind === "cellsChanged" ? this.detailed(event) : event);
      if (event.kind === "sheetDeleted") {
        this.known.delete(event.sheetId);
        this.activated(this.selection().sheetId);
      }
    }
  }

  /** Answers of the add-in stand in cells of these sheets. */
  private calculated(sheetIds: ReadonlySet<string>): void {
    for (const sheetId of sheetIds) {
      this.known.get(sheetId)?.used.forget();
      this.raise({ kind: "calculated", sheetId });
    }
    this.painter.forget();
  }

  private detailed(event: WorkbookEvent & { readonly kind: "cellsChanged" }): WorkbookEvent {
    const before = this.before;
    this.before = null;
    if (before === null || before.sheetId !== event.sheetId || event.change !== "RangeEdited") return event;
    const after = this.sheet(event.sheetId).values(event.area)[0]?.[0] ?? "";
    return { ...event, details: { before: before.value, after } };
  }

  private activated(sheetId: string): void {
    const previousSheetId = this.active;
    this.active = sheetId;
    if (previousSheetId !== sheetId) this.raise({ kind: "sheetActivated", sheetId, previousSheetId });
  }

  private renamed(sheetId: string): void {
    const before = this.names.get(sheetId) ?? "";
    this.names = this.currentNames();
    this.raise({ kind: "sheetRenamed", sheetId, before, after: this.names.get(sheetId) ?? "" });
  }

  private currentNames(): Map<string, string> {
    return new Map(this.desk.workbook.getSheets().map((sheet) => [sheet.getSheetId(), sheet.getName()]));
  }

  private raise(event: WorkbookEvent): void {
    for (const listener of this.listeners) listener(event);
    this.notes.refresh();
  }
}
