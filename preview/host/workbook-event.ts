import type { Area } from "./area";
import type { HostCell } from "./workbook";

/** Excel's words for what happened to cells. */
export type CellChange = "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted";

/**
 * What a workbook reports. The host decides by itself which changes were the add-in's own: those raised while it runs a
 * request. Results of formulas never raise `cellsChanged`, they raise `calculated`.
 */
export type WorkbookEvent =
  | {
      readonly kind: "cellsChanged";
      readonly sheetId: string;
      readonly change: CellChange;
      /** Cells written, or the whole rows or columns inserted or deleted. */
      readonly area: Area;
      /** Another person's edit. */
      readonly isRemote: boolean;
      /** Given when exactly one cell was edited: what it held before and holds now. */
      readonly details: { readonly before: HostCell; readonly after: HostCell } | null;
    }
  | { readonly kind: "rowsSorted"; readonly sheetId: string; readonly area: Area }
  | { readonly kind: "rowsHidden"; readonly sheetId: string; readonly area: Area; readonly isHidden: boolean }
  | { readonly kind: "formatChanged"; readonly sheetId: string; readonly area: Area }
  | { readonly kind: "filtered"; readonly sheetId: string }
  | { readonly kind: "calculated"; readonly sheetId: string }
  | { readonly kind: "sheetAdded"; readonly sheetId: string }
  | { readonly kind: "sheetDeleted"; readonly sheetId: string; readonly name: string }
  | { readonly kind: "sheetRenamed"; readonly sheetId: string; readonly before: string; readonly after: string }
  | { readonly kind: "sheetActivated"; readonly sheetId: string; readonly previousSheetId: string }
  | { readonly kind: "sheetVisibility"; readonly sheetId: string }
  | { readonly kind: "sheetProtection"; readonly sheetId: string; readonly isProtected: boolean }
  | { readonly kind: "selectionChanged"; readonly sheetId: string; readonly area: Area };
