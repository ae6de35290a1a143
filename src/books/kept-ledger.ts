import type { Source } from "../core/import/source";
import { type AwayFile, type Misfits, misfits } from "../core/ledger/kept-invoices";
import { type Ledger, readLedger } from "../core/ledger/ledger";
import { LiveLedger } from "../core/ledger/live-ledger";
import { LedgerReviews } from "../core/rules/ledger-reviews";
import type { FileGiven, FileRead, ReadRequest, RowsRead, SheetGiven, SheetRows } from "./clerk";
import { type FileSources, fileSources } from "./file-source";
import { counting, readingProgress } from "./reading-progress";
import { sheetSource } from "./sheet-source";

/** A ledger and what was said of it. */
export interface KeptLedger {
  readonly ledger: Ledger;
  readonly live: LiveLedger;
  readonly reviews: LedgerReviews;
  /** The file that a billing source is of, by its place; `null` for a sheet. */
  readonly fileOf: readonly (string | null)[];
  readonly away: readonly AwayFile[];
  /** How the sums of those fit the sources. */
  readonly misfits: Misfits;
}

/** What a reading is watched by. */
interface ReadingWatch {
  readonly onRead: (read: RowsRead) => void;
  /** Ends it; it throws `Stopped` then. */
  readonly stop: AbortSignal;
}

/** A ledger that was read, and what was found in its files. */
interface LedgerRead {
  readonly kept: KeptLedger;
  readonly files: readonly FileRead[];
}

/** Reads sheets and files into a ledger. */
export async function keptLedger(
  { billing, resellers, rates, away, settings }: ReadRequest,
  sheets: SheetRows,
  { onRead, stop }: ReadingWatch,
): Promise<LedgerRead> {
  const given = [resellers, rates, ...billing].filter((each) => each !== null);
  const progress = readingProgress(given, onRead);
  const sheet = (each: SheetGiven): Source =>
    sheetSource(each, sheets, (row) => progress(each.name, row, each.rows, each.rows === 0 ? 1 : row / each.rows));

  const files: { readonly given: FileGiven; readonly found: FileSources }[] = [];
  const sources: { readonly source: Source; readonly file: FileGiven | null }[] = [];
  for (const each of billing) {
    if (each.kind === "sheet") {
      sources.push({ source: sheet(each), file: null });
      continue;
    }
    let share = 0;
    const found = await fileSources(each, (read) => (share = read));
    files.push({ given: each, found });
    for (const source of found.sources) {
      const counted = counting(source, (row) => progress(each.name, row, null, share));
      sources.push({ source: counted, file: each });
    }
  }

  const ledger = await readLedger({
    billing: sources.map(({ source }) => source),
    resellers: resellers && sheet(resellers),
    rates: rates && sheet(rates),
    settings,
    signal: stop,
  });
  const linesOf = (file: FileGiven): number =>
    ledger.sources.reduce((sum, { reader }, at) => sum + (sources[at]?.file === file ? reader.lines : 0), 0);
  const read: FileRead[] = [];
  for (const { given: file, found } of files) {
    const { name, file: bytes } = file;
    read.push({ name, size: bytes.size, lines: linesOf(file), sha256: await found.sha256() });
  }
  return {
    kept: {
      ledger,
      live: new LiveLedger(ledger),
      reviews: new LedgerReviews(ledger),
      fileOf: sources.map(({ file }) => file && file.name),
      away,
      misfits: misfits(ledger, away),
    },
    files: read,
  };
}
