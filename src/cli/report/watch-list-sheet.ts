import type { CellStyle } from "hucre/xlsx";
import type { ResellerReview, Review } from "../../core/rules/review";
import { mostUrgentFirst } from "../../core/rules/urgency";
import { stageText, statusText } from "../../core/rules/wording";
import { asOfInWords, basisInWords } from "../basis";
import { dateCell, yesNo } from "./cell-values";
import { statusStyle, type Kind } from "./styles";
import { tableSheet, type Field, type Page } from "./table-sheet";

const byStatus =
  (kind: Kind) =>
  ({ status }: ResellerReview): CellStyle =>
    statusStyle(status, kind);

const FIELDS: readonly Field<ResellerReview>[] = [
  { header: "Reseller ID", kind: "text", width: 12, of: ({ id }) => id, style: byStatus("text") },
  { header: "Name", kind: "text", width: 30, of: ({ name }) => name, style: byStatus("text") },
  { header: "Status", kind: "sentence", width: 24, of: statusText, style: byStatus("sentence") },
  { header: "Check month", kind: "month", width: 12, of: ({ checkMonth }) => dateCell(checkMonth) },
  { header: "Notice stage", kind: "text", width: 17, of: ({ stage }) => stageText(stage) },
  { header: "Days left", kind: "count", width: 8, of: ({ daysLeft }) => daysLeft },
  { header: "TTM USD", kind: "usd", width: 13, of: ({ ttmUsd }) => ttmUsd },
  {
    header: "Billed in check window USD",
    kind: "usd",
    width: 15,
    of: ({ billedInCheckWindowUsd }) => billedInCheckWindowUsd,
  },
  { header: "Shortfall USD", kind: "usd", width: 15, of: ({ shortfallUsd }) => shortfallUsd },
  { header: "Rolls off before the check USD", kind: "usd", width: 16, of: ({ rollingOffUsd }) => rollingOffUsd },
  { header: "Projected USD", kind: "usd", width: 13, of: ({ projectedUsd }) => projectedUsd },
  {
    header: "Lines without a rate",
    kind: "count",
    width: 14,
    of: ({ noRateLines }) => noRateLines,
    style: ({ noRateLines }) => (noRateLines > 0 ? statusStyle("incomplete", "count") : null),
  },
  { header: "Fine today, fails at the check", kind: "text", width: 15, of: ({ cliff }) => (cliff ? "Yes" : "No") },
  { header: "Security met", kind: "text", width: 10, of: ({ securityMet }) => yesNo(securityMet) },
  { header: "Why", kind: "sentence", width: 84, of: ({ reason }) => reason },
  { header: "Country", kind: "text", width: 10, of: ({ country }) => country },
  { header: "Owner", kind: "text", width: 20, of: ({ owner }) => owner },
  { header: "E-mail", kind: "text", width: 28, of: ({ email }) => email },
  { header: "Language", kind: "text", width: 10, of: ({ language }) => language },
  { header: "Notice due, 90 days", kind: "day", width: 12, of: ({ notices }) => dateCell(notices[0] ?? null) },
  { header: "Notice due, 60 days", kind: "day", width: 12, of: ({ notices }) => dateCell(notices[1] ?? null) },
  { header: "Notice due, 30 days", kind: "day", width: 12, of: ({ notices }) => dateCell(notices[2] ?? null) },
];

/** The resellers to call: flagged ones, most urgent first, then those to watch. */
export function watchListSheet(review: Review): Page {
  const entries = mostUrgentFirst(review.resellers).filter(({ flagged, status }) => flagged || status === "watch");
  const flagged = entries.filter((reseller) => reseller.flagged).length;
  return tableSheet({
    name: "Watch list",
    title: `Watch list, ${asOfInWords(review)}`,
    lines: [
      { text: basisInWords(review) },
      {
        text: `${flagged} flagged, ${entries.length - flagged} to watch. One provider's billing can prove “met”, never “not met”: ask the reseller for its revenue with other providers.`,
      },
    ],
    fields: FIELDS,
    entries,
    frozenColumns: 2,
    printedColumns: 15,
    tabColour: "C00000",
    none: "No reseller is flagged or to be watched.",
  });
}
