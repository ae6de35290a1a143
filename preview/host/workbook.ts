import type { Area } from "./area";
import type { FunctionDesk } from "./function-desk";
import type { WorkbookEvent } from "./workbook-event";
import type { WorkbookRecords } from "./records";

/** What a cell holds, as `Range.values` gives it: text, number, truth value; "" when empty; an error as its text ("#N/A"). */
export type HostCell = string | number | boolean;

/** What is put into a cell: a finished value (never parsed again), a formula that begins with "=", or null to leave the cell as it is. */
export type HostInput = HostCell | { readonly formula: string } | null;

/** The look of a cell as far as add-ins ask for it. Colours are "#RRGGBB" in capitals; a null fill is no fill. */
export interface CellFormat {
  readonly fillColor: string | null;
  readonly fontColor: string;
  readonly fontName: string;
  /** Points. */
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: "None" | "Single";
  readonly strikethrough: boolean;
  readonly horizontalAlignment: "General" | "Left" | "Center" | "Right";
  readonly wrapText: boolean;
}

/** The look of cells nobody has formatted. */
export const PLAIN_FORMAT: CellFormat = {
  fillColor: null,
  fontColor: "#000000",
  fontName: "Calibri",
  fontSize: 11,
  bold: false,
  italic: false,
  underline: "None",
  strikethrough: false,
  horizontalAlignment: "General",
  wrapText: false,
};

/** One change of look: the properties that are given, over every cell of the area; the others stay. */
export interface FormatChange {
  readonly area: Area;
  readonly format: Partial<CellFormat>;
}

/** A format that differs inside the area has no common value, which is `undefined`. */
export type CommonFormat = { readonly [K in keyof CellFormat]: CellFormat[K] | undefined };

/** A conditional format. Formulas begin with "=" and are written as seen from the top left cell of the first area. */
export interface ConditionalFormat {
  readonly id: string;
  readonly areas: readonly Area[];
  readonly rule:
    | { readonly type: "Custom"; readonly formula: string }
    | { readonly type: "CellValue"; readonly operator: string; readonly formula1: string; readonly formula2: string };
  /** null: the rule does not touch it. */
  readonly fillColor: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly stopIfTrue: boolean;
}

/** A filter over a table-like area whose first row is its header; rows pass when each listed column shows one of its values. */
export interface SheetFilter {
  readonly area: Area;
  /** `column` counts from the left edge of the area; `values` are compared with the displayed text. */
  readonly columns: readonly { readonly column: number; readonly values: readonly string[] }[];
}

export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

/**
 * One sheet. Areas lie on the sheet (callers check). Every matrix given or taken has the area's rows and columns.
 * Changes happen before a member returns, and their event is raised before it returns.
 */
export interface HostSheet {
  /** Stable for the life of the sheet, across renames and moves; never used again after deletion. */
  readonly id: string;
  readonly name: string;
  /** Renames; the caller has checked length, characters and that the name is free. Raises `sheetRenamed`. */
  rename(name: string): void;
  readonly visibility: SheetVisibility;
  setVisibility(visibility: SheetVisibility): void;
  /** A protected sheet still obeys these members: refusing the add-in is the host's part. */
  readonly isProtected: boolean;
  setProtected(isProtected: boolean): void;

  /** Fresh arrays of what the cells hold (results, not formulas). Must be fast for a million cells. */
  values(area: Area): HostCell[][];
  /** Like `values`, with the formula ("=...", English names, comma, A1) where a cell has one of its own. */
  formulas(area: Area): HostCell[][];
  /** The cells with a formula of their own, row after row; must not visit every cell. */
  cellsWithFormulas(): readonly { readonly row: number; readonly column: number }[];
  /** The cells over which the formula of a cell spills, its own included; null where it shows one value. */
  spillOf(row: number, column: number): Area | null;
  /** Cells that were merged into one, each such area once. */
  mergedAreas(): readonly Area[];
  /** What the cells show, number format applied. */
  text(area: Area): string[][];
  /** Excel format codes, "General" where none. */
  numberFormats(area: Area): string[][];
  /** null leaves a cell's format. Does not reinterpret values. Raises nothing. */
  setNumberFormats(area: Area, formats: readonly (readonly (string | null)[])[]): void;
  /** Writes cells, then recalculates as the calculation mode asks. Raises one `cellsChanged` (RangeEdited). */
  write(area: Area, cells: readonly (readonly HostInput[])[]): void;
  /** Empties contents, or resets look and number formats, or both. Clearing contents raises `cellsChanged`. */
  clear(area: Area, what: "All" | "Contents" | "Formats"): void;
  /** The smallest area with every cell that has content (or, unless `valuesOnly`, any look of its own); null if none. */
  usedArea(valuesOnly: boolean): Area | null;

