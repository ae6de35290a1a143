import type { CellStyle } from "hucre/xlsx";
import type { Status } from "../../core/rules/review";

/** What a column holds; decides number format and alignment. */
export type Kind = "text" | "sentence" | "usd" | "amount" | "count" | "day" | "month";

const LINE = { style: "thin", color: { rgb: "D9D9D9" } } as const;
const BORDER = { bottom: LINE } as const;
const TEXT = { horizontal: "left", vertical: "center", indent: 1 } as const;
/** The air at the right of a number is part of its format: `_)` is as wide as a bracket. */
const NUMBER = { horizontal: "right", vertical: "center" } as const;
const DATE = { horizontal: "center", vertical: "center" } as const;

/** The look of a cell by what it holds. */
export const KIND_STYLES: Readonly<Record<Kind, CellStyle>> = {
  text: { alignment: TEXT, border: BORDER },
  sentence: { alignment: { ...TEXT, wrapText: true }, border: BORDER },
  usd: { numFmt: "#,##0.00_);[Red]-#,##0.00_)", alignment: NUMBER, border: BORDER },
  amount: { numFmt: "#,##0.00_);-#,##0.00_)", alignment: NUMBER, border: BORDER },
  count: { numFmt: "#,##0_)", alignment: NUMBER, border: BORDER },
  day: { numFmt: "yyyy-mm-dd", alignment: DATE, border: BORDER },
  month: { numFmt: "mmm yyyy", alignment: DATE, border: BORDER },
};

const INK = "1F3864";
/** A font without a name of its own would be left to the program that opens the workbook. */
const font = (rgb: string, changes: CellStyle["font"] = {}): NonNullable<CellStyle["font"]> => ({
  ...{ name: "Calibri", size: 11, color: { rgb } },
  ...changes,
});
const BLACK = "000000";
const GREY = "595959";

/** First line of a sheet. */
export const TITLE: CellStyle = { font: font(INK, { bold: true, size: 16 }) };
/** Lines below it. */
export const SUBTITLE: CellStyle = { font: font(GREY) };
/** Heading of a part of a sheet. */
export const HEADING: CellStyle = { font: font(INK, { bold: true, size: 12 }) };

const solid = (rgb: string): NonNullable<CellStyle["fill"]> => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { rgb },
});

/** Header of a column; numbers have theirs at the right. */
export function headerStyle(kind: Kind): CellStyle {
  return {
    font: font("FFFFFF", { bold: true }),
    fill: solid(INK),
    alignment: { indent: 1, ...KIND_STYLES[kind].alignment, vertical: "center", wrapText: true },
  };
}

/** A figure that matters. */
export function strongStyle(kind: Kind): CellStyle {
  return { ...KIND_STYLES[kind], font: font(BLACK, { bold: true }) };
}

/** What a figure or fact is called. */
export const LABEL: CellStyle = { ...KIND_STYLES.text, font: font(GREY) };

/** Last row of a table that adds up the others. */
export function totalStyle(kind: Kind): CellStyle {
  return {
    ...KIND_STYLES[kind],
    font: font(BLACK, { bold: true }),
    border: { top: { style: "thin", color: { rgb: INK } } },
  };
}

/** Text and background of a status; the word always stands in the cell. */
const STATUS_COLOURS: Readonly<Record<Status, { readonly ink: string; readonly fill: string }>> = {
  below: { ink: "9C0006", fill: "FFC7CE" },
  incomplete: { ink: "7F6000", fill: "FFE699" },
  "on-track": { ink: "7F6000", fill: "FFF2CC" },
  watch: { ink: "1F4E78", fill: "DDEBF7" },
  met: { ink: "006100", fill: "C6EFCE" },
  "not-tested-yet": { ink: "404040", fill: "EDEDED" },
  "unknown-anniversary": { ink: "404040", fill: "EDEDED" },
  deauthorized: { ink: "404040", fill: "D9D9D9" },
};

/** The look of a cell of that kind that carries a status. */
export function statusStyle(status: Status, kind: Kind): CellStyle {
  const { ink, fill } = STATUS_COLOURS[status];
  return { ...KIND_STYLES[kind], font: font(ink, { bold: true }), fill: solid(fill) };
}

/** The look of a sentence that is good or bad news. */
export function verdictStyle(good: boolean): CellStyle {
  const { ink, fill } = STATUS_COLOURS[good ? "met" : "below"];
  return { font: font(ink, { bold: true }), fill: solid(fill) };
}
