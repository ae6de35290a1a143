import { extent, SHEET_COLUMNS } from "./address";
import { runPatiently } from "./run";
import type { Rectangle, Sheet, Stop } from "./workbook";

/** What is asked of a sheet. */
interface Look {
  readonly filled: Excel.Range;
  readonly touched: Excel.Range;
  readonly protection: Excel.WorksheetProtection;
}

function lookAt(sheet: Excel.Worksheet): Look {
  const filled = sheet.getUsedRangeOrNullObject(true);
  const touched = sheet.getUsedRangeOrNullObject(false);
  for (const range of [filled, touched]) range.load("rowIndex,columnIndex,rowCount,columnCount");
  sheet.protection.load("protected");
  return { filled, touched, protection: sheet.protection };
}

/**
 * Lists all worksheets that people can see or unhide, from left to right, with what is used of them. The first time takes
 * two requests; later one is enough, unless the sheets are others than before, which takes both after it.
 */
export function sheetLister(): (stop?: Stop) => Promise<readonly Sheet[]> {
  let known: readonly string[] = [];

  const list = (expected: readonly string[], stop: Stop | undefined): Promise<readonly Sheet[] | null> =>
    runPatiently(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name,items/visibility");
      const foreseen = expected.map((id) => lookAt(worksheets.getItem(id)));
      await context.sync();

      const sheets = worksheets.items.filter((sheet) => sheet.visibility !== "VeryHidden");
      const isAsExpected = sheets.length === expected.length && sheets.every(({ id }, at) => id === expected[at]);
      if (expected.length > 0 && !isAsExpected) return null;
      const looks = isAsExpected ? foreseen : sheets.map(lookAt);
      if (!isAsExpected) await context.sync();

      known = sheets.map(({ id }) => id);
      return sheets.flatMap(({ id, name, visibility }, at): readonly Sheet[] => {
        const look = looks[at];
        if (look === undefined) return [];
        const { filled, touched, protection } = look;
        return [
          {
            id,
            name,
            rows: filled.isNullObject ? 0 : filled.rowIndex + filled.rowCount,
            columns: filled.isNullObject ? 0 : filled.columnIndex + filled.columnCount,
            touchedColumns: touched.isNullObject ? 0 : touched.columnIndex + touched.columnCount,
            hidden: visibility === "Hidden",
            protected: protection.protected,
          },
        ];
      });
    }, stop);

  return async (stop) => {
    const orNone = (error: unknown): null => {
      if (stop?.aborted) throw error;
      return null;
    };
    // A sheet that is gone fails the request that expects it.
    const asBefore = known.length > 0 ? await list(known, stop).catch(orNone) : null;
    return asBefore ?? (await list([], stop)) ?? [];
  };
}

/** A rectangle of a sheet as Excel's object. */
export function rangeOf(sheet: Excel.Worksheet, area: Rectangle): Excel.Range {
  const { rows, columns } = extent(area);
  return sheet.getRangeByIndexes(area.firstRow - 1, area.firstColumn - 1, rows, columns);
}

/** The last used row of one sheet and its last used column; both 0 where it is empty. */
export function usedSize(sheetId: string, stop?: Stop): Promise<{ readonly rows: number; readonly columns: number }> {
  return runPatiently(async (context) => {
    const used = context.workbook.worksheets.getItem(sheetId).getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    if (used.isNullObject) return { rows: 0, columns: 0 };
    return {
      rows: used.rowIndex + used.rowCount,
      columns: Math.min(SHEET_COLUMNS, used.columnIndex + used.columnCount),
    };
  }, stop);
}
