import { settingsIn } from "../../src/cli/settings-file";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";

test.each([
  ["nothing", "{}", {}],
  ["a threshold", '{ "thresholdUsd": 25000 }', { thresholdUsd: 25000 }],
  ["the policy's threshold", '{ "thresholdUsd": null }', {}],
  [
    "everything",
    '{"thresholdUsd":0.01,"window":"with-check-month","monthBasis":"order-date","dateOrder":"dmy","excludeCustomerCredit":true,"excludePublishers":["*"]}',
    {
      thresholdUsd: 0.01,
      window: "with-check-month",
      monthBasis: "order-date",
      dateOrder: "dmy",
      excludeCustomerCredit: true,
      excludePublishers: ["*"],
    },
  ],
])("takes %s", (_, text, changes) => {
  expect(settingsIn(text, "s.json")).toEqual({ ...DEFAULT_SETTINGS, ...changes });
});

test.each<[string, readonly string[]]>([
  ['{ "treshold": 5 }', ["“treshold”", "thresholdUsd", "excludePublishers"]],
  ['{ "toString": 5 }', ["“toString”"]],
  ['{ "thresholdUsd": 0 }', ["thresholdUsd", "0", "above 0"]],
  ['{ "thresholdUsd": 1e400 }', ["thresholdUsd is a number too large", "above 0"]],
  ['{ "thresholdUsd": "1000" }', ["thresholdUsd", '"1000"', "number"]],
  ['{ "window": "last-12" }', ["window", '"last-12"', '"before-check-month" or "with-check-month"']],
  ['{ "monthBasis": null }', ["monthBasis", "null", '"charge-start"']],
  ['{ "dateOrder": "ymd" }', ["dateOrder", '"ymd"', '"mdy" or "dmy"']],
  ['{ "excludeCustomerCredit": "yes" }', ["excludeCustomerCredit", '"yes"', "true or false"]],
  ['{ "excludePublishers": "Contoso" }', ["excludePublishers", '"Contoso"', "list"]],
  ['{ "excludePublishers": [""] }', ["excludePublishers", '[""]']],
  ["[]", ["JSON object"]],
  ["null", ["JSON object"]],
  ["{ window: 1 }", ["not JSON"]],
  ["", ["not JSON"]],
])("refuses %s and says what is allowed", (text, mentions) => {
  for (const mention of ["s.json", ...mentions]) expect(() => settingsIn(text, "s.json")).toThrow(mention);
});
