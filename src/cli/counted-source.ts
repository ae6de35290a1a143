import type { RowBatch, Source } from "../core/import/source";

/** A source that knows how far it was read. */
export interface CountedSource extends Source {
  /** Number of the last row that came out of it, the first being 1; 0 before it is read. */
  readonly rowsRead: () => number;
}

/** The source under a name, counting its rows as they are read. Reading it again does not count them twice. */
export function countedSource(source: Source, name: string): CountedSource {
  let last = 0;
  async function* read(): AsyncGenerator<RowBatch, void, undefined> {
    for await (const batch of source.read()) {
      last = Math.max(last, batch.firstRow + batch.rows.length - 1);
      yield batch;
    }
  }
  return { name, date1904: source.date1904, read, rowsRead: () => last };
}
