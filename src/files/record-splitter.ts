import Papa from "papaparse";
import type { ParseResult } from "papaparse";
import { UnreadableSource } from "../core/import/source";
import type { Delimiter } from "./delimiter";
import { LONGEST_ROW } from "./text-blocks";

/** Splits a text that arrives in blocks into records. A blank line is an empty record. */
export interface RecordSplitter {
  /** Records that are complete with this block. Not all of them need come at once. */
  recordsIn(block: string): string[][];
  /** After the last block: the complete records that have not come yet. */
  remainingRecords(): string[][];
  /** After those: the record that no line break ends, where there is one. */
  openRecord(): string[] | undefined;
}

/** A splitter by papaparse. Throws `UnreadableSource` rather than run rows together where quotation marks do not pair up. */
export function recordSplitter(source: string, delimiter: Delimiter, lineBreak: "\n" | "\r"): RecordSplitter {
  // A carriage return before the line feed is taken off here, so that a file may mix both kinds of line ends.
  const parser = new Papa.Parser({ delimiter, newline: lineBreak });
  let rest = "";
  let waiting = "";
  let complete = 0;

  function recordsOf(isEnd: boolean): string[][] {
    const text = rest + waiting;
    waiting = "";
    const result = parser.parse(text, 0, !isEnd) as ParseResult<string[]>;
    const loose = new Set<number>();
    for (const { code, row = 0 } of result.errors) {
      if (code === "MissingQuotes") throw unclosedQuote(source, complete + row + 1);
      loose.add(row);
    }
    for (const row of loose) {
      // Such a cell is read on to the next good mark. Within one line that is what its writer meant.
      if (result.data[row]?.some((cell) => cell.includes(lineBreak))) throw looseQuote(source, complete + row + 1);
    }
    rest = isEnd ? "" : text.slice(result.meta.cursor);
    complete += result.data.length;
    if (rest.length > LONGEST_ROW) throw unclosedQuote(source, complete + 1);
    const hasCarriageReturns = lineBreak === "\n" && text.includes("\r");
    for (const record of result.data) {
      if (hasCarriageReturns) takeOffCarriageReturn(record);
      if (record.length === 1 && record[0] === "") record.length = 0;
    }
    return result.data;
  }

  return {
    recordsIn(block) {
      waiting += block;
      // A record that goes on and on is looked at again each time it has doubled, or it would take the square of its length.
      return waiting.length < rest.length ? [] : recordsOf(false);
    },
    remainingRecords: () => (waiting === "" ? [] : recordsOf(false)),
    openRecord: () => (rest === "" ? undefined : recordsOf(true)[0]),
  };
}

function takeOffCarriageReturn(record: string[]): void {
  const last = record[record.length - 1];
  if (last?.endsWith("\r")) record[record.length - 1] = last.slice(0, -1);
}

function unclosedQuote(source: string, row: number): UnreadableSource {
  return new UnreadableSource(
    source,
    "truncated",
    `the cell that row ${row} opens with a quotation mark is never closed, so the file is cut off there or that mark is wrong; export it again or correct the row`,
  );
}

function looseQuote(source: string, row: number): UnreadableSource {
  return new UnreadableSource(
    source,
    "damaged",
    `a quotation mark in row ${row} stands alone, so several rows run together there; write it twice or take it out, or export the file again`,
  );
}
