import type { IWorksheetData } from "@univerjs/core";

/** A sheet with nothing on it, as Univer takes it. */
export function emptySheet(id: string, name: string): IWorksheetData {
  return {
    id,
    name,
    rowCount: 200,
    columnCount: 30,
    defaultColumnWidth: 88,
    defaultRowHeight: 22,
    tabColor: "",
    hidden: 0,
    freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    mergeData: [],
    cellData: {},
    rowData: {},
    columnData: {},
    rowHeader: { width: 46 },
    columnHeader: { height: 20 },
    showGridlines: 1,
    rightToLeft: 0,
  };
}
