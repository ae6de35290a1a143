import { wrap } from "comlink";
import { digestOf } from "../files/digest";
import type { FileBytes } from "../files/file-bytes";

/** Makes the digests of files while they are read. */
export interface Digests {
  /** SHA-256 of the file's bytes, in hexadecimal. */
  of(file: FileBytes): Promise<string>;
  /** Lets go of what is still being made; nobody waits for it any more. */
  end(): void;
}

/** Made in the thread that asks. */
export const digestsHere = (): Digests => ({ of: digestOf, end: () => undefined });

/** Made in a thread of their own, so that reading a file takes no longer for them; here where there can be no such thread. */
export function digestsBeside(): Digests {
  if (typeof Worker === "undefined") return digestsHere();
  let worker: Worker | null = null;
  let make: Digests["of"] = digestOf;

  const begin = (): Worker => {
    const begun = new Worker(/* webpackChunkName: "digests" */ new URL("./digests.worker.ts", import.meta.url));
    const far = wrap<typeof digestOf>(begun);
    const failed = new Promise<never>((_, reject) => begun.addEventListener("error", reject));
    make = (file) => Promise.race([far(file), failed]);
    return begun;
  };

  return {
    of: (file) => {
      worker ??= begin();
      // Whatever went wrong there: here it goes well, or fails with the browser's own error.
      return make(file).catch(() => digestOf(file));
    },
    end: () => worker?.terminate(),
  };
}
