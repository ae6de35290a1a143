import { WholeNumbers } from "./whole-numbers";

/** Which tallies each invoice has, in whatever source; in the reverse order of their adding. */
export class InvoiceTallies {
  /** Per invoice its last entry, and per entry the one before: numbers from 1, 0 where there is none. */
  readonly #last = new WholeNumbers();
  readonly #before: WholeNumbers;
  readonly #source: WholeNumbers;
  readonly #tally: WholeNumbers;
  #entries = 0;

  /** `expected` tallies need no growing. */
  constructor(expected = 64) {
    this.#before = new WholeNumbers(expected + 1);
    this.#source = new WholeNumbers(expected + 1);
    this.#tally = new WholeNumbers(expected + 1);
  }

  /** Adds a tally that the invoice does not have yet. */
  add(invoice: number, source: number, tally: number): void {
    const entry = ++this.#entries;
    this.#source.put(entry, source);
    this.#tally.put(entry, tally);
    this.#before.put(entry, this.#last.at(invoice));
    this.#last.put(invoice, entry);
  }

  /** The tallies of an invoice. */
  of(invoice: number): readonly { readonly source: number; readonly tally: number }[] {
    const found: { readonly source: number; readonly tally: number }[] = [];
    for (let entry = this.#last.at(invoice); entry > 0; entry = this.#before.at(entry)) {
      found.push({ source: this.#source.at(entry), tally: this.#tally.at(entry) });
    }
    return found;
  }
}
