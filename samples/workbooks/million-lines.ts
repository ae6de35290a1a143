import type { Row } from "../../src/core/cell";
import { Packing } from "../../preview/packed/packed-cells";
import type { SheetContent, WorkbookContent } from "../../preview/files/workbook-content";
import { COLUMNS } from "../exports/columns";
import { planOf } from "../exports/plan";
import { rateRows } from "../exports/rates";
import { resellerRows } from "../exports/resellers";
import { exportRows } from "../exports/sheet";
import { billingSheet } from "./clean-month-end";
import { MOST_LINES } from "./large-export";
import { SAMPLE_RECORDS } from "./sample-records";
import { headerLooks, widthsOf } from "./sheet-look";

/**
 * The billing of a large provider, 36 months in three currencies: a full sheet of lines, its list of some 5,000 resellers and
 * its rates. The lines are those of `samples/exports`. `made` hears how many lines are there.
 */
export function millionLines(lines = MOST_LINES, made: (lines: number) => void = () => undefined): WorkbookContent {
  const plan = planOf(lines);
  const packing = new Packing();
  for (const block of exportRows(plan)) {
    for (const row of block) packing.add(row);
    made(packing.rowCount - 1);
  }
  return {
    name: `Billing of ${lines.toLocaleString("en-US")} lines`,
    records: SAMPLE_RECORDS,
    sheets: [
      {
        ...billingSheet([]),
        rows: [],
        packed: packing.packed(),
        looks: headerLooks(COLUMNS.length),
      },
      plainSheet("Resellers", resellerRows(plan), { Name: 230 }),
      plainSheet("Rates", rateRows(plan), { USDPerUnit: 150 }),
    ],
  };
}

function plainSheet(name: string, rows: readonly Row[], wider: Readonly<Record<string, number>>): SheetContent {
  const header = (rows[0] ?? []).map(String);
  return { name, rows, frozenRows: 1, looks: headerLooks(header.length), widths: widthsOf(header, wider) };
}
