/** One of each kind of object, see `keepAlive`. */
const ALIVE: unknown[] = [];

/**
 * Keeps objects until the process ends. What is compiled for a kind of object is thrown away with the last object of the
 * kind; while one stays, the rounds of a bench measure the work and not the compiler.
 */
export function keepAlive(...objects: readonly unknown[]): void {
  ALIVE.push(...objects);
}
