import type { Cell, Row } from "../core/cell";
import type { ResellerReview, Review } from "../core/rules/review";
import { stageText, statusText } from "../core/rules/wording";
import { columnLetters, fixedReference } from "../excel/address";
import type { ColumnFormat, Rectangle, Rule, Sheet } from "../excel/workbook";
import { MARK_OF, priorityOf, type Priority } from "./severity";

/** A column that we add to the reseller list. */
interface OwnColumn {
  readonly header: string;
  readonly format: ColumnFormat;
  /** Width in points. */
  readonly width: number;
  readonly cell: (reseller: ResellerReview, review: Review) => Cell;
}

/** An id is written as a number where a double holds it exactly, so that formulas find it. */
const numeric = (id: string): Cell => (id.length <= 15 ? Number(id) : id);

/** How near the check is; nothing where it is not known when the check is. */
const stageOf = ({ checkMonth, stage }: ResellerReview): Cell => (checkMonth === null ? null : stageText(stage));

/** The columns that we add to the reseller list, from left to right. Another one is another row. */
export const OWN_COLUMNS: readonly OwnColumn[] = [
  { header: "CSP PLA ID", format: "integer", width: 70, cell: ({ id }) => numeric(id) },
  { header: "CSP priority", format: "integer", width: 64, cell: priorityOf },
  { header: "CSP status", format: "text", width: 130, cell: statusText },
  { header: "CSP stage", format: "text", width: 110, cell: stageOf },
  { header: "CSP check month", format: "month", width: 96, cell: ({ checkMonth }) => checkMonth },
  { header: "CSP TTM USD", format: "usd", width: 84, cell: ({ ttmUsd }) => ttmUsd },
  { header: "CSP shortfall USD", format: "usd", width: 100, cell: ({ shortfallUsd }) => shortfallUsd },
  { header: "CSP as of", format: "date", width: 72, cell: (_, { asOf }) => asOf },
];

export const OWN_HEADERS: readonly string[] = OWN_COLUMNS.map((column) => column.header);

/** Where our columns stand: headers in `headerRow`, one row for each row of the list below it. */
export interface OwnArea {
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
}

const cellsOf = (area: OwnArea, header: string): Rectangle => {
  const column = area.firstColumn + OWN_HEADERS.indexOf(header);
  return { firstRow: area.headerRow + 1, firstColumn: column, lastRow: area.lastRow, lastColumn: column };
};

/** Our part of the list: from its header to the last row with a reseller. */
export function ownArea(review: Review, listName: string, headerRow: number, firstColumn: number): OwnArea {
  const rows = review.resellers.map(({ place }) => (place?.source === listName ? place.row : headerRow));
  return { headerRow, firstColumn, lastRow: rows.reduce((last, row) => Math.max(last, row), headerRow) };
}

/** The cells below our headers, row by row; a row of the list without a reseller stays empty. */
export function ownRows(review: Review, listName: string, area: OwnArea): readonly Row[] {
  const byRow = new Map<number, ResellerReview>();
  for (const reseller of review.resellers) {
    if (reseller.place?.source === listName) byRow.set(reseller.place.row, reseller);
  }
  return Array.from({ length: area.lastRow - area.headerRow }, (_, index) => {
    const reseller = byRow.get(area.headerRow + 1 + index);
    return OWN_COLUMNS.map((column) => (reseller ? column.cell(reseller, review) : null));
  });
}

/** The conditional formats of the reseller list: one for each priority, over the whole row up to our last column. */
export function listRules(area: OwnArea): readonly Rule[] {
  const lastColumn = area.firstColumn + OWN_COLUMNS.length - 1;
  const rows: Rectangle = { firstRow: area.headerRow + 1, firstColumn: 1, lastRow: area.lastRow, lastColumn };
  const priority = `$${columnLetters(cellsOf(area, "CSP priority").firstColumn)}${rows.firstRow}`;
  return ([1, 2, 3, 4] satisfies Priority[]).map((each) => ({
    area: rows,
    formula: `=${priority}=${each}`,
    mark: MARK_OF[each],
  }));
}

/**
 * The conditional format of a billing sheet: a line is marked where our columns beside the list give its reseller a
 * priority. COUNTIFS takes 0012345, "12345" and 12345 for the same number, as the review does.
 */
export function billingRule(
  sheet: Sheet,
  headerRow: number,
  resellerColumn: number,
  listName: string,
  area: OwnArea,
): Rule {
  const rows: Rectangle = {
    firstRow: headerRow + 1,
    firstColumn: 1,
    lastRow: Math.max(sheet.rows, headerRow + 1),
    lastColumn: sheet.columns,
  };
  const cell = `$${columnLetters(resellerColumn)}${rows.firstRow}`;
  const id = `TRIM(SUBSTITUTE(SUBSTITUTE(UPPER(${cell}),"ID:",""),CHAR(160)," "))`;
  const ids = fixedReference(listName, cellsOf(area, "CSP PLA ID"));
  const priorities = fixedReference(listName, cellsOf(area, "CSP priority"));
  return { area: rows, formula: `=COUNTIFS(${ids},${id},${priorities},">0")>0`, mark: "flagged-line" };
}
