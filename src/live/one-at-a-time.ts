/** Runs work one piece at a time, in the order it came; what failed does not keep the next from running. */
export type InTurn = <T>(act: () => Promise<T>) => Promise<T>;

/** A queue of its own. */
export function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
}
