import type { SavedRecords } from "../../../preview/host/records";
import { cellKey, type SheetContent, type WorkbookContent } from "../../../preview/files/workbook-content";
import { xlsxContent } from "../../../preview/files/read-xlsx";
import { xlsxBytes } from "../../../preview/files/write-xlsx";
import type { Cell } from "../../../src/core/cell";

/** Records of a workbook in which no add-in keeps anything. */
export const EMPTY_RECORDS: SavedRecords = {
  settings: [],
  documentSettings: [],
  names: [],
  tables: [],
  xmlParts: [],
  sheetProperties: [],
};

/** A workbook of one sheet. */
export const oneSheet = (sheet: Partial<SheetContent>): WorkbookContent => ({
  name: "Book",
  records: null,
  sheets: [{ name: "Sheet", rows: [], ...sheet }],
});

/** What a workbook is after it was saved and opened again. */
export const reopened = async (content: WorkbookContent): Promise<WorkbookContent> =>
  xlsxContent(content.name, await xlsxBytes(content, "CSP"));

/** The only sheet of a workbook after it was saved and opened again. */
export async function reopenedSheet(sheet: Partial<SheetContent>): Promise<SheetContent> {
  const { sheets } = await reopened(oneSheet(sheet));
  if (sheets.length !== 1 || sheets[0] === undefined) throw new RangeError(`${sheets.length} sheets instead of one`);
  return sheets[0];
}

/** What a cell holds; `null` where the rows end before it. */
export const cellIn = (sheet: SheetContent, row: number, column: number): Cell => sheet.rows[row]?.[column] ?? null;

/** The look of a cell. */
export const lookIn = (sheet: SheetContent, row: number, column: number) => sheet.looks?.get(cellKey(row, column));
