import { BooleanNumber, WrapStrategy } from "@univerjs/core";
import type { Cell } from "../../src/core/cell";
import type { Area } from "../host/area";
import { addressOf } from "../host/address";
import type { RemarkRecord } from "../host/records";
import type { HostCell, SheetVisibility } from "../host/workbook";
import {
  cellKey,
  type CellLook,
  type CellNote,
  type FormulaRule,
  type SheetContent,
  type WorkbookContent,
} from "../files/workbook-content";
import { cellContent, readArea } from "./cell-reading";
import { colour } from "./cell-style";
import { styleOf } from "./sheet-formats";
import { ruleFormula } from "./sheet-rules";
import type { UniverDesk } from "./univer-desk";
import type { UniverSheet } from "./univer-sheet";
import type { UniverWorkbook } from "./univer-workbook";

/** The open workbook as it would be saved. */
export function contentOf(desk: UniverDesk, workbook: UniverWorkbook): WorkbookContent {
  const sheets = workbook.sheets();
  return {
    name: workbook.name,
    records: workbook.records.saved(),
    sheets: sheets.map((sheet) => ({ ...sheetContent(desk, sheet), notes: notesOn(sheet.id, workbook.records.notes) })),
  };
}

function sheetContent(desk: UniverDesk, sheet: UniverSheet): SheetContent {
  const used = sheet.usedArea(false);
  const area: Area | null = used && { ...used, top: 0, left: 0 };
  const formulas = new Map<string, string>();
  const spills = new Map<string, string>();
  const looks = new Map<string, CellLook>();
  const known = new Map<unknown, CellLook | undefined>();
  const rows =
    area === null
      ? []
      : readArea(desk, sheet.id, area, (cell, row, column): Cell => {
          if (cell?.s !== undefined && cell.s !== null) {
            if (!known.has(cell.s)) known.set(cell.s, lookOf(desk, cell));
            const look = known.get(cell.s);
            if (look !== undefined) looks.set(cellKey(row, column), look);
          }
          return emptyAsNull(cellContent(cell));
        });
  if (area !== null) {
    sheet.formulas(area).forEach((line, row) => {
      line.forEach((text, column) => {
        if (typeof text === "string" && text.startsWith("=") && text !== rows[row]?.[column]) {
          formulas.set(cellKey(row, column), text);
          const spill = sheet.spillOf(row, column);
          if (spill !== null) spills.set(cellKey(row, column), addressOf(spill));
        }
      });
    });
  }
  const filter = sheet.filter();
  const hidden: SheetVisibility[] = ["Hidden", "VeryHidden"];
  return {
    id: sheet.id,
    name: sheet.name,
    rows,
    formulas,
    spills,
    looks,
    widths: new Map(widths(sheet, area)),
    merged: sheet.mergedAreas().map(addressOf),
    frozenRows: sheet.frozen().rows,
    hidden: hidden.includes(sheet.visibility),
    rules: sheet.conditionalFormats().flatMap(ruleOf),
    ...(filter === null ? {} : { filter: addressOf(filter.area) }),
  };
}

function notesOn(id: string, all: ReadonlyMap<string, RemarkRecord>): ReadonlyMap<string, CellNote> {
  const own = [...all.values()].filter(({ sheetId }) => sheetId === id);
  return new Map(own.map(({ row, column, author, content }) => [cellKey(row, column), { author, text: content }]));
}

const emptyAsNull = (cell: HostCell): Cell => (cell === "" ? null : cell);

function lookOf(desk: UniverDesk, cell: Parameters<typeof styleOf>[1]): CellLook | undefined {
  const style = styleOf(desk, cell);
  if (style === null || style === undefined) return undefined;
  const [fill, color] = [colour(style.bg?.rgb), colour(style.cl?.rgb)];
  const look: CellLook = {
    ...(fill === null ? {} : { fill }),
    ...(color === null ? {} : { color }),
    ...(style.bl === BooleanNumber.TRUE ? { bold: true } : {}),
    ...(style.it === BooleanNumber.TRUE ? { italic: true } : {}),
    ...(style.n?.pattern === undefined ? {} : { numberFormat: style.n.pattern }),
    ...(style.tb === WrapStrategy.WRAP ? { wrap: true } : {}),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}

function widths(sheet: UniverSheet, area: Area | null): (readonly [number, number])[] {
  const columns = area === null ? 0 : area.right + 1;
  return Array.from(
    { length: columns },
    (_, column) => [column, Math.round(sheet.columnWidth(column) / 0.75)] as const,
  );
}

function ruleOf(format: ReturnType<UniverSheet["conditionalFormats"]>[number]): FormulaRule[] {
  const formula = ruleFormula(format);
  if (formula === "") return [];
  const look: CellLook = {
    ...(format.fillColor === null ? {} : { fill: format.fillColor }),
    ...(format.fontColor === null ? {} : { color: format.fontColor }),
    ...(format.bold === null ? {} : { bold: format.bold }),
  };
  const range = format.areas.map(addressOf).join(" ");
  return [{ id: format.id, range, formula, look, stopIfTrue: format.stopIfTrue }];
}
