/** Every distinct text of a workbook once, known by a number. Texts are never forgotten. */
export class TextPool {
  private readonly codes = new Map<string, number>();

  /** An empty pool, or one that goes on with these texts; only what is added is looked up, so that a million cost nothing. */
  constructor(private readonly texts: string[] = []) {}

  /** The number of a text, a new one for a new text. */
  code(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    this.codes.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** The text of a number. */
  text(code: number): string {
    const text = this.texts[code];
    if (text === undefined) throw new RangeError(`No text has the number ${code}`);
    return text;
  }

  /** All texts in the order of their numbers, not a copy. */
  all(): string[] {
    return this.texts;
  }
}
