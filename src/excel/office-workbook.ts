import type { Row } from "../core/cell";
import { addedSheet } from "./added-sheet";
import { addressOf } from "./address";
import { blocksOf, runsOf } from "./block-reader";
import { type Culture, cultureNow } from "./culture";
import { formulaResults } from "./formula-results";
import { keepSettingIn, settingIn } from "./kept-settings";
import { setWidths, writeOwnColumns } from "./own-columns";
import { replaceRules } from "./own-rules";
import { run, runPatiently, runWrite } from "./run";
import { rangeOf, sheetLister, usedSize } from "./sheets-in";
import { ownWrites, watchWorkbook } from "./watching";
import type { Workbook } from "./workbook";

/** The workbook that the add-in was opened in, through Office.js. `Office.onReady` must have been answered before. */
export function officeWorkbook(): Workbook {
  const own = ownWrites();
  let known: Culture | null = null;
  const culture = async (): Promise<Culture> => (known ??= await cultureNow());

  return {
    sheets: sheetLister(),

    async *rows(sheetId, { firstRow = 1, lastRow, columns, stop }) {
      const used = await usedSize(sheetId, stop);
      const last = Math.min(lastRow ?? used.rows, used.rows);
      const runs = columns ? runsOf(columns) : [{ first: 1, last: used.columns }];
      yield* blocksOf(sheetId, { firstRow, lastRow: last, runs }, stop);
    },

    async cells(sheetId, { firstRow, lastRow, firstColumn, lastColumn }, stop) {
      const rows: Row[] = [];
      const wanted = { firstRow, lastRow, runs: [{ first: firstColumn, last: lastColumn }] };
      for await (const block of blocksOf(sheetId, wanted, stop)) for (const row of block.rows) rows.push(row);
      return rows;
    },

    formulaResults,

    addSheet: (name, stop) => runWrite((context) => addedSheet(context, name), stop),

    async writeColumns(sheetId, block, stop) {
      const { date1904 } = await culture();
      await runWrite((context) => writeOwnColumns(context, sheetId, block, { date1904, own }), stop);
    },

    clearCells: (sheetId, area, stop) =>
      runWrite(async (context) => {
        own.note(sheetId, addressOf(area));
        rangeOf(context.workbook.worksheets.getItem(sheetId), area).clear("All");
        await context.sync();
      }, stop),

    columnWidths: (sheetId, first, count) =>
      runPatiently(async (context) => {
        const sheet = context.workbook.worksheets.getItem(sheetId);
        const formats = Array.from({ length: count }, (_, index) => {
          const { format } = sheet.getRangeByIndexes(0, first - 1 + index, 1, 1);
          format.load("columnWidth");
          return format;
        });
        await context.sync();
        return formats.map((format) => format.columnWidth);
      }),

    setColumnWidths: (sheetId, first, widths) =>
      run(async (context) => {
        setWidths(context.workbook.worksheets.getItem(sheetId), first, widths);
        await context.sync();
      }),

    setRules: (rules) => run((context) => replaceRules(context, rules)),

    select: (sheetId, area) =>
      run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(sheetId);
        sheet.activate();
        rangeOf(sheet, area).select();
        await context.sync();
      }),

    setting: settingIn,
    keepSetting: keepSettingIn,
    separators: async () => (await culture()).separators,
    date1904: async () => (await culture()).date1904,
    watch: (listener, stop) => watchWorkbook(listener, own, stop),
  };
}
