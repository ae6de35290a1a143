import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { UnreadableSource } from "../core/import/source";
import type { FileBytes } from "./file-bytes";
import { chunksOf } from "./file-bytes";

const CHUNK_BYTES = 1024 * 1024;

/** A file on disk as bytes to read. Throws `UnreadableSource` (`not-found`) where there is no such file. */
export async function nodeFile(path: string): Promise<FileBytes> {
  const name = basename(path);
  const found = await stat(path).catch(() => undefined);
  if (!found)
    throw new UnreadableSource(name, "not-found", `there is no file at ${path}; check the name and the folder`);
  if (!found.isFile()) throw new UnreadableSource(name, "not-found", `${path} is not a file; name the file itself`);
  return { name, size: found.size, stream: () => diskStream(path), sha256: () => diskDigest(path) };
}

async function diskDigest(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunksOf(diskStream(path))) hash.update(chunk);
  return hash.digest("hex");
}

function diskStream(path: string): ReadableStream<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        handle ??= await open(path, "r");
        const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES);
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await handle.close();
        controller.close();
      },
      async cancel() {
        await handle?.close();
      },
    },
    { highWaterMark: 1 },
  );
}
