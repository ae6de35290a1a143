import { cellKey, type CellLook } from "../../preview/files/workbook-content";

/** A bold first row, `columns` wide. */
export const headerLooks = (columns: number): ReadonlyMap<string, CellLook> =>
  new Map(Array.from({ length: columns }, (_, column) => [cellKey(0, column), { bold: true, fill: "#E8EEF4" }]));

/** Widths in pixels that show each header in full, or the given ones. */
export const widthsOf = (
  headers: readonly string[],
  wider: Readonly<Record<string, number>>,
): ReadonlyMap<number, number> =>
  new Map(headers.map((header, column) => [column, wider[header] ?? Math.max(84, header.length * 8 + 16)]));
