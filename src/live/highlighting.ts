import type { Row } from "../core/cell";
import type { Review } from "../core/rules/review";
import type { ColumnBlock, Rule, Sheet, Workbook } from "../excel/workbook";
import { billingRule, listRules, OWN_COLUMNS, type OwnArea, ownArea, ownRows } from "./highlight-plan";
import { type HighlightKept, highlightKept, KEYS } from "./kept";
import { firstFreeColumn, type OwnColumnsFound, ownColumnsIn, sideBySide } from "./own-columns-found";
import { Refusal } from "./sentence";
import type { SheetFound, SourceChoice } from "./session";

/** What is highlighted, and from what. */
export interface HighlightRequest {
  readonly review: Review;
  readonly chosen: SourceChoice;
  /** What the chosen sheets were recognised as. */
  readonly sheets: readonly SheetFound[];
}

/** What became of it: flagged resellers, and sentences about sheets that were left as they are. */
export interface Highlighted {
  readonly resellers: number;
  readonly notes: readonly string[];
}

/** Puts the highlights into the workbook and takes them away again. */
export interface Highlighting {
  /** What the workbook says is highlighted; `null` for nothing. */
  kept(): Promise<HighlightKept | null>;
  /** Highlights, or brings the highlights up to date; writes nothing where everything is as it should be. */
  put(request: HighlightRequest): Promise<Highlighted>;
  /** Takes away every column and conditional format of ours. Nobody's own fills were ever changed. */
  takeAway(): Promise<void>;
}

const locked = (name: string): string =>
  `“${name}” is protected, so it cannot be changed. Take the protection off (Review, Unprotect Sheet) and try again.`;

/** The highlights of a workbook. */
export function highlighting(workbook: Workbook): Highlighting {
  /** What was written last, so that an unchanged answer is not written again. */
  let written = "";

  const kept = async (): Promise<HighlightKept | null> => highlightKept(await workbook.setting(KEYS.highlight));

  const removeColumns = async (sheet: Sheet, found: OwnColumnsFound, widths: readonly number[]): Promise<void> => {
    if (sheet.protected) throw new Refusal(locked(sheet.name));
    for (const [index, column] of found.columns.entries()) {
      if (column === null) continue;
      await workbook.clearCells(sheet.id, {
        firstRow: found.headerRow,
        firstColumn: column,
        lastRow: found.lastRow,
        lastColumn: column,
      });
      const width = widths[index];
      if (width !== undefined) await workbook.setColumnWidths(sheet.id, column, [width]);
    }
  };

  /** Our columns in use, moved to where they belong; the place of new ones where there are none that fit. */
  const place = async (list: Sheet, headerRow: number, sheets: readonly Sheet[]): Promise<OwnPlace> => {
    const before = await kept();
    const holder = before && sheetOf(sheets, before);
    const found = before && holder ? await ownColumnsIn(workbook, holder, before) : null;
    const firstColumn = found && sideBySide(found);
    if (before && found && firstColumn !== null && holder?.id === list.id && found.headerRow === headerRow) {
      return { firstColumn, found, widths: before.widths };
    }
    let cleared = sheets;
    if (before && holder && found) {
      await removeColumns(holder, found, before.widths);
      cleared = await workbook.sheets();
    }
    const free = firstFreeColumn(cleared.find(({ id }) => id === list.id) ?? list);
    if (free === null) {
      throw new Refusal(
        `“${list.name}” has no ${OWN_COLUMNS.length} free columns at its right for the status. Delete empty columns there and try again.`,
      );
    }
    return {
      firstColumn: free,
      found: null,
      widths: await workbook.columnWidths(list.id, free, OWN_COLUMNS.length),
    };
  };

  return {
    kept,

    async put({ review, chosen, sheets }) {
      const now = await workbook.sheets();
      const list = now.find(({ id }) => id === chosen.resellers);
      const headerRow = sheets.find(({ id }) => id === list?.id)?.headerRow;
      if (!list || !headerRow) {
        throw new Refusal(
          "There is no reseller list to highlight. Add a sheet with a row for each reseller (PLA ID, name, onboarded), or choose one.",
        );
      }
      if (list.protected) throw new Refusal(locked(list.name));

      const { firstColumn, found, widths } = await place(list, headerRow, now);
      const area = ownArea(review, list.name, headerRow, firstColumn);
      const rows = ownRows(review, list.name, area);
      const { rules, notes } = rulesOf(review, chosen, now, list, area);
      const flagged = review.resellers.filter((reseller) => reseller.flagged).length;

      const wanted = JSON.stringify([list.id, area, rows, [...rules]]);
      if (found && wanted === written && sameIds(found, rows)) return { resellers: flagged, notes };

      // What we are about to add is noted first, so that it can be taken away even if the writing breaks off.
      await workbook.keepSetting(KEYS.highlight, {
        version: 1,
        sheetId: list.id,
        sheetName: list.name,
        headerRow,
        rows: rows.length,
        widths,
        asOf: review.asOf,
        flagged,
      } satisfies HighlightKept);
      await workbook.writeColumns(list.id, blockOf(area, rows, found === null));
      if (found && found.lastRow > area.lastRow) await workbook.clearCells(list.id, below(area, found.lastRow));
      // Sheets that are no longer used lose their highlight with the same stroke.
      await workbook.setRules(onEverySheet(now, rules));
      written = wanted;
      return { resellers: flagged, notes };
    },

    async takeAway() {
      const before = await kept();
      const sheets = await workbook.sheets();
      const holder = before && sheetOf(sheets, before);
      if (holder?.protected) throw new Refusal(locked(holder.name));
      const found = before && holder ? await ownColumnsIn(workbook, holder, before) : null;
      await workbook.setRules(onEverySheet(sheets, new Map()));
      if (before && holder && found) await removeColumns(holder, found, before.widths);
      if (before) await workbook.keepSetting(KEYS.highlight, null);
      written = "";
    },
  };
}

