import { cellsOf, columnsOf, rowsOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../area";
import { fullAddressOf } from "../address";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, notImplemented } from "../host-error";
import { ObjectClass, type ValueMember } from "../object-class";
import { cellProperties, setCellProperties } from "./cell-properties";
import { conditionalFormats } from "./conditional-formats";
import { rangeFormat } from "./format";
import { formulaMembers } from "./formula-cells";
import { contents, valueType, writeContents, writeNumberFormats } from "./range-contents";
import { rangeParts } from "./range-parts";
import { rangeSort } from "./range-sort";
import { editableSheet, sheetOf, type RangeTarget } from "./range-target";
import { worksheet } from "./worksheet";

/** A read-only number or text about the area. */
const fact = (get: (area: Area, target: RangeTarget, host: ExcelHost) => unknown): ValueMember<RangeTarget> => ({
  kind: "value",
  get: (target, host) => get(target.area, target, host),
});

/** Hiding by whole rows or columns; read as null where only some are hidden. */
const hidden = (lines: "rows" | "columns"): ValueMember<RangeTarget> => ({
  kind: "value",
  get: ({ sheetId, area }, host) => hiddenState(sheetId, area, lines, host),
  set: ({ sheetId, area }, value, host) => {
    const sheet = editableSheet(host, sheetId, "Range.rowHidden");
    const [from, to] = lines === "rows" ? [area.top, area.bottom] : [area.left, area.right];
    sheet.setLinesHidden(lines, from, to, value === true);
  },
});

function hiddenState(sheetId: string, area: Area, lines: "rows" | "columns", host: ExcelHost): boolean | null {
  const sheet = sheetOf(host, sheetId, "Range.hidden");
  const [from, to] = lines === "rows" ? [area.top, area.bottom] : [area.left, area.right];
  const count = sheet.hiddenLines(lines, from, to);
  return count === 0 ? false : count === to - from + 1 ? true : null;
}

/** Inserts or deletes the whole rows or columns that a range consists of. */
function moveLines(target: RangeTarget, host: ExcelHost, isInsert: boolean, shift: unknown): void {
  const location = isInsert ? "Range.insert" : "Range.delete";
  const sheet = editableSheet(host, target.sheetId, location);
  const { area } = target;
  const isRows = columnsOf(area) === SHEET_COLUMNS;
  if (!isRows && rowsOf(area) !== SHEET_ROWS) throw notImplemented(`${location} of a part of rows or columns`);
  const expected = isInsert ? (isRows ? "Down" : "Right") : isRows ? "Up" : "Left";
  if (shift !== expected) throw invalidArgument(location);
  const [lines, at, count] = isRows
    ? (["rows", area.top, rowsOf(area)] as const)
    : (["columns", area.left, columnsOf(area)] as const);
  if (isInsert) sheet.insertLines(lines, at, count);
  else sheet.deleteLines(lines, at, count);
}

