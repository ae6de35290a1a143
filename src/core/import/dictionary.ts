import { keptText } from "./kept";

/** Texts numbered from 0 in order of first appearance, so that tables can hold small whole numbers instead of text. */
export class Dictionary {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  /** The number of a text; a new text gets the next one. */
  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const kept = keptText(text);
    this.#numbers.set(kept, this.#texts.length);
    return this.#texts.push(kept) - 1;
  }

  /** The number of a text that was added before. */
  numberOf(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** The text of a number that `add` gave. */
  text(number: number): string {
    const text = this.#texts[number];
    if (text === undefined) throw new RangeError(`no text has the number ${number}`);
    return text;
  }

  get size(): number {
    return this.#texts.length;
  }
}
