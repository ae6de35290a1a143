import type { Row } from "../../src/core/cell";
import type { RowBatch, Source } from "../../src/core/import/source";
import { COLUMNS } from "../../samples/exports/columns";
import { planOf } from "../../samples/exports/plan";
import { exportRows } from "../../samples/exports/sheet";

/** The columns that the review of an invoice export needs. */
export const NEEDED_HEADERS = [
  "InvoiceNumber",
  "MpnId",
  "ResellerMpnId",
  "OrderDate",
  "ChargeType",
  "Subtotal",
  "Currency",
  "PublisherName",
  "ChargeStartDate",
  "ChargeEndDate",
  "BillingFrequency",
  "PricingCurrency",
  "PCToBCExchangeRate",
] as const;

const NEEDED_COLUMNS = NEEDED_HEADERS.map((header) => COLUMNS.findIndex((column) => column.header === header));

/** Blocks of cells that nobody has looked at yet, each made by `JSON.parse`, as Office.js delivers them. */
export function freshBlocks(rows: number, seed: number): Row[][] {
  const blocks: Row[][] = [];
  for (const block of exportRows(planOf(rows, seed))) blocks.push(JSON.parse(JSON.stringify(block)) as Row[]);
  return blocks;
}

/** A source of cells in memory. */
export function cellSource(blocks: readonly (readonly Row[])[]): Source {
  return { name: "sheet", date1904: false, read: () => batchesOf(blocks) };
}

async function* batchesOf(blocks: readonly (readonly Row[])[]): AsyncGenerator<RowBatch> {
  let firstRow = 1;
  for (const rows of blocks) {
    yield await Promise.resolve({ firstRow, rows });
    firstRow += rows.length;
  }
}

/** The floor of cells in memory: every needed cell is read once, text by its length, and goes into a checksum. */
export function touched(blocks: readonly (readonly Row[])[]): number {
  let checksum = 0;
  for (const rows of blocks) {
    for (const row of rows) {
      for (const column of NEEDED_COLUMNS) {
        const cell = row[column];
        if (typeof cell === "string") checksum += cell.length;
        else if (typeof cell === "number") checksum += cell;
      }
    }
  }
  return checksum;
}
