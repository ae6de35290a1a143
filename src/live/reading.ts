import { type Ledger, readLedger } from "../core/ledger/ledger";
import { LiveLedger } from "../core/ledger/live-ledger";
import type { DayText } from "../core/rules/review";
import type { Settings } from "../core/rules/settings";
import type { Workbook } from "../excel/workbook";
import { reviewsOfLedger } from "./answers";
import type { ReadingStop } from "./ledger-keeper";
import type { Seen } from "./looking";
import type { IndexedReview } from "./reviews";
import { Refusal } from "./sentence";
import type { ReadProgress, SourceChoice } from "./session";
import { sheetSource } from "./sheet-source";

/** One complete reading of the chosen sheets. */
export interface Reading {
  readonly ledger: Ledger;
  readonly live: LiveLedger;
  /** The sheets of the ledger's billing sources in their order, with the last row of each as it was read. */
  readonly billing: readonly { readonly sheetId: string; readonly rows: number }[];
  readonly reviewed: (asOf: DayText) => IndexedReview;
  readonly date1904: boolean;
}

/** What to read. */
export interface ReadingRequest {
  readonly workbook: Workbook;
  readonly seen: readonly Seen[];
  readonly chosen: SourceChoice;
  readonly settings: Settings;
  readonly stop: ReadingStop;
  readonly onProgress: (progress: ReadProgress) => void;
}

const NO_BILLING =
  "No sheet of this workbook looks like a CSP billing export. Paste or open one with its header row (ResellerMpnId, Subtotal, ChargeStartDate, …), or choose the sheet by hand.";

/** Reads the chosen sheets into a ledger. Throws `Refusal` where there is nothing to read. */
export async function readingOf(request: ReadingRequest): Promise<Reading> {
  const { workbook, seen, chosen, settings, stop, onProgress } = request;
  const sheetOf = (id: string | null): Seen["sheet"] | null => seen.find((each) => each.sheet.id === id)?.sheet ?? null;
  const billing = chosen.billing.map(sheetOf).filter((sheet) => sheet !== null);
  if (billing.length === 0) throw new Refusal(NO_BILLING);

  const [resellers, rates] = [sheetOf(chosen.resellers), sheetOf(chosen.rates)];
  const all = [resellers, rates, ...billing].filter((sheet) => sheet !== null);
  const rowsTotal = all.reduce((sum, sheet) => sum + sheet.rows, 0);
  const readOf = new Map<string, number>();
  const date1904 = await workbook.date1904();

  const source = (sheet: Seen["sheet"]) =>
    sheetSource(workbook, sheet, date1904, stop, (lastRow) => {
      readOf.set(sheet.id, lastRow);
      const rowsRead = [...readOf.values()].reduce((sum, rows) => sum + rows, 0);
      onProgress({ source: sheet.name, rowsRead: Math.min(rowsRead, rowsTotal), rowsTotal });
    });

  const ledger = await readLedger({
    billing: billing.map(source),
    resellers: resellers && source(resellers),
    rates: rates && source(rates),
    settings,
    signal: stop,
    keepsRows: true,
  });
  return {
    ledger,
    live: new LiveLedger(ledger),
    billing: billing.map(({ id, rows }) => ({ sheetId: id, rows })),
    reviewed: reviewsOfLedger(ledger),
    date1904,
  };
}
