import { extent, SHEET_COLUMNS } from "./address";
import { runPatiently } from "./run";
import type { Rectangle, Sheet } from "./workbook";

/** All worksheets that people can see or unhide, from left to right, with what is used of them. Two requests. */
export function sheetsIn(): Promise<readonly Sheet[]> {
  return runPatiently(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id,items/name,items/visibility");
    await context.sync();

    const looks = worksheets.items
      .filter((sheet) => sheet.visibility !== "VeryHidden")
      .map((sheet) => {
        const filled = sheet.getUsedRangeOrNullObject(true);
        const touched = sheet.getUsedRangeOrNullObject(false);
        filled.load("rowIndex,columnIndex,rowCount,columnCount");
        touched.load("rowIndex,columnIndex,rowCount,columnCount");
        sheet.protection.load("protected");
        return { sheet, filled, touched };
      });
    await context.sync();

    return looks.map(({ sheet, filled, touched }) => ({
      id: sheet.id,
      name: sheet.name,
      rows: filled.isNullObject ? 0 : filled.rowIndex + filled.rowCount,
      columns: filled.isNullObject ? 0 : filled.columnIndex + filled.columnCount,
      touchedColumns: touched.isNullObject ? 0 : touched.columnIndex + touched.columnCount,
      hidden: sheet.visibility === "Hidden",
      protected: sheet.protection.protected,
    }));
  });
}

/** A rectangle of a sheet as Excel's object. */
export function rangeOf(sheet: Excel.Worksheet, area: Rectangle): Excel.Range {
  const { rows, columns } = extent(area);
  return sheet.getRangeByIndexes(area.firstRow - 1, area.firstColumn - 1, rows, columns);
}

/** The last used row of one sheet and its last used column; both 0 where it is empty. */
export function usedSize(sheetId: string): Promise<{ readonly rows: number; readonly columns: number }> {
  return runPatiently(async (context) => {
    const used = context.workbook.worksheets.getItem(sheetId).getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    if (used.isNullObject) return { rows: 0, columns: 0 };
    return {
      rows: used.rowIndex + used.rowCount,
      columns: Math.min(SHEET_COLUMNS, used.columnIndex + used.columnCount),
    };
  });
}
