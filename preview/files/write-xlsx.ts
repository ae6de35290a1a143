import { writeXlsx, type CellStyle, type Cell as FileCell, type WriteOptions } from "hucre/xlsx";
import type { Cell } from "../../src/core/cell";
import { referenceIn } from "../host/address";
import { ADDIN_DATA_SHEET, addinDataTexts } from "./addin-data";
import { fileFormula } from "./file-formula";
import { CELL_PADDING, PIXELS_PER_LETTER } from "./read-xlsx";
import type { CellLook, SheetContent, WorkbookContent } from "./workbook-content";

type WriteSheet = WriteOptions["sheets"][number];

/** The workbook as the bytes of an .xlsx file. `namespace` is that of the add-in's functions, "CSP". */
export async function xlsxBytes(content: WorkbookContent, namespace: string): Promise<Uint8Array> {
  const sheets = content.sheets.map((sheet) => writtenSheet(sheet, namespace));
  if (content.records !== null) {
    const ruleIds = content.sheets.map((sheet) => (sheet.rules ?? []).map((rule) => rule.id ?? ""));
    const sheetIds = content.sheets.map((sheet, index) => sheet.id ?? `sheet-${index + 1}`);
    const texts = addinDataTexts({ records: content.records, sheetIds, ruleIds });
    const taken = new Set(content.sheets.map(({ name }) => name.toLowerCase()));
    let name = ADDIN_DATA_SHEET;
    while (taken.has(name)) name += "_";
    sheets.push({ name, rows: texts.map((text) => [fileText(text)]), veryHidden: true });
  }
  return writeXlsx({ sheets });
}

function writtenSheet(sheet: SheetContent, namespace: string): WriteSheet {
  const cells = new Map<string, Partial<FileCell>>();
  const valueAt = (key: string): Cell => {
    const [row = 0, column = 0] = key.split(",").map(Number);
    return fileText(sheet.rows[row]?.[column] ?? null);
  };
  for (const [key, look] of sheet.looks ?? []) {
    const value = valueAt(key);
    const [row, column] = key.split(",").map(Number);
    const numFmt = row === 0 || typeof value !== "number" ? undefined : sheet.columnFormats?.get(column ?? -1);
    cells.set(key, { value, style: { ...(numFmt === undefined ? {} : { numFmt }), ...styleOf(look) } });
  }
  for (const [key, formula] of sheet.formulas ?? []) {
    const spill = sheet.spills?.get(key);
    cells.set(key, {
      ...cells.get(key),
      value: null,
      formula: fileFormula(formula, namespace),
      formulaResult: valueAt(key),
      ...(spill === undefined ? {} : { formulaType: "array", formulaRef: spill, formulaDynamic: true }),
    });
  }
  sheet.rows.forEach((row, r) => {
    if (r === 0) return;
    for (const [column, numFmt] of sheet.columnFormats ?? []) {
      const value = row[column];
      const key = `${r},${column}`;
      if (typeof value === "number" && !cells.has(key)) cells.set(key, { value, style: { numFmt } });
    }
  });
  for (const [key, { author, text }] of sheet.notes ?? []) {
    cells.set(key, { value: valueAt(key), ...cells.get(key), comment: { author, text } });
  }
  const columnCount = Math.max(0, ...(sheet.widths?.keys() ?? [])) + 1;
  return {
    name: sheet.name,
    rows: sheet.rows.map((row) => row.map(fileText)),
    cells,
    merges: (sheet.merged ?? []).flatMap((address) => {
      const { area } = referenceIn(address) ?? {};
      return area === undefined
        ? []
        : [{ startRow: area.top, startCol: area.left, endRow: area.bottom, endCol: area.right }];
    }),
    columns: Array.from({ length: columnCount }, (_, column) => {
      const width = sheet.widths?.get(column);
      return width === undefined ? {} : { width: (width - CELL_PADDING) / PIXELS_PER_LETTER };
    }),
    conditionalRules: (sheet.rules ?? []).map((rule, index) => ({
      type: "expression" as const,
      priority: index + 1,
      formula: rule.formula.replace(/^=/, ""),
      style: styleOf(rule.look, true),
      stopIfTrue: rule.stopIfTrue,
      range: rule.range,
    })),
    ...(sheet.frozenRows === undefined || sheet.frozenRows === 0 ? {} : { freezePane: { rows: sheet.frozenRows } }),
    ...(sheet.hidden === true ? { hidden: true } : {}),
    ...(sheet.filter === undefined ? {} : { autoFilter: { range: sheet.filter } }),
  };
}

/** The file writes some signs as `_x000D_`; a text that looks like one needs its first sign written so. */
const fileText = (cell: Cell): Cell =>
  typeof cell === "string" ? cell.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_") : cell;

/** In a conditional format the colour of a solid fill is the background's. */
function styleOf(look: CellLook, isConditional = false): CellStyle {
  const fill = look.fill === undefined ? undefined : { rgb: look.fill.replace("#", "") };
  return {
    ...(fill === undefined
      ? {}
      : { fill: { type: "pattern", pattern: "solid", fgColor: fill, ...(isConditional ? { bgColor: fill } : {}) } }),
    ...(look.color === undefined && look.bold === undefined && look.italic === undefined
      ? {}
      : {
          font: {
            ...(look.bold === undefined ? {} : { bold: look.bold }),
            ...(look.italic === undefined ? {} : { italic: look.italic }),
            ...(look.color === undefined ? {} : { color: { rgb: look.color.replace("#", "") } }),
          },
        }),
    ...(look.numberFormat === undefined ? {} : { numFmt: look.numberFormat }),
    ...(look.wrap === true ? { alignment: { wrapText: true } } : {}),
  };
}
