import type { Clerk } from "./clerk";
import { clerkBeside } from "./clerk-beside";

/**
 * Starts the books in a thread of their own, so that the page stays free while they work. `onDeath` hears why the thread
 * is no longer there; questions that were under way are never answered then.
 */
export function clerkInWorker(onDeath: (because: string) => void): Clerk {
  const worker = new Worker(/* webpackChunkName: "books" */ new URL("./books.worker.ts", import.meta.url));
  worker.addEventListener("error", (event) => onDeath(event.message || "it could not be loaded"));
  return clerkBeside(worker);
}
