import { ruleOn } from "../../../src/core/rules/rule-in-force";

test("the rule in force is the policy's, or the setting where one is made", () => {
  const policy = ruleOn("2026-04-20", { thresholdUsd: null });
  const setting = ruleOn("2026-04-20", { thresholdUsd: 500 });
  expect([policy.thresholdUsd, policy.chosen, policy.policy.id]).toEqual([1000, false, "indirect-reseller-2025"]);
  expect([setting.thresholdUsd, setting.chosen]).toEqual([500, true]);
});

test("there is no rule on a day that does not exist", () => {
  expect(() => ruleOn("2026-02-30", { thresholdUsd: null })).toThrow(RangeError);
});