/** These rules, and none for the other sheets that can be changed. */
const onEverySheet = (
  sheets: readonly Sheet[],
  rules: ReadonlyMap<string, readonly Rule[]>,
): ReadonlyMap<string, readonly Rule[]> =>
  new Map(sheets.filter((sheet) => !sheet.protected).map(({ id }) => [id, rules.get(id) ?? []]));

interface OwnPlace {
  readonly firstColumn: number;
  /** What stands there already; `null` for a new place. */
  readonly found: OwnColumnsFound | null;
  readonly widths: readonly number[];
}

/** The sheet that holds our columns. Programs other than Excel may give a sheet another id when they save the file. */
function sheetOf(sheets: readonly Sheet[], kept: HighlightKept): Sheet | null {
  return sheets.find(({ id }) => id === kept.sheetId) ?? sheets.find(({ name }) => name === kept.sheetName) ?? null;
}

function sameIds(found: OwnColumnsFound, rows: readonly Row[]): boolean {
  const blank = (cell: unknown): boolean => cell === null || cell === "";
  return (
    found.ids.length === rows.length &&
    rows.every(([id], row) => id === found.ids[row] || (blank(id) && blank(found.ids[row])))
  );
}

/** `isNew`: the columns take our widths; a person may have changed them since. */
const blockOf = (area: OwnArea, rows: readonly Row[], isNew: boolean): ColumnBlock => ({
  headerRow: area.headerRow,
  firstColumn: area.firstColumn,
  columns: OWN_COLUMNS.map(({ header, format, width }) => ({ header, format, ...(isNew ? { width } : {}) })),
  rows,
});

const below = (area: OwnArea, lastRow: number) => ({
  firstRow: area.lastRow + 1,
  firstColumn: area.firstColumn,
  lastRow,
  lastColumn: area.firstColumn + OWN_COLUMNS.length - 1,
});

/** The conditional formats by sheet id. A list without a reseller has no rows to colour. */
function rulesOf(
  review: Review,
  chosen: SourceChoice,
  sheets: readonly Sheet[],
  list: Sheet,
  area: OwnArea,
): { readonly rules: ReadonlyMap<string, readonly Rule[]>; readonly notes: readonly string[] } {
  const rules = new Map<string, readonly Rule[]>();
  const notes: string[] = [];
  if (area.lastRow <= area.headerRow) return { rules, notes };
  rules.set(list.id, listRules(area));
  for (const sheet of sheets.filter(({ id }) => chosen.billing.includes(id))) {
    const report = review.sources.find(({ name }) => name === sheet.name);
    const column = report?.columns.find(({ role }) => role === "reseller")?.column;
    if (!report || column === undefined) continue;
    if (sheet.protected) notes.push(locked(sheet.name));
    else rules.set(sheet.id, [billingRule(sheet, report.headerRow, column, list.name, area)]);
  }
  return { rules, notes };
}
