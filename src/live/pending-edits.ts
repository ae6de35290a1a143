import type { WorkbookChange } from "../excel/workbook";
import { NO_EDITS, type RowSpan, type SheetEdits, withChange, withRows } from "./edits";

/** Edits by sheet id. A new one whenever a change is noted, so that two are the same only where nothing happened between. */
export type Edits = ReadonlyMap<string, SheetEdits>;

/** Edits of the billing sheets that the ledger has not followed yet. */
export interface PendingEdits {
  /** Notes a change of a billing sheet. */
  note(change: WorkbookChange): void;
  /** Notes that rows of a billing sheet hold something else. */
  noteRows(sheetId: string, rows: readonly RowSpan[]): void;
  /** The reseller list or the rates changed, which are small enough to be read whole. */
  noteTables(): void;
  /** Whether they changed since. */
  tables(): boolean;
  /** Something changed that no row says: only a fresh reading will do. */
  readAnew(): void;
  /** What there is to follow; `null` where only a fresh reading will do. */
  now(): Edits | null;
  /** All of it is followed, or about to be read anew. */
  clear(): void;
}

/** Nothing read yet that edits could change. */
export function pendingEdits(): PendingEdits {
  let edits: Edits | null = null;
  let tables = false;
  return {
    note: (change) => {
      if (!edits) return;
      const changed = withChange(edits.get(change.sheetId) ?? NO_EDITS, change);
      edits = changed && new Map([...edits, [change.sheetId, changed]]);
    },
    noteRows: (sheetId, rows) => {
      if (edits) edits = new Map([...edits, [sheetId, withRows(edits.get(sheetId) ?? NO_EDITS, rows)]]);
    },
    noteTables: () => {
      tables = true;
    },
    tables: () => tables,
    readAnew: () => {
      edits = null;
    },
    now: () => edits,
    clear: () => {
      edits = new Map();
      tables = false;
    },
  };
}
