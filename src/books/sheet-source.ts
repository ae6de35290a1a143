import type { Row } from "../core/cell";
import type { ColumnsWanted } from "../core/import/columns-wanted";
import { HEADER_ROWS } from "../core/import/header";
import { Stopped } from "../core/import/read-source";
import type { RowBatch, Source, Wanted } from "../core/import/source";
import type { RowsAsked, SheetGiven, SheetRows } from "./clerk";
import { unpacked } from "./packed-rows";

/** A narrower read saves time up to this share of the columns; above it the rows are read as they are. */
const NARROW = 2 / 3;

/** The page said why it has no rows; the message is a sentence for a person. */
export class SheetTrouble extends Error {
  override readonly name = "SheetTrouble";
}

/**
 * A sheet of the workbook as a source. The page is asked for the next block while this one is worked on. Where fewer
 * columns matter than there are, only those are asked for, and rows of which they say too little are asked for whole.
 */
export function sheetSource(given: SheetGiven, sheets: SheetRows, onRow: (lastRow: number) => void): Source {
  const ask = async (asked: Omit<RowsAsked, "key">): Promise<RowBatch | null> => {
    const answer = await sheets.rows({ key: given.key, ...asked });
    switch (answer.at) {
      case "rows":
        return { firstRow: answer.block.firstRow, rows: unpacked(answer.block, asked.columns) };
      case "end":
        return null;
      case "stopped":
        throw new Stopped();
      case "trouble":
        throw new SheetTrouble(answer.because);
    }
  };

  /** The batch with the rows that have to be judged whole as they are. */
  const completed = async (batch: RowBatch, wanted: ColumnsWanted): Promise<RowBatch> => {
    const rows: Row[] = [...batch.rows];
    for (const { first, last } of runsOf(rows, (row) => wanted.needsWhole(row))) {
      const asked = { firstRow: batch.firstRow + first, lastRow: batch.firstRow + last, columns: null };
      for (let firstRow = asked.firstRow; firstRow <= asked.lastRow;) {
        const whole = await ask({ ...asked, firstRow });
        if (whole === null || whole.rows.length === 0) break;
        rows.splice(firstRow - batch.firstRow, whole.rows.length, ...whole.rows);
        firstRow += whole.rows.length;
      }
    }
    return { firstRow: batch.firstRow, rows };
  };

  async function* read(wantedBy?: Wanted): AsyncIterable<RowBatch> {
    const head = await ask({ firstRow: 1, lastRow: HEADER_ROWS, columns: null });
    if (head === null) return;
    const all = wantedBy?.(head.rows) ?? null;
    const wanted = all !== null && all.columns.length <= given.columns * NARROW ? all : null;
    const columns = wanted?.columns ?? null;
    const next = (after: RowBatch): Promise<RowBatch | null> => {
      const coming = ask({ firstRow: after.firstRow + after.rows.length, lastRow: null, columns });
      // Whoever leaves early never looks at it; its failure is nobody's then.
      coming.catch(() => undefined);
      return coming;
    };
    let batch: RowBatch | null = head;
    let isHead = true;
    while (batch !== null) {
      const coming = next(batch);
      onRow(batch.firstRow + batch.rows.length - 1);
      yield isHead || wanted === null ? batch : await completed(batch, wanted);
      isHead = false;
      batch = await coming;
    }
  }

  return { name: given.name, date1904: given.date1904, edited: given.edited, read };
}

/** Places of rows that follow each other and have to be seen whole. */
function runsOf(rows: readonly Row[], asks: (row: Row) => boolean): readonly { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  rows.forEach((row, at) => {
    if (!asks(row)) return;
    const open = runs.at(-1);
    if (open && open.last === at - 1) open.last = at;
    else runs.push({ first: at, last: at });
  });
  return runs;
}
