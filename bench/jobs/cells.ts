import type { Cell, Row } from "../../src/core/cell";
import type { RowBatch, Source } from "../../src/core/import/source";
import { COLUMNS } from "../../samples/exports/columns";
import { planOf } from "../../samples/exports/plan";
import { exportRows } from "../../samples/exports/sheet";

/** The columns of an invoice export that its review reads in every row, with the settings as they are by default. */
export const NEEDED_HEADERS = [
  "InvoiceNumber",
  "MpnId",
  "ResellerMpnId",
  "Subtotal",
  "Currency",
  "ChargeStartDate",
  "BillingFrequency",
] as const;

const columnOf = (header: string): number => COLUMNS.findIndex((column) => column.header === header);
const NEEDED_COLUMNS = NEEDED_HEADERS.map(columnOf);
const CURRENCY = columnOf("Currency");
/** Read where the line is not billed in US dollars. */
const PRICING_CURRENCY = columnOf("PricingCurrency");
/** Read where such a line was priced in US dollars. */
const RATE = columnOf("PCToBCExchangeRate");

/** An export as the JSON of its blocks of rows. */
export function blockTexts(rows: number, seed: number): string[] {
  return Array.from(exportRows(planOf(rows, seed)), (block) => JSON.stringify(block));
}

/** The cells of such texts in arrays just made, as Office.js delivers them: nobody has looked at one of them yet. */
export function blocksOf(texts: readonly string[]): Row[][] {
  return texts.map((text) => JSON.parse(text) as Row[]);
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

/** The floor of cells in memory: every cell that the review reads is read once, text by its length, into a checksum. */
export function touched(blocks: readonly (readonly Row[])[]): number {
  let checksum = 0;
  for (const rows of blocks) {
    for (const row of rows) {
      for (const column of NEEDED_COLUMNS) checksum += weightOf(row[column]);
      if (row[CURRENCY] === "USD") continue;
      const pricing = row[PRICING_CURRENCY];
      checksum += weightOf(pricing);
      if (pricing === "USD") checksum += weightOf(row[RATE]);
    }
  }
  return checksum;
}

function weightOf(cell: Cell | undefined): number {
  return typeof cell === "string" ? cell.length : typeof cell === "number" ? cell : 0;
}
