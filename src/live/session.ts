import type { CountedLine } from "../core/ledger/counted-lines";
import type { DayText, Review } from "../core/rules/review";
import type { Settings } from "../core/rules/settings";
import type { FileBytes } from "../files/file-bytes";
import type { Reviews } from "./reviews";

/** What a sheet was recognised as. `other`: nothing of ours; `empty`: no used cells. */
export type SheetKind = "billing" | "resellers" | "rates" | "other" | "empty";

/** One sheet of the workbook and what was made of it. */
export interface SheetFound {
  readonly id: string;
  readonly name: string;
  /** Last used row. */
  readonly rows: number;
  readonly kind: SheetKind;
  /** The billing shape, for example `nce-invoice`; `null` for everything that is not billing. */
  readonly shape: string | null;
  /** Row of the header, the first row being 1; `null` where none was recognised. */
  readonly headerRow: number | null;
  /** Whether it is a reseller list that says since when. */
  readonly hasOnboarding: boolean;
  readonly hidden: boolean;
  /** One sentence that says what it was taken for and by what. */
  readonly why: string;
}

/** Which sheets are used, by sheet id. */
export interface SourceChoice {
  readonly billing: readonly string[];
  readonly resellers: string | null;
  readonly rates: string | null;
}

/** How far a read has come. */
export interface ReadProgress {
  /** `keep`: sums of files are written into their sheet, after the numbers are there. */
  readonly act: "read" | "keep";
  /** The sheet or file at hand. */
  readonly source: string;
  /** Rows of it that are done, and how many it has; `null` for a file, which does not say. */
  readonly rowsRead: number;
  readonly rowsTotal: number | null;
  /** The part of everything that is read, from 0 to 1. */
  readonly share: number;
}

/** Whether the review is what the sheets say now. */
export type Freshness =
  /** Nothing was read yet. */
  | { readonly at: "unread" }
  /** `progress` is `null` until the first rows arrive; the review before it, if any, is still shown. */
  | { readonly at: "reading"; readonly progress: ReadProgress | null }
  /** The review shows the sheets as they are. */
  | { readonly at: "current" }
  /** A sheet, a choice or a setting changed; it is read again at once or by `review()`. */
  | { readonly at: "stale"; readonly because: string }
  /** A person stopped the reading. */
  | { readonly at: "cancelled" }
  /** It could not be read; the sentence says why and what to do. */
  | { readonly at: "failed"; readonly because: string };

/** The highlights in the workbook. */
export type Highlight =
  | { readonly at: "off" }
  | { readonly at: "working" }
  /** `notes` are sentences about sheets that could not be highlighted; `behind`: the sheets changed since. */
  | { readonly at: "on"; readonly resellers: number; readonly notes: readonly string[]; readonly behind: boolean };

/** Everything that the pane shows, as one immutable value: a new object whenever anything changed. */
export interface SessionState {
  /** `null` until the workbook has been looked at. */
  readonly sheets: readonly SheetFound[] | null;
  readonly chosen: SourceChoice;
  /** Whether a person made the choice; `false` means that it follows the sheets by itself. */
  readonly chosenByHand: boolean;
  /** Billing files beside the workbook, by name. */
  readonly files: readonly BillingFile[];
  /** Sentence about sums of files that are not as they should be kept, or that cannot be; `null` when all is well. */
  readonly filesDoubt: string | null;
  /** Name of the sheet with the sums of files; `null` while there is none. */
  readonly sumsSheet: string | null;
  readonly asOf: DayText;
  /** Whether the workbook keeps the date; before the first review it is the day on which the add-in was opened. */
  readonly asOfKept: boolean;
  readonly settings: Settings;
  readonly freshness: Freshness;
  /** The last complete review of `asOf`; `null` before the first. */
  readonly review: Review | null;
  readonly highlight: Highlight;
  /** Sentence about the last thing that was asked for and did not work, or a sheet that went; `null` when all is well. */
  readonly failure: string | SheetGone | null;
}

