import { areaAt, cellsOf, columnsOf, rowsOf } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument } from "../host-error";
import { typedInput } from "../typed-input";
import type { HostCell, HostSheet } from "../workbook";
import { editableSheet, sheetOf, type RangeTarget } from "./range-target";

/** Cells that one property of one range may hold (Microsoft: Resource limits for Office Add-ins). */
const READ_LIMIT_CELLS = 5_000_000;

/** A matrix read from a range; null, without any error, when the range has too many cells. */
export function contents<T>(target: RangeTarget, host: ExcelHost, read: (sheet: HostSheet) => T[][]): T[][] | null {
  const sheet = sheetOf(host, target.sheetId, "Range");
  return cellsOf(target.area) > READ_LIMIT_CELLS ? null : read(sheet);
}

/** "Empty", "String", "Double", "Boolean" or "Error". */
export function valueType(cell: HostCell): string {
  if (cell === "") return "Empty";
  if (typeof cell === "number") return "Double";
  if (typeof cell === "boolean") return "Boolean";
  return ERRORS.has(cell) ? "Error" : "String";
}

const ERRORS = new Set(
  ["N/A", "VALUE!", "REF!", "DIV/0!", "NUM!", "NAME?", "NULL!", "BUSY!", "SPILL!", "CALC!"].map((word) => `#${word}`),
);

/** Writes values or formulas as if typed: a matrix of the range's size, or one value for every cell. */
export function writeContents(target: RangeTarget, value: unknown, host: ExcelHost, location: string): void {
  const sheet = editableSheet(host, target.sheetId, location);
  const matrix = matrixFor(target, value, location);
  const formats = sheet.numberFormats(target.area);
  const typed = matrix.map((line, row) => line.map((cell, column) => typedInput(cell, formats[row]?.[column] ?? "")));
  typed.forEach((line, row) =>
    line.forEach(({ numberFormat }, column) => {
      if (numberFormat === null || formats[row]?.[column] !== "General") return;
      sheet.setNumberFormats(areaAt(target.area.top + row, target.area.left + column), [[numberFormat]]);
    }),
  );
  sheet.write(
    target.area,
    typed.map((line) => line.map(({ input }) => input)),
  );
}

/** Sets number formats: a matrix, or one format for every cell, also of whole columns. */
export function writeNumberFormats(target: RangeTarget, value: unknown, host: ExcelHost): void {
  const location = "Range.numberFormat";
  const sheet = editableSheet(host, target.sheetId, location);
  const matrix = matrixFor(target, value, location);
  const first = matrix[0]?.map(formatOrNull) ?? [];
  const formats = matrix.map((line) => (line === matrix[0] ? first : line.map(formatOrNull)));
  sheet.setNumberFormats(target.area, formats);
}

const formatOrNull = (format: unknown): string | null =>
  typeof format !== "string" ? null : format === "" ? "General" : format;

/** The value as a matrix of the range's size; every line of a single value is the same array, so whole columns cost little. */
function matrixFor(target: RangeTarget, value: unknown, location: string): readonly (readonly unknown[])[] {
  const [rows, columns] = [rowsOf(target.area), columnsOf(target.area)];
  const single = singleIn(value);
  if (single) {
    const line = new Array<unknown>(columns).fill(single.value);
    return new Array<readonly unknown[]>(rows).fill(line);
  }
  if (isMatrix(value) && value.length === rows && value.every((line) => line.length === columns)) return value;
  throw invalidArgument(
    location,
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

/** The one value that is meant for every cell: given alone or as a matrix of one. */
function singleIn(value: unknown): { readonly value: unknown } | null {
  if (isMatrix(value)) {
    const [line = [], ...others] = value;
    return others.length === 0 && line.length === 1 ? { value: line[0] } : null;
  }
  return Array.isArray(value) ? null : { value };
}

const isMatrix = (value: unknown): value is readonly (readonly unknown[])[] =>
  Array.isArray(value) && value.every((line) => Array.isArray(line));
