import { PLAIN_FORMAT, type CellFormat, type CommonFormat } from "../workbook";

/** The look of a cell and its number format. Equal looks are one object. */
export interface Look {
  readonly format: CellFormat;
  readonly numberFormat: string;
}

/** The look of a cell that nobody has touched. */
export const PLAIN_LOOK: Look = { format: PLAIN_FORMAT, numberFormat: "General" };

/** Gives equal looks the same object, so that runs of equal looks can be told by identity. */
export class LookPool {
  private readonly looks = new Map<string, Look>([[JSON.stringify(PLAIN_LOOK), PLAIN_LOOK]]);

  /** The one object for this look. */
  look(format: CellFormat, numberFormat: string): Look {
    const look: Look = { format, numberFormat };
    const key = JSON.stringify(look);
    const known = this.looks.get(key) ?? look;
    this.looks.set(key, known);
    return known;
  }
}

/** What all these formats have in common; `undefined` where they differ. At least one is given. */
export function commonFormatOf(formats: readonly CellFormat[]): CommonFormat {
  const [first = PLAIN_FORMAT, ...others] = formats;
  const common = <K extends keyof CellFormat>(key: K): CellFormat[K] | undefined =>
    others.every((other) => other[key] === first[key]) ? first[key] : undefined;
  return {
    fillColor: common("fillColor"),
    fontColor: common("fontColor"),
    fontName: common("fontName"),
    fontSize: common("fontSize"),
    bold: common("bold"),
    italic: common("italic"),
    underline: common("underline"),
    strikethrough: common("strikethrough"),
    horizontalAlignment: common("horizontalAlignment"),
    wrapText: common("wrapText"),
  };
}
