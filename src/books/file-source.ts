import { looksLikeBilling } from "../core/import/looks";
import type { Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import { type FileBytes, fileNameOf } from "../files/file-bytes";
import { sourcesOf } from "../files/sources";
import type { FileGiven } from "./clerk";

/**
 * The billing tables of a file, named as the page calls it: the file itself, or each sheet that looks like billing.
 * `onShare` hears how much of it was read, from 0 to 1. Throws `UnreadableSource` where there is nothing to read.
 */
export async function fileSources(given: FileGiven, onShare: (share: number) => void): Promise<readonly Source[]> {
  const all = await sourcesOf(overheard(given, onShare)).catch((error: unknown) => {
    throw error instanceof UnreadableSource ? new UnreadableSource(given.name, error.code, error.message) : error;
  });
  const typed = fileNameOf(given.file);
  const named = all.map((source): Source => ({ ...source, name: given.name + source.name.slice(typed.length) }));
  if (named.length === 1) return named;
  const billing: Source[] = [];
  for (const source of named) if (await looksLikeBilling(source)) billing.push(source);
  if (billing.length > 0) return billing;
  throw new UnreadableSource(
    given.name,
    "unknown-shape",
    "none of its sheets looks like a billing export; it should have columns such as ResellerMpnId, Subtotal, ChargeStartDate",
  );
}

/** The file, with its bytes counted as they pass. */
function overheard(given: FileGiven, onShare: (share: number) => void): FileBytes {
  const { file } = given;
  const stream = (): ReadableStream<Uint8Array> => {
    let passed = 0;
    const reader = file.stream().getReader();
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await reader.read().catch((error: unknown) => {
          throw toldOf(given, error);
        });
        if (done) return controller.close();
        passed += value.length;
        onShare(file.size === 0 ? 1 : passed / file.size);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
  };
  return { name: file.name, size: file.size, stream };
}

/** The error of a reading, as a sentence where the browser no longer gives the file as the person picked it. */
export function toldOf({ name }: FileGiven, error: unknown): unknown {
  if (typeof error !== "object" || error === null || !("name" in error)) return error;
  const isGone = error.name === "NotReadableError" || error.name === "NotFoundError";
  return isGone ? new UnreadableSource(name, "changed", CHANGED) : error;
}

const CHANGED = "it was changed, moved or deleted after it was added; add it again";
