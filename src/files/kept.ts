/**
 * The same text in memory of its own. A cell is a window on the block of text it was cut from, and holds all of that
 * block for as long as it is kept; take this of the few cells that outlive their batch.
 */
export function kept(text: string): string {
  // Joining makes a new string, and cutting that one leaves a window on a string of nearly the same length.
  return ` ${text}`.slice(1);
}
