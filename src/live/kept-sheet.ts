import type { Workbook } from "../excel/workbook";
import {
  countedRows,
  dataSheetIn,
  HEADER_ROW,
  holdsSums,
  isAsLeft,
  placeIn,
  type RowsOfAway,
  rowsOfAway,
  type SumsPlace,
} from "./data-sheet";
import { type FileKept, type FilesKept, filesKept, KEYS } from "./kept";
import type { Seen } from "./looking";
import type { RowsByFile } from "./rows-by-file";
import type { LeftOut } from "./sheet-rows";
import type { SheetsSeen } from "./sheets-seen";

/** The sheet with the kept sums, as far as it is known. */
export interface KeptSheet {
  /** What the workbook says of files; `null` where it keeps none. */
  readonly kept: () => FilesKept | null;
  /** Where the sums stand; `null` where their sheet is not there. */
  readonly place: () => SumsPlace | null;
  /** Whether it ends where it ended when all was written. */
  readonly isAsWritten: () => boolean;
  /** Its rows as they were last counted: those of files that are away stay as they are. `null` where nobody counted. */
  readonly counted: () => RowsByFile | null;
  /** Learns from the workbook what it keeps. */
  begin(): Promise<void>;
  /** The same again, because somebody else may work in the workbook as well. Whether it keeps other files by now. */
  learn(): Promise<boolean>;
  /** Finds the sheet among those that were looked at. */
  wereSeen(sheets: readonly Seen[]): void;
  /** What the workbook says of files from now on, and whether all of it stands in the sheet. */
  keptAre(kept: FilesKept | null, isWritten: boolean): void;
  /**
   * Begins a reading in which rows of these files alone count, and counts them meanwhile. `null` where there is none, and
   * where the sheet does not have their sums: the numbers will be without them, even if the rows are still there.
   */
  beginCounting(away: readonly FileKept[]): { readonly id: string; readonly leftOut: LeftOut } | null;
  /** The reading that was begun has read all rows; one that was stopped counts for nothing. */
  endCounting(): void;
}

/** What is known of it before anything was looked at. */
export function keptSheet(workbook: Workbook, sheets: SheetsSeen): KeptSheet {
  let kept: FilesKept | null = null;
  let place: SumsPlace | null = null;
  let isAsWritten = true;
  let counted: RowsByFile | null = null;
  let counting: RowsOfAway | null = null;

  const wereSeen = (seen: readonly Seen[]): void => {
    const there = dataSheetIn(seen, kept);
    place = there && placeIn(there);
    if (!kept || !there) return;
    // It may have been renamed.
    kept = { ...kept, sheetId: there.sheet.id, sheetName: there.sheet.name };
    isAsWritten = isAsLeft(there, kept);
  };

  return {
    kept: () => kept,
    place: () => place,
    isAsWritten: () => isAsWritten,
    counted: () => counted,
    begin: async () => {
      kept = filesKept(await workbook.setting(KEYS.files));
      if (!kept) return;
      wereSeen(await sheets.look());
      // Only where it is another than it was left, its rows have to be counted to know whose are missing.
      if (place && !isAsWritten) counted = await countedRows(workbook, place);
    },
    learn: async () => {
      const now = filesKept(await workbook.setting(KEYS.files));
      if (JSON.stringify(now?.files) === JSON.stringify(filesKept(kept)?.files)) return false;
      kept = now;
      isAsWritten = true;
      counted = null;
      wereSeen(await sheets.look());
      return true;
    },
    wereSeen,
    keptAre: (next, isWritten) => {
      kept = next;
      if (!next) place = null;
      else if (place?.id !== next.sheetId) place = { id: next.sheetId, headerRow: HEADER_ROW };
      isAsWritten = isWritten;
      // Where it was looked at, it was without its header.
      if (next && isWritten && sheets.byId(next.sheetId)?.sumsRow === null) sheets.doubt(next.sheetId);
    },
    beginCounting: (away) => {
      counting = null;
      if (away.length === 0) return null;
      const there = sheets.byId(place?.id ?? null);
      if (!there || !holdsSums(there, away)) {
        counted = new Map();
        return null;
      }
      counting = rowsOfAway(new Set(away.map(({ name }) => name)));
      return { id: there.sheet.id, leftOut: counting.leftOut };
    },
    endCounting: () => {
      if (counting) counted = counting.counted();
      counting = null;
    },
  };
}
