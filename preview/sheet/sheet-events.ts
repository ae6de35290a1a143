import type { ICellData, ICommandInfo, IRange, Nullable } from "@univerjs/core";
import { boundingArea, type Area } from "../host/area";
import type { CellChange, WorkbookEvent } from "../host/workbook-event";
import { areaOf } from "./sheet-rules";

/** What a mutation or operation of the spreadsheet is in Excel's words; nothing for those that Excel does not report. */
export function eventsOf(command: Readonly<ICommandInfo>): readonly WorkbookEvent[] {
  const params = (command.params ?? {}) as Params;
  const sheetId = params.subUnitId ?? params.sheetId ?? "";
  switch (command.id) {
    case "sheet.mutation.set-range-values":
      return cellEvents(sheetId, params.cellValue ?? {});
    case "sheet.mutation.insert-row":
      return lineEvent(sheetId, "RowInserted", params.range);
    case "sheet.mutation.remove-rows":
      return lineEvent(sheetId, "RowDeleted", params.range);
    case "sheet.mutation.insert-col":
      return lineEvent(sheetId, "ColumnInserted", params.range);
    case "sheet.mutation.remove-col":
      return lineEvent(sheetId, "ColumnDeleted", params.range);
    case "sheet.mutation.reorder-range":
      return params.range === undefined ? [] : [{ kind: "rowsSorted", sheetId, area: areaOf(params.range) }];
    case "sheet.mutation.move-rows":
    case "sheet.mutation.move-columns":
      return movedLines(sheetId, params.sourceRange, params.targetRange);
    case "sheet.mutation.move-range":
      return [...movedCells(params.from), ...movedCells(params.to)];
    case "sheet.mutation.set-row-hidden":
    case "sheet.mutation.set-row-visible":
      return (params.ranges ?? []).map((range) => ({
        kind: "rowsHidden",
        sheetId,
        area: areaOf(range),
        isHidden: command.id.endsWith("hidden"),
      }));
    case "sheet.mutation.set-filter-range":
    case "sheet.mutation.set-filter-criteria":
    case "sheet.mutation.remove-filter":
    case "sheet.mutation.re-calc-filter":
      return [{ kind: "filtered", sheetId }];
    case "sheet.mutation.insert-sheet":
      return [{ kind: "sheetAdded", sheetId: params.sheet?.id ?? "" }];
    case "sheet.mutation.remove-sheet":
      return [{ kind: "sheetDeleted", sheetId, name: params.subUnitName ?? "" }];
    case "sheet.mutation.set-worksheet-hidden":
      return [{ kind: "sheetVisibility", sheetId }];
    case "sheet.operation.set-selections":
      return selected(sheetId, params.selections ?? []);
    case "formula.mutation.set-formula-calculation-result":
      return Object.values(params.unitData ?? {}).flatMap((sheets) =>
        Object.keys(sheets ?? {}).map((id) => ({ kind: "calculated" as const, sheetId: id })),
      );
    default:
      return [];
  }
}

/** Cells by row and column, as a mutation has them. */
export type CellValues = Record<string, Nullable<Record<string, Nullable<ICellData>>>>;

interface MovedPart {
  readonly subUnitId: string;
  readonly value: CellValues;
}

/** The parameters of the mutations above, as far as they matter here. */
interface Params {
  readonly subUnitId?: string;
  readonly sheetId?: string;
  readonly subUnitName?: string;
  readonly cellValue?: CellValues;
  readonly range?: IRange;
  readonly ranges?: readonly IRange[];
  readonly sourceRange?: IRange;
  readonly targetRange?: IRange;
  readonly from?: MovedPart;
  readonly to?: MovedPart;
  readonly sheet?: { readonly id: string };
  readonly selections?: readonly { readonly range: IRange }[];
  readonly unitData?: Record<string, Nullable<Record<string, unknown>>>;
}

/** The smallest area around the cells of a mutation that pass the test. */
export function areaOfCells(cells: CellValues, counts: (cell: Nullable<ICellData>) => boolean): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const key in cells) {
    const row = Number(key);
    const line = cells[key];
    for (const name in line) {
      if (!counts(line[name])) continue;
      const column = Number(name);
      if (row < top) top = row;
      if (row > bottom) bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
    }
  }
  return bottom < 0 ? null : { top, left, bottom, right };
}

/** Whether a cell of a mutation says something about the content: without a cell everything goes. */
const touchesContent = (cell: Nullable<ICellData>): boolean =>
  cell === null || cell === undefined || "v" in cell || "f" in cell || "si" in cell || "p" in cell;

const touchesLook = (cell: Nullable<ICellData>): boolean => cell !== null && cell !== undefined && "s" in cell;

function cellEvents(sheetId: string, cells: CellValues): WorkbookEvent[] {
  const content = areaOfCells(cells, touchesContent);
  if (content !== null) {
    return [{ kind: "cellsChanged", sheetId, change: "RangeEdited", area: content, isRemote: false, details: null }];
  }
  const look = areaOfCells(cells, touchesLook);
  return look === null ? [] : [{ kind: "formatChanged", sheetId, area: look }];
}

function lineEvent(sheetId: string, change: CellChange, range: IRange | undefined): WorkbookEvent[] {
  if (range === undefined) return [];
  const rows = change === "RowInserted" || change === "RowDeleted";
  const area: Area = rows
    ? { top: range.startRow, bottom: range.endRow, left: 0, right: 16_383 }
    : { left: range.startColumn, right: range.endColumn, top: 0, bottom: 1_048_575 };
  return [{ kind: "cellsChanged", sheetId, change, area, isRemote: false, details: null }];
}

function movedLines(sheetId: string, source?: IRange, target?: IRange): WorkbookEvent[] {
  if (source === undefined || target === undefined) return [];
  const area = boundingArea(areaOf(source), areaOf(target));
  return [{ kind: "cellsChanged", sheetId, change: "RangeEdited", area, isRemote: false, details: null }];
}

const movedCells = (part: MovedPart | undefined): WorkbookEvent[] =>
  part === undefined ? [] : cellEvents(part.subUnitId, part.value);

function selected(sheetId: string, selections: readonly { readonly range: IRange }[]): WorkbookEvent[] {
  const last = selections.at(-1);
  return last === undefined ? [] : [{ kind: "selectionChanged", sheetId, area: areaOf(last.range) }];
}
