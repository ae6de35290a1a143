import { extent, rectangleAt, SHEET_COLUMNS } from "./address";
import { run, runPatiently } from "./run";
import type { Stop, WorkbookChange } from "./workbook";

/** How long a write of ours may take to come back as an event. */
const ECHO_MS = 5_000;

/** Our own writes, so that their echo is not taken for somebody's edit by hosts that do not say who wrote. */
export interface OwnWrites {
  note(sheetId: string, address: string): void;
  /** Whether an event is the echo of a write of ours. */
  echoes(sheetId: string, address: string): boolean;
}

/** Remembers our own writes for a few seconds. */
export function ownWrites(now: () => number = () => performance.now()): OwnWrites {
  const until = new Map<string, number>();
  const key = (sheetId: string, address: string): string =>
    `${sheetId} ${address.slice(address.lastIndexOf("!") + 1).replaceAll("$", "")}`;
  return {
    note: (sheetId, address) => {
      for (const [old, time] of until) if (time < now()) until.delete(old);
      until.set(key(sheetId, address), now() + ECHO_MS);
    },
    echoes: (sheetId, address) => (until.get(key(sheetId, address)) ?? 0) >= now(),
  };
}

const has = (set: string, version: string): boolean => Office.context.requirements.isSetSupported(set, version);

/** What is read of a change event. */
export type ChangeTold = Pick<
  Excel.WorksheetChangedEventArgs,
  "worksheetId" | "address" | "changeType" | "triggerSource"
>;

/** What a change event says, or `null` for the echo of our own write. */
export function changeOf(event: ChangeTold, own: OwnWrites): WorkbookChange | null {
  const { worksheetId: sheetId, address, changeType } = event;
  const { triggerSource } = event;
  // Excels before ExcelApi 1.14 do not say who wrote; where one does, an undo of our write is no echo of it.
  const isOurs = triggerSource === undefined ? own.echoes(sheetId, address) : triggerSource === "ThisLocalAddin";
  if (isOurs) return null;
  const area = rectangleAt(address);
  if (!area) return { kind: "sheet-changed", sheetId };
  if (changeType === "RangeEdited") return { kind: "cells", sheetId, area };
  const { rows: count, columns } = extent(area);
  // Rows of a table may come and go while the cells beside it stay where they are.
  const isRows = columns === SHEET_COLUMNS && (changeType === "RowInserted" || changeType === "RowDeleted");
  if (!isRows) return { kind: "sheet-changed", sheetId };
  return {
    kind: changeType === "RowInserted" ? "rows-inserted" : "rows-deleted",
    sheetId,
    firstRow: area.firstRow,
    count,
  };
}

/** Registers for everything that can change a number, once no cell is being edited. Answers with what takes all of it back. */
export async function watchWorkbook(
  listener: (change: WorkbookChange) => void,
  own: OwnWrites,
  stop?: Stop,
): Promise<() => Promise<void>> {
  const hear = (change: WorkbookChange | null): Promise<void> => {
    if (change) listener(change);
    return Promise.resolve();
  };

  const handlers = await runPatiently(async (context) => {
    const sheets = context.workbook.worksheets;
    const added = [
      sheets.onChanged.add((event) => hear(changeOf(event, own))),
      sheets.onAdded.add((event) => hear({ kind: "sheet-added", sheetId: event.worksheetId })),
      sheets.onDeleted.add((event) => hear({ kind: "sheet-deleted", sheetId: event.worksheetId })),
      sheets.onCalculated.add((event) => hear({ kind: "calculated", sheetId: event.worksheetId })),
      // Sorting moves rows without changing cells, and says so in an event of its own.
      ...(has("ExcelApi", "1.10")
        ? [sheets.onRowSorted.add(({ worksheetId }) => hear({ kind: "sheet-changed", sheetId: worksheetId }))]
        : []),
      ...(has("ExcelApi", "1.17") || has("ExcelApiOnline", "1.1")
        ? [sheets.onNameChanged.add((event) => hear({ kind: "sheet-renamed", sheetId: event.worksheetId }))]
        : []),
    ];
    await context.sync();
    return added;
  }, stop);

  return async () => {
    const [first] = handlers;
    if (!first) return;
    // A handler can only be taken back in the context that added it; they all share one.
    await run(async (context) => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    }, first.context);
  };
}