/** A sheet of the review that was deleted. */
export interface SheetGone {
  readonly name: string;
  /** The review that stood when it was deleted; `null` where there was none. */
  readonly before: Review | null;
  /** Whether it is there again but not in use, as where a person had chosen it. */
  readonly isBack: boolean;
}

/** A billing file beside the workbook: too large for a sheet, or simply left where it is. */
export interface BillingFile {
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  /** Lines of billing in it; `null` before it was read. */
  readonly lines: number | null;
  /** Of its bytes, in hexadecimal; `null` before it was read. */
  readonly sha256: string | null;
  /** Whether the file itself is here; else the workbook has only the sums that it kept of it. */
  readonly isHere: boolean;
  /** Whether it is another file than the one of this name whose sums the workbook had kept. */
  readonly isOther: boolean;
  /** Why it could not be read, as the end of a sentence; `null` where nothing is known against it. */
  readonly trouble: string | null;
}

/** The counted lines behind a reseller's TTM. */
export interface ResellerLines {
  readonly lines: readonly CountedLine[];
  /** Files that have to be added again before their own lines can be shown; until then each of their sums is one line. */
  readonly away: readonly string[];
}

/** A cell to jump to: where a problem, or any other fact, stands. */
export interface Target {
  /** Name of the sheet. */
  readonly source: string;
  /** `null`: it is about the whole sheet. */
  readonly row: number | null;
  /** Header of the column as the sheet writes it; `null` selects the used cells of the row. */
  readonly column: string | null;
}

/**
 * The add-in at work on one workbook. It drives the pane and the formulas; both see the same numbers.
 * Methods that return a promise never reject: what went wrong is a sentence in the state.
 */
export interface Session {
  /** The state now; the same object until something changes. */
  readonly state: () => SessionState;
  /** Calls `listener` after every change of the state. Answers with what ends it. */
  readonly subscribe: (listener: () => void) => () => void;

  /** What the formulas answer from. */
  readonly reviews: Reviews;

  /** Looks at the sheets and at what the workbook keeps of earlier days. Reads no billing. */
  start(): Promise<void>;
  /** Looks again at the sheets that are there. */
  lookAgain(): Promise<void>;

  /** Chooses sheets by hand and keeps the choice in the workbook. */
  choose(choice: SourceChoice): Promise<void>;
  /** Goes back to choosing by what the sheets look like. */
  chooseByItself(): Promise<void>;
  /** Takes billing files in, to be read where they are; none of their rows goes into a sheet. */
  addFiles(files: readonly FileBytes[]): Promise<void>;
  /** Forgets a file and the sums that the workbook keeps of it. */
  removeFile(name: string): Promise<void>;

  /** Sets the date that the review and the formulas answer for, and keeps it in the workbook. */
  setAsOf(asOf: DayText): Promise<void>;
  /** Sets what may be chosen about a review, and keeps it in the workbook. */
  setSettings(settings: Settings): Promise<void>;

  /** Reads what is not read yet and reviews it. Ends when the state is `current`, `cancelled` or `failed`. */
  review(): Promise<void>;
  /** Stops the reading; the last complete review stays. */
  cancel(): void;

  /** Highlights the flagged resellers, in the reseller list and in the billing sheets; reviews first where needed. */
  highlight(): Promise<void>;
  /** Takes away everything that `highlight` added to the workbook. */
  clearHighlight(): Promise<void>;

  /** The counted lines of a reseller; files are read again for theirs. `null` where they cannot be had; the state says why. */
  linesOf(id: string): Promise<ResellerLines | null>;

  /** Selects the reseller's row in the reseller list. */
  selectReseller(id: string): Promise<void>;
  /** Selects where a problem, or any other fact, stands. */
  selectPlace(target: Target): Promise<void>;

  /** Forgets the sentence about what did not work. */
  dismissFailure(): void;
  /** Ends all watching of the workbook. */
  dispose(): Promise<void>;
}
