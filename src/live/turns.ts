/**
 * Does a thing once the present moment is over, however often it is asked for until then, and never twice at a time: what is
 * asked for meanwhile has one more turn. `act` must not reject.
 */
export function turns(act: () => Promise<void>): () => void {
  let isAsked = false;
  let isBusy = false;

  const run = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false;
      await act();
    }
    isBusy = false;
  };

  return () => {
    isAsked = true;
    if (isBusy) return;
    isBusy = true;
    queueMicrotask(() => void run());
  };
}
