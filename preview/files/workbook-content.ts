import type { Cell } from "../../src/core/cell";
import type { SavedRecords } from "../host/records";
import type { PackedCells } from "../packed/packed-cells";

/** How a cell looks; only what was said of it is there. Colours are `#RRGGBB`. */
export interface CellLook {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly numberFormat?: string;
  readonly wrap?: boolean;
}

/** A conditional format that follows a formula (written for the range's first cell, with its "="). */
export interface FormulaRule {
  /** The id an add-in knows it by, where one put it there. */
  readonly id?: string;
  readonly range: string;
  readonly formula: string;
  readonly look: CellLook;
  readonly stopIfTrue: boolean;
}

/** A note on a cell. */
export interface CellNote {
  readonly author: string;
  readonly text: string;
}

/** One sheet at rest. Rows and columns count from 0 here; dates are serial numbers with a date format. */
export interface SheetContent {
  /** Its id in the open workbook, by which add-ins remember it; `sheet-1` is the first where none is given. */
  readonly id?: string;
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** The cells of a large sheet, in place of `rows`, which are then none. */
  readonly packed?: PackedCells;
  /** Formulas with their "=", by `cellKey`. The cell's value in `rows` is the last known result. */
  readonly formulas?: ReadonlyMap<string, string>;
  /** The cells that the answer of a formula takes, such as `A1:B12`, by its `cellKey`; `rows` has their last known values. */
  readonly spills?: ReadonlyMap<string, string>;
  /** Looks of single cells, by `cellKey`. */
  readonly looks?: ReadonlyMap<string, CellLook>;
  /** Number format of a column's numbers below the first row, by column. */
  readonly columnFormats?: ReadonlyMap<number, string>;
  /** Width in pixels, by column. */
  readonly widths?: ReadonlyMap<number, number>;
  /** Cells that are merged into one, such as `A1:C1`. */
  readonly merged?: readonly string[];
  /** Notes, by `cellKey` of their cell. */
  readonly notes?: ReadonlyMap<string, CellNote>;
  readonly frozenRows?: number;
  readonly hidden?: boolean;
  readonly rules?: readonly FormulaRule[];
  /** Range that carries the filter buttons, such as `A1:H61`. */
  readonly filter?: string;
}

/** A workbook at rest: what a file holds and what the grid is filled from. */
export interface WorkbookContent {
  /** File name without its ending. */
  readonly name: string;
  readonly sheets: readonly SheetContent[];
  /** What add-ins keep in the document; `null` where the file keeps nothing. */
  readonly records: SavedRecords | null;
}

/** Key of a cell in the maps of a sheet; row and column count from 0. */
export const cellKey = (row: number, column: number): string => `${row},${column}`;
