import type { Mark } from "./workbook";

/** Fill and font of a highlighted row. Both are set, so that the text stays readable whatever the sheet's own colours are. */
export interface Colours {
  readonly fill: string;
  readonly font: string;
}

/** The colours of each mark. Every pair has a contrast of at least 7 to 1 (WCAG 2.2, success criterion 1.4.6). */
export const COLOURS: Readonly<Record<Mark, Colours>> = {
  urgent: { fill: "#F8C9C4", font: "#5C0B06" },
  soon: { fill: "#FFDDB5", font: "#5A2C00" },
  incomplete: { fill: "#E3DCF2", font: "#33205E" },
  "on-track": { fill: "#FFF3BF", font: "#4A3B00" },
  "flagged-line": { fill: "#FCE8DD", font: "#5A2C00" },
};
