import type { Ledger } from "./ledger";
import type { Problem } from "../problem";
import { sourceProblems, type SourceLines } from "../import/read-source";
import { monthText, type Month } from "../month";
import { EARLIEST_ONBOARDING } from "../rules/anniversary";
import { exactOfText, type Exact } from "../exact";
import type { Revenue } from "./revenue";

/** Differences up to this many USD between an insights file and billing are not worth a word. */
const CROSS_CHECK_TOLERANCE = exactOfText("1");
/** Differences beyond these are counted, not listed. */
const MOST_DIFFERENCES = 1_000;

/** Everything in the billing sources that a person should look at, source by source, rows in their order. */
export function billingProblems(ledger: Ledger): readonly Problem[] {
  return ledger.sources.flatMap((lines, index) => [
    ...sourceProblems(lines),
    ...conflictProblems(ledger, index),
    ...rowProblems(ledger, index),
    ...overlapProblems(ledger, index),
    ...(index === 0 ? crossCheckProblems(ledger) : []),
  ]);
}

/** Problems of the reseller list and the rates, those that hang on the as-of month among them. */
export function listProblems(ledger: Ledger, asOfMonth: Month): readonly Problem[] {
  const { list } = ledger;
  const outOfRange = [...(list?.resellers.values() ?? [])].flatMap((reseller): readonly Problem[] => {
    const { onboarded, row } = reseller;
    if (list === null || onboarded === null || (onboarded >= EARLIEST_ONBOARDING && onboarded <= asOfMonth)) return [];
    const column = list.onboardedTitle;
    return [
      {
        code: "onboarded-out-of-range",
        source: list.source,
        row,
        column,
        found: reseller.onboardedText ?? monthText(onboarded),
      },
    ];
  });
  return [...(list?.problems ?? []), ...outOfRange, ...(ledger.rates?.problems ?? [])];
}

function conflictProblems(ledger: Ledger, index: number): readonly Problem[] {
  const { sources, twice } = ledger;
  const here = sources[index];
  if (!here) return [];
  const column = here.header.titles[here.header.columns.get("invoice") ?? -1] ?? null;
  const told = twice.conflicts.filter(({ source }) => source === index);
  const leftOut = told.length > 0 ? conflictingInvoices(ledger, here, index) : new Set<string>();
  const conflicts = told
    .filter(({ invoice }) => leftOut.has(invoice))
    .map(({ invoice, earlier }): Problem => {
      const found = `${invoice} also in ${sources[earlier]?.source.name ?? ""}`;
      return { code: "conflicting-invoice", source: here.source.name, row: null, column, found };
    });
  const copied = twice.copies[index] ?? null;
  if (copied === null) return conflicts;
  const found = sources[copied]?.source.name ?? "";
  return [...conflicts, { code: "duplicate-source", source: here.source.name, row: null, column: null, found }];
}

/** Invoices of which lines are left out as conflicting. Where another reason goes first for all of them, no money hangs on the conflict. */
function conflictingInvoices(
  { names, settlement }: Ledger,
  { reader }: SourceLines,
  index: number,
): ReadonlySet<string> {
  const { tallies } = reader;
  const invoices = new Set<string>();
  for (let tally = 0; tally < tallies.size; tally++) {
    if (settlement.bucketOf(index, tally) !== "conflicting-invoice") continue;
    invoices.add(names.invoices.text(tallies.invoice(tally) - 1));
  }
  return invoices;
}

function rowProblems(ledger: Ledger, index: number): readonly Problem[] {
  const lines = ledger.sources[index];
  if (!lines) return [];
  const { reader, source } = lines;
  const listed = reader.notes.listed
    .filter(({ code, tally }) => code !== "bad-date" || ledger.settlement.bucketOf(index, tally) === "bad-date")
    .map(({ code, row, column, found }): Problem => ({ code, source: source.name, row, column, found }));
  const more = [...reader.notes.unlisted].map(([code, count]): Problem => ({
    code: "more-problems",
    source: source.name,
    row: null,
    column: null,
    found: `${count} × ${code}`,
  }));
  return [...listed, ...more];
}