  /** Whole rows or columns come in before `at`, the rest moves, formats and rules move along. Raises `cellsChanged`. */
  insertLines(lines: "rows" | "columns", at: number, count: number): void;
  /** The other way round. */
  deleteLines(lines: "rows" | "columns", at: number, count: number): void;
  /** How many rows or columns from `from` to `to` (both included) are hidden, by hand or by a filter. */
  hiddenLines(lines: "rows" | "columns", from: number, to: number): number;
  setLinesHidden(lines: "rows" | "columns", from: number, to: number, isHidden: boolean): void;
  /** Points. */
  columnWidth(column: number): number;
  setColumnWidth(from: number, to: number, width: number): void;
  /** Makes columns as wide as what they show. */
  autofitColumns(from: number, to: number): void;
  /** Rows and columns frozen at the top left; 0 and 0 is nothing frozen. */
  frozen(): { readonly rows: number; readonly columns: number };
  freeze(rows: number, columns: number): void;

  /** The look of one cell. Conditional formats are not part of it. */
  format(row: number, column: number): CellFormat;
  /** What all cells of the area have in common. Must not visit a million cells one by one. */
  commonFormat(area: Area): CommonFormat;
  /** Applies the changes in order, later over earlier, in one go. */
  applyFormats(changes: readonly FormatChange[]): void;

  /** In order of priority, the first wins. */
  conditionalFormats(): readonly ConditionalFormat[];
  /** Replaces the one with this id in its place, or adds it at the top. A rule whose formula is "" colours nothing yet. */
  putConditionalFormat(format: ConditionalFormat): void;
  deleteConditionalFormat(id: string): void;

  filter(): SheetFilter | null;
  /** Sets and applies a filter (hiding rows), or takes it away (showing them). */
  setFilter(filter: SheetFilter | null): void;
}

export type CalculationMode = "Automatic" | "AutomaticExceptTables" | "Manual";

/** Where the user is. */
export interface Selection {
  readonly sheetId: string;
  readonly area: Area;
}

/**
 * The one interface through which the host talks to a workbook. Everything is synchronous: a change is complete, and its
 * event raised, when the member returns.
 */
export interface HostWorkbook {
  /** The file's name, for example "billing.xlsx". */
  readonly name: string;

  /** In the order of the tabs, hidden ones included. */
  sheets(): readonly HostSheet[];
  /** Adds a sheet after the last one without activating it; the caller has checked the name. Raises `sheetAdded`. */
  addSheet(name: string): HostSheet;
  /** Removes a sheet, never the last one; if it was active a neighbour becomes so. Raises `sheetDeleted`. */
  deleteSheet(id: string): void;
  /** Puts a sheet at this place of the tab order. */
  moveSheet(id: string, position: number): void;
  /** The active sheet and the selected cells on it. */
  selection(): Selection;
  /** Activates the sheet and selects. Raises `sheetActivated` if another sheet becomes active, and `selectionChanged`. */
  select(selection: Selection): void;

  /** Settings, names, tables and XML parts: records that travel with the file. The host reads and writes them. */
  readonly records: WorkbookRecords;

  calculationMode: CalculationMode;
  /** Recalculates every formula and asks every custom function again. Raises `calculated`. */
  calculate(): void;
  /**
   * Runs one request of the add-in. The workbook may hold back drawing and recalculation until `work` returns, as long as
   * members called inside it see what they wrote.
   */
  transact<T>(work: () => T): T;

  /**
   * Says which custom functions exist and who answers them. Cells that call one are asked anew. With null the add-in is
   * gone: cells keep their last value, new calls show "#NAME?".
   */
  connectFunctions(desk: FunctionDesk | null): void;

  /** Hears every event until the returned function is called. Changes made through this interface raise events too. */
  listen(listener: (event: WorkbookEvent) => void): () => void;
}
