import { colToLetter, rangeRef, type CellStyle, type WriteOptions, type WriteSheet } from "hucre/xlsx";
import { countInWords } from "../basis";
import { newGrid, nextRow, put, sheetOf, type Value } from "./grid";
import { headerStyle, KIND_STYLES, SUBTITLE, TITLE, type Kind } from "./styles";

/** One column of a table. */
export interface Field<Entry> {
  readonly header: string;
  readonly kind: Kind;
  /** In characters. */
  readonly width: number;
  readonly of: (entry: Entry) => Value;
  /** A look of its own for some entries; `null` leaves the column's. */
  readonly style?: (entry: Entry) => CellStyle | null;
}

/** A sheet that is one table below a title, with filters and a frozen header. */
export interface Table<Entry> {
  readonly name: string;
  readonly title: string;
  /** Lines below the title. */
  readonly lines: readonly { readonly text: string; readonly style?: CellStyle }[];
  readonly fields: readonly Field<Entry>[];
  readonly entries: readonly Entry[];
  /** Columns that stay in sight at the left. */
  readonly frozenColumns: number;
  /** Columns on paper; those after them are for the screen. */
  readonly printedColumns: number;
  readonly tabColour: string;
  /** What stands in place of rows where there are none. */
  readonly none: string;
}

/** How every sheet prints: A4, landscape, as wide as the page, numbered. */
export const PAGE = {
  paperSize: "a4",
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
} as const;

/** Name of the sheet at the left of the foot, page number at the right. */
export const FOOTER = { oddFooter: "&LCSP revenue check: &A&RPage &P of &N" } as const;

const ROW_LIMIT = 100_000;

type NamedRange = NonNullable<WriteOptions["namedRanges"]>[number];

/** A sheet, and what of it goes on paper. */
export interface Page {
  readonly sheet: WriteSheet;
  readonly namedRanges: readonly NamedRange[];
}

/**
 * The table as a sheet. Of more than 100,000 entries the first are shown, and a line says so: a sheet that takes minutes to
 * open helps nobody, and the JSON answer has them all.
 */
export function tableSheet<Entry>(table: Table<Entry>): Page {
  const { fields, entries } = table;
  const grid = newGrid(fields.map(({ width }) => width));
  const shown = entries.slice(0, ROW_LIMIT);
  put(grid, 0, 0, table.title, TITLE);
  for (const { text, style } of table.lines) {
    const row = nextRow(grid);
    put(grid, row, 0, text, style ?? SUBTITLE);
    // A line with a background has it across the page.
    for (let column = 1; style?.fill && column < table.printedColumns; column += 1) put(grid, row, column, null, style);
  }
  if (shown.length < entries.length) {
    put(
      grid,
      nextRow(grid),
      0,
      `The first ${countInWords(ROW_LIMIT)} of ${countInWords(entries.length)} are shown; the JSON answer has them all.`,
      TITLE,
    );
  }
  const headerRow = nextRow(grid) + 1;
  fields.forEach(({ header, kind }, column) => put(grid, headerRow, column, header, headerStyle(kind)));
  for (const entry of shown) {
    const row = nextRow(grid);
    fields.forEach((field, column) =>
      put(grid, row, column, field.of(entry), field.style?.(entry) ?? null, field.kind),
    );
  }
  if (shown.length === 0) put(grid, headerRow + 1, 0, table.none, SUBTITLE);
  const lastRow = nextRow(grid) - 1;
  const sheet: WriteSheet = {
    name: table.name,
    ...sheetOf(grid),
    columns: fields.map(({ kind, width }) => ({ width, style: KIND_STYLES[kind] })),
    freezePane: { rows: headerRow + 1, columns: table.frozenColumns },
    autoFilter: { range: rangeRef(headerRow, 0, lastRow, fields.length - 1) },
    pageSetup: PAGE,
    headerFooter: FOOTER,
    view: { tabColor: { rgb: table.tabColour }, showGridLines: false },
  };
  const area = `$A$1:$${colToLetter(table.printedColumns - 1)}$${lastRow + 1}`;
  return {
    sheet,
    // Written by name, because the writer's own page setup leaves out the quotes that "Watch list" needs.
    namedRanges: [
      { name: "_xlnm.Print_Area", range: `'${table.name}'!${area}`, scope: table.name },
      { name: "_xlnm.Print_Titles", range: `'${table.name}'!$${headerRow + 1}:$${headerRow + 1}`, scope: table.name },
    ],
  };
}
