import { createReadStream } from "node:fs";
import { performance } from "node:perf_hooks";
import Papa from "papaparse";

/** What splitting a file found, and how long it took. */
export interface SplitAnswer {
  readonly ms: number;
  /** Records, the header among them. */
  readonly records: number;
  readonly fields: number;
}

/** The floor of reading a file: the CSV library alone splits it into records and fields, which are counted and let go. */
export async function splitRecords({ billing }: { readonly billing: string }): Promise<SplitAnswer> {
  // Node's own pieces of 64 KiB are the fastest for the library: larger ones outlive the young part of the heap.
  let records = 0;
  let fields = 0;
  const started = performance.now();
  const stream = createReadStream(billing, "utf8");
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(stream, {
      delimiter: ",",
      newline: "\r\n",
      skipEmptyLines: true,
      chunk: ({ data, errors }) => {
        const [error] = errors;
        if (error) reject(new Error(`${error.message} (row ${String(error.row)})`));
        records += data.length;
        for (const record of data) fields += record.length;
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  return { ms: performance.now() - started, records, fields };
}
