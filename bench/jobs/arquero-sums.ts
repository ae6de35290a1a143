import type { Row } from "../../src/core/cell";
import type { Month } from "../../src/core/month";
import { plainLine } from "./plain-sums";

/** A table of Arquero with the sums per reseller and month, and how it answers for one reseller and some months. */
export interface ArqueroSums {
  readonly groups: number;
  answer(reseller: string, first: Month, last: Month): number;
}

/** Columns from the cells, and a roll-up of them by reseller and month; amounts as they stand in the cells. */
export async function arqueroSums(blocks: readonly (readonly Row[])[]): Promise<ArqueroSums> {
  const { table, op, escape } = await import("arquero");
  const reseller: string[] = [];
  const month: number[] = [];
  const amount: number[] = [];
  for (const rows of blocks) {
    for (const row of rows) {
      const line = plainLine(row);
      if (line === null) continue;
      reseller.push(line.reseller);
      month.push(line.month);
      amount.push(line.amount);
    }
  }
  const sums = table({ reseller, month, amount })
    .groupby("reseller", "month")
    .rollup({ amount: op.sum("amount") });
  return {
    groups: sums.numRows(),
    answer: (id, first, last) => {
      const isAsked = (line: { reseller: string; month: number }): boolean =>
        line.reseller === id && line.month >= first && line.month <= last;
      const found = sums.filter(escape(isAsked)).rollup({ amount: op.sum("amount") });
      return Number(found.get("amount", 0) ?? 0);
    },
  };
}
