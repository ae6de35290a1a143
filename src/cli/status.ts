import type { Status } from "../core/rules/review";
import { WORST_FIRST } from "../core/rules/urgency";

const MEANINGS: Readonly<Record<Status, string>> = {
  below: "The check is near and our billing does not reach the minimum, projected.",
  incomplete: "Months or exchange rates are missing; the figures are too low to judge.",
  watch: "Projected below the minimum, with more than 90 days to the check month.",
  "on-track": "Not there yet; with the recurring revenue of the last months it will be.",
  "unknown-anniversary": "No usable onboarding month in the reseller list.",
  "not-tested-yet": "The first check is more than 90 days away.",
  met: "Our billing alone reaches the minimum in the check window.",
  deauthorized: "The reseller list has a date of deauthorization.",
};

/** The statuses in the order in which a reader should meet them, each with what it means. */
export const STATUSES: readonly { readonly status: Status; readonly means: string }[] = WORST_FIRST.map((status) => ({
  status,
  means: MEANINGS[status],
}));
