import type { HostCell } from "../host/workbook";
import { numberIn, textOf } from "./values";

/** Letters that compare equal only to themselves, capitals aside. */
const PLAIN = /^[ -~]*$/;

/** Where in a range a value stands, found once for the thousands of times that a rule counts there. */
export class CellsByValue {
  private readonly numbers = new Map<number, number[]>();
  private readonly texts = new Map<string, number[]>();
  /** Texts of which more than capitals may be spelled otherwise: they are always looked at. */
  private readonly others: number[] = [];

  constructor(cells: readonly HostCell[]) {
    cells.forEach((cell, index) => {
      const text = textOf(cell);
      const number = typeof cell === "string" ? numberIn(cell) : typeof cell === "number" ? cell : Number.NaN;
      if (!Number.isNaN(number)) listAt(this.numbers, number).push(index);
      if (PLAIN.test(text)) listAt(this.texts, text.toLowerCase()).push(index);
      else this.others.push(index);
    });
  }

  /** Every place that may hold the value, and few more; `null` where each has to be looked at. */
  places(value: string | number): readonly number[] | null {
    if (typeof value === "number") return this.numbers.get(value) ?? [];
    return PLAIN.test(value) ? [...(this.texts.get(value.toLowerCase()) ?? []), ...this.others] : null;
  }
}

function listAt<K>(lists: Map<K, number[]>, key: K): number[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: number[] = [];
  lists.set(key, list);
  return list;
}
