import { roundedToCents } from "../exact";
import type { Ledger } from "../ledger/ledger";
import { tieOutOf } from "../ledger/tie-out";
import { dayOfText, monthOfDay, monthText } from "../month";
import { billingProblems, listProblems } from "../ledger/problems";
import { policyIn, thresholdIn } from "./policies";
import { ResellerReviewer } from "./reseller-reviewing";
import type { DayText, PolicyUsed, Review, SourceReport } from "./review";
import { windowsOf } from "./windows";

/**
 * The whole review as of a day: every reseller that is in the list or has lines, the tie-out and the problems.
 * Pure: the same ledger and day give the same answer. Throws `RangeError` where there is no such day.
 */
export function reviewOf(ledger: Ledger, asOf: DayText): Review {
  const day = dayOfText(asOf);
  if (day === null) throw new RangeError(`there is no day ${asOf}; write it as YYYY-MM-DD`);
  const asOfMonth = monthOfDay(day);
  const { ttm } = windowsOf(asOfMonth, null, ledger.settings);
  const tieOut = tieOutOf(ledger.sources, ledger.settlement, ledger.names);
  const reviewer = new ResellerReviewer(ledger, day);
  return {
    asOf,
    policy: policyUsed(ledger, asOfMonth),
    window: { first: monthText(ttm.first), last: monthText(ttm.last) },
    settings: ledger.settings,
    resellers: resellerIds(ledger).map((id) => reviewer.review(id)),
    tieOut,
    ties: tieOut.every((row) => row.ties),
    problems: [...billingProblems(ledger), ...listProblems(ledger, asOfMonth)],
    sources: sourceReports(ledger),
    ratesUsed: ledger.settlement.ratesUsed.all,
  };
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
function resellerIds(ledger: Ledger): readonly string[] {
  const ids = new Set(ledger.list?.resellers.keys());
  const { resellers } = ledger.names;
  const withLines = new Set<number>();
  for (const { reader } of ledger.sources) {
    for (let tally = 0; tally < reader.tallies.size; tally++) {
      if ((reader.tallies.lines[tally] ?? 0) > 0) withLines.add(reader.tallies.key(tally).reseller);
    }
  }
  for (const reseller of withLines) if (reseller > 0) ids.add(resellers.text(reseller - 1));
  return [...ids].sort((a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0));
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
