import type { ResellerReview, Review } from "../../core/rules/review";
import { monthInWords, stageText, statusText } from "../../core/rules/wording";
import { asOfInWords, basisInWords } from "../basis";
import { dateOf } from "../day";
import { dateCell, yesNo } from "./cell-values";
import { statusStyle } from "./styles";
import { tableSheet, type Field, type Page } from "./table-sheet";

const HEAD: readonly Field<ResellerReview>[] = [
  { header: "Reseller ID", kind: "text", width: 12, of: ({ id }) => id },
  { header: "Name", kind: "text", width: 30, of: ({ name }) => name },
  { header: "Status", kind: "text", width: 32, of: statusText, style: ({ status }) => statusStyle(status, "text") },
  { header: "Flagged", kind: "text", width: 9, of: ({ flagged }) => yesNo(flagged) },
  { header: "Onboarded", kind: "month", width: 11, of: ({ onboarded }) => dateCell(onboarded) },
  { header: "Check month", kind: "month", width: 11, of: ({ checkMonth }) => dateCell(checkMonth) },
  { header: "First check", kind: "text", width: 8, of: ({ firstCheck }) => yesNo(firstCheck) },
  { header: "Notice stage", kind: "text", width: 17, of: ({ stage }) => stageText(stage) },
  { header: "Days left", kind: "count", width: 8, of: ({ daysLeft }) => daysLeft },
  { header: "TTM USD", kind: "usd", width: 13, of: ({ ttmUsd }) => ttmUsd },
  {
    header: "Billed in check window USD",
    kind: "usd",
    width: 15,
    of: ({ billedInCheckWindowUsd }) => billedInCheckWindowUsd,
  },
  { header: "Shortfall USD", kind: "usd", width: 13, of: ({ shortfallUsd }) => shortfallUsd },
  { header: "Projected USD", kind: "usd", width: 13, of: ({ projectedUsd }) => projectedUsd },
  { header: "Minimum USD", kind: "usd", width: 11, of: ({ thresholdUsd }) => thresholdUsd },
  { header: "Country", kind: "text", width: 10, of: ({ country }) => country },
];

const TAIL: readonly Field<ResellerReview>[] = [
  { header: "Rolls off before the check USD", kind: "usd", width: 15, of: ({ rollingOffUsd }) => rollingOffUsd },
  { header: "Monthly run rate USD", kind: "usd", width: 12, of: ({ runRateUsd }) => runRateUsd },
  { header: "Open months", kind: "count", width: 8, of: ({ openMonths }) => openMonths },
  {
    header: "Check window from",
    kind: "month",
    width: 11,
    of: ({ checkWindow }) => dateCell(checkWindow?.first ?? null),
  },
  { header: "Check window to", kind: "month", width: 11, of: ({ checkWindow }) => dateCell(checkWindow?.last ?? null) },
  { header: "Fine today, fails at the check", kind: "text", width: 13, of: ({ cliff }) => yesNo(cliff) },
  {
    header: "Missing months",
    kind: "text",
    width: 18,
    of: ({ missingMonths }) => missingMonths.map(monthInWords).join(", ") || null,
  },
  { header: "Lines without a rate", kind: "count", width: 10, of: ({ noRateLines }) => noRateLines },
  { header: "Lines counted", kind: "count", width: 9, of: ({ lines }) => lines },
  { header: "Security met", kind: "text", width: 10, of: ({ securityMet }) => yesNo(securityMet) },
  { header: "Deauthorized", kind: "day", width: 13, of: ({ deauthorized }) => dateCell(deauthorized) },
  { header: "In the list", kind: "text", width: 8, of: ({ listed }) => yesNo(listed) },
  { header: "Row in the list", kind: "count", width: 9, of: ({ place }) => place?.row ?? null },
  { header: "Owner", kind: "text", width: 20, of: ({ owner }) => owner },
  { header: "E-mail", kind: "text", width: 28, of: ({ email }) => email },
  { header: "Language", kind: "text", width: 10, of: ({ language }) => language },
  { header: "Tenant ID", kind: "text", width: 38, of: ({ tenantId }) => tenantId },
  { header: "Notes", kind: "text", width: 40, of: ({ notes }) => notes },
  { header: "Why", kind: "text", width: 120, of: ({ reason }) => reason },
];

/** Every reseller, by id, with everything the review says of it and its twelve months. */
export function resellersSheet(review: Review): Page {
  return tableSheet({
    name: "Resellers",
    title: `All resellers, ${asOfInWords(review)}`,
    lines: [{ text: basisInWords(review) }],
    fields: [...HEAD, ...monthFields(review), ...TAIL],
    entries: review.resellers,
    frozenColumns: 2,
    printedColumns: HEAD.length,
    tabColour: "1F3864",
    none: "Neither the billing nor the list names a reseller.",
  });
}

/** One column for each month of the TTM window. */
function monthFields({ window, resellers }: Review): readonly Field<ResellerReview>[] {
  const first = dateOf(window.first);
  const count = resellers[0]?.ttmMonthsUsd.length ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1)).toISOString().slice(0, 7);
    return {
      header: `${monthInWords(month)} USD`,
      kind: "usd",
      width: 11,
      of: ({ ttmMonthsUsd }) => ttmMonthsUsd[index] ?? null,
    };
  });
}
