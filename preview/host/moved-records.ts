import { addressOf, fullAddressOf, referenceIn } from "./address";
import { areaAt } from "./area";
import type { ExcelHost } from "./excel-host";
import { range } from "./members/range";
import type { RemarkRecord } from "./records";
import { shiftedArea, type LineShift } from "./shift";
import type { WorkbookEvent } from "./workbook-event";

/** Lets kept ranges, tables and names follow inserted and deleted lines; drops what belonged to a deleted sheet. */
export function moveRecords(event: WorkbookEvent, host: ExcelHost): void {
  const { records } = host.workbook;
  if (event.kind === "sheetDeleted") {
    for (const [id, table] of records.tables) if (table.sheetId === event.sheetId) records.tables.delete(id);
    for (const remarks of [records.comments, records.notes]) {
      for (const [id, remark] of remarks) if (remark.sheetId === event.sheetId) remarks.delete(id);
    }
    records.sheetProperties.delete(event.sheetId);
  }
  if (event.kind === "sheetRenamed") renameInNames(event.before, event.after, host);
  const shift = event.kind === "cellsChanged" ? shiftOf(event) : null;
  if (!shift) return;
  moveKeptRanges(event.sheetId, shift, host);
  for (const [id, table] of records.tables) {
    const area = table.sheetId === event.sheetId ? shiftedArea(table.area, shift) : table.area;
    if (area) records.tables.set(id, { ...table, area });
    else records.tables.delete(id);
  }
  moveNames(event.sheetId, shift, host);
  moveRemarks(records.comments, event.sheetId, shift);
  moveRemarks(records.notes, event.sheetId, shift);
}

function shiftOf(event: WorkbookEvent & { readonly kind: "cellsChanged" }): LineShift | null {
  const { change, area } = event;
  if (change === "RangeEdited") return null;
  const lines = change.startsWith("Row") ? "rows" : "columns";
  const [at, last] = lines === "rows" ? [area.top, area.bottom] : [area.left, area.right];
  const count = last - at + 1;
  return { lines, at, count: change.endsWith("Inserted") ? count : -count };
}

function moveKeptRanges(sheetId: string, shift: LineShift, host: ExcelHost): void {
  for (const object of host.references.all()) {
    const target = range.targetOf(object);
    const area = target && target.sheetId === sheetId ? shiftedArea(target.area, shift) : null;
    if (target && area) target.area = area;
  }
}

function moveRemarks(remarks: Map<string, RemarkRecord>, sheetId: string, shift: LineShift): void {
  for (const [id, remark] of remarks) {
    if (remark.sheetId !== sheetId) continue;
    const area = shiftedArea(areaAt(remark.row, remark.column), shift);
    if (area) remarks.set(id, { ...remark, row: area.top, column: area.left });
    else remarks.delete(id);
  }
}

const absolute = (address: string): string => address.replace(/[A-Z]+|\d+/g, "$$$&");

function moveNames(sheetId: string, shift: LineShift, host: ExcelHost): void {
  const sheet = host.workbook.sheets().find(({ id }) => id === sheetId);
  for (const [key, record] of host.workbook.records.names) {
    const reference = referenceIn(record.formula.replace(/^=/, ""));
    if (!sheet || reference?.sheetName?.toLowerCase() !== sheet.name.toLowerCase()) continue;
    const area = shiftedArea(reference.area, shift);
    const [prefix = ""] = fullAddressOf(sheet.name, reference.area).split(/!(?=[^!]*$)/);
    const formula = area ? `=${prefix}!${absolute(addressOf(area))}` : "=#REF!";
    host.workbook.records.names.set(key, { ...record, formula });
  }
}

function renameInNames(before: string, after: string, host: ExcelHost): void {
  for (const [key, record] of host.workbook.records.names) {
    const reference = referenceIn(record.formula.replace(/^=/, ""));
    if (!reference || reference.sheetName?.toLowerCase() !== before.toLowerCase()) continue;
    const [prefix = ""] = fullAddressOf(after, reference.area).split(/!(?=[^!]*$)/);
    const formula = `=${prefix}!${absolute(addressOf(reference.area))}`;
    host.workbook.records.names.set(key, { ...record, formula });
  }
}
