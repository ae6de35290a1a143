import type { Cell, Row } from "../cell";
import { UnreadableSource } from "./source";
import { AMOUNT_HEADERS, AMOUNTS_WITH_TAX, COMMON, RESELLER_HEADERS, SHAPES, type Role, type Shape } from "./shapes";

/** The header may stand below a title or a note, but not deeper than this. */
export const HEADER_ROWS = 50;

/** A header without case, spaces and marks: `Reseller MPN-ID` is `resellermpnid`. */
export function plainHeader(cell: Cell | undefined): string {
  return typeof cell === "string" ? cell.toLowerCase().replace(/[^a-z0-9]/g, "") : "";
}

/** The header row of a billing source: where it stands, what shape it has, and which column plays which role. */
export interface Header {
  readonly row: number;
  readonly shape: Shape;
  /** Column (from 0) per role. */
  readonly columns: ReadonlyMap<Role, number>;
  /** The headers as written. */
  readonly titles: readonly string[];
  /** The headers as compared. */
  readonly plain: readonly string[];
}

/** The first row that is the header of a known shape with a reseller column; `null` where there is none. `firstRow` numbers the first row. */
export function headerIn(rows: readonly Row[], firstRow = 1): Header | null {
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const header = headerOf(row, firstRow + index);
    if (header?.columns.has("reseller")) return header;
  }
  return null;
}

function headerOf(row: Row, number: number): Header | null {
  const plain = row.map(plainHeader);
  const has = (title: string) => plain.includes(title);
  const shape = SHAPES.find((each) => each.needs.every((group) => group.some(has)) && !each.lacks.some(has));
  if (!shape) return null;
  const columns = new Map<Role, number>();
  for (const [role, titles] of Object.entries({ ...COMMON, ...shape.roles }) as [Role, readonly string[]][]) {
    const title = titles.find(has);
    if (title !== undefined) columns.set(role, plain.indexOf(title));
  }
  withOneAmount(columns);
  return { row: number, shape, columns, titles: row.map((cell) => (cell === null ? "" : String(cell).trim())), plain };
}

/** Where only the second-best amount column is there, it is the amount, and its currency column the currency. */
function withOneAmount(columns: Map<Role, number>): void {
  if (columns.get("amountElse") !== columns.get("amount")) return;
  const currency = columns.get("currencyElse");
  if (!columns.delete("amountElse")) return;
  if (currency === undefined) columns.delete("currency");
  else columns.set("currency", currency);
}

/** The header of a source, or the sentence that says why it has none that we can use. */
export function requiredHeader(source: string, rows: readonly Row[], firstRow: number): Header {
  const header = headerIn(rows, firstRow);
  if (header) return header;
  if (!rows.some((row) => filled(row) > 0)) {
    throw new UnreadableSource(
      source,
      "empty",
      "it holds no rows; download the export again and check that it is the right file",
    );
  }
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const partial = headerOf(row, firstRow + index);
    if (partial) throw withoutReseller(source, partial);
  }
  throw withoutAmountOrShape(source, rows);
}

function withoutReseller(source: string, header: Header): UnreadableSource {
  const own = header.columns.has("provider") ? "; MpnId is the provider's own id and cannot stand in" : "";
  return new UnreadableSource(
    source,
    "no-reseller-column",
    `the header in row ${header.row} is that of a billing export (${header.shape.name}), but no column names the reseller (ResellerMpnId, Tier2MpnId and the like)${own}; ` +
      "download the full file of the indirect provider, or add the column",
  );
}

function withoutAmountOrShape(source: string, rows: readonly Row[]): UnreadableSource {
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const plain = row.map(plainHeader);
    const reseller = plain.find((title) => (RESELLER_HEADERS as readonly string[]).includes(title));
    if (reseller === undefined) continue;
    if (!plain.some((title) => AMOUNT_HEADERS.includes(title))) {
      const taxed = plain.findIndex((title) => (AMOUNTS_WITH_TAX as readonly string[]).includes(title));
      const instead = taxed < 0 ? "" : `; ${String(row[taxed]).trim()} holds tax and is not used`;
      return new UnreadableSource(
        source,
        "no-amount-column",
        `row ${index + 1} has a reseller column but none for the amount before tax (Subtotal, PricingPreTaxTotal, PretaxCharges, BilledRevenueUSD)${instead}; ` +
          "download the file again with all its columns",
      );
    }
    return new UnreadableSource(
      source,
      "no-month-column",
      `row ${index + 1} has a reseller and an amount, but no column that dates a line (ChargeStartDate, OrderDate, UsageDate, Month); ` +
        "download the file again with all its columns",
    );
  }
  const widest = rows.slice(0, HEADER_ROWS).reduce<Row>((best, row) => (filled(row) > filled(best) ? row : best), []);
  const found = widest
    .filter((cell) => cell !== null && cell !== "")
    .slice(0, 6)
    .map(String)
    .join(", ");
  return new UnreadableSource(
    source,
    "unknown-shape",
    `none of its first ${HEADER_ROWS} rows is the header of a billing export (found, for example: ${found.slice(0, 120)}); ` +
      "it should have columns such as ResellerMpnId, Subtotal, ChargeStartDate",
  );
}

const filled = (row: Row) => row.filter((cell) => cell !== null && String(cell).trim() !== "").length;
