import type { Cell, Row } from "../core/cell";
import type { Rectangle } from "./workbook";

/** Which cells are meant. */
export type FormulaScope = "selection" | "sheet" | "workbook";

/** One cell; rows and columns are counted from 1. */
export interface CellPlace {
  readonly sheetId: string;
  readonly sheetName: string;
  readonly row: number;
  readonly column: number;
}

/** A formula and what it shows. */
export interface FormulaFound extends CellPlace {
  /** In A1 notation and English. */
  readonly formula: string;
  /** The same in R1C1 notation. */
  readonly relative: string;
  /** The cells of its answer, its own first; one row of one cell where it does not spill. */
  readonly values: readonly Row[];
}

/** How the formulas to find are recognised by their text. */
export interface FormulaSought {
  readonly isWanted: (formula: string) => boolean;
  /** Whether Excel has to be asked how far its answer reaches. */
  readonly maySpill: (formula: string) => boolean;
}

/** A rectangle of a sheet, and what is to be written into it. */
export interface BlockWritten<T> {
  readonly sheetId: string;
  readonly area: Rectangle;
  readonly rows: readonly (readonly T[])[];
}

/** What a rectangle holds at this moment. */
export interface Contents {
  readonly values: readonly Row[];
  /** Formulas where there are any, else the values. */
  readonly formulas: readonly Row[];
}

/** A text that is kept at a cell, wherever the cell is now. */
export interface KeptText extends CellPlace {
  readonly text: string;
  /** Where it is kept: a name for `forget`. */
  readonly key: string;
}

/** Where texts are kept. */
export type Keeping = "notes" | "comments" | "workbook";

/** The cell that is active, what it holds and what stands to its left, from column 1 on. */
export interface ActiveCell extends CellPlace {
  /** Its formula, else its value; `null` or "" where it is empty. */
  readonly content: Cell;
  readonly left: Row;
  /** The cell whose answer spills into this one; `null` where none does. */
  readonly spillsFrom: { readonly row: number; readonly column: number } | null;
}

/**
 * What is done to cells with formulas. Reads and writes go out in a few large requests, whatever the number of cells.
 * Every method rejects with `WorkbookTrouble`.
 */
export interface FormulaCells {
  /** The formulas that are sought, sheet by sheet. A selection that touches an answer finds its formula. */
  find(scope: FormulaScope, sought: FormulaSought): Promise<readonly FormulaFound[]>;
  /** What rectangles hold now, in the order in which they are asked for. */
  contents(areas: readonly { readonly sheetId: string; readonly area: Rectangle }[]): Promise<readonly Contents[]>;
  /** Writes values as they are: a text is never taken for a number, a date or a formula. */
  writeValues(blocks: readonly BlockWritten<Cell>[]): Promise<void>;
  /** Writes formulas in R1C1 notation. */
  writeRelative(blocks: readonly BlockWritten<string>[]): Promise<void>;
  /** Writes formulas in A1 notation and English. */
  writeFormulas(blocks: readonly BlockWritten<string>[]): Promise<void>;
  /** Empties cells and leaves their looks. */
  empty(areas: readonly { readonly sheetId: string; readonly area: Rectangle }[]): Promise<void>;

  /**
   * Keeps texts at cells; they move with their cells and are saved with the workbook. A cell that has a note or a comment
   * of somebody's keeps it, and the text is kept beside. Tells where the texts went.
   */
  keep(
    texts: readonly (CellPlace & { readonly text: string })[],
    isOurs: (text: string) => boolean,
  ): Promise<readonly Keeping[]>;
  /** The texts that are kept, with the places of their cells now. Texts of cells that are gone are not among them. */
  kept(scope: FormulaScope, isOurs: (text: string) => boolean): Promise<readonly KeptText[]>;
  /** Takes texts away. */
  forget(texts: readonly KeptText[]): Promise<void>;

  activeCell(): Promise<ActiveCell>;
  /** The first cell of a rectangle that holds anything; `null` where all are free. */
  firstFilled(sheetId: string, area: Rectangle): Promise<{ readonly row: number; readonly column: number } | null>;
  /** Cells merged into one that share a cell with a rectangle; `null` where there are none or Excel cannot tell. */
  mergedIn(sheetId: string, area: Rectangle): Promise<Rectangle | null>;
}
