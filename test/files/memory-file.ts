import type { Cell } from "../../src/core/cell";
import type { Source } from "../../src/core/import/source";
import { UnreadableSource } from "../../src/core/import/source";
import type { FileBytes } from "../../src/files/file-bytes";
import { sourcesOf } from "../../src/files/sources";

/** A file in memory that hands out its bytes in pieces of the given lengths, over and over. */
export function memoryFile(
  name: string,
  content: string | Uint8Array,
  pieces: readonly number[] = [65_536],
): FileBytes {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    stream() {
      let at = 0;
      let piece = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          const end = at + (pieces[piece++ % pieces.length] ?? 1);
          controller.enqueue(bytes.subarray(at, end));
          at = end;
        },
      });
    },
  };
}

/** All rows of a source, having checked that the batches follow each other without a gap. */
export async function rowsOf(source: Source): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  let first = 1;
  for await (const batch of source.read()) {
    if (rows.length === 0) first = batch.firstRow;
    if (batch.firstRow !== rows.length + first) throw new RangeError(`row ${batch.firstRow} follows others`);
    rows.push(...batch.rows.map((row) => [...row]));
  }
  return rows;
}

/** The rows of a file that holds one table. */
export async function rowsIn(
  name: string,
  content: string | Uint8Array,
  pieces?: readonly number[],
): Promise<Cell[][]> {
  const sources = await sourcesOf(memoryFile(name, content, pieces));
  if (sources.length !== 1 || !sources[0]) throw new RangeError(`${sources.length} sources instead of one`);
  return rowsOf(sources[0]);
}

/** What reading ends in: the rows of each source by its name, or why there are none. Any other failure is thrown on. */
export async function outcomeOf(file: FileBytes): Promise<Readonly<Record<string, Cell[][]>> | UnreadableSource> {
  try {
    const rows: Record<string, Cell[][]> = {};
    for (const source of await sourcesOf(file)) rows[source.name] = await rowsOf(source);
    return rows;
  } catch (failure) {
    if (failure instanceof UnreadableSource) return failure;
    throw failure;
  }
}

/** The code and the sentence of a file that cannot be read; fails where it can. */
export async function refusalOf(
  name: string,
  content: string | Uint8Array,
): Promise<{ code: string; message: string }> {
  const outcome = await outcomeOf(memoryFile(name, content));
  if (!(outcome instanceof UnreadableSource))
    throw new RangeError(`${name} was read: ${JSON.stringify(outcome).slice(0, 200)}`);
  return { code: outcome.code, message: outcome.message };
}
