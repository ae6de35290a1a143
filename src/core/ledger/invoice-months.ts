import type { Month } from "../month";

/**
 * The billing month per invoice: the month of charge start that most of its lines have, the later one where two have
 * the same. Lines vote one by one and can take their vote back.
 */
export class InvoiceMonths {
  readonly #votes = new Map<number, Map<Month, number>>();
  readonly #months = new Map<number, Month>();

  /** Casts so many votes of an invoice's lines for a month; a negative number takes votes back. */
  vote(invoice: number, month: Month, lines: number): void {
    let months = this.#votes.get(invoice);
    if (!months) this.#votes.set(invoice, (months = new Map<Month, number>()));
    const votes = (months.get(month) ?? 0) + lines;
    if (votes === 0) months.delete(month);
    else months.set(month, votes);
    this.#months.delete(invoice);
  }

  /** The invoice's month; `undefined` where none of its lines has a vote. */
  of(invoice: number): Month | undefined {
    const known = this.#months.get(invoice);
    if (known !== undefined) return known;
    let best: Month | undefined;
    let most = 0;
    for (const [month, votes] of this.#votes.get(invoice) ?? []) {
      if (votes > most || (votes === most && (best === undefined || month > best))) {
        best = month;
        most = votes;
      }
    }
    if (best !== undefined) this.#months.set(invoice, best);
    return best;
  }
}
