/** The namespace of the formulas, as the manifest declares it: what stands before the point. */
export const NAMESPACE = "CSP";

/** What Excel is told of one formula. */
export interface FormulaDescribed {
  /** Without its namespace: `TTM`. */
  readonly name: string;
  /** A sentence. */
  readonly gives: string;
  /** Its help page, below the address of the add-in. */
  readonly page: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly about: string;
    readonly isOptional: boolean;
    /** Whether a range of cells may stand for it. */
    readonly takesCells: boolean;
  }[];
  /** Whether its answer may take more than the cell. */
  readonly maySpill: boolean;
}
