import type { Amount } from "../amount";
import { exact, type Exact } from "../exact";
import type { RowSink } from "./row-sink";

/** A row as it was added up. */
export interface StoredLine {
  readonly row: number;
  readonly tally: number;
  readonly amount: Exact;
}

/** Remembers the rows of some tallies only, for a reading that looks for them; in the order in which they are read. */
export class RowCollector implements RowSink {
  readonly lines: StoredLine[] = [];

  constructor(private readonly asks: (tally: number) => boolean) {}

  set(row: number, tally: number, { micros, picos, rest }: Amount): void {
    if (this.asks(tally)) this.lines.push({ row, tally, amount: exact(micros, picos, rest) });
  }
}
