import { listHeaderIn } from "../core/import/reseller-list";
import { resellerIdIn } from "../core/import/reseller-id";
import type { Review } from "../core/rules/review";
import { columnLetters, SHEET_COLUMNS, SHEET_ROWS } from "../excel/address";
import type { ActiveCell, FormulaCells } from "../excel/formula-cells";
import type { Rectangle, Workbook } from "../excel/workbook";
import { areaText, outcome, type Outcome, placeText } from "./formula-outcome";
import type { SheetFound } from "./session";

/** A formula to insert. */
export interface Insertion {
  /** Whether it asks about a reseller. */
  readonly aboutReseller: boolean;
  /** Names of further arguments that stand there as an example. */
  readonly examples: readonly string[];
  /** In English with commas; `reseller` is a cell or an id. */
  readonly text: (reseller: string) => string;
  /** Cells that its answer will take; `null` rows are not known beforehand. */
  readonly size: { readonly rows: number | null; readonly columns: number };
}

/** What is known of the workbook that helps to choose the argument. */
export interface InsertingIn {
  readonly workbook: Workbook;
  readonly cells: FormulaCells;
  /** The reseller list, where there is one. */
  readonly list: SheetFound | null;
  readonly review: Review | null;
  /** The mark between arguments as people see it. */
  readonly separator: string;
}

/** Stands for a reseller where none is at hand. */
const SAMPLE_ID = "6048879";

/**
 * Puts a formula into the active cell, or says why it does not. Whatever stands in the cell goes only if it is the cell
 * `replaceable`, as an outcome offered it.
 */
export async function insert(insertion: Insertion, from: InsertingIn, replaceable: string | null): Promise<Outcome> {
  const here = await from.cells.activeCell();
  const place = placeText(here);
  if (here.spillsFrom) {
    const parent = placeText({ ...here, ...here.spillsFrom });
    return outcome(
      "warning",
      `${place} belongs to the answer in ${parent}.`,
      "A formula in it would take the place that the answer needs. Choose a cell outside of the answer.",
    );
  }
  if (place !== replaceable && here.content !== null && here.content !== "") {
    return {
      intent: "warning",
      title: `${place} is not empty.`,
      sentence: `It holds ${shortText(here.content)}. Choose an empty cell, or replace what is there.`,
      offer: { to: "insert-anyway", place },
    };
  }
  const obstacle = await obstacleFor(insertion.size, here, from.cells);
  if (obstacle) return outcome("warning", "There is no room for the answer.", obstacle);

  const argument = insertion.aboutReseller ? await argumentFor(here, from) : null;
  const formula = insertion.text(argument?.text ?? "");
  const { sheetId, row, column } = here;
  const area = { firstRow: row, firstColumn: column, lastRow: row, lastColumn: column };
  await from.cells.writeFormulas([{ sheetId, area, rows: [[formula]] }]);
  const shown = insertion.text(argument?.text ?? "").replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, from.separator);
  const changes = [argument?.change, changesOf(insertion.examples)].filter((sentence) => sentence);
  return outcome("success", `${shown} is in ${place}.`, changes.join(" "));
}

function changesOf(examples: readonly string[]): string {
  if (examples.length === 0) return "";
  return `The ${examples.length === 1 ? "argument" : "arguments"} ${examples.join(" and ")} ${examples.length === 1 ? "is an example" : "are examples"}: change them to the months you want.`;
}

function shortText(content: string | number | boolean): string {
  const text = String(content);
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/** Why an answer of more than one cell would not fit; `null` where it does. */
async function obstacleFor(
  { rows, columns }: Insertion["size"],
  { sheetId, sheetName, row, column }: ActiveCell,
  cells: FormulaCells,
): Promise<string | null> {
  if (rows === 1 && columns === 1) return null;
  const [lastRow, lastColumn] = [rows === null ? SHEET_ROWS : row + rows - 1, column + columns - 1];
  if (lastRow > SHEET_ROWS || lastColumn > SHEET_COLUMNS)
    return "The answer would not fit on the sheet. Choose a cell further up or to the left.";
  const size = `${rows === null ? "as many rows as there are lines" : `${rows} rows`} and ${columns} columns`;
  const parts: Rectangle[] = [
    { firstRow: row, firstColumn: column + 1, lastRow: row, lastColumn },
    { firstRow: row + 1, firstColumn: column, lastRow, lastColumn },
  ];
  for (const part of parts) {
    if (part.firstRow > part.lastRow || part.firstColumn > part.lastColumn) continue;
    const filled = await cells.firstFilled(sheetId, part);
    if (!filled) continue;
    return `The answer takes ${size}, and ${placeText({ sheetId, sheetName, ...filled })} holds something. Choose a cell with free cells below and beside it, for example on a new sheet.`;
  }
  const merged = await cells.mergedIn(sheetId, { firstRow: row, firstColumn: column, lastRow, lastColumn });
  if (!merged) return null;
  return `The answer takes ${size}, and ${areaText(sheetName, merged)} is merged, where Excel shows #SPILL! instead of answers. Unmerge these cells, or choose a cell with free cells below and beside it.`;
}

/** The cell or id to ask about, and what a person has to change about it; "" where nothing. */
async function argumentFor(
  here: ActiveCell,
  { workbook, list, review }: InsertingIn,
): Promise<{ readonly text: string; readonly change: string }> {
  const idColumn = list && list.id === here.sheetId ? await idColumnOf(workbook, list) : null;
  if (
    list &&
    idColumn !== null &&
    idColumn !== here.column &&
    here.row > (list.headerRow ?? 0) &&
    here.row <= list.rows
  )
    return { text: `${columnLetters(idColumn)}${here.row}`, change: "" };

  const known = new Set(review?.resellers.map(({ id }) => id));
  const ids = here.left.map((cell) => resellerIdIn(cell));
  const nearest = ids.reduce((last, read, at) => (read.is === "id" && known.has(read.id) ? at : last), -1);
  const beside = nearest >= 0 ? nearest : ids.at(-1)?.is === "id" ? ids.length - 1 : -1;
  if (beside >= 0) return { text: `${columnLetters(beside + 1)}${here.row}`, change: "" };

  const id = review?.resellers.find(({ flagged }) => flagged)?.id ?? review?.resellers[0]?.id ?? SAMPLE_ID;
  return {
    text: id,
    change: `${id} is an example: put the PLA ID you want in its place, or the cell that holds it.`,
  };
}

/** The column of the ids in the reseller list; `null` where it has none any more. */
async function idColumnOf(workbook: Workbook, list: SheetFound): Promise<number | null> {
  const row = list.headerRow ?? 1;
  const sheet = (await workbook.sheets()).find(({ id }) => id === list.id);
  if (!sheet || sheet.columns === 0) return null;
  const area = { firstRow: row, firstColumn: 1, lastRow: row, lastColumn: sheet.columns };
  const column = listHeaderIn(await workbook.cells(list.id, area))?.columns.get("id");
  return column === undefined ? null : column + 1;
}
