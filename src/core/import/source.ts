import type { Row } from "../cell";
import type { ColumnsWanted } from "./columns-wanted";

/** Rows that follow each other without a gap. A blank row is an empty array, so that row numbers stay true. */
export interface RowBatch {
  /**
   * Row number of `rows[0]` in the file or sheet; the first row is 1. A quoted line break does not start a row. Where
   * the header is made of names that each row has by itself, as in JSON, it is row 0.
   */
  readonly firstRow: number;
  readonly rows: readonly Row[];
  /**
   * Where dates that Excel knows as dates stand as text: columns counted from 0, each with the number of the last row of
   * the batch that has one. Left out by sources that hand such dates on as serial numbers, or have none.
   */
  readonly dates?: ReadonlyMap<number, number>;
}

/** Something that can be read as rows from the start, as often as asked: a file, a sheet of a workbook, a table in memory. */
export interface Source {
  /** How people call it: the file name without its folder, `file.xlsx!Sheet`, or the sheet's name. */
  readonly name: string;
  /** Whether serial dates count from 1904 (old Mac workbooks). */
  readonly date1904: boolean;
  /** Whether its rows may be edited after it was read, and have to be remembered for that. */
  readonly edited?: boolean;
  /**
   * Reads from the first row. Throws `UnreadableSource` where it cannot be read to its end. `wanted` tells from the
   * first rows which columns matter (`null`: all); a source may leave the cells of the others out, as `null`.
   */
  read(wanted?: Wanted): AsyncIterable<RowBatch>;
}

/** Which columns of a table matter, told from its first rows; `null` where all may. */
export type Wanted = (firstRows: readonly Row[]) => ColumnsWanted | null;

/** Why a source as a whole cannot be used. */
export type UnreadableCode =
  | "empty"
  | "not-a-table"
  | "encrypted"
  | "truncated"
  | "damaged"
  | "unknown-shape"
  | "no-reseller-column"
  | "no-amount-column"
  | "no-month-column"
  | "changed"
  | "not-found";

/**
 * A source that cannot be reviewed at all. It stops the review: leaving it out in silence would make every number too low.
 * The message is one sentence for a person that says what was found and what to do; it does not repeat the source's name.
 */
export class UnreadableSource extends Error {
  override readonly name = "UnreadableSource";
  constructor(
    readonly source: string,
    readonly code: UnreadableCode,
    message: string,
  ) {
    super(message);
  }
}
