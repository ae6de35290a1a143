import { BooleanNumber, HorizontalAlign, WrapStrategy, type IStyleData, type Nullable } from "@univerjs/core";
import { PLAIN_FORMAT, type CellFormat } from "../host/workbook";

/** What a Univer style means in Excel's words; what it leaves out looks as it does in a plain cell. */
export function formatOf(style: Nullable<IStyleData>): CellFormat {
  if (style === null || style === undefined) return PLAIN_FORMAT;
  return {
    fillColor: colour(style.bg?.rgb),
    fontColor: colour(style.cl?.rgb) ?? PLAIN_FORMAT.fontColor,
    fontName: style.ff ?? PLAIN_FORMAT.fontName,
    fontSize: style.fs ?? PLAIN_FORMAT.fontSize,
    bold: style.bl === BooleanNumber.TRUE,
    italic: style.it === BooleanNumber.TRUE,
    underline: style.ul?.s === BooleanNumber.TRUE ? "Single" : "None",
    strikethrough: style.st?.s === BooleanNumber.TRUE,
    horizontalAlignment: ALIGNMENTS.find(([, align]) => align === style.ht)?.[0] ?? "General",
    wrapText: style.tb === WrapStrategy.WRAP,
  };
}

/** The change as a Univer style to merge over a cell's own; `null` members take a property away. */
export function styleChange(change: Partial<CellFormat>): IStyleData {
  const style: IStyleData = {};
  if (change.fillColor !== undefined) style.bg = change.fillColor === null ? null : { rgb: change.fillColor };
  if (change.fontColor !== undefined) style.cl = { rgb: change.fontColor };
  if (change.fontName !== undefined) style.ff = change.fontName;
  if (change.fontSize !== undefined) style.fs = change.fontSize;
  if (change.bold !== undefined) style.bl = truth(change.bold);
  if (change.italic !== undefined) style.it = truth(change.italic);
  if (change.underline !== undefined) style.ul = { s: truth(change.underline === "Single") };
  if (change.strikethrough !== undefined) style.st = { s: truth(change.strikethrough) };
  if (change.wrapText !== undefined) style.tb = change.wrapText ? WrapStrategy.WRAP : WrapStrategy.UNSPECIFIED;
  if (change.horizontalAlignment !== undefined) {
    style.ht = ALIGNMENTS.find(([name]) => name === change.horizontalAlignment)?.[1] ?? HorizontalAlign.UNSPECIFIED;
  }
  return style;
}

/** A colour as Office writes it, `#RRGGBB` in capitals; `null` for none. */
export function colour(rgb: Nullable<string>): string | null {
  if (rgb === null || rgb === undefined || rgb === "") return null;
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(rgb);
  if (parts === null) return rgb.toUpperCase();
  return `#${parts
    .slice(1, 4)
    .map((part) => Number(part).toString(16).padStart(2, "0"))
    .join("")}`.toUpperCase();
}

const ALIGNMENTS = [
  ["Left", HorizontalAlign.LEFT],
  ["Center", HorizontalAlign.CENTER],
  ["Right", HorizontalAlign.RIGHT],
] as const;

const truth = (value: boolean): BooleanNumber => (value ? BooleanNumber.TRUE : BooleanNumber.FALSE);
