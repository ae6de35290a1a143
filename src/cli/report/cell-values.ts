import type { Stage } from "../../core/rules/review";
import { dateOf } from "../day";

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  "check-month": "Check month",
  "30": "30 days",
  "60": "60 days",
  "90": "90 days",
  none: "More than 90 days",
};

/** How near the check month is, in words for a cell. */
export const stageCell = (stage: Stage): string => STAGE_WORDS[stage];

/** `null` stays an empty cell. */
export const dateCell = (dayOrMonth: string | null): Date | null => (dayOrMonth === null ? null : dateOf(dayOrMonth));

/** “Yes”, “No”, or empty where nobody said. */
export function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? "Yes" : "No";
}
