import { open, rename, rm, stat } from "node:fs/promises";
import { Refusal } from "./refusal";

/**
 * Writes a whole file, or nothing: what stood there stays until the new one is complete. Throws `Refusal` where it cannot
 * be written.
 */
export async function writeWhole(path: string, option: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  // A device such as /dev/null must not be replaced by a file.
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => true,
  );
  const target = isFile ? `${path}.${process.pid}.part` : path;
  try {
    const file = await open(target, "w");
    try {
      for (const piece of gathered(pieces)) await file.writeFile(piece);
    } finally {
      await file.close();
    }
    if (isFile) await rename(target, path);
  } catch (error) {
    if (isFile) await rm(target, { force: true });
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    throw new Refusal(
      `${option} ${path} cannot be written (${code}); close it where it is open, or choose another place.`,
    );
  }
}

const PIECE_LENGTH = 1 << 20;

/** Many small texts as a few large ones: each write costs a call to the system. */
function* gathered(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece !== "string") {
      yield piece;
      continue;
    }
    text += piece;
    if (text.length >= PIECE_LENGTH) {
      yield text;
      text = "";
    }
  }
  yield text;
}
