import type { Cell, Row } from "../core/cell";
import type { RowBatch } from "../core/import/source";

/** One worksheet. Its id stays the same when the sheet is renamed or moved. */
export interface Sheet {
  readonly id: string;
  readonly name: string;
  /** Last used row and column, counted from 1; both 0 where the sheet is empty. */
  readonly rows: number;
  readonly columns: number;
  /** Last column with anything at all, a look of its own included; from the next one on everything is free. */
  readonly touchedColumns: number;
  readonly hidden: boolean;
  readonly protected: boolean;
}

/** A rectangle of cells; rows and columns are counted from 1, both ends belong to it. */
export interface Rectangle {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/**
 * What a column of ours holds: `date` is given as YYYY-MM-DD, `month` as YYYY-MM, `text` is never taken for a formula,
 * `exact` is a number with all its decimals, or the text of one that no cell could hold, `plain` a number or a word that
 * nothing else could be read into.
 */
export type ColumnFormat = "text" | "integer" | "usd" | "date" | "month" | "exact" | "plain";

/** Columns that we add to a sheet: a header cell and below it one cell per row, `null` leaving a cell empty. */
export interface ColumnBlock {
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly columns: readonly {
    readonly header: string;
    readonly format: ColumnFormat;
    /** In points; the column keeps its width where left out. */
    readonly width?: number;
  }[];
  /** Rows below the header, in sheet order. */
  readonly rows: readonly Row[];
  /** So many rows below the header stand there already, and the header with them; 0 where left out. */
  readonly after?: number;
  /** Whether rows of ours stand in the place, whose formats are to go; else the cells have no format yet. */
  readonly over?: boolean;
}

/** How something is to stand out. The adapter alone knows the colours. */
export type Mark = "urgent" | "soon" | "incomplete" | "on-track" | "flagged-line";

/** A conditional format of ours: the rows of `area` for which `formula` holds get the colours of `mark`. */
export interface Rule {
  readonly area: Rectangle;
  /** An Excel formula in A1 notation and English, written for the first row of `area`; begins with "=". */
  readonly formula: string;
  readonly mark: Mark;
}

/** What happened to the workbook, told after it happened. */
export type WorkbookChange =
  | {
      /** Cells hold something else now, and every row is where it was. */
      readonly kind: "cells";
      readonly sheetId: string;
      readonly area: Rectangle;
    }
  | {
      /** Whole rows came in before `firstRow`, or went from there on. */
      readonly kind: "rows-inserted" | "rows-deleted";
      readonly sheetId: string;
      readonly firstRow: number;
      readonly count: number;
    }
  /** Formulas of the sheet were calculated; nothing says which of them show something else. */
  | { readonly kind: "calculated"; readonly sheetId: string }
  /** Anything else: sorted rows, moved columns, an edit that the host does not describe. */
  | { readonly kind: "sheet-changed"; readonly sheetId: string }
  | { readonly kind: "sheet-added"; readonly sheetId: string }
  | { readonly kind: "sheet-deleted"; readonly sheetId: string }
  | { readonly kind: "sheet-renamed"; readonly sheetId: string };

/** The marks between the arguments of a formula and inside a number, as this Excel writes them. */
export interface Separators {
  readonly list: string;
  readonly decimal: string;
  readonly thousands: string;
}

/** A sheet that was added, and the name that was free for it. */
export interface SheetAdded {
  readonly id: string;
  readonly name: string;
}

/** What ends a long read, or a wait, from outside. */
export interface Stop {
  readonly aborted: boolean;
}

/** Which rows of a sheet are read. */
export interface RowsWanted {
  /** From here on; from row 1 where left out. */
  readonly firstRow?: number;
  /** Up to here; to the last used row where left out. */
  readonly lastRow?: number;
  /** Only these columns, counted from 0 and from left to right: a row then has just their cells. All where left out. */
  readonly columns?: readonly number[];
  readonly stop?: Stop;
}

/**
 * All that the add-in ever asks of a workbook. Excel is one; the tests keep another in memory.
 * Every method rejects with `WorkbookTrouble`, whose message is a sentence for a person. While a person edits a cell, reads
 * wait; writes wait where they are given a `stop` that can end the waiting, and are refused else.
 */
export interface Workbook {
  /** All worksheets from left to right; very hidden ones, which people cannot see, are left out. */
  sheets(stop?: Stop): Promise<readonly Sheet[]>;

  /**
   * The cells of a sheet, block after block. A block is as large as the host can hand over at once without holding up the
   * page; between blocks the page can breathe.
   */
  rows(sheetId: string, options: RowsWanted): AsyncIterable<RowBatch>;

  /** The cells of one rectangle, a row each, as small reads need them. */
  cells(sheetId: string, area: Rectangle, stop?: Stop): Promise<readonly Row[]>;

  /**
   * What the formulas of a sheet show, by row: a number that is another where they show something else. Rows without
   * formulas, and formulas that are left out, are not among them.
   */
  formulaResults(sheetId: string, isLeftOut: (formula: string) => boolean): Promise<ReadonlyMap<number, number>>;

  /**
   * An empty sheet of this name, added behind the others where there is none yet. Where the name belongs to a sheet that
   * holds something, is protected or is very hidden, a number follows it. Nothing is selected by it.
   */
  addSheet(name: string, stop?: Stop): Promise<SheetAdded>;

  /**
   * Writes our columns. It never looks whether the place is free: the caller has, and has cleared it where `exact` or
   * `plain` columns could meet a format of somebody's.
   */
  writeColumns(sheetId: string, block: ColumnBlock, stop?: Stop): Promise<void>;

  /** How wide columns are, from `first` on, in points. */
  columnWidths(sheetId: string, first: number, count: number): Promise<readonly number[]>;
  setColumnWidths(sheetId: string, first: number, widths: readonly number[]): Promise<void>;

  /** Empties cells that we had written, formats included, and leaves everything else alone. */
  clearCells(sheetId: string, area: Rectangle, stop?: Stop): Promise<void>;

  /** Puts these conditional formats of ours, by sheet id, in place of all that the sheets have of ours; none takes ours away. */
  setRules(rules: ReadonlyMap<string, readonly Rule[]>): Promise<void>;

  /** Shows the sheet and selects cells on it. */
  select(sheetId: string, area: Rectangle): Promise<void>;

  /** A value that we keep in the workbook and that is saved with it; `null` where there is none. */
  setting(key: string): Promise<unknown>;
  /** Keeps a plain value; `null` forgets it. */
  keepSetting(key: string, value: unknown, stop?: Stop): Promise<void>;

  separators(): Promise<Separators>;

  /** Whether serial dates count from 1904; `false` where the host cannot say. */
  date1904(): Promise<boolean>;

  /** Tells of changes by people and other add-ins and of calculations, never of our own writes. Answers with what ends it. */
  watch(listener: (change: WorkbookChange) => void, stop?: Stop): Promise<() => Promise<void>>;
}

/** Why the workbook could not do what was asked. */
export type TroubleCode =
  "sheet-gone" | "protected" | "editing" | "too-large" | "stopped" | "unsupported" | "lost-connection" | "host";

/** The one error that a workbook throws; the message says what was found and what to do. */
export class WorkbookTrouble extends Error {
  override readonly name = "WorkbookTrouble";
  constructor(
    readonly code: TroubleCode,
    message: string,
  ) {
    super(message);
  }
}

/** A cell that carries nothing: empty, or a formula that shows an empty text. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || cell === "";
}
