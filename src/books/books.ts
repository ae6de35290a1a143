import { readRates } from "../core/import/rates";
import { Stopped } from "../core/import/read-source";
import { readResellerList } from "../core/import/reseller-list";
import { type Source, UnreadableSource } from "../core/import/source";
import { countedLines } from "../core/ledger/counted-lines";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type KeptSum, keptSums } from "../core/ledger/kept-sums";
import { type Ledger, readLedger } from "../core/ledger/ledger";
import { linesBehind } from "../core/ledger/lines-behind";
import { type Edit, type Effect, LiveLedger } from "../core/ledger/live-ledger";
import { revenueBetween } from "../core/ledger/revenue-between";
import { dayOfText, monthOfDay } from "../core/month";
import { LedgerReviews } from "../core/rules/ledger-reviews";
import type { DayText, ResellerReview } from "../core/rules/review";
import { type Window, windowsOf } from "../core/rules/windows";
import type {
  Clerk,
  Failure,
  FileGiven,
  FileRead,
  FileSums,
  LinesAnswered,
  Question,
  QuestionAnswered,
  ReadOutcome,
  ReadRequest,
  ReviewHead,
  RowsRead,
  SheetGiven,
  SheetRows,
  TablesOutcome,
} from "./clerk";
import { type FileSources, fileSources } from "./file-source";
import { sheetSource, SheetTrouble } from "./sheet-source";

/** Reports of progress further apart than this can be followed by eye and cost nothing. */
const REPORT_EVERY_MS = 80;
/** Sums that become one text to be hashed. */
const SUMS_HASHED = 1_000;
/** Days of which it is remembered what the page has seen. */
const SEEN_KEPT = 24;

/** A ledger and what was said of it. */
interface Kept {
  readonly ledger: Ledger;
  readonly live: LiveLedger;
  readonly reviews: LedgerReviews;
  /** The file that a billing source is of, by its place; `null` for a sheet. */
  readonly fileOf: readonly (string | null)[];
}

/** What the page holds of a review. */
interface Seen {
  readonly ticket: number;
  readonly asOf: DayText;
  readonly resellers: readonly ResellerReview[];
}

