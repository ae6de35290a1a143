import { Stopped } from "../core/import/read-source";
import type { RowBatch, Source } from "../core/import/source";
import { type Sheet, type Stop, type Workbook, WorkbookTrouble } from "../excel/workbook";

/** A sheet of the workbook as a source, read in blocks. `onRow` hears the last row read so far. */
export function sheetSource(
  workbook: Workbook,
  sheet: Sheet,
  date1904: boolean,
  stop: Stop,
  onRow: (lastRow: number) => void,
): Source {
  async function* read(): AsyncIterable<RowBatch> {
    try {
      for await (const batch of workbook.rows(sheet.id, { stop })) {
        onRow(batch.firstRow + batch.rows.length - 1);
        yield batch;
      }
    } catch (error) {
      if (!(error instanceof WorkbookTrouble)) throw error;
      if (error.code === "stopped") throw new Stopped();
      throw error.code === "sheet-gone" ? new WorkbookTrouble("sheet-gone", gone(sheet.name)) : error;
    }
  }
  return { name: sheet.name, date1904, read };
}

const gone = (name: string): string =>
  `The sheet “${name}” was deleted while it was being read. Bring it back with Undo or choose another sheet, then review again.`;
