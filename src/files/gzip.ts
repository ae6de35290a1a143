import { UnreadableSource } from "../core/import/source";
import type { FileBytes } from "./file-bytes";
import { chunksOf, fileNameOf } from "./file-bytes";

/** Whether bytes begin like a gzip file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The unpacked content of a gzip file, under the file's own name. `size` stays the packed length. */
export function unzipped(file: FileBytes): FileBytes {
  return { name: file.name, size: file.size, stream: () => unpackedStream(file) };
}

function unpackedStream(file: FileBytes): ReadableStream<Uint8Array> {
  const unpacked = chunksOf(file.stream().pipeThrough(gunzip()));
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await unpacked.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (failure) {
        throw failure instanceof UnreadableSource ? failure : unpackingFailure(fileNameOf(file), failure);
      }
    },
    async cancel() {
      await unpacked.return();
    },
  });
}

// The two libraries of types disagree about whose buffers a stream may carry; the streams themselves are the same.
function gunzip(): ReadableWritablePair<Uint8Array, Uint8Array> {
  return new DecompressionStream("gzip") as ReadableWritablePair<Uint8Array, Uint8Array>;
}

function unpackingFailure(name: string, failure: unknown): UnreadableSource {
  // Every platform words it differently: "unexpected end of file" (Node), "Compressed input was truncated" (Chromium).
  return /truncat|unexpected end|unexpected eof|incomplete/i.test(String(failure))
    ? new UnreadableSource(name, "truncated", "the gzip file ends too early, so rows are missing; download it again")
    : new UnreadableSource(
        name,
        "damaged",
        "the gzip file cannot be unpacked; download it again, or unpack it and give the file inside",
      );
}