/** The books themselves. They know nothing of threads: what is beside the page there can be called in place just as well. */
export class Books implements Clerk {
  #kept: Kept | null = null;
  #stop: { aborted: boolean } = { aborted: false };
  #tickets = 0;
  readonly #seen = new Map<DayText, Seen>();
  /** The sums of files that the page is fetching, and the ledger they are of. */
  #sums: {
    readonly ticket: number;
    readonly of: Ledger;
    readonly byFile: ReadonlyMap<string, readonly KeptSum[]>;
  } | null = null;

  async read(request: ReadRequest, sheets: SheetRows, onRead: (read: RowsRead) => void): Promise<ReadOutcome> {
    this.stop();
    const stop = { aborted: false };
    this.#stop = stop;
    try {
      const { kept, files } = await readKept(request, sheets, onRead, stop);
      if (stop.aborted) return { at: "stopped" };
      this.#kept = kept;
      this.#seen.clear();
      return { at: "read", files };
    } catch (error) {
      if (stop.aborted || error instanceof Stopped) return { at: "stopped" };
      return { at: "failed", failure: failureOf(error) };
    }
  }

  stop(): void {
    this.#stop.aborted = true;
  }

  async readTables(
    { resellers, rates }: Pick<ReadRequest, "resellers" | "rates">,
    sheets: SheetRows,
  ): Promise<TablesOutcome | null> {
    const before = this.#kept;
    if (!before) return null;
    const { settings } = before.ledger;
    const source = (given: SheetGiven): Source => sheetSource(given, sheets, () => undefined);
    try {
      const list = resellers && (await readResellerList(source(resellers), settings));
      const table = rates && (await readRates(source(rates), settings));
      // Another reading, or edits that could not be followed, came first.
      if (this.#kept !== before) return null;
      const live = before.live.withTables(list, table);
      this.#kept = { ...before, ledger: live.ledger, live, reviews: new LedgerReviews(live.ledger) };
      this.#seen.clear();
      return { at: "read" };
    } catch (error) {
      return error instanceof Stopped ? { at: "stopped" } : { at: "failed", failure: failureOf(error) };
    }
  }

  amend(edits: readonly Edit[]): Promise<Effect | null> {
    const kept = this.#kept;
    const effect = kept?.live.apply(edits) ?? null;
    if (kept && effect) kept.reviews.changed(effect);
    else this.#kept = null;
    return Promise.resolve(effect);
  }

  ask(questions: readonly Question[]): Promise<readonly QuestionAnswered[] | null> {
    const kept = this.#kept;
    if (!kept) return Promise.resolve(null);
    // All of them at once, because each look at the lines of some resellers goes through those of all.
    const behind = linesBehind(
      kept.ledger,
      questions.flatMap(({ asOf, behind: ids }) => {
        const window = ttmWindow(kept.ledger, asOf);
        return window ? ids.map((reseller) => ({ reseller, window })) : [];
      }),
    );
    let told = 0;
    return Promise.resolve(
      questions.map(({ asOf, resellers, revenue, behind: ids }) => {
        const day = kept.reviews.day(asOf);
        return {
          resellers: resellers.map((id) => day.reseller(id)),
          revenue: revenue.map(({ id, first, last }) => revenueBetween(kept.ledger, id, first, last)),
          behind: behind.slice(told, (told += ids.length)),
        };
      }),
    );
  }

  review(asOf: DayText, ticket: number): Promise<ReviewHead | null> {
    if (!this.#kept) return Promise.resolve(null);
    const { resellers, ...head } = this.#kept.reviews.day(asOf).review;
    const before = this.#seen.get(asOf);
    const held = before?.ticket === ticket && sameIds(before.resellers, resellers) ? before.resellers : [];
    const changed = [...resellers.keys()].filter((place) => resellers[place] !== held[place]);
    const seen: Seen = { ticket: ++this.#tickets, asOf, resellers };
    this.#seen.delete(asOf);
    this.#seen.set(asOf, seen);
    if (this.#seen.size > SEEN_KEPT) for (const oldest of [...this.#seen.keys()].slice(0, 1)) this.#seen.delete(oldest);
    return Promise.resolve({ head, ticket: seen.ticket, resellers: resellers.length, changed });
  }

  resellers(ticket: number, places: readonly number[]): Promise<readonly ResellerReview[] | null> {
    const seen = [...this.#seen.values()].find((each) => each.ticket === ticket);
    return Promise.resolve(seen ? places.flatMap((place) => seen.resellers[place] ?? []) : null);
  }

  async lines(asOf: DayText, resellers: readonly string[]): Promise<LinesAnswered | null> {
    const kept = this.#kept;
    const ttm = kept && ttmWindow(kept.ledger, asOf);
    if (!ttm) return null;
    try {
      return { at: "lines", lines: await countedLines(kept.ledger, resellers, ttm) };
    } catch (error) {
      return { at: "failed", failure: failureOf(error) };
    }
  }

  sums(): Promise<FileSums | null> {
    const kept = this.#kept;
    if (!kept) return Promise.resolve(null);
    const byFile = new Map<string, readonly KeptSum[]>();
    kept.fileOf.forEach((file, source) => {
      if (file !== null) byFile.set(file, [...(byFile.get(file) ?? []), ...keptSums(kept.ledger, source)]);
    });
    this.#sums = { ticket: ++this.#tickets, of: kept.ledger, byFile };
    return Promise.resolve({
      ticket: this.#sums.ticket,
      files: [...byFile].map(([file, sums]) => ({ file, sums: sums.length })),
      fingerprint: fingerprintOf(byFile),
    });
  }

  sumsOf(ticket: number, file: string, first: number, count: number): Promise<readonly KeptSum[] | null> {
    const sums = this.#sums;
    if (sums?.ticket !== ticket || sums.of !== this.#kept?.ledger) return Promise.resolve(null);
    return Promise.resolve(sums.byFile.get(file)?.slice(first, first + count) ?? []);
  }
}

async function readKept(
  { billing, resellers, rates, settings }: ReadRequest,
  sheets: SheetRows,
  onRead: (read: RowsRead) => void,
  stop: { readonly aborted: boolean },
): Promise<{ readonly kept: Kept; readonly files: readonly FileRead[] }> {
  const given = [resellers, rates, ...billing].filter((each) => each !== null);
  const progress = reporting(given, onRead);
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
    },
    files: read,
  };
}

/** The source, telling how far it was read. */
function counting(source: Source, onRow: (lastRow: number) => void): Source {
  return {
    ...source,
    async *read(wanted) {
      for await (const batch of source.read(wanted)) {
        onRow(batch.firstRow + batch.rows.length - 1);
        yield batch;
      }
    },
  };
}

/** Bytes of a line of billing in a file, about; only to weigh files against sheets. */
const BYTES_A_LINE = 500;

/** Adds up how far each of the sources was read, each by its length, and reports it now and then. */
function reporting(
  sources: readonly (SheetGiven | FileGiven)[],
  onRead: (read: RowsRead) => void,
): (source: string, rows: number, rowsTotal: number | null, share: number) => void {
  const lengths = new Map(
    sources.map((each) => [each.name, each.kind === "sheet" ? each.rows : each.file.size / BYTES_A_LINE]),
  );
  const whole = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  const shares = new Map<string, number>();
  let last = -Infinity;
  return (source, rows, rowsTotal, share) => {
    shares.set(source, Math.min(1, Math.max(share, shares.get(source) ?? 0)));
    const now = performance.now();
    if (now - last < REPORT_EVERY_MS && rows !== rowsTotal) return;
    last = now;
    const done = [...shares].reduce((sum, [name, each]) => sum + each * (lengths.get(name) ?? 0), 0);
    onRead({ source, rows, rowsTotal, share: Math.min(1, done / Math.max(1, whole)) });
  };
}

/** SHA-256 of sums, in hexadecimal. */
function fingerprintOf(byFile: ReadonlyMap<string, readonly KeptSum[]>): string {
  const hash = sha256.create();
  for (const [file, sums] of byFile) {
    hash.update(utf8ToBytes(JSON.stringify([file, sums.length])));
    for (let at = 0; at < sums.length; at += SUMS_HASHED) {
      hash.update(utf8ToBytes(JSON.stringify(sums.slice(at, at + SUMS_HASHED))));
    }
  }
  return bytesToHex(hash.digest());
}

/** The months of the TTM as of a day; `null` where there is no such day. */
function ttmWindow({ settings }: Ledger, asOf: DayText): Window | null {
  const day = dayOfText(asOf);
  return day === null ? null : windowsOf(monthOfDay(day), null, settings).ttm;
}

function sameIds(one: readonly ResellerReview[], other: readonly ResellerReview[]): boolean {
  return one.length === other.length && one.every(({ id }, place) => other[place]?.id === id);
}

function failureOf(error: unknown): Failure {
  if (error instanceof UnreadableSource) return { source: error.source, message: error.message, foreseen: true };
  const message = error instanceof Error ? error.message : String(error);
  return { source: null, message, foreseen: error instanceof SheetTrouble };
}
