import type { Cell } from "../../src/core/cell";
import type { WorkbookContent } from "../../preview/files/workbook-content";
import { billingColumn } from "./billing-columns";
import { billingRows, billingSheet, ratesSheet, resellerSheet } from "./clean-month-end";
import { chanceFrom } from "./random";
import { RESELLERS } from "./reseller-list";
import { SAMPLE_RECORDS } from "./sample-records";

/** Most lines that fit below the header of a sheet. */
export const MOST_LINES = 1_048_575;

/** An export of exactly so many lines: the clean month-end over and over, each time for other customers. */
export function largeExport(lines: number): WorkbookContent {
  if (!Number.isInteger(lines) || lines < 1 || lines > MOST_LINES) {
    throw new RangeError(`between 1 and ${MOST_LINES} lines`);
  }
  const pattern = billingRows();
  const chance = chanceFrom(lines);
  const reference = billingColumn("ReferenceId");
  const customer = billingColumn("CustomerId");
  const rows: (readonly Cell[])[] = [];
  for (let round = 0; rows.length < lines; round++) {
    const prefix = chance.guid().slice(0, 8);
    for (const row of pattern.slice(0, lines - rows.length)) {
      rows.push(
        round === 0 ? row : row.map((cell, at) => (at === reference || at === customer ? other(cell, prefix) : cell)),
      );
    }
  }
  return {
    name: `Large export, ${lines.toLocaleString("en-US")} lines`,
    records: SAMPLE_RECORDS,
    sheets: [billingSheet(rows), resellerSheet(RESELLERS), ratesSheet()],
  };
}

const other = (cell: Cell, prefix: string): Cell => (typeof cell === "string" ? prefix + cell.slice(8) : cell);
