import type { Sheet, Workbook } from "../excel/workbook";
import { fileOfRow } from "./data-sheet";

/** Rows closer together than this are cheaper to fetch with what lies between them. */
const ROWS_BETWEEN = 200;

/** The files whose sums stand in these rows of the sheet with the sums, by name. `rows` are in order. */
export async function filesBehind(
  workbook: Workbook,
  sheet: Sheet,
  rows: readonly number[],
): Promise<readonly string[]> {
  const names = new Set<string>();
  const wanted = new Set(rows);
  for (const { firstRow, lastRow } of runsOf(rows)) {
    const area = { firstRow, lastRow, firstColumn: 1, lastColumn: sheet.columns };
    const cells = await workbook.cells(sheet.id, area);
    cells.forEach((row, at) => wanted.has(firstRow + at) && names.add(fileOfRow(row)));
  }
  return [...names].filter((name) => name !== "").sort();
}

/** Runs of rows to fetch at once. */
function runsOf(rows: readonly number[]): readonly { readonly firstRow: number; readonly lastRow: number }[] {
  const runs: { firstRow: number; lastRow: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && row - last.lastRow <= ROWS_BETWEEN) last.lastRow = row;
    else runs.push({ firstRow: row, lastRow: row });
  }
  return runs;
}
