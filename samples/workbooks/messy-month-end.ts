import type { Cell } from "../../src/core/cell";
import type { WorkbookContent } from "../../preview/files/workbook-content";
import { BILLING_COLUMNS, billingColumn, type BillingColumn } from "./billing-columns";
import { monthCount, serialOf, slashDate } from "./calendar";
import { billingRows, billingSheet, ratesSheet, resellerSheet } from "./clean-month-end";
import { TENANTS } from "./provider";
import { chanceFrom, type Chance } from "./random";
import { RESELLERS } from "./reseller-list";
import { SAMPLE_RECORDS } from "./sample-records";

/** The month that was never exported. */
const FORGOTTEN = monthCount(2025, 11);

const amountText = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/**
 * The same business as the clean month-end as it often looks in practice: numbers and dates kept as text, ids written in several
 * ways, a header repeated where files were pasted together, a total row, lines without a reseller, unbilled lines, a month
 * that is missing, and cells nobody can read.
 */
export function messyMonthEnd(): WorkbookContent {
  const chance = chanceFrom(77_031);
  const rows = billingRows().filter((row) => !isForgotten(row));
  const messy = rows.map((row, index) => messyRow(row, index, chance));
  const middle = Math.floor(messy.length / 2);
  const withRepeats: (readonly Cell[])[] = [...messy.slice(0, middle), BILLING_COLUMNS, ...messy.slice(middle)];
  withRepeats.push([], totalRow(rows));
  return {
    name: "Month-end, as received",
    records: SAMPLE_RECORDS,
    sheets: [billingSheet(withRepeats), { ...messyList(), name: "Partner list" }, ratesSheet()],
  };
}

const cellOf = (row: readonly Cell[], column: BillingColumn): Cell => row[billingColumn(column)] ?? null;

const isForgotten = (row: readonly Cell[]): boolean =>
  TENANTS.some((tenant) => tenant.invoice(FORGOTTEN) === cellOf(row, "InvoiceNumber"));

function messyRow(row: readonly Cell[], index: number, chance: Chance): Cell[] {
  const messy = [...row];
  const put = (column: BillingColumn, cell: Cell): void => {
    messy[billingColumn(column)] = cell;
  };
  put("ResellerMpnId", writtenId(cellOf(row, "ResellerMpnId"), chance));
  for (const column of ["Subtotal", "Total"] as const) {
    const amount = cellOf(row, column);
    if (typeof amount === "number" && chance.between(1, 3) === 1) put(column, amountText.format(amount));
  }
  for (const column of ["OrderDate", "ChargeStartDate", "ChargeEndDate"] as const) {
    const serial = cellOf(row, column);
    if (typeof serial === "number" && chance.between(1, 2) === 1) put(column, slashDate(serial));
  }
  if (index % 211 === 7) put("ResellerMpnId", chance.one([null, 0, "-1", "N/A"]));
  if (index % 503 === 40) put("InvoiceNumber", null);
  if (index === 260) put("ResellerMpnId", "5.02E+06");
  if (index === 741) put("Subtotal", "see credit note");
  if (index === 742) put("Subtotal", "#N/A");
  if (index === 1203) {
    put("InvoiceNumber", "G004199001");
    put("ChargeStartDate", "soon");
    put("OrderDate", null);
  }
  return messy;
}

function writtenId(id: Cell, chance: Chance): Cell {
  switch (chance.between(1, 8)) {
    case 1:
      return String(id);
    case 2:
      return ` ${String(id)} `;
    case 3:
      return `'${String(id)}`;
    case 4:
      return `ID: 00${String(id)}`;
    default:
      return id;
  }
}

function totalRow(rows: readonly (readonly Cell[])[]): Cell[] {
  const sum = rows.reduce((cents, row) => cents + Math.round(Number(cellOf(row, "Subtotal")) * 100), 0) / 100;
  const total: Cell[] = BILLING_COLUMNS.map(() => null);
  total[0] = "Grand total";
  total[billingColumn("Subtotal")] = sum;
  return total;
}

/** The list as people keep it: a month only, a date nobody can mean, one reseller twice. */
function messyList() {
  const list = resellerSheet(RESELLERS);
  const rows = list.rows.map((row) => [...row]);
  const put = (row: number, column: number, cell: Cell): void => {
    const cells = rows[row];
    if (cells !== undefined) cells[column] = cell;
  };
  put(3, 3, "Apr 2018");
  put(6, 3, "2017-10");
  put(9, 0, "5021877 ");
  put(12, 3, "unknown");
  put(15, 3, serialOf(monthCount(2042, 8), 28));
  const twin = rows[20];
  if (twin !== undefined) rows.push([...twin.slice(0, 3), serialOf(monthCount(2021, 2), 10), ...twin.slice(4)]);
  return { ...list, rows };
}
