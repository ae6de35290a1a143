import { UnreadableSource } from "../core/import/source";
import type { FileBytes } from "./file-bytes";
import { chunksOf, fileNameOf, joined } from "./file-bytes";
import type { TextEncoding } from "./text-encoding";
import { textOfLines } from "./text-encoding";

/** So small that the cells of a block die young: blocks of 256 KB take half as long again to split. */
const BLOCK_BYTES = 32 * 1024;
/** No line and no row is longer; 16,384 cells of 1,000 characters fit. It bounds what a missing line break or quotation mark can cost. */
export const LONGEST_ROW = 16 * 1024 * 1024;

/** How a text file is written. */
export interface TextFormat {
  readonly encoding: TextEncoding;
  /** The byte that ends a line: a line feed, or a carriage return where there is no line feed. */
  readonly lineEnd: number;
}

/** The text of a file in blocks of some ten kilobytes, without its byte order mark. A block ends with a line, except in UTF-16. */
export async function* textBlocks(file: FileBytes, format: TextFormat): AsyncGenerator<string, void, undefined> {
  let first = true;
  for await (const text of format.encoding === "bytes"
    ? byteText(file, format.lineEnd)
    : wideText(file, format.encoding)) {
    const unmarked = first && text.startsWith("\uFEFF") ? text.slice(1) : text;
    first &&= text === "";
    // A text holds no zero; a download that was cut off and filled up does.
    if (unmarked.includes("\0")) throw zeros(file);
    if (unmarked !== "") yield unmarked;
  }
}

async function* byteText(file: FileBytes, lineEnd: number): AsyncGenerator<string, void, undefined> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(file.stream())) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < BLOCK_BYTES) continue;
    // Pieces of one long line wait side by side: joining them each time would take the square of its length.
    const firstEnd = chunk.indexOf(lineEnd) + 1;
    if (firstEnd > 0) {
      // Only the line that goes over from the chunk before is copied.
      let start = waiting.length > 1 ? firstEnd : 0;
      if (start > 0) yield textOfLines(joined([...waiting.slice(0, -1), chunk.subarray(0, start)]), lineEnd);
      for (let end = lineEndAfter(chunk, start, lineEnd); end > 0; end = lineEndAfter(chunk, start, lineEnd)) {
        yield textOfLines(chunk.subarray(start, end), lineEnd);
        start = end;
      }
      waiting = start < chunk.length ? [chunk.subarray(start)] : [];
      length = chunk.length - start;
    }
    if (length > LONGEST_ROW) throw endlessLine(file);
  }
  if (length > 0) yield textOfLines(joined(waiting), lineEnd);
}

/** Where to cut the next block: after the last line end that keeps it small, else after the first one; 0 where more bytes are needed. */
function lineEndAfter(bytes: Uint8Array, start: number, lineEnd: number): number {
  if (bytes.length - start < BLOCK_BYTES) return 0;
  const before = bytes.subarray(start, start + BLOCK_BYTES).lastIndexOf(lineEnd);
  return before >= 0 ? start + before + 1 : bytes.indexOf(lineEnd, start + BLOCK_BYTES) + 1;
}

async function* wideText(file: FileBytes, encoding: "utf-16le" | "utf-16be"): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let bytes = 0;
  for await (const chunk of chunksOf(file.stream())) {
    bytes += chunk.length;
    yield decoder.decode(chunk, { stream: true });
  }
  if (bytes % 2 === 1) {
    throw new UnreadableSource(
      fileNameOf(file),
      "truncated",
      "the text ends in the middle of a character; export or download it again",
    );
  }
}

function zeros(file: FileBytes): UnreadableSource {
  return new UnreadableSource(
    fileNameOf(file),
    "damaged",
    "there are zero bytes in the middle of the text, as an interrupted download leaves them; download or export it again",
  );
}

function endlessLine(file: FileBytes): UnreadableSource {
  return new UnreadableSource(
    fileNameOf(file),
    "not-a-table",
    "it holds a line of more than 16 million characters, so it is not a table of rows; export it as CSV or XLSX",
  );
}
