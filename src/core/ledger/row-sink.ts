import type { Amount } from "../amount";

/** Takes note of each row of a source as it is read. */
export interface RowSink {
  /** A row went to a tally, with its amount; `tally` is negative for a row that is no line. The amount may not be kept. */
  set(row: number, tally: number, amount: Amount): void;
}
