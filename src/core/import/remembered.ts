import type { Cell } from "../cell";
import { keptText } from "./kept";

/** Ids and times could all differ; what is remembered of them must not grow with the file. */
const MOST_REMEMBERED = 100_000;
/** Stands for "no cell looked up yet"; no export holds it. */
const NOT_YET = "\u0000";

/** What the cells of a column mean, as numbers. The same cells come again and again, most often right after each other. */
export class Remembered {
  readonly #known = new Map<Cell, number>();
  #last: Cell | undefined = NOT_YET;
  #lastMeaning = 0;

  /** `meaningOf` is asked once for each different cell, as long as there are not too many; an empty one is "". */
  constructor(private readonly meaningOf: (cell: Cell) => number) {}

  of(cell: Cell | undefined): number {
    if (cell === this.#last) return this.#lastMeaning;
    const key = cell ?? "";
    const meaning = this.#known.get(key) ?? this.#remember(key);
    this.#last = cell;
    this.#lastMeaning = meaning;
    return meaning;
  }

  #remember(cell: Cell): number {
    const meaning = this.meaningOf(cell);
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(typeof cell === "string" ? keptText(cell) : cell, meaning);
    return meaning;
  }
}
