import type { ResellerReview, Status } from "../core/rules/review";

/** The statuses in the order in which a reader should meet them. */
export const STATUSES: readonly { readonly status: Status; readonly means: string }[] = [
  { status: "below", means: "The check is near and our billing does not reach the minimum, projected." },
  { status: "incomplete", means: "Months or exchange rates are missing; the figures are too low to judge." },
  { status: "watch", means: "Projected below the minimum, with more than 90 days to the check month." },
  { status: "on-track", means: "Not there yet; with the recurring revenue of the last months it will be." },
  { status: "unknown-anniversary", means: "No usable onboarding month in the reseller list." },
  { status: "not-tested-yet", means: "The first check is more than 90 days away." },
  { status: "met", means: "Our billing alone reaches the minimum in the check window." },
  { status: "deauthorized", means: "The reseller list has a date of deauthorization." },
];

const ORDER = new Map(STATUSES.map(({ status }, index) => [status, index]));
const STAGES: readonly ResellerReview["stage"][] = ["check-month", "30", "60", "90", "none"];

/**
 * The resellers, flagged ones first: by stage, days left, status, then the larger shortfall. The others follow by status,
 * check month, then the larger shortfall. Equal ones keep the order of their ids.
 */
export function mostUrgentFirst(resellers: readonly ResellerReview[]): readonly ResellerReview[] {
  return resellers
    .map((reseller) => ({ reseller, key: urgency(reseller) }))
    .sort((a, b) => a.key.reduce<number>((order, part, index) => order || compared(part, b.key[index] ?? 0), 0))
    .map(({ reseller }) => reseller);
}

function urgency(reseller: ResellerReview): readonly (number | string)[] {
  const { flagged, stage, daysLeft, status, checkMonth, shortfallUsd } = reseller;
  const byStatus = ORDER.get(status) ?? 0;
  const byShortfall = -(shortfallUsd ?? 0);
  return flagged
    ? [0, STAGES.indexOf(stage), daysLeft ?? 0, byStatus, byShortfall]
    : [1, byStatus, checkMonth ?? "9999-12", byShortfall, 0];
}

/** The keys of two resellers of one kind hold numbers and texts in the same places. */
const compared = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);
