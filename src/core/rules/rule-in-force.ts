import { roundedToCents } from "../exact";
import { dayOfText, monthOfDay } from "../month";
import { policyIn, thresholdIn, type Policy } from "./policies";
import type { DayText } from "./review";
import type { Settings } from "./settings";

/** The rule in force on a day. */
export interface RuleInForce {
  readonly policy: Policy;
  /** The minimum that applies, USD. */
  readonly thresholdUsd: number;
  /** Whether the minimum is a setting instead of the policy's own. */
  readonly chosen: boolean;
}

/** The rule in force on a day under these settings. Throws `RangeError` where there is no such day. */
export function ruleOn(asOf: DayText, { thresholdUsd }: Pick<Settings, "thresholdUsd">): RuleInForce {
  const day = dayOfText(asOf);
  if (day === null) throw new RangeError(`there is no day ${asOf}; write it as YYYY-MM-DD`);
  const month = monthOfDay(day);
  return {
    policy: policyIn(month),
    thresholdUsd: roundedToCents(thresholdIn(month, thresholdUsd)),
    chosen: thresholdUsd !== null,
  };
}
