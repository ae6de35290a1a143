import type { Cell } from "../cell";
import type { ProblemCode } from "../problem";
import { keptText } from "./kept";

/** A row that may have to be shown to a person, once it is known which bucket its tally ends in. */
export interface LineNote {
  readonly code: ProblemCode;
  readonly row: number;
  readonly column: string;
  readonly found: string;
  /** The tally that the row went to. */
  readonly tally: number;
}

/** One source's notes of one kind are listed up to here; beyond it they are counted. */
const MOST_NOTES = 10_000;
/** Characters of a cell that are shown. */
const MOST_SHOWN = 200;

/** What there is to say of single rows of one source. */
export class LineNotes {
  #listed: LineNote[] = [];
  readonly #counted = new Map<ProblemCode, number>();
  /** Notes beyond the listed ones, per code. */
  readonly unlisted = new Map<ProblemCode, number>();

  get listed(): readonly LineNote[] {
    return this.#listed;
  }

  add(note: Omit<LineNote, "found">, found: Cell | undefined): void {
    const { code } = note;
    const noted = (this.#counted.get(code) ?? 0) + 1;
    this.#counted.set(code, noted);
    if (noted > MOST_NOTES) this.unlisted.set(code, noted - MOST_NOTES);
    else this.#listed.push({ ...note, found: keptText(String(found ?? "").slice(0, MOST_SHOWN)) });
  }

  /**
   * Rows are edited: forgets what was noted about them, and moves the notes below them by so many rows. Of notes beyond
   * the listed ones the rows are not known: where there are any, the source has to be read anew.
   */
  forget(first: number, last: number, moveBy: number): void {
    if (this.#listed.length === 0) return;
    const stay: LineNote[] = [];
    for (const note of this.#listed) {
      if (note.row < first) stay.push(note);
      else if (note.row > last) stay.push(moveBy === 0 ? note : { ...note, row: note.row + moveBy });
      else this.#counted.set(note.code, (this.#counted.get(note.code) ?? 0) - 1);
    }
    this.#listed = stay;
  }
}
