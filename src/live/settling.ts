/** Something that is done once it has been quiet. */
export interface Settling {
  /** Asks for it after so many milliseconds; asking again begins them anew. */
  soon(settleMs: number): void;
  /** Takes back what was asked for. */
  cancel(): void;
}

/** Does `act` once nobody has asked for it for a while, and at the latest so many milliseconds after the first asking. */
export function settling(act: () => void, atMostMs: number): Settling {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let latest = 0;

  const cancel = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  return {
    soon: (settleMs) => {
      const now = performance.now();
      if (timer === null) latest = now + atMostMs;
      cancel();
      timer = setTimeout(
        () => {
          timer = null;
          act();
        },
        Math.max(0, Math.min(settleMs, latest - now)),
      );
    },
    cancel,
  };
}
