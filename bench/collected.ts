import { setTimeout as passed } from "node:timers/promises";

/** A process is quiet when it needs less than this share of so many milliseconds. */
const LOOK_MS = 50;
const QUIET_SHARE = 0.1;
/** Longer than any collection takes; what is not quiet by then stays busy. */
const MOST_LOOKS = 200;

/**
 * Collects garbage and waits until the collector's own threads are done with it, so that their work is not taken for
 * that of the one measured next. Without `--expose-gc` it only waits.
 */
export async function collected(): Promise<void> {
  global.gc?.();
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const before = process.cpuUsage();
    await passed(LOOK_MS);
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 < LOOK_MS * QUIET_SHARE) return;
  }
}
