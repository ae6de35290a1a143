import type { WorkbookContent } from "./files/workbook-content";
import { cleanMonthEnd } from "../samples/workbooks/clean-month-end";
import { largeExport, MOST_LINES } from "../samples/workbooks/large-export";
import { messyMonthEnd } from "../samples/workbooks/messy-month-end";
import { millionLines } from "../samples/workbooks/million-lines";

/** A sample workbook, made on the spot. `lines` matters to the large ones alone. */
export type SampleName = "clean" | "messy" | "million" | "large";

/** How many lines a sample has where nobody says it. */
export const LINES: Readonly<Record<SampleName, number>> = {
  clean: 0,
  messy: 0,
  million: MOST_LINES,
  large: 100_000,
};

/** Makes the sample with this name. `made` hears how many lines are there while it takes long. */
export function sampleWorkbook(
  name: SampleName,
  lines: number,
  made: (lines: number) => void = () => undefined,
): WorkbookContent {
  switch (name) {
    case "clean":
      return cleanMonthEnd();
    case "messy":
      return messyMonthEnd();
    case "million":
      return millionLines(lines, made);
    case "large":
      return largeExport(lines);
  }
}
