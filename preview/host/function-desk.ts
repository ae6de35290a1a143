import type { ValueCard } from "./value-card";
import type { HostCell } from "./workbook";

/** What the workbook must know of a custom function, out of the add-in's `functions.json`. */
export interface CustomFunction {
  /** The id the add-in associates, for example "TTM". */
  readonly id: string;
  /** The name in formulas with its namespace, in capitals: "CSP.TTM". */
  readonly name: string;
  /** What it gives, for the spreadsheet's tip. */
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly isMatrix: boolean;
    readonly isOptional: boolean;
    readonly isRepeating: boolean;
  }[];
  readonly isStreaming: boolean;
  readonly isCancelable: boolean;
  readonly isVolatile: boolean;
  readonly needsAddress: boolean;
  readonly needsParameterAddresses: boolean;
}

/** One argument: `value` is null when left out; a matrix for a parameter that takes one. */
export interface FunctionArgument {
  readonly value: HostCell | null | readonly (readonly HostCell[])[];
  /** "Sheet1!A2:B9" when the argument is a reference, else null. */
  readonly address: string | null;
}

/** One question of a cell. */
export interface FunctionCall {
  readonly functionId: string;
  readonly arguments: readonly FunctionArgument[];
  /** The asking cell, "Sheet1!C2"; null where the workbook cannot tell. */
  readonly address: string | null;
}

/** An answer: a matrix that spills from the cell (one by one for a single value, which may have a card), or an error with its sentence. */
export type FunctionAnswer =
  | { readonly ok: true; readonly cells: readonly (readonly HostCell[])[]; readonly card?: ValueCard }
  | { readonly ok: false; readonly error: string; readonly message: string };

/** Where a workbook asks the add-in's functions. The host stands behind it. */
export interface FunctionDesk {
  readonly functions: readonly CustomFunction[];
  /**
   * Asks. Until the first answer the cell shows "#BUSY!". `answered` is called later, never before `ask` returns: once
   * for a plain function, any number of times for a streaming one. The returned function withdraws the question (the cell
   * was overwritten, deleted, or asks anew); nothing is answered afterwards.
   */
  ask(call: FunctionCall, answered: (answer: FunctionAnswer) => void): () => void;
}
