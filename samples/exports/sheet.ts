import type { Row } from "../../src/core/cell";
import { COLUMNS } from "./columns";
import { linesOf } from "./lines";
import type { ExportPlan } from "./plan";

/** The export as Excel holds it after opening, header first, in blocks of so many rows. */
export function* exportRows(plan: ExportPlan, blockRows = 10_000): Generator<Row[]> {
  let block: Row[] = [COLUMNS.map(({ header }) => header)];
  for (const { cells } of linesOf(plan)) {
    block.push(cells);
    if (block.length < blockRows) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}
