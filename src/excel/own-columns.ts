import type { Cell } from "../core/cell";
import { addressOf } from "./address";
import { rangeOf } from "./sheets-in";
import type { OwnWrites } from "./watching";
import type { ColumnBlock, ColumnFormat, Rectangle } from "./workbook";

/** What cells have that nobody gave a format. */
const GENERAL = "General";

/** Excel's number format for each kind of column. */
const NUMBER_FORMATS: Readonly<Record<ColumnFormat, string>> = {
  text: "@",
  integer: "0",
  usd: "#,##0.00",
  date: "yyyy-mm-dd",
  month: "yyyy-mm",
  exact: GENERAL,
  plain: GENERAL,
};

/** A text among exact numbers stays the text it is. */
const formatOf = (cell: Cell | undefined, format: ColumnFormat): string =>
  format === "exact" && typeof cell === "string" ? NUMBER_FORMATS.text : NUMBER_FORMATS[format];

/** Rows that go out in one request; far below Excel's 5 MB. */
const ROWS_A_REQUEST = 5_000;

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** The 1904 calendar begins 1,462 days after the 1900 one. */
const DAYS_1904 = 1_462;

function excelValue(cell: Cell | undefined, format: ColumnFormat, date1904: boolean): string | number | boolean {
  if (cell === null || cell === undefined) return "";
  if (format !== "date" && format !== "month") return cell;
  const day = Date.parse(format === "month" ? `${cell}-01` : String(cell));
  return (day - EPOCH_MS) / DAY_MS - (date1904 ? DAYS_1904 : 0);
}

/** One format for every cell of a range, as Office.js takes it, although its types know of matrices alone. */
const everyCell = (format: string): string[][] => format as unknown as string[][];

/** Makes columns from `first` on so many points wide; undefined leaves a column as it is. */
export function setWidths(sheet: Excel.Worksheet, first: number, widths: readonly (number | undefined)[]): void {
  widths.forEach((width, index) => {
    if (width !== undefined) sheet.getRangeByIndexes(0, first - 1 + index, 1, 1).format.columnWidth = width;
  });
}

/** Writes the header and the rows below it, a few thousand of them a request. */
export async function writeOwnColumns(
  context: Excel.RequestContext,
  sheetId: string,
  block: ColumnBlock,
  { date1904, own }: { readonly date1904: boolean; readonly own: OwnWrites },
): Promise<void> {
  const { columns, headerRow, firstColumn, after = 0, over = false } = block;
  const areaOf = (firstRow: number, rows: number): Rectangle => ({
    firstRow,
    firstColumn,
    lastRow: firstRow + rows - 1,
    lastColumn: firstColumn + columns.length - 1,
  });
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const writeFormat = (area: Rectangle, format: string[][]): void => {
    own.note(sheetId, addressOf(area));
    rangeOf(sheet, area).numberFormat = format;
  };
  const writeValues = (area: Rectangle, values: (string | number | boolean)[][]): void => {
    own.note(sheetId, addressOf(area));
    rangeOf(sheet, area).values = values;
  };

  if (after === 0) {
    const area = areaOf(headerRow, 1);
    writeFormat(area, everyCell(NUMBER_FORMATS.text));
    writeValues(area, [columns.map((column) => column.header)]);
    rangeOf(sheet, area).format.font.bold = true;
    setWidths(
      sheet,
      firstColumn,
      columns.map(({ width }) => width),
    );
  }

  for (let first = 0; first < block.rows.length; first += ROWS_A_REQUEST) {
    const rows = block.rows.slice(first, first + ROWS_A_REQUEST);
    const area = areaOf(headerRow + 1 + after + first, rows.length);
    // The format comes first: a text format keeps what follows from being taken for a number or a formula.
    columns.forEach(({ format }, index) => {
      const column = firstColumn + index;
      const formats = rows.map((row) => [formatOf(row[index], format)]);
      const first = formats[0]?.[0] ?? GENERAL;
      const isOne = formats.every(([each]) => each === first);
      if (isOne && first === GENERAL && !over) return;
      writeFormat({ ...area, firstColumn: column, lastColumn: column }, isOne ? everyCell(first) : formats);
    });
    writeValues(
      area,
      rows.map((row) => columns.map((column, index) => excelValue(row[index], column.format, date1904))),
    );
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one request has to stay under Excel's 5 MB
    await context.sync();
  }
  await context.sync();
}
