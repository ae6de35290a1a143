import { createHash } from "node:crypto";
import { close, open, read } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { promisify } from "node:util";
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

const opened = promisify(open);
const closed = promisify(close);

/** A piece of an open file. Not `FileHandle.read`, whose garbage outlives its reading and slows large files down. */
function piece(file: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  return new Promise((resolve, reject) => {
    read(file, buffer, 0, CHUNK_BYTES, null, (error, bytes) => {
      if (error) reject(error);
      else resolve(buffer.subarray(0, bytes));
    });
  });
}

function diskStream(path: string): ReadableStream<Uint8Array> {
  let file: Promise<number> | undefined;
  let reading: Promise<unknown> = Promise.resolve();
  // Once, and never under a reading: the system gives a closed number to the next file that is opened.
  const end = async () => {
    const open = file;
    file = undefined;
    await reading.catch(() => undefined);
    if (open !== undefined) await closed(await open);
  };
  return new ReadableStream<Uint8Array>(
    {
      async start() {
        file = opened(path, "r");
        await file;
      },
      async pull(controller) {
        if (file === undefined) return;
        const next = piece(await file);
        reading = next;
        const bytes = await next;
        // Cancelled meanwhile: `end` has taken the file.
        if (file === undefined) return;
        if (bytes.length > 0) return controller.enqueue(bytes);
        await end();
        controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
}
