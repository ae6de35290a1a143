import type { SheetContent, WorkbookContent } from "../files/workbook-content";
import { PACKED_FROM_ROWS, Packing } from "./packed-cells";

/** The workbook with its large sheets packed; small ones stay plain rows. */
export function packedContent(content: WorkbookContent): WorkbookContent {
  return { ...content, sheets: content.sheets.map(packedWhereLarge) };
}

function packedWhereLarge(sheet: SheetContent): SheetContent {
  if (sheet.rows.length < PACKED_FROM_ROWS) return sheet;
  const packing = new Packing();
  for (const row of sheet.rows) packing.add(row);
  return { ...sheet, rows: [], packed: packing.packed() };
}
