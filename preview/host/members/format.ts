import type { ExcelHost } from "../excel-host";
import { invalidArgument } from "../host-error";
import { ObjectClass, type ValueMember } from "../object-class";
import type { CellFormat } from "../workbook";
import { colourOf } from "./colour";
import { editableSheet, sheetOf, type CellsTarget } from "./range-target";

/** What all cells of a target have in common in one respect; null where they differ. */
function common<K extends keyof CellFormat>(target: CellsTarget, key: K, host: ExcelHost): CellFormat[K] | undefined {
  const sheet = sheetOf(host, target.sheetId, "RangeFormat");
  const [first, ...others] = target.areas.map((area) => sheet.commonFormat(area)[key]);
  return others.every((other) => other === first) ? first : undefined;
}

function apply(target: CellsTarget, format: Partial<CellFormat>, host: ExcelHost): void {
  const sheet = editableSheet(host, target.sheetId, "RangeFormat");
  sheet.applyFormats(target.areas.map((area) => ({ area, format })));
}

/** A property that is read as null where cells differ, and written as it is when it passes the check. */
function formatMember<K extends keyof CellFormat>(
  key: K,
  checked: (value: unknown) => CellFormat[K] | undefined,
): ValueMember<CellsTarget> {
  return {
    kind: "value",
    get: (target, host) => common(target, key, host) ?? null,
    set: (target, value, host) => {
      const format = checked(value);
      if (format === undefined) throw invalidArgument(`RangeFormat.${key}`);
      const change: Partial<CellFormat> = { [key]: format };
      apply(target, change, host);
    },
  };
}

const truth = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);
const oneOf =
  <T extends string>(...known: readonly T[]) =>
  (value: unknown): T | undefined =>
    known.find((word) => word === value);

/** `range.format.fill` */
export const rangeFill = new ObjectClass<CellsTarget>("RangeFill", {
  members: {
    Color: {
      kind: "value",
      get: (target, host) => {
        const colour = common(target, "fillColor", host);
        return colour === undefined ? "" : (colour ?? "#FFFFFF");
      },
      set: (target, value, host) =>
        apply(target, { fillColor: value === "" ? null : colourOf(value, "RangeFill.color") }, host),
      assumed: 'A cell without fill reads as "#FFFFFF", and cells of several colours read as "".',
    },
    Clear: { kind: "method", call: (target, _, host) => apply(target, { fillColor: null }, host) },
  },
});

/** `range.format.font` */
export const rangeFont = new ObjectClass<CellsTarget>("RangeFont", {
  members: {
    Bold: formatMember("bold", truth),
    Italic: formatMember("italic", truth),
    Strikethrough: formatMember("strikethrough", truth),
    Underline: formatMember("underline", oneOf("None", "Single")),
    Name: formatMember("fontName", (value) => (typeof value === "string" ? value : undefined)),
    Size: formatMember("fontSize", (value) => (typeof value === "number" ? value : undefined)),
    Color: {
      ...formatMember("fontColor", (value) => colourOf(value, "RangeFont.color")),
      assumed: 'Cells of several font colours read as null; the automatic colour reads as "#000000".',
    },
  },
});

/** `range.format` */
export const rangeFormat = new ObjectClass<CellsTarget>("RangeFormat", {
  members: {
    Fill: { kind: "object", get: (target) => rangeFill.of(target) },
    Font: { kind: "object", get: (target) => rangeFont.of(target) },
    HorizontalAlignment: formatMember("horizontalAlignment", oneOf("General", "Left", "Center", "Right")),
    WrapText: formatMember("wrapText", truth),
    ColumnWidth: {
      kind: "value",
      get: (target, host) => {
        const sheet = sheetOf(host, target.sheetId, "RangeFormat.columnWidth");
        const widths = new Set<number>();
        for (const area of target.areas) {
          for (let column = area.left; column <= area.right; column++) widths.add(sheet.columnWidth(column));
        }
        const [width = null] = widths.size === 1 ? widths : [];
        return width;
      },
      set: (target, value, host) => {
        if (typeof value !== "number" || value < 0) throw invalidArgument("RangeFormat.columnWidth");
        const sheet = editableSheet(host, target.sheetId, "RangeFormat.columnWidth");
        for (const area of target.areas) sheet.setColumnWidth(area.left, area.right, value);
      },
      assumed: "A column nobody has widened is 48 points wide, and columns of several widths read as null.",
    },
    AutofitColumns: {
      kind: "method",
      call: (target, _, host) => {
        const sheet = editableSheet(host, target.sheetId, "RangeFormat.autofitColumns");
        for (const area of target.areas) sheet.autofitColumns(area.left, area.right);
      },
      assumed: "Columns become as wide as what they show, reckoned by the number of characters.",
    },
    AutofitRows: {
      kind: "method",
      call: () => undefined,
      assumed: "Rows keep their height here; wrapped text may be cut off in the preview only.",
    },
  },
});