/** Sums without invoice numbers beside what they may have been made from count the same money twice. */
function overlapProblems(ledger: Ledger, index: number): readonly Problem[] {
  const here = ledger.sources[index];
  if (here?.header.shape.dated !== "month") return [];
  const sums = countedMonths(ledger, index);
  for (const [other, lines] of ledger.sources.entries()) {
    // Of two such tables only the later one is told about.
    if (other === index || (lines.header.shape.dated === "month" && other > index)) continue;
    const shared = [...countedMonths(ledger, other)].filter(([key]) => sums.has(key));
    const first = shared[0];
    if (!first) continue;
    const found = `${shared.length} reseller months also in ${lines.source.name}, the first ${first[1]}`;
    return [{ code: "overlapping-months", source: here.source.name, row: null, column: null, found }];
  }
  return [];
}

/** Resellers' months with counted lines of one source, by a key, each with its words. */
function countedMonths(ledger: Ledger, index: number): ReadonlyMap<string, string> {
  const lines = ledger.sources[index];
  const months = new Map<string, string>();
  if (!lines) return months;
  const { tallies } = lines.reader;
  for (let tally = 0; tally < tallies.size; tally++) {
    if (ledger.settlement.bucketOf(index, tally) !== "counted") continue;
    const reseller = tallies.reseller(tally);
    const month = ledger.settlement.buckets.monthOf(index, tally);
    const id = reseller > 0 ? ledger.names.resellers.text(reseller - 1) : "";
    months.set(`${reseller} ${month}`, `${id} in ${monthText(month)}`);
  }
  return months;
}

/**
 * Where insights files are only the cross-check: the reseller months in which they and billing differ, among the months
 * that insights has anybody's lines in.
 */
function crossCheckProblems(ledger: Ledger): readonly Problem[] {
  const { revenue, crossCheck } = ledger.settlement;
  const insights = ledger.sources.find(({ header }) => header.shape.id === "insights");
  if (!insights || ledger.sources.every(({ header }) => header.shape.id === "insights")) return [];
  const problems: Problem[] = [];
  let unlisted = 0;
  for (let reseller = 1; reseller <= ledger.names.resellers.size; reseller++) {
    const theirs = slotsByMonth(crossCheck, reseller);
    const ours = slotsByMonth(revenue, reseller);
    for (const month of new Set([...theirs.keys(), ...ours.keys()])) {
      if (!crossCheck.isCovered(month)) continue;
      const there = theirs.get(month);
      const here = ours.get(month);
      const gap = valueAt(crossCheck, there) - valueAt(revenue, here);
      if ((gap < 0n ? -gap : gap) <= CROSS_CHECK_TOLERANCE) continue;
      if (problems.length >= MOST_DIFFERENCES) {
        unlisted++;
        continue;
      }
      problems.push({
        code: "cross-check-differs",
        source: insights.source.name,
        row: null,
        column: null,
        found: `${ledger.names.resellers.text(reseller - 1)} in ${monthText(month)}: USD ${shownAt(crossCheck, there)} there, USD ${shownAt(revenue, here)} in billing`,
      });
    }
  }
  if (unlisted > 0) {
    const found = `${unlisted} × cross-check-differs`;
    problems.push({ code: "more-problems", source: insights.source.name, row: null, column: null, found });
  }
  return problems;
}

function slotsByMonth(revenue: Revenue, reseller: number): ReadonlyMap<Month, number> {
  return new Map(revenue.monthsOf(reseller).map(({ month, slot }) => [month, slot]));
}

/** The revenue of a slot; without one it is 0. */
function valueAt({ usd }: Revenue, slot: number | undefined): Exact {
  return slot === undefined ? 0n : usd.value(slot);
}

/** The same as it is shown. */
function shownAt({ usd }: Revenue, slot: number | undefined): string {
  return (slot === undefined ? 0 : usd.rounded(slot)).toFixed(2);
}
