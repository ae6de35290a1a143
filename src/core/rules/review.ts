import type { Problem } from "../problem";
import type { Settings } from "./settings";

/** `YYYY-MM`. */
export type MonthText = string;
/** `YYYY-MM-DD`. */
export type DayText = string;

export type Status =
  "deauthorized" | "unknown-anniversary" | "met" | "not-tested-yet" | "incomplete" | "on-track" | "watch" | "below";

/** How near the check month is; `none` is more than 90 days off. */
export type Stage = "check-month" | "30" | "60" | "90" | "none";

/** Months from `first` to `last`, both counted. */
export interface MonthSpan {
  readonly first: MonthText;
  readonly last: MonthText;
}

/** Where a fact stands in the user's data. */
export interface Place {
  readonly source: string;
  readonly row: number;
}

/** Counted revenue month by month, oldest first, without gaps: a month without lines is 0. */
export interface RevenueByMonth {
  readonly first: MonthText;
  readonly usd: readonly number[];
  readonly lines: readonly number[];
}

/** What the review says of one reseller. Amounts are USD, rounded to cents, half away from zero; statuses were decided before rounding. */
export interface ResellerReview {
  readonly id: string;
  /** From the reseller list; `null` where it is not listed or has no name there. */
  readonly name: string | null;
  /** Whether the reseller list has it. */
  readonly listed: boolean;
  readonly onboarded: MonthText | null;
  readonly checkMonth: MonthText | null;
  readonly firstCheck: boolean;
  readonly stage: Stage;
  readonly daysLeft: number | null;
  /** Days on which Microsoft's 90, 60 and 30 day notices are due; empty where the anniversary is unknown. */
  readonly notices: readonly DayText[];
  readonly ttmUsd: number;
  readonly checkWindow: MonthSpan | null;
  readonly billedInCheckWindowUsd: number | null;
  readonly rollingOffUsd: number | null;
  readonly openMonths: number | null;
  readonly runRateUsd: number;
  readonly projectedUsd: number | null;
  readonly shortfallUsd: number | null;
  readonly missingMonths: readonly MonthText[];
  readonly noRateLines: number;
  /** Counted lines of all months. */
  readonly lines: number;
  readonly status: Status;
  readonly flagged: boolean;
  readonly cliff: boolean;
  /** The minimum that applies in the check month, USD. */
  readonly thresholdUsd: number;
  /** One sentence for a person. */
  readonly reason: string;
  /** Counted revenue of each month of the TTM window, oldest first; twelve numbers. */
  readonly ttmMonthsUsd: readonly number[];
  /** Counted revenue of all months from the first that has any to the last; `null` where none has. */
  readonly months: RevenueByMonth | null;
  /** What the list says beside; `null` where it says nothing. */
  readonly country: string | null;
  readonly tenantId: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly owner: string | null;
  readonly securityMet: boolean | null;
  readonly deauthorized: DayText | null;
  readonly notes: string | null;
  /** Row of the reseller list, for a reseller that is in it. */
  readonly place: Place | null;
  /** The first of its billing lines, for a reseller that is not in the list. */
  readonly firstLine: Place | null;
}

export interface TieOutPart {
  readonly lines: number;
  readonly amount: number;
}

/** One source and currency: where each of its rows went. Amounts in that currency, rounded to cents. */
export interface TieOutRow {
  readonly source: string;
  readonly currency: string;
  readonly lines: number;
  /** Sum of the amount column, added up on its own while reading. */
  readonly amount: number;
  readonly counted: TieOutPart;
  readonly unassigned: TieOutPart;
  readonly excluded: Readonly<Record<string, TieOutPart>>;
  readonly rejected: Readonly<Record<string, TieOutPart>>;
  /** Whether the parts add up to `amount` and `lines` exactly. */
  readonly ties: boolean;
}

/** What was made of one source. */
export interface SourceReport {
  readonly name: string;
  readonly shape: string;
  /** 0 where every line names its own cells, as in JSON. */
  readonly headerRow: number;
  /** Rows below the header, blank ones and the skipped included. */
  readonly rows: number;
  readonly lines: number;
  readonly skipped: { readonly blank: number; readonly header: number; readonly total: number };
  /** Which column was taken for what. */
  readonly columns: readonly { readonly role: string; readonly header: string; readonly column: number }[];
  readonly dateOrder: "mdy" | "dmy" | null;
  readonly decimalMark: "." | "," | null;
  /** First and last month of its counted lines. */
  readonly months: MonthSpan | null;
}

export interface PolicyUsed {
  readonly id: string;
  readonly thresholdUsd: number;
  readonly name: string;
  readonly since: MonthText;
  readonly source: string;
  readonly readOn: DayText;
  /** Conditions that Microsoft checks beside the revenue and that billing cannot show. */
  readonly conditions: readonly string[];
}

/** Lines of one source, currency and month that name no reseller. */
export interface Unassigned {
  readonly source: string;
  readonly currency: string;
  readonly month: MonthText;
  readonly lines: number;
  /** In that currency, rounded to cents. */
  readonly amount: number;
  /** The first of the rows. */
  readonly row: number;
}

/** The whole answer. Plain data: it can be written as JSON or sent to another thread as it is. */
export interface Review {
  readonly asOf: DayText;
  readonly policy: PolicyUsed;
  readonly window: MonthSpan;
  readonly settings: Settings;
  /** Ordered by id as a number. */
  readonly resellers: readonly ResellerReview[];
  /** Ordered by source, then currency. */
  readonly tieOut: readonly TieOutRow[];
  readonly ties: boolean;
  /** Ordered by source, currency and month. */
  readonly unassigned: readonly Unassigned[];
  readonly problems: readonly Problem[];
  readonly sources: readonly SourceReport[];
  /** Rates from the table that were used for counted lines. */
  readonly ratesUsed: readonly { readonly currency: string; readonly month: MonthText; readonly usdPerUnit: string }[];
}
