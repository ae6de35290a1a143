import type { Month } from "../month";
import { WholeNumbers } from "./whole-numbers";

/**
 * The billing month per invoice: the month of charge start that most of its lines have, the later one where two have
 * the same. Lines vote one by one and can take their vote back. Invoices are numbered from 1.
 */
export class InvoiceMonths {
  /** Per invoice the first of its candidates, and per candidate the next: numbers from 1, 0 where there is none. */
  readonly #first = new WholeNumbers();
  readonly #next = new WholeNumbers();
  readonly #month = new WholeNumbers();
  readonly #votes = new WholeNumbers();
  #candidates = 0;

  /** Casts so many votes of an invoice's lines for a month; a negative number takes votes back. */
  vote(invoice: number, month: Month, lines: number): void {
    let candidate = this.#first.at(invoice);
    while (candidate > 0 && this.#month.at(candidate) !== month) candidate = this.#next.at(candidate);
    if (candidate === 0) {
      candidate = ++this.#candidates;
      this.#month.put(candidate, month);
      this.#next.put(candidate, this.#first.at(invoice));
      this.#first.put(invoice, candidate);
    }
    this.#votes.add(candidate, lines);
  }

  /** The invoice's month; `undefined` where none of its lines has a vote. */
  of(invoice: number): Month | undefined {
    let best: Month | undefined;
    let most = 0;
    for (let candidate = this.#first.at(invoice); candidate > 0; candidate = this.#next.at(candidate)) {
      const votes = this.#votes.at(candidate);
      const month = this.#month.at(candidate);
      if (votes > most || (votes === most && votes > 0 && (best === undefined || month > best))) {
        best = month;
        most = votes;
      }
    }
    return best;
  }
}
