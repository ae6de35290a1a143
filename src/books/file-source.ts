import { bytesToHex } from "@noble/hashes/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { looksLikeBilling } from "../core/import/looks";
import type { Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import { digestOf } from "../files/digest";
import { type FileBytes, fileNameOf } from "../files/file-bytes";
import { sourcesOf } from "../files/sources";
import type { FileGiven } from "./clerk";

/** A file as sources, and what is known of it once they were read. */
export interface FileSources {
  readonly sources: readonly Source[];
  /** SHA-256 of its bytes, in hexadecimal; reads it once more only where it was not read from start to end. */
  sha256(): Promise<string>;
}

/**
 * The billing tables of a file, named as the page calls it: the file itself, or each sheet that looks like billing.
 * `onShare` hears how much of it was read, from 0 to 1. Throws `UnreadableSource` where there is nothing to read.
 */
export async function fileSources(given: FileGiven, onShare: (share: number) => void): Promise<FileSources> {
  const heard = overheard(given, onShare);
  const all = await sourcesOf(heard.file).catch((error: unknown) => {
    throw error instanceof UnreadableSource ? new UnreadableSource(given.name, error.code, error.message) : error;
  });
  const typed = fileNameOf(given.file);
  const named = all.map((source): Source => ({ ...source, name: given.name + source.name.slice(typed.length) }));
  if (named.length === 1) return { sources: named, sha256: heard.sha256 };
  const billing: Source[] = [];
  for (const source of named) if (await looksLikeBilling(source)) billing.push(source);
  if (billing.length > 0) return { sources: billing, sha256: heard.sha256 };
  throw new UnreadableSource(
    given.name,
    "unknown-shape",
    "none of its sheets looks like a billing export; it should have columns such as ResellerMpnId, Subtotal, ChargeStartDate",
  );
}

/** The file, with its bytes counted and hashed as they pass. */
function overheard(
  { name, file }: FileGiven,
  onShare: (share: number) => void,
): { readonly file: FileBytes; readonly sha256: () => Promise<string> } {
  let digest: string | null = null;
  const tell = (error: unknown): never => {
    throw isGone(error) ? new UnreadableSource(name, "changed", CHANGED) : error;
  };
  const stream = (): ReadableStream<Uint8Array> => {
    let passed = 0;
    const hash = digest === null ? sha256.create() : null;
    const reader = file.stream().getReader();
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await reader.read().catch(tell);
        if (done) {
          if (hash !== null && passed === file.size) digest ??= bytesToHex(hash.digest());
          return controller.close();
        }
        passed += value.length;
        hash?.update(value);
        onShare(file.size === 0 ? 1 : passed / file.size);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
  };
  const whole: FileBytes = { name: file.name, size: file.size, stream };
  return { file: whole, sha256: async () => (digest ??= await digestOf(file).catch(tell)) };
}

const CHANGED = "it was changed, moved or deleted after it was added; add it again";

/** Whether a browser no longer gives a file because it is another than when the person picked it. */
function isGone(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("name" in error)) return false;
  return error.name === "NotReadableError" || error.name === "NotFoundError";
}
