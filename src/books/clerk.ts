import type { CountedLine } from "../core/ledger/counted-lines";
import type { AwayFile, KeptInvoices, Misfits } from "../core/ledger/kept-invoices";
import type { KeptSum } from "../core/ledger/kept-sums";
import type { LinesBehind } from "../core/ledger/lines-behind";
import type { Edit, Effect } from "../core/ledger/live-ledger";
import type { Month } from "../core/month";
import type { DayText, ResellerReview, Review } from "../core/rules/review";
import type { Settings } from "../core/rules/settings";
import type { FileBytes } from "../files/file-bytes";
import type { PackedRows } from "./packed-rows";

/** A sheet of the workbook, whose rows the page hands over when it is asked for them. */
export interface SheetGiven {
  readonly kind: "sheet";
  /** By which the page knows it. */
  readonly key: string;
  readonly name: string;
  readonly date1904: boolean;
  /** Last used row and column. */
  readonly rows: number;
  readonly columns: number;
  /** Whether its rows may be edited one by one after they were read. */
  readonly edited: boolean;
}

/** A file on the user's machine, read where the books are kept. */
export interface FileGiven {
  readonly kind: "file";
  /** How the review calls it. */
  readonly name: string;
  readonly file: FileBytes;
}

/** What to read. */
export interface ReadRequest {
  /** In the order that decides which of two is the later. */
  readonly billing: readonly (SheetGiven | FileGiven)[];
  readonly resellers: SheetGiven | null;
  readonly rates: SheetGiven | null;
  /** Files that are not here and whose kept sums are among the billing. */
  readonly away: readonly AwayFile[];
  readonly settings: Settings;
}

/** Rows of a sheet that are wanted next. */
export interface RowsAsked {
  readonly key: string;
  readonly firstRow: number;
  /** The last row wanted; `null`: as many as are good at once. */
  readonly lastRow: number | null;
  /** Columns counted from 0, from left to right; `null`: all. */
  readonly columns: readonly number[] | null;
}

/** What the page answers: rows, the end of the sheet, or why there are none. */
export type RowsGiven =
  | { readonly at: "rows"; readonly block: PackedRows }
  | { readonly at: "end" }
  | { readonly at: "stopped" }
  | { readonly at: "trouble"; readonly because: string };

/** The page's side: it alone can ask the workbook. */
export interface SheetRows {
  rows(asked: RowsAsked): Promise<RowsGiven> | RowsGiven;
}

/** How far a reading has come. */
export interface RowsRead {
  readonly source: string;
  /** Rows of this source so far, and how many it has; `null` for a file, which does not say. */
  readonly rows: number;
  readonly rowsTotal: number | null;
  /** The part of all sources that is read, from 0 to 1. */
  readonly share: number;
}

/** A file as it was read. */
export interface FileRead {
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  /** Lines of billing in it. */
  readonly lines: number;
  /** Of the bytes as they lie there, in hexadecimal. */
  readonly sha256: string;
}

/** Why something could not be read; `source` where the sentence does not name it. */
export interface Failure {
  readonly source: string | null;
  readonly message: string;
  /** Whether it is a sentence for a person; else it is an error that nobody foresaw. */
  readonly foreseen: boolean;
}

/** How a reading ended. */
export type ReadOutcome =
  | { readonly at: "read"; readonly files: readonly FileRead[]; readonly misfits: Misfits }
  | { readonly at: "stopped" }
  | { readonly at: "failed"; readonly failure: Failure };

/** How a reading of the reseller list and the rates ended. */
export type TablesOutcome = { readonly at: "read" } | Exclude<ReadOutcome, { readonly at: "read" }>;

/** A review without its resellers, and which of those are others than at the last asking. */
export interface ReviewHead {
  readonly head: Omit<Review, "resellers">;
  /** To be shown at the next asking, so that only what is new has to travel. */
  readonly ticket: number;
  readonly resellers: number;
  /** Places of the resellers that differ from those of the given ticket, in order. */
  readonly changed: readonly number[];
}

/** A question about resellers as of a day. */
export interface Question {
  readonly asOf: DayText;
  readonly resellers: readonly string[];
  readonly revenue: readonly { readonly id: string; readonly first: Month; readonly last: Month }[];
  /** Resellers of whose TTM it is asked what lines are behind it. */
  readonly behind: readonly string[];
}

/** The answers in the order of the questions. */
export interface QuestionAnswered {
  /** `null` where nobody has heard of the reseller. */
  readonly resellers: readonly (ResellerReview | null)[];
  /** USD. */
  readonly revenue: readonly number[];
  readonly behind: readonly LinesBehind[];
}

/** The counted lines of resellers in the order of the question, or why they are not to be had. */
export type LinesAnswered =
  | { readonly at: "lines"; readonly lines: readonly (readonly CountedLine[])[] }
  | { readonly at: "failed"; readonly failure: Failure };

/** What files add to every reseller and month: so many sums each, which are fetched piece by piece. */
export interface FileSums {
  /** Goes with every fetching; it is another where the sums are. */
  readonly ticket: number;
  /** In the order in which the sums are numbered. */
  readonly files: readonly { readonly file: string; readonly sums: number; readonly invoices: KeptInvoices }[];
  /** Of all that is said of the files, equal for equal sums and invoices. */
  readonly fingerprint: string;
}

/**
 * Keeps the books: reads sources into a ledger, follows edits and answers. It lives beside the page, in a thread of its
 * own, so all of its answers are promises and all that it takes and gives is plain data. `null` answers mean that there
 * is no ledger to answer from.
 */
export interface Clerk {
  /** Reads into a new ledger, which takes the place of the one before once it is complete. */
  read(request: ReadRequest, sheets: SheetRows, onRead: (read: RowsRead) => void): Promise<ReadOutcome>;
  /** Ends the reading under way. */
  stop(): Promise<void> | void;
  /** Reads only the reseller list and the rates again; `null` where there is no ledger to put them into. */
  readTables(tables: Pick<ReadRequest, "resellers" | "rates">, sheets: SheetRows): Promise<TablesOutcome | null>;
  /** Follows edits of sheets; `null` where they have to be read anew, and then there is no ledger any more. */
  amend(edits: readonly Edit[]): Promise<Effect | null>;
  ask(questions: readonly Question[]): Promise<readonly QuestionAnswered[] | null>;
  /** `ticket` is the one that the page holds for this day, 0 for none. */
  review(asOf: DayText, ticket: number): Promise<ReviewHead | null>;
  /** Some of the resellers of the review with this ticket, by their places; `null` where it is no longer remembered. */
  resellers(ticket: number, places: readonly number[]): Promise<readonly ResellerReview[] | null>;
  /** The counted lines behind the TTM of some resellers. Files are read again for theirs, once for all of them. */
  lines(asOf: DayText, resellers: readonly string[]): Promise<LinesAnswered | null>;
  /** What each file adds to every reseller and month; nothing of sheets. */
  sums(): Promise<FileSums | null>;
  /** Some sums of one file, from number `first` on; `null` where the ledger is another by now. */
  sumsOf(ticket: number, file: string, first: number, count: number): Promise<readonly KeptSum[] | null>;
}
