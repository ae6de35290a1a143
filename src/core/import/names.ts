import { exactOfText, textOf, type Exact } from "../exact";
import { Dictionary } from "./dictionary";

/** The texts that tallies hold as numbers, shared by all sources of a ledger. */
export class Names {
  readonly resellers = new Dictionary();
  readonly invoices = new Dictionary();
  readonly currencies = new Dictionary();
  /** Number 0 is no publisher. */
  readonly publishers = new Dictionary();
  readonly #rates = new Dictionary();
  readonly #rateValues: Exact[] = [];
  /** The number of USD among the currencies. */
  readonly usd = this.currencies.add("USD");

  constructor() {
    this.publishers.add("");
  }

  /** The number of a rate; equal rates share one. */
  rate(value: Exact): number {
    const number = this.#rates.add(textOf(value));
    this.#rateValues[number] ??= value;
    return number;
  }

  rateValue(number: number): Exact {
    return this.#rateValues[number] ?? exactOfText(this.#rates.text(number));
  }
}
