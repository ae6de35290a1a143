import { NO_TEXTS, type PackedTexts, packedText } from "./packed-texts";

/** Given texts that are kept at hand once they were asked for: few are asked for again and again. */
const MOST_AT_HAND = 50_000;

/** Every distinct text of a workbook once, known by a number. Texts are never forgotten. */
export class TextPool {
  private readonly codes = new Map<string, number>();
  private readonly added: string[] = [];
  private readonly atHand = new Map<number, string>();

  /** An empty pool, or one that goes on with these texts; only what is added is looked up, so that a million cost nothing. */
  constructor(private readonly given: PackedTexts = NO_TEXTS) {}

  /** The number of a text, a new one for a new text. */
  code(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.given.ends.length + this.added.length;
    this.codes.set(text, code);
    this.added.push(text);
    return code;
  }

  /** The text of a number. */
  text(code: number): string {
    const text = this.added[code - this.given.ends.length] ?? this.givenText(code);
    if (text === undefined) throw new RangeError(`No text has the number ${code}`);
    return text;
  }

  /** The texts that were added, in the order of their numbers, not a copy. */
  all(): readonly string[] {
    return this.added;
  }

  private givenText(code: number): string | undefined {
    const known = this.atHand.get(code);
    if (known !== undefined) return known;
    const text = packedText(this.given, code);
    if (text === undefined) return undefined;
    if (this.atHand.size >= MOST_AT_HAND) this.atHand.clear();
    this.atHand.set(code, text);
    return text;
  }
}
