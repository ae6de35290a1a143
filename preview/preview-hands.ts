import { ConditionalFormattingService } from "@univerjs/preset-sheets-conditional-formatting";
import type { FUniver } from "@univerjs/core/facade";
import { csvText } from "./files/csv";
import { fullAddressOf, addressOf, referenceIn } from "./host/address";
import type { Area } from "./host/area";
import type { PreviewWindow } from "./preview-window";
import { colour } from "./sheet/cell-style";
import type { OpenWorkbook } from "./sheet/open-workbook";
import { pointOnPage } from "./sheet/point-on-page";
import { rangeOf } from "./sheet/sheet-rules";
import type { UniverSheet } from "./sheet/univer-sheet";

type FWorkbook = NonNullable<ReturnType<FUniver["getActiveWorkbook"]>>;

/** The part of `window.preview` that looks at and edits the open workbook. */
export type Hands = Omit<
  PreviewWindow,
  "isReady" | "openSample" | "openSheets" | "openFiles" | "savedXlsx" | "runCommand" | "traffic" | "openQuestions"
>;

/** Hands on whatever workbook `open` gives at the time. */
export function handsOn(open: () => OpenWorkbook): Hands {
  const sheet = (name: string): UniverSheet => {
    const found = open()
      .workbook.sheets()
      .find((one) => one.name === name);
    if (found === undefined) throw new RangeError(`there is no sheet ${name}`);
    return found;
  };
  const facade = (): FWorkbook => {
    const workbook = open().desk.api.getActiveWorkbook();
    if (workbook === null) throw new RangeError("no workbook is open");
    return workbook;
  };
  const range = (name: string, address: string) => {
    const found = facade().getSheetBySheetId(sheet(name).id);
    if (found === null) throw new RangeError(`there is no sheet ${name}`);
    return found.getRange(rangeOf(areaAt(address)));
  };
  const lines = (name: string, row: number, count: number, act: "insertRows" | "deleteRows"): void => {
    facade()
      .getSheetBySheetId(sheet(name).id)
      ?.[act](row - 1, count);
  };
  const first = <T>(rows: readonly (readonly T[])[], otherwise: T): T => rows[0]?.[0] ?? otherwise;
  return {
    savedCsv() {
      const { sheetId } = open().workbook.selection();
      const active = open().workbook.sheet(sheetId);
      const used = active.usedArea(true);
      return csvText(used === null ? [] : active.text({ ...used, top: 0, left: 0 }));
    },
    sheets: () =>
      open()
        .workbook.sheets()
        .map((one) => one.name),
    used(name) {
      const area = sheet(name).usedArea(true);
      return area === null ? null : addressOf(area);
    },
    getCell: (name, address) => first(sheet(name).values(areaAt(address)), ""),
    getCells: (name, address) => sheet(name).values(areaAt(address)),
    getFormula: (name, address) => first(sheet(name).formulas(areaAt(address)), ""),
    getText: (name, address) => first(sheet(name).text(areaAt(address)), ""),
    getFill(name, address) {
      const { top, left } = areaAt(address);
      return sheet(name).format(top, left).fillColor;
    },
    getShownFill(name, address) {
      const { top, left } = areaAt(address);
      const { desk } = open();
      const rules = desk.injector.get(ConditionalFormattingService);
      const shown = rules.composeStyle(desk.unitId, sheet(name).id, top, left);
      const painted = open().workbook.paintedFill(sheet(name).id, top, left);
      return colour(shown?.style?.bg?.rgb) ?? painted ?? sheet(name).format(top, left).fillColor;
    },
    getMessage(name, address) {
      const { top, left } = areaAt(address);
      return open().workbook.messageAt(sheet(name).id, top, left);
    },
    setCell(name, address, value) {
      range(name, address).setValue(value);
    },
    paste(name, address, rows) {
      const { top, left } = areaAt(address);
      const area = { top, left, bottom: top + rows.length - 1, right: left + (rows[0]?.length ?? 1) - 1 };
      range(name, addressOf(area)).setValues(rows.map((row) => [...row]));
    },
    merge(name, address) {
      range(name, address).merge();
    },
    insertRows(name, row, count) {
      lines(name, row, count, "insertRows");
    },
    deleteRows(name, row, count) {
      lines(name, row, count, "deleteRows");
    },
    sort(name, address, column, ascending) {
      range(name, address).sort([{ column, ascending }]);
    },
    undo() {
      facade().undo();
    },
    redo() {
      facade().redo();
    },
    addSheet(name) {
      open().workbook.addSheet(name);
    },
    renameSheet(name, other) {
      facade().getSheetBySheetId(sheet(name).id)?.setName(other);
    },
    deleteSheet(name) {
      facade().deleteSheet(sheet(name).id);
    },
    protect(name, isProtected = true) {
      sheet(name).setProtected(isProtected);
    },
    select(name, address) {
      open().workbook.select({ sheetId: sheet(name).id, area: areaAt(address) });
    },
    selection() {
      const { sheetId, area } = open().workbook.selection();
      return fullAddressOf(open().workbook.sheet(sheetId).name, area);
    },
    pointOf: (name, address) => pointOnPage(open(), name, areaAt(address)),
    startCellEdit() {
      facade().startEditing();
    },
    async endCellEdit() {
      await facade().endEditingAsync(false);
    },
  };
}

function areaAt(address: string): Area {
  const area = referenceIn(address)?.area;
  if (area === undefined) throw new RangeError(`${address} is not an address`);
  return area;
}
