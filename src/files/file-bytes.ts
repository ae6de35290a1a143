/** The bytes of one file, readable from the start as often as asked. A browser's `File` is one as it stands. */
export interface FileBytes {
  /** The file's name; a folder in front of it is ignored. */
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  /** A fresh stream from the first byte. */
  stream(): ReadableStream<Uint8Array>;
  /** SHA-256 in hexadecimal, where the platform has a faster one than `digestOf`. */
  sha256?(): Promise<string>;
}

/** The file's name without its folder, by which the review calls it. */
export function fileNameOf(file: FileBytes): string {
  return file.name.slice(Math.max(file.name.lastIndexOf("/"), file.name.lastIndexOf("\\")) + 1);
}

/** The chunks of a stream. Leaving the loop early lets go of the stream; not every browser can iterate one by itself. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        finished = true;
        return;
      }
      if (value.length > 0) yield value;
    }
  } finally {
    // A stream that failed rejects here once more; its failure is already on its way to the caller.
    if (!finished) await reader.cancel().catch(() => undefined);
  }
}

/** The first `count` bytes of a stream, fewer where it ends before. */
export async function firstBytesOf(stream: ReadableStream<Uint8Array>, count: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(stream)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= count) break;
  }
  return joined(chunks).subarray(0, count);
}

/** All chunks in one piece. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const first = chunks[0];
  if (chunks.length === 1 && first) return first;
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