/** `Range` */
export const range: ObjectClass<RangeTarget> = new ObjectClass<RangeTarget>("Range", {
  members: {
    Address: fact((area, { sheetId }, host) => fullAddressOf(sheetOf(host, sheetId, "Range.address").name, area)),
    RowIndex: fact((area) => area.top),
    ColumnIndex: fact((area) => area.left),
    RowCount: fact(rowsOf),
    ColumnCount: fact(columnsOf),
    CellCount: fact((area) => (cellsOf(area) > 2 ** 31 - 1 ? -1 : cellsOf(area))),
    IsEntireRow: fact((area) => columnsOf(area) === SHEET_COLUMNS),
    IsEntireColumn: fact((area) => rowsOf(area) === SHEET_ROWS),
    Values: {
      kind: "value",
      get: (target, host) => contents(target, host, (sheet) => sheet.values(target.area)),
      set: (target, value, host) => writeContents(target, value, host, "Range.values"),
      assumed:
        "Written text becomes what typing it into an English Excel would give: numbers, percent, money, dates, truth values.",
    },
    Formulas: {
      kind: "value",
      get: (target, host) => contents(target, host, (sheet) => sheet.formulas(target.area)),
      set: (target, value, host) => writeContents(target, value, host, "Range.formulas"),
      assumed: "Cells that an answer spills into read as their values.",
    },
    Text: {
      kind: "value",
      get: (target, host) => contents(target, host, (sheet) => sheet.text(target.area)),
      assumed: "Number formats are shown by the host's own rules, and narrow columns never show ####.",
    },
    NumberFormat: {
      kind: "value",
      get: (target, host) => contents(target, host, (sheet) => sheet.numberFormats(target.area)),
      set: writeNumberFormats,
    },
    ValueTypes: {
      kind: "value",
      get: (target, host) =>
        contents(target, host, (sheet) => sheet.values(target.area).map((line) => line.map(valueType))),
      assumed: 'A text that reads like an error, such as "#N/A", counts as that error.',
    },
    Hidden: {
      kind: "value",
      get: ({ sheetId, area }, host) => {
        const rows = hiddenState(sheetId, area, "rows", host);
        const columns = hiddenState(sheetId, area, "columns", host);
        return rows === true || columns === true ? true : rows === false && columns === false ? false : null;
      },
      assumed: "true when all rows or all columns are hidden, null when some are.",
    },
    RowHidden: hidden("rows"),
    ColumnHidden: hidden("columns"),
    Format: { kind: "object", get: ({ sheetId, area }) => rangeFormat.of({ sheetId, areas: [area] }) },
    Worksheet: { kind: "object", get: ({ sheetId }) => worksheet.of({ sheetId }) },
    ConditionalFormats: {
      kind: "object",
      get: ({ sheetId, area }) => conditionalFormats.of({ sheetId, areas: [area] }),
    },
    Sort: { kind: "object", get: (target) => rangeSort.of(target) },
    ...rangeParts(),
    ...formulaMembers(),
    GetCellProperties: {
      kind: "method",
      call: (target, [options], host) => cellProperties(target, options, host),
      assumed: 'A cell without fill has the colour "#FFFFFF" and the pattern "None".',
    },
    SetCellProperties: {
      kind: "method",
      call: (target, [data], host) => setCellProperties(target, data, host),
      assumed: 'The fill colour "" takes the fill away, and so does the pattern "None".',
    },
    Select: { kind: "method", call: ({ sheetId, area }, _, host) => host.workbook.select({ sheetId, area }) },
    Clear: {
      kind: "method",
      call: ({ sheetId, area }, [what], host) => {
        const known = (["All", "Contents", "Formats"] as const).find((word) => word === (what ?? "All"));
        if (!known) throw notImplemented(`Range.clear ${String(what)}`);
        editableSheet(host, sheetId, "Range.clear").clear(area, known);
      },
    },
    Insert: {
      kind: "method",
      call: (target, [shift], host) => {
        moveLines(target, host, true, shift);
        return range.of({ sheetId: target.sheetId, area: target.area });
      },
    },
    Delete: { kind: "method", call: (target, [shift], host) => moveLines(target, host, false, shift) },
    Calculate: {
      kind: "method",
      call: (_, __, host) => host.workbook.calculate(),
      assumed: "Calculates every formula of the workbook, not only those of the range.",
    },
    SetDirty: {
      kind: "method",
      call: (_, __, host) => host.workbook.calculate(),
      assumed: "Calculates every formula at once instead of marking the cells of the range for the next calculation.",
    },
    _KeepReference: { kind: "method", call: () => null },
    _ValidateArraySize: {
      kind: "method",
      call: ({ area }, [rows, columns]) => {
        if (rows === rowsOf(area) && columns === columnsOf(area)) return;
        throw invalidArgument("Range.values");
      },
    },
  },
});
