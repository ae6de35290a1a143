import type { RowBatch, Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import type { Layout } from "./delimiter";
import type { FileBytes } from "./file-bytes";
import { fileNameOf } from "./file-bytes";
import { recordSplitter } from "./record-splitter";
import type { TextFormat } from "./text-blocks";
import { textBlocks } from "./text-blocks";
import { CARRIAGE_RETURN } from "./text-encoding";

/**
 * A text of cells between delimiters: CSV, TSV, and with semicolons or bars. Cells are text as written; those of a block
 * share its memory, so keep a cell through `kept` or as a number.
 */
export function delimitedSource(file: FileBytes, format: TextFormat, layout: Layout): Source {
  return { name: fileNameOf(file), date1904: false, read: () => batchesOf(file, format, layout) };
}

async function* batchesOf(
  file: FileBytes,
  format: TextFormat,
  layout: Layout,
): AsyncGenerator<RowBatch, void, undefined> {
  const name = fileNameOf(file);
  const splitter = recordSplitter(name, layout.delimiter, format.lineEnd === CARRIAGE_RETURN ? "\r" : "\n");
  let nextRow = 1;
  let narrowest = Infinity;
  const batchOf = (rows: string[][]): RowBatch => {
    const firstRow = nextRow;
    nextRow += rows.length;
    narrowest = narrowestOf(rows, layout.width, narrowest);
    return { firstRow, rows };
  };
  for await (const block of textBlocks(file, format)) {
    const rows = splitter.recordsIn(block);
    if (rows.length > 0) yield batchOf(rows);
  }
  const remaining = splitter.remainingRecords();
  if (remaining.length > 0) yield batchOf(remaining);
  const open = splitter.openRecord();
  if (!open) return;
  if (isCutOff(open, narrowest)) throw cutOff(name, nextRow, open.length, layout.width);
  yield batchOf([open]);
}

/** Cells in the narrowest row since the first one that is as wide as the table; `Infinity` before that. */
function narrowestOf(rows: readonly (readonly string[])[], width: number, before: number): number {
  let narrowest = before;
  for (const row of rows) {
    if (row.length < narrowest && row.length > 0 && (narrowest !== Infinity || row.length >= width))
      narrowest = row.length;
  }
  return narrowest;
}

const TOTALS = /^\W*(?:(?:grand|sub)[\s-]*)?(?:total|totale|totaux|sum|summe|gesamt|suma|somme)\b/i;

/**
 * Whether a last record without a line break is a torn one. It is where no complete row of the table is as short; a row
 * of totals is short by nature. (Lists typed by hand often leave out empty cells at the end, in more rows than the last.)
 */
function isCutOff(last: readonly string[], narrowest: number): boolean {
  return (
    narrowest !== Infinity && last.length < narrowest && !TOTALS.test(last.find((cell) => cell.trim() !== "") ?? "")
  );
}

function cutOff(name: string, row: number, found: number, expected: number): UnreadableSource {
  return new UnreadableSource(
    name,
    "truncated",
    `the last row (${row}) stops after ${found} of ${expected} columns without a line break, so the file is cut off; download or export it again`,
  );
}
