/** How long a condition may take to come true on a busy machine; nothing waits this long where all is well. */
const AT_MOST_MS = 60_000;
const BETWEEN_LOOKS_MS = 40;

/** Looks again and again until what is seen fits, and gives it. Fails with what was seen last. */
export async function until<T>(
  what: string,
  look: () => Promise<T>,
  fits: (seen: T) => boolean = Boolean,
  atMostMs = AT_MOST_MS,
): Promise<T> {
  const end = performance.now() + atMostMs;
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (performance.now() > end) {
      throw new Error(`Waited ${atMostMs / 1000} s until ${what}. Seen last: ${JSON.stringify(seen)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
}
