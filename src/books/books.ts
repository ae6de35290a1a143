import { readRates } from "../core/import/rates";
import { Stopped } from "../core/import/read-source";
import { readResellerList } from "../core/import/reseller-list";
import { type Source, UnreadableSource } from "../core/import/source";
import { Latest } from "../core/latest";
import { countedLines } from "../core/ledger/counted-lines";
import type { KeptSum } from "../core/ledger/kept-sums";
import type { Ledger } from "../core/ledger/ledger";
import { misfits } from "../core/ledger/kept-invoices";
import { linesBehind } from "../core/ledger/lines-behind";
import type { Edit, Effect } from "../core/ledger/live-ledger";
import { revenueBetween } from "../core/ledger/revenue-between";
import { dayOfText, monthOfDay } from "../core/month";
import { LedgerReviews } from "../core/rules/ledger-reviews";
import type { DayText, ResellerReview } from "../core/rules/review";
import { type Window, windowsOf } from "../core/rules/windows";
import type {
  Clerk,
  Failure,
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
import { type KeptLedger, keptLedger } from "./kept-ledger";
import { sheetSource, SheetTrouble } from "./sheet-source";
import { SumsByFile } from "./sums-by-file";

/** Days of which it is remembered what the page has seen. */
const SEEN_KEPT = 24;

/** What the page holds of a review. */
interface Seen {
  readonly ticket: number;
  readonly asOf: DayText;
  readonly resellers: readonly ResellerReview[];
}

/** The books themselves. They know nothing of threads: what is beside the page there can be called in place just as well. */
export class Books implements Clerk {
  #kept: KeptLedger | null = null;
  #stop = new AbortController();
  #tickets = 0;
  readonly #seen = new Latest<DayText, Seen>(SEEN_KEPT);
  /** The sums of files as they were last asked for, until a line of a file counts otherwise. */
  #sums: SumsByFile | null = null;

  async read(request: ReadRequest, sheets: SheetRows, onRead: (read: RowsRead) => void): Promise<ReadOutcome> {
    this.stop();
    this.#stop = new AbortController();
    const stop = this.#stop.signal;
    try {
      const { kept, files } = await keptLedger(request, sheets, { onRead, stop });
      if (stop.aborted) return { at: "stopped" };
      this.#keep(kept);
      return { at: "read", files, misfits: kept.misfits };
    } catch (error) {
      if (stop.aborted || error instanceof Stopped) return { at: "stopped" };
      return { at: "failed", failure: failureOf(error) };
    }
  }

  stop(): void {
    this.#stop.abort();
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
      this.#keep({ ...before, ledger: live.ledger, live, reviews: new LedgerReviews(live.ledger) });
      return { at: "read" };
    } catch (error) {
      return error instanceof Stopped ? { at: "stopped" } : { at: "failed", failure: failureOf(error) };
    }
  }

  amend(edits: readonly Edit[]): Promise<Effect | null> {
    const kept = this.#kept;
    const effect = kept?.live.apply(edits) ?? null;
    if (kept && effect && fitsAsBefore(kept)) {
      kept.reviews.changed(effect);
      if ([...effect.sources].some((source) => kept.fileOf[source] !== null)) this.#sums = null;
      return Promise.resolve(effect);
    }
    this.#keep(null);
    return Promise.resolve(null);
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
    this.#seen.set(asOf, seen);
    this.#seen.drop();
    return Promise.resolve({ head, ticket: seen.ticket, resellers: resellers.length, changed });
  }

  resellers(ticket: number, places: readonly number[]): Promise<readonly ResellerReview[] | null> {
    const seen = this.#seen.values().find((each) => each.ticket === ticket);
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
    this.#sums ??= new SumsByFile(kept, ++this.#tickets);
    return Promise.resolve(this.#sums.about());
  }

  sumsOf(ticket: number, file: string, first: number, count: number): Promise<readonly KeptSum[] | null> {
    return Promise.resolve(this.#sums?.ticket === ticket ? this.#sums.some(file, first, count) : null);
  }

  /** Goes on with another ledger; what was said of the last one counts no longer. */
  #keep(kept: KeptLedger | null): void {
    this.#kept = kept;
    this.#sums = null;
    this.#seen.clear();
  }
}

/** The months of the TTM as of a day; `null` where there is no such day. */
function ttmWindow({ settings }: Ledger, asOf: DayText): Window | null {
  const day = dayOfText(asOf);
  return day === null ? null : windowsOf(monthOfDay(day), null, settings).ttm;
}

function sameIds(one: readonly ResellerReview[], other: readonly ResellerReview[]): boolean {
  return one.length === other.length && one.every(({ id }, place) => other[place]?.id === id);
}

/** Whether kept sums fit the sources as when they were read; a fresh reading tells what has become of them. */
const fitsAsBefore = ({ ledger, away, misfits: before }: KeptLedger): boolean =>
  JSON.stringify(misfits(ledger, away)) === JSON.stringify(before);

function failureOf(error: unknown): Failure {
  if (error instanceof UnreadableSource) return { source: error.source, message: error.message, foreseen: true };
  const message = error instanceof Error ? error.message : String(error);
  return { source: null, message, foreseen: error instanceof SheetTrouble };
}
