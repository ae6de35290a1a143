import type { Clerk, FileGiven, FileRead, SheetGiven } from "../books/clerk";
import { Stopped } from "../core/import/read-source";
import type { Effect } from "../core/ledger/live-ledger";
import type { AwayFile, Misfits } from "../core/ledger/kept-invoices";
import type { Settings } from "../core/rules/settings";
import type { Sheet, Workbook } from "../excel/workbook";
import type { Seen } from "./looking";
import { said, type Said } from "./said";
import { errorOf, Refusal } from "./sentence";
import type { ReadProgress, SourceChoice } from "./session";
import { type LeftOut, sheetRows } from "./sheet-rows";

/** One complete reading of the chosen sheets and files. */
export interface Reading {
  readonly said: Said;
  /** The billing sheets by their places among the ledger's sources, with the last row of each as it was read. */
  readonly billing: readonly { readonly sheetId: string; readonly source: number; readonly rows: number }[];
  readonly files: readonly FileRead[];
  readonly misfits: Misfits;
  readonly date1904: boolean;
}

/** What to read. */
export interface ReadingRequest {
  readonly workbook: Workbook;
  readonly clerk: Clerk;
  readonly seen: readonly Seen[];
  readonly chosen: SourceChoice;
  /** Files beside the workbook. */
  readonly files: readonly FileGiven[];
  /** Rows of sheets that do not count while their files are there, by sheet id. */
  readonly leftOut: ReadonlyMap<string, LeftOut>;
  /** The files whose kept sums are read. */
  readonly away: readonly AwayFile[];
  readonly settings: Settings;
  readonly stop: AbortSignal;
  readonly onProgress: (progress: ReadProgress) => void;
  /** Hears of every answer of the books. */
  readonly onSaid: () => void;
  /** Hears that the books are lost and have to be made anew. */
  readonly onLost: () => void;
  /** Hears that the books had taken the new ledger when the reading was stopped, so that the one before answers no longer. */
  readonly onTooLate: () => void;
}

const NO_BILLING =
  "No sheet of this workbook looks like a CSP billing export. Paste or open one with its header row (ResellerMpnId, Subtotal, ChargeStartDate, …), choose the sheet by hand, or add billing files.";

/** Reads the chosen sheets and files into the books. Throws `Refusal` where there is nothing to read. */
export async function readingOf(request: ReadingRequest): Promise<Reading> {
  const { workbook, clerk, seen, chosen, files, away, settings, stop } = request;
  const sheetOf = (id: string | null): Sheet | null => seen.find((each) => each.sheet.id === id)?.sheet ?? null;
  const billing = chosen.billing.map(sheetOf).filter((sheet) => sheet !== null);
  if (billing.length === 0 && files.length === 0) throw new Refusal(NO_BILLING);

  const [resellers, rates] = [sheetOf(chosen.resellers), sheetOf(chosen.rates)];
  const all = [resellers, rates, ...billing].filter((sheet) => sheet !== null);
  const date1904 = await workbook.date1904();

  const read = clerk.read(
    {
      billing: [...billing.map((sheet) => given(sheet, date1904, !request.leftOut.has(sheet.id))), ...files],
      resellers: resellers && given(resellers, date1904, false),
      rates: rates && given(rates, date1904, false),
      away,
      settings,
    },
    sheetRows(workbook, all, stop, request.leftOut),
    ({ source, rows, rowsTotal, share }) => {
      if (!stop.aborted) request.onProgress({ act: "read", source, rowsRead: rows, rowsTotal, share });
    },
  );
  const outcome = await Promise.race([read, stopped(stop, () => void clerk.stop())]);
  if (outcome.at === "stopped") {
    void read.then(
      (after) => after.at === "read" && request.onTooLate(),
      () => undefined,
    );
    throw new Stopped();
  }
  if (outcome.at === "failed") throw errorOf(outcome.failure);
  return {
    said: said(clerk, settings, request.onSaid, request.onLost),
    billing: billing.map(({ id, rows }, source) => ({ sheetId: id, source, rows })),
    files: outcome.files,
    misfits: outcome.misfits,
    date1904,
  };
}

/**
 * Reads the reseller list and the rates again into the books that are there. Answers whether the books are up to date;
 * throws what keeps a table from being read.
 */
export async function tablesReadAgain(
  { workbook, clerk, seen, chosen, stop }: Pick<ReadingRequest, "workbook" | "clerk" | "seen" | "chosen" | "stop">,
  { date1904 }: Reading,
): Promise<boolean> {
  const sheetOf = (id: string | null): Sheet | null => seen.find((each) => each.sheet.id === id)?.sheet ?? null;
  const [resellers, rates] = [sheetOf(chosen.resellers), sheetOf(chosen.rates)];
  const tables = {
    resellers: resellers && given(resellers, date1904, false),
    rates: rates && given(rates, date1904, false),
  };
  const all = [resellers, rates].filter((sheet) => sheet !== null);
  const outcome = await clerk.readTables(tables, sheetRows(workbook, all, stop));
  if (outcome?.at === "stopped") throw new Stopped();
  if (outcome?.at === "failed") throw errorOf(outcome.failure);
  return outcome !== null;
}

function given({ id, name, rows, columns }: Sheet, date1904: boolean, edited: boolean): SheetGiven {
  return { kind: "sheet", key: id, name, date1904, rows, columns, edited };
}

/** The reading with what edits have changed in its books. */
export function afterEdits(reading: Reading, effect: Effect, rows: ReadonlyMap<string, number>): Reading {
  reading.said.changed(effect);
  return {
    ...reading,
    billing: reading.billing.map((sheet) => ({ ...sheet, rows: rows.get(sheet.sheetId) ?? sheet.rows })),
  };
}

/** Ends at once when a person asks for it; the books come to their end by themselves. */
function stopped(stop: AbortSignal, end: () => void): Promise<{ readonly at: "stopped" }> {
  return new Promise((resolve) => {
    const stopNow = (): void => {
      end();
      resolve({ at: "stopped" });
    };
    if (stop.aborted) stopNow();
    else stop.addEventListener("abort", stopNow, { once: true });
  });
}
