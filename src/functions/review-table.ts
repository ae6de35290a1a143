import { mostUrgentFirst } from "../core/rules/urgency";
import type { ResellerReview, Review } from "../core/rules/review";
import { stageText, statusText } from "../core/rules/wording";
import type { Answer, CellValue } from "./answer";
import type { Show } from "./arguments";

/** The columns of a review in cells. What is not known leaves its cell empty. */
const COLUMNS: readonly { readonly header: string; readonly of: (reseller: ResellerReview) => CellValue | null }[] = [
  { header: "PLA ID", of: ({ id }) => idInCell(id) },
  { header: "Reseller", of: ({ name }) => name },
  { header: "Status", of: statusText },
  { header: "Check month", of: ({ checkMonth }) => checkMonth },
  { header: "Stage", of: ({ checkMonth, stage }) => checkMonth && stageText(stage) },
  { header: "Days left", of: ({ daysLeft }) => daysLeft },
  { header: "TTM USD", of: ({ ttmUsd }) => ttmUsd },
  { header: "Billed in check window USD", of: ({ billedInCheckWindowUsd }) => billedInCheckWindowUsd },
  { header: "Projected USD", of: ({ projectedUsd }) => projectedUsd },
  { header: "Shortfall USD", of: ({ shortfallUsd }) => shortfallUsd },
  { header: "Minimum USD", of: ({ thresholdUsd }) => thresholdUsd },
  { header: "Reason", of: ({ reason }) => reason },
];

/** How many columns the table has. */
export const REVIEW_COLUMNS = COLUMNS.length;

/**
 * A review as a table with a header: flagged resellers with the most urgent first, everything else by id.
 */
export function reviewTable({ resellers }: Review, show: Show): Answer {
  const chosen = resellers.filter(({ flagged, status }) =>
    show === "all" ? true : show === "flagged" ? flagged : status === show,
  );
  const shown = show === "flagged" ? mostUrgentFirst(chosen) : chosen;
  return [
    COLUMNS.map(({ header }) => header),
    ...shown.map((reseller) => COLUMNS.map((column) => column.of(reseller) ?? "")),
  ];
}

/** A number, as lists hold ids, unless Excel would lose digits of it. */
function idInCell(id: string): CellValue {
  return id.length <= 15 ? Number(id) : id;
}
