import { roundedToCents } from "../exact";
import type { Ledger } from "../ledger/ledger";
import { tieOutOf } from "../ledger/tie-out";
import { dayOfText, monthOfDay, monthText } from "../month";
import { billingProblems, listProblems } from "../ledger/problems";
import { policyIn, thresholdIn } from "./policies";
import { ResellerReviewer } from "./reseller-reviewing";
import type { DayText, Place, PolicyUsed, ResellerReview, Review, SourceReport } from "./review";
import { unassignedOf } from "../ledger/unassigned";
import { windowsOf } from "./windows";

/**
 * The whole review as of a day: every reseller that is in the list or has lines, the tie-out and the problems. `known`
 * holds the reviews of resellers of whom nothing has changed since they were made for the same day.
 * Pure: the same ledger and day give the same answer. Throws `RangeError` where there is no such day.
 */
export function reviewOf(
  ledger: Ledger,
  asOf: DayText,
  known: ReadonlyMap<string, ResellerReview | null> = new Map(),
): Review {
  const day = dayOfText(asOf);
  if (day === null) throw new RangeError(`there is no day ${asOf}; write it as YYYY-MM-DD`);
  const asOfMonth = monthOfDay(day);
  const { ttm } = windowsOf(asOfMonth, null, ledger.settings);
  const firstLines = firstLinesOf(ledger);
  const tieOut = tieOutOf(ledger.sources, ledger.settlement, ledger.names);
  const reviewer = new ResellerReviewer(ledger, day);
  return {
    asOf,
    policy: policyUsed(ledger, asOfMonth),
    window: { first: monthText(ttm.first), last: monthText(ttm.last) },
    settings: ledger.settings,
    resellers: resellerIds(ledger, firstLines).map((id) => {
      const before = known.get(id);
      const place = firstLines.get(id);
      return before && samePlace(before.firstLine, before.listed ? undefined : place)
        ? before
        : reviewer.review(id, place);
    }),
    tieOut,
    ties: tieOut.every((row) => row.ties),
    unassigned: unassignedOf(ledger),
    problems: [...billingProblems(ledger), ...listProblems(ledger, asOfMonth)],
    sources: sourceReports(ledger),
    ratesUsed: ledger.settlement.ratesUsed.all,
  };
}

function samePlace(one: Place | null, other: Place | undefined): boolean {
  return one?.source === other?.source && one?.row === other?.row;
}

function policyUsed(ledger: Ledger, month: number): PolicyUsed {
  const policy = policyIn(month);
  return {
    id: policy.id,
    thresholdUsd: roundedToCents(thresholdIn(month, ledger.settings.thresholdUsd)),
    name: policy.name,
    since: monthText(policy.since),
    source: policy.source,
    readOn: policy.readOn,
    conditions: policy.conditions,
  };
}

/** Ids of the list and of billing, ordered as numbers. */
function resellerIds(ledger: Ledger, firstLines: ReadonlyMap<string, Place>): readonly string[] {
  const ids = new Set([...(ledger.list?.resellers.keys() ?? []), ...firstLines.keys()]);
  return [...ids].sort((a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0));
}

/** Where the first line of each reseller in billing stands, whatever became of that line. */
function firstLinesOf(ledger: Ledger): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const { resellers } = ledger.names;
  for (const { source, reader } of ledger.sources) {
    const rows = new Map<number, number>();
    let last = 0;
    let lastRow = 0;
    const { tallies } = reader;
    for (let tally = 0; tally < tallies.size; tally++) {
      const reseller = tallies.reseller(tally);
      if (reseller === 0 || tallies.lines[tally] === 0) continue;
      const row = reader.rowOf(tally);
      // Tallies of one reseller mostly follow each other.
      if (reseller === last && row >= lastRow) continue;
      last = reseller;
      lastRow = Math.min(row, rows.get(reseller) ?? Infinity);
      rows.set(reseller, lastRow);
    }
    for (const [reseller, row] of rows) {
      const id = resellers.text(reseller - 1);
      if (!places.has(id)) places.set(id, { source: source.name, row });
    }
  }
  return places;
}

function sourceReports(ledger: Ledger): readonly SourceReport[] {
  return ledger.sources.map(({ source, header, reader }, index) => {
    const months = ledger.settlement.buckets.countedMonths(index);
    const dated = header.columns.has("chargeStart") ? reader.formats.chargeStart : reader.formats.usageDate;
    const { mdy, dmy, both } = dated.evidence;
    const { point, comma, both: either } = reader.formats.amount.evidence;
    return {
      name: source.name,
      shape: header.shape.id,
      headerRow: header.row,
      rows: reader.rows,
      lines: reader.lines,
      skipped: { ...reader.skipped },
      columns: [...header.columns].map(([role, column]) => ({
        role,
        header: header.titles[column] ?? "",
        column: column + 1,
      })),
      dateOrder: mdy + dmy + both > 0 ? dated.order : null,
      decimalMark: point + comma + either > 0 ? reader.formats.amount.mark : null,
      months: months === null ? null : { first: monthText(months.first), last: monthText(months.last) },
    };
  });
}
