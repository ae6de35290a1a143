import { UnreadableSource } from "../core/import/source";
import type { BrokenZip } from "./zip-directory";

/** The sentence for a workbook whose archive does not hold together. */
export function brokenWorkbook(source: string, broken: BrokenZip): UnreadableSource {
  return broken.code === "truncated"
    ? new UnreadableSource(
        source,
        "truncated",
        "the workbook ends too early, so it cannot be opened; download it again",
      )
    : new UnreadableSource(
        source,
        "damaged",
        "the workbook is damaged; open it in Excel and save it again as .xlsx, or download it again",
      );
}
