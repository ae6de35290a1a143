import type { Cell } from "../../src/core/cell";
import type { SheetContent, WorkbookContent } from "../../preview/files/workbook-content";
import { BILLING_COLUMNS, billingColumn, DATE_COLUMNS } from "./billing-columns";
import { monthText, serialOf } from "./calendar";
import { invoiceRows } from "./invoice-lines";
import { BILLED_MONTHS, currencyOf, TENANTS, usdPerEur } from "./provider";
import { chanceFrom } from "./random";
import { SAMPLE_RECORDS } from "./sample-records";
import { OWNERS, RESELLERS, UNLISTED, type SampleReseller } from "./reseller-list";
import { headerLooks, widthsOf } from "./sheet-look";
import { subscriptionsOf, type Subscription } from "./subscription";

/** 24 months of two tenants, sixty resellers, the euro's rates, and a few formulas: everything in order. */
export function cleanMonthEnd(): WorkbookContent {
  return {
    name: "Month-end 2026-03",
    records: SAMPLE_RECORDS,
    sheets: [billingSheet(billingRows()), resellerSheet(RESELLERS), ratesSheet(), formulaSheet(RESELLERS)],
  };
}

/** The billing lines of the samples without their header, invoice by invoice. The same on every call. */
export function billingRows(): Cell[][] {
  const chance = chanceFrom(20_260_420);
  const held = new Map<string, Subscription[]>();
  for (const reseller of [...RESELLERS, UNLISTED]) {
    const currency = currencyOf(reseller);
    held.set(currency, [...(held.get(currency) ?? []), ...subscriptionsOf(reseller, chance)]);
  }
  return BILLED_MONTHS.flatMap((month) =>
    TENANTS.flatMap((tenant) => invoiceRows(month, tenant, held.get(tenant.currency) ?? [], chance)),
  );
}

/** The sheet "Billing" with these lines. */
export function billingSheet(rows: readonly (readonly Cell[])[], name = "Billing"): SheetContent {
  return {
    name,
    rows: [BILLING_COLUMNS, ...rows],
    frozenRows: 1,
    columnFormats: new Map(DATE_COLUMNS.map((column) => [billingColumn(column), "m/d/yyyy"])),
    looks: headerLooks(BILLING_COLUMNS.length),
    widths: widthsOf(BILLING_COLUMNS, { CustomerName: 150, ProductName: 230, SkuName: 230 }),
  };
}

const LIST_HEADER = [
  "PLA ID",
  "Name",
  "Country",
  "Onboarded",
  "Deauthorized",
  "Owner",
  "E-mail",
  "Security met",
] as const;

/** The sheet "Resellers". */
export function resellerSheet(resellers: readonly SampleReseller[]): SheetContent {
  const rows = resellers.map((reseller, index): Cell[] => [
    reseller.id,
    reseller.name,
    reseller.country,
    serialOfDay(reseller.onboarded),
    serialOfDay(reseller.deauthorized ?? null),
    OWNERS[index % OWNERS.length] ?? null,
    `partners@${mailDomain(reseller.name)}.example`,
    reseller.security ? "Yes" : "No",
  ]);
  return {
    name: "Resellers",
    rows: [LIST_HEADER, ...rows],
    frozenRows: 1,
    columnFormats: new Map([
      [3, "yyyy-mm-dd"],
      [4, "yyyy-mm-dd"],
    ]),
    looks: headerLooks(LIST_HEADER.length),
    widths: widthsOf(LIST_HEADER, { Name: 210, Owner: 120, "E-mail": 270 }),
  };
}

/** The sheet "Rates": what a euro was worth, month by month. */
export function ratesSheet(): SheetContent {
  const header = ["Currency", "Month", "USDPerUnit"] as const;
  return {
    name: "Rates",
    rows: [header, ...BILLED_MONTHS.map((month): Cell[] => ["EUR", monthText(month), usdPerEur(month)])],
    frozenRows: 1,
    columnFormats: new Map([[2, "0.0000"]]),
    looks: headerLooks(header.length),
    widths: widthsOf(header, {}),
  };
}

/** The sheet "Formulas": the product's functions beside the spreadsheet's own. */
function formulaSheet(resellers: readonly SampleReseller[]): SheetContent {
  const shown = ["strong", "below", "cliff", "on-track", "watch", "new", "deauthorized", "no-anniversary"] as const;
  const ids = shown.map((story) => resellers.find((reseller) => reseller.story === story)?.id ?? null);
  const header = ["PLA ID", "TTM revenue (USD)", "Status", "Met?"] as const;
  const formulas = new Map<string, string>();
  ids.forEach((_, index) => {
    const row = index + 1;
    formulas.set(`${row},1`, `=CSP.TTM(A${row + 1})`);
    formulas.set(`${row},2`, `=CSP.STATUS(A${row + 1})`);
    formulas.set(`${row},3`, `=IF(CSP.STATUS(A${row + 1})="Met",1,0)`);
  });
  const total = ids.length + 1;
  formulas.set(`${total},1`, `=SUM(B2:B${ids.length + 1})`);
  formulas.set(`${total},3`, `=SUM(D2:D${ids.length + 1})`);
  const looks = new Map(headerLooks(header.length));
  for (const column of [0, 1, 3]) looks.set(`${total},${column}`, { bold: true });
  for (let row = 1; row <= total; row++) {
    looks.set(`${row},1`, { numberFormat: "#,##0.00", ...(row === total ? { bold: true } : {}) });
  }
  return {
    name: "Formulas",
    rows: [header, ...ids.map((id): Cell[] => [id, null, null, null]), ["Total", null, null, null]],
    formulas,
    looks,
    frozenRows: 1,
    widths: widthsOf(header, { "TTM revenue (USD)": 140, Status: 190 }),
  };
}

function serialOfDay(day: string | null): number | null {
  if (day === null) return null;
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return serialOf(year * 12 + month - 1, date);
}

const mailDomain = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
