import type { Cell } from "../src/core/cell";
import type { HostCell } from "./host/workbook";
import type { SampleName } from "./sample-workbook";

/** A sheet to open, as plain rows. */
export interface PlainSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * `window.preview`: what a test can do in the preview as the user would, and see there. Sheets go by name, cells by address
 * ("B2", "A1:C3"). Edits go through the spreadsheet's own commands, so they raise events and can be undone.
 */
export interface PreviewWindow {
  /** Whether a workbook is open and its add-in takes commands. */
  isReady(): boolean;

  /** Opens a sample in place of the open workbook; `lines` matters to the large ones. */
  openSample(name: SampleName, lines?: number): Promise<void>;
  /** Opens sheets made of these rows. `settings` is what the add-in kept in the workbook: key to value. */
  openSheets(name: string, sheets: readonly PlainSheet[], settings?: Readonly<Record<string, unknown>>): void;
  /** Opens files as dropping them at once would: several become the sheets of one workbook. Rejects with the sentence that the user would see. */
  openFiles(files: readonly File[]): Promise<void>;
  /** The open workbook as the bytes of the .xlsx that saving it would give. */
  savedXlsx(): Promise<Uint8Array>;
  /** The active sheet as the text of the .csv that saving it would give. */
  savedCsv(): string;

  /** Names in the order of the tabs, hidden ones included. */
  sheets(): readonly string[];
  /** Address of the cells in use; `null` where there are none. */
  used(sheet: string): string | null;
  getCell(sheet: string, address: string): HostCell;
  getCells(sheet: string, address: string): HostCell[][];
  /** The formula with its "=", or the value. */
  getFormula(sheet: string, address: string): HostCell;
  /** What the cell shows under its number format. */
  getText(sheet: string, address: string): string;
  /** The cell's own fill, "#RRGGBB"; `null` for none. Conditional formats are not part of it. */
  getFill(sheet: string, address: string): string | null;
  /** The fill that is seen, conditional formats included. */
  getShownFill(sheet: string, address: string): string | null;
  /** The sentence that goes with the error a cell with one of the add-in's functions shows. */
  getMessage(sheet: string, address: string): string | null;

  /** Types into a cell: a value, or a formula that begins with "=". "" empties it. */
  setCell(sheet: string, address: string, value: HostCell): void;
  /** Pastes a block, its top left cell at the address. */
  paste(sheet: string, address: string, rows: readonly (readonly HostCell[])[]): void;
  /** Makes one cell of several, as the button above the sheet does. */
  merge(sheet: string, address: string): void;
  /** Row numbers are those of the sheet: 1 is the first. */
  insertRows(sheet: string, row: number, count: number): void;
  deleteRows(sheet: string, row: number, count: number): void;
  /** Sorts the area by one of its columns, 0 being its first. */
  sort(sheet: string, address: string, column: number, ascending: boolean): void;
  undo(): void;
  redo(): void;

  addSheet(name: string): void;
  renameSheet(sheet: string, name: string): void;
  deleteSheet(sheet: string): void;
  protect(sheet: string, isProtected?: boolean): void;
  select(sheet: string, address: string): void;
  /** "Billing!A2:C3" */
  selection(): string;
  /** The middle of a cell on the page, in pixels. The sheet must be the shown one and the cell in sight. */
  pointOf(sheet: string, address: string): { readonly x: number; readonly y: number };
  /** Begins to edit the active cell, as F2 does: the add-in's requests fail until the edit ends. */
  startCellEdit(): void;
  endCellEdit(): Promise<void>;

  /** Presses a button of the ribbon by its id in the manifest. */
  runCommand(id: string): void;
  /** Requests, actions and bytes that the add-in has sent so far. */
  traffic(): {
    readonly requests: number;
    readonly actions: number;
    readonly requestBytes: number;
    readonly responseBytes: number;
  };
  /** Questions of cells that the add-in has been asked and not released from. */
  openQuestions(): number;
}

declare global {
  interface Window {
    preview: PreviewWindow;
  }
}
