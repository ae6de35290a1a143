import type { Month } from "../month";
import { WholeNumbers } from "./whole-numbers";

/** January 1900; no line has an earlier month. */
const FIRST: Month = 1900 * 12;

/** How many lines lie in each month. */
export class MonthsCounted {
  readonly #lines = new WholeNumbers();
  readonly #seen = new Set<Month>();

  /** Adds lines of a month; a negative number takes them away. */
  add(month: Month, lines: number): void {
    const before = this.#lines.at(month - FIRST);
    if (before === 0) this.#seen.add(month);
    this.#lines.put(month - FIRST, before + lines);
  }

  has(month: Month): boolean {
    return this.#lines.at(month - FIRST) !== 0;
  }

  /** The months that have lines, from the first to the last. */
  get all(): readonly Month[] {
    return [...this.#seen].filter((month) => this.has(month)).sort((a, b) => a - b);
  }
}
