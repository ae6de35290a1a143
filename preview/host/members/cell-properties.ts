import { areaAt, columnsOf, rowsOf } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, notImplemented } from "../host-error";
import { fullAddressOf } from "../address";
import type { CellFormat, FormatChange, HostSheet } from "../workbook";
import { colourOf } from "./colour";
import { editableSheet, sheetOf, type RangeTarget } from "./range-target";

type Properties = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Properties => typeof value === "object" && value !== null;

/** One property of a cell by its path in the load options: how it is read from the format, and what writing it changes. */
interface Leaf {
  readonly read: (format: CellFormat) => unknown;
  readonly write: (value: unknown, location: string) => Partial<CellFormat>;
}

const LEAVES: Readonly<Record<string, Leaf>> = {
  "format/fill/color": {
    read: ({ fillColor }) => fillColor ?? "#FFFFFF",
    write: (value, at) => ({ fillColor: value === "" ? null : colourOf(value, at) }),
  },
  "format/fill/pattern": {
    read: ({ fillColor }) => (fillColor === null ? "None" : "Solid"),
    write: (value) => (value === "None" ? { fillColor: null } : {}),
  },
  "format/font/color": {
    read: ({ fontColor }) => fontColor,
    write: (value, at) => ({ fontColor: colourOf(value, at) }),
  },
  "format/font/bold": { read: ({ bold }) => bold, write: (value) => ({ bold: value === true }) },
  "format/font/italic": { read: ({ italic }) => italic, write: (value) => ({ italic: value === true }) },
  "format/font/name": { read: ({ fontName }) => fontName, write: (value) => ({ fontName: String(value) }) },
  "format/font/size": { read: ({ fontSize }) => fontSize, write: (value) => ({ fontSize: Number(value) }) },
};

/** `getCellProperties`: for each cell the properties asked for, nested as asked. */
export function cellProperties(target: RangeTarget, options: unknown, host: ExcelHost): unknown {
  const location = "Range.getCellProperties";
  const sheet = sheetOf(host, target.sheetId, location);
  const paths = pathsIn(options, "");
  return Array.from({ length: rowsOf(target.area) }, (_, down) =>
    Array.from({ length: columnsOf(target.area) }, (_, right) =>
      cell(sheet, target.area.top + down, target.area.left + right, paths),
    ),
  );
}

/** `setCellProperties`: for each cell the properties given; null leaves a property. */
export function setCellProperties(target: RangeTarget, data: unknown, host: ExcelHost): void {
  const location = "Range.setCellProperties";
  const sheet = editableSheet(host, target.sheetId, location);
  if (!Array.isArray(data) || data.length !== rowsOf(target.area)) throw invalidArgument(location);
  const changes = data.flatMap((line: unknown, down) => {
    if (!Array.isArray(line) || line.length !== columnsOf(target.area)) throw invalidArgument(location);
    return line.map((cell: unknown, right): FormatChange => {
      const area = areaAt(target.area.top + down, target.area.left + right);
      return { area, format: formatIn(cell, "", location) };
    });
  });
  sheet.applyFormats(changes.filter(({ format }) => Object.keys(format).length > 0));
}

function cell(sheet: HostSheet, row: number, column: number, paths: readonly string[]): Properties {
  const format = sheet.format(row, column);
  return paths.reduce<Properties>((properties, path) => {
    const value = path === "address" ? fullAddressOf(sheet.name, areaAt(row, column)) : LEAVES[path]?.read(format);
    return placed(properties, path.split("/"), value);
  }, {});
}

function placed(into: Properties, [head = "", ...rest]: readonly string[], value: unknown): Properties {
  if (rest.length === 0) return { ...into, [head]: value };
  const inner = into[head];
  return { ...into, [head]: placed(isRecord(inner) ? inner : {}, rest, value) };
}

/** The paths of what is asked for with `true`; anything the host does not know fails by its name. */
function pathsIn(options: unknown, prefix: string): string[] {
  if (!isRecord(options)) throw invalidArgument("Range.getCellProperties");
  return Object.entries(options).flatMap(([key, wanted]) => {
    const path = prefix === "" ? key : `${prefix}/${key}`;
    if (isRecord(wanted)) return pathsIn(wanted, path);
    if (wanted !== true) return [];
    if (path !== "address" && !LEAVES[path]) throw notImplemented(`Range.getCellProperties ${path}`);
    return [path];
  });
}

function formatIn(data: unknown, prefix: string, location: string): Partial<CellFormat> {
  if (!isRecord(data)) return {};
  return Object.entries(data).reduce<Partial<CellFormat>>((format, [key, value]) => {
    const path = prefix === "" ? key : `${prefix}/${key}`;
    if (isRecord(value)) return { ...format, ...formatIn(value, path, location) };
    if (value === null || value === undefined) return format;
    const leaf = LEAVES[path];
    if (!leaf) throw notImplemented(`${location} ${path}`);
    return { ...format, ...leaf.write(value, location) };
  }, {});
}
