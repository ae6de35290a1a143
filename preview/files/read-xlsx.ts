import { readXlsx, type CellStyle, type CellValue } from "hucre/xlsx";
import type { Cell } from "../../src/core/cell";
import { addressOf } from "../host/address";
import { ADDIN_DATA_SHEET, isAddinData, savedAddinData } from "./addin-data";
import { shownFormula } from "./file-formula";
import type { CellLook, CellNote, FormulaRule, SheetContent, WorkbookContent } from "./workbook-content";

type FileSheet = Awaited<ReturnType<typeof readXlsx>>["sheets"][number];

/** A workbook with looks, formulas and conditional formats. For files small enough to be held as cells. */
export async function xlsxContent(name: string, bytes: Uint8Array): Promise<WorkbookContent> {
  const workbook = await readXlsx(bytes, { readStyles: true });
  const data = workbook.sheets.find(
    (sheet) => sheet.name.startsWith(ADDIN_DATA_SHEET) && isAddinData(firstColumn(sheet)),
  );
  const saved = data === undefined ? null : savedAddinData(firstColumn(data));
  const shown = workbook.sheets.filter((sheet) => sheet !== data);
  return {
    name,
    records: saved?.records ?? null,
    sheets: shown.map((sheet, index) => sheetContent(sheet, saved?.sheetIds[index], saved?.ruleIds[index] ?? [])),
  };
}

const firstColumn = (sheet: FileSheet): readonly string[] => sheet.rows.map((row) => String(row[0] ?? ""));

function sheetContent(sheet: FileSheet, id: string | undefined, ruleIds: readonly string[]): SheetContent {
  const formulas = new Map<string, string>();
  const spills = new Map<string, string>();
  const looks = new Map<string, CellLook>();
  const notes = new Map<string, CellNote>();
  const rows = sheet.rows.map((row) => row.map(plainCell));
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula !== undefined && cell.formula !== "") formulas.set(key, shownFormula(cell.formula));
    if (cell.formulaType === "array" && cell.formulaRef?.includes(":")) spills.set(key, cell.formulaRef);
    if (cell.comment !== undefined) notes.set(key, { author: cell.comment.author ?? "", text: cell.comment.text });
    const look = cell.style && lookOf(cell.style);
    if (look !== undefined) looks.set(key, look);
  }
  const rules = (sheet.conditionalRules ?? []).flatMap((rule, index): FormulaRule[] => {
    const formula = Array.isArray(rule.formula) ? rule.formula[0] : rule.formula;
    if (rule.type !== "expression" || formula === undefined) return [];
    const ruleId = ruleIds[index];
    return [
      {
        ...(ruleId === undefined ? {} : { id: ruleId }),
        range: rule.range,
        formula: `=${formula}`,
        look: (rule.style && lookOf(rule.style)) ?? {},
        stopIfTrue: rule.stopIfTrue === true,
      },
    ];
  });
  const widths = (sheet.columns ?? []).flatMap(({ width }, column) =>
    width === undefined ? [] : [[column, Math.round(width * PIXELS_PER_LETTER + CELL_PADDING)] as const],
  );
  return {
    ...(id === undefined ? {} : { id }),
    name: sheet.name,
    rows,
    formulas,
    spills,
    looks,
    notes,
    merged: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) =>
      addressOf({ top: startRow, left: startCol, bottom: endRow, right: endCol }),
    ),
    rules,
    widths: new Map(widths),
    frozenRows: sheet.freezePane?.rows ?? 0,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    ...(sheet.autoFilter === undefined ? {} : { filter: sheet.autoFilter.range }),
  };
}

/** A column width counts letters of the usual font, which are seven pixels wide. */
export const PIXELS_PER_LETTER = 7;
export const CELL_PADDING = 5;

const plainCell = (value: CellValue): Cell => (value instanceof Date ? serialOf(value) : value);

/** Excel counts a February 29, 1900, which never was: days before it have a number one less. */
function serialOf(date: Date): number {
  const days = date.getTime() / 86_400_000 + 25_569;
  return days < 61 ? days - 1 : days;
}

function lookOf(style: CellStyle): CellLook | undefined {
  const fill =
    style.fill?.type === "pattern" && style.fill.pattern === "solid" ? rgb(style.fill.fgColor?.rgb) : undefined;
  const color = rgb(style.font?.color?.rgb);
  const look: CellLook = {
    ...(fill === undefined ? {} : { fill }),
    ...(color === undefined ? {} : { color }),
    ...(style.font?.bold === true ? { bold: true } : {}),
    ...(style.font?.italic === true ? { italic: true } : {}),
    ...(style.numFmt === undefined || style.numFmt === "General" ? {} : { numberFormat: style.numFmt }),
    ...(style.alignment?.wrapText === true ? { wrap: true } : {}),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}

/** Files write an opacity in front, which Excel ignores. */
const rgb = (text: string | undefined): string | undefined =>
  text === undefined || text.length < 6 ? undefined : `#${text.slice(-6).toUpperCase()}`;
