import { monthText } from "../core/month";
import type { RuleInForce } from "../core/rules/rule-in-force";
import { monthInWords, usdInWords } from "../core/rules/wording";

/** The rule in force and where it comes from, in one cell. */
export function policyText({ policy, thresholdUsd, chosen }: RuleInForce): string {
  const minimum = `at least ${usdInWords(thresholdUsd)} in twelve months${chosen ? " (set in this workbook)" : ""}`;
  const beside = policy.conditions.map((condition) => ` Checked beside it: ${condition}.`).join("");
  const since = `in force since ${monthInWords(monthText(policy.since))}`;
  return `${policy.name}: ${minimum}, ${since}.${beside} Source: ${policy.source}, read on ${policy.readOn}.`;
}
