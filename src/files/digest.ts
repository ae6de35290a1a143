import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { FileBytes } from "./file-bytes";
import { chunksOf } from "./file-bytes";

/** SHA-256 of the file as it lies there (packed, where it is packed), in hexadecimal. Reads it once from start to end. */
export async function digestOf(file: FileBytes): Promise<string> {
  if (file.sha256) return file.sha256();
  const hash = sha256.create();
  for await (const chunk of chunksOf(file.stream())) hash.update(chunk);
  return bytesToHex(hash.digest());
}
