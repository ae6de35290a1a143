import type { Source } from "../core/import/source";
import type { FileGiven, RowsRead, SheetGiven } from "./clerk";

/** Reports of progress further apart than this can be followed by eye and cost nothing. */
const REPORT_EVERY_MS = 80;
/** Bytes of a line of billing in a file, about; only to weigh files against sheets. */
const BYTES_A_LINE = 500;

/** Hears how far a source was read: its last row, its rows where they are known, and the part of it from 0 to 1. */
export type ReadingProgress = (source: string, rows: number, rowsTotal: number | null, share: number) => void;

/** Adds up how far each of the sources was read, each by its length, and reports it now and then. */
export function readingProgress(
  sources: readonly (SheetGiven | FileGiven)[],
  onRead: (read: RowsRead) => void,
): ReadingProgress {
  const lengths = new Map(
    sources.map((each) => [each.name, each.kind === "sheet" ? each.rows : each.file.size / BYTES_A_LINE]),
  );
  const whole = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  const shares = new Map<string, number>();
  let last = -Infinity;
  return (source, rows, rowsTotal, share) => {
    shares.set(source, Math.min(1, Math.max(share, shares.get(source) ?? 0)));
    const now = performance.now();
    if (now - last < REPORT_EVERY_MS && rows !== rowsTotal) return;
    last = now;
    const done = [...shares].reduce((sum, [name, each]) => sum + each * (lengths.get(name) ?? 0), 0);
    onRead({ source, rows, rowsTotal, share: Math.min(1, done / Math.max(1, whole)) });
  };
}

/** The source, telling how far it was read. */
export function counting(source: Source, onRow: (lastRow: number) => void): Source {
  return {
    ...source,
    async *read(wanted) {
      for await (const batch of source.read(wanted)) {
        onRow(batch.firstRow + batch.rows.length - 1);
        yield batch;
      }
    },
  };
}
