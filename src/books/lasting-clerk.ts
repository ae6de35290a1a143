import type { Clerk } from "./clerk";

/** The thread of the books ended while something was asked of it; the message is a sentence for a person. */
export class ClerkGone extends Error {
  override readonly name = "ClerkGone";
}

const gone = (because: string): ClerkGone =>
  new ClerkGone(
    `The part of CSP Revenue Check that adds up the lines has ended (${because}), perhaps for lack of memory. Close other programs and review again.`,
  );

/**
 * A clerk that outlives its thread: whatever was asked when it ended fails with `ClerkGone`, `onGone` is told, and the
 * next question starts another thread, whose books are empty.
 */
export function lastingClerk(start: (onDeath: (because: string) => void) => Clerk, onGone: () => void): Clerk {
  let living: { readonly clerk: Clerk; readonly died: Promise<never> } | null = null;

  const begin = (): NonNullable<typeof living> => {
    let die: (error: ClerkGone) => void = () => undefined;
    const died = new Promise<never>((_, reject) => (die = reject));
    // Nobody may be asking when it ends.
    died.catch(() => undefined);
    const clerk = start((because) => {
      if (living?.clerk === clerk) living = null;
      die(gone(because));
      onGone();
    });
    return { clerk, died };
  };

  const ask = <T>(act: (clerk: Clerk) => Promise<T>): Promise<T> => {
    living ??= begin();
    return Promise.race([act(living.clerk), living.died]);
  };

  return {
    read: (request, sheets, onRead) => ask((clerk) => clerk.read(request, sheets, onRead)),
    readTables: (tables, sheets) => ask((clerk) => clerk.readTables(tables, sheets)),
    stop: () => living?.clerk.stop(),
    amend: (edits) => ask((clerk) => clerk.amend(edits)),
    ask: (questions) => ask((clerk) => clerk.ask(questions)),
    review: (asOf, ticket) => ask((clerk) => clerk.review(asOf, ticket)),
    resellers: (ticket, places) => ask((clerk) => clerk.resellers(ticket, places)),
    lines: (asOf, resellers) => ask((clerk) => clerk.lines(asOf, resellers)),
    sums: () => ask((clerk) => clerk.sums()),
    sumsOf: (ticket, file, first, count) => ask((clerk) => clerk.sumsOf(ticket, file, first, count)),
  };
}
