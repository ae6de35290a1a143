import { crc32Of, CRC32_START } from "./crc32";
import { chunksOf } from "./file-bytes";
import type { ZipPart } from "./zip-directory";
import { BrokenZip, withinBounds } from "./zip-directory";

/** The content of a part, piece by piece. Throws `BrokenZip` at its end where length or checksum is another than the directory's. */
export async function* zipContent(archive: Uint8Array, part: ZipPart): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = packedBytes(archive, part);
  let length = 0;
  let checksum = CRC32_START;
  try {
    for await (const piece of part.isPacked ? inflated(packed) : [packed]) {
      length += piece.length;
      if (length > part.bytes) break;
      checksum = crc32Of(piece, checksum);
      yield piece;
    }
  } catch {
    throw new BrokenZip("damaged");
  }
  if (length !== part.bytes || checksum !== part.crc32) throw new BrokenZip("damaged");
}

/** Lists of sheets and of parts take some kilobytes. */
const LARGEST_TEXT = 16 * 1024 * 1024;

/** The whole content of a small part as text in UTF-8. */
export async function zipText(archive: Uint8Array, part: ZipPart): Promise<string> {
  if (part.bytes > LARGEST_TEXT) throw new BrokenZip("damaged");
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of zipContent(archive, part)) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}

function packedBytes(archive: Uint8Array, part: ZipPart): Uint8Array {
  return withinBounds(() => {
    const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
    if (view.getUint32(part.start, true) !== 0x04034b50) throw new BrokenZip("damaged");
    const start = part.start + 30 + view.getUint16(part.start + 26, true) + view.getUint16(part.start + 28, true);
    if (start + part.packedBytes > archive.length) throw new BrokenZip("damaged");
    return archive.subarray(start, start + part.packedBytes);
  });
}

function inflated(packed: Uint8Array): AsyncIterable<Uint8Array> {
  // The two libraries of types disagree about whose buffers a stream may carry; the streams themselves are the same.
  const inflating = new DecompressionStream("deflate-raw") as ReadableWritablePair<Uint8Array, Uint8Array>;
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(packed);
      controller.close();
    },
  });
  return chunksOf(source.pipeThrough(inflating));
}
