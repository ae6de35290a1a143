import { Stopped } from "../core/import/read-source";

/** The same work, given up with `Stopped` as soon as a person asks for it. */
export function untilStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    if (stop.aborted) reject(new Stopped());
    else stop.addEventListener("abort", () => reject(new Stopped()), { once: true });
  });
  return Promise.race([work, stopped]);
}
