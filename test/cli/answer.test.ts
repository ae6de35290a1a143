import { answerText } from "../../src/cli/answer";
import { review } from "./fixture";

const text = (of = review()) => [...answerText(of)].join("");
const parsed = (of = review()) =>
  JSON.parse(text(of)) as Record<string, unknown> & { resellers: Record<string, unknown>[] };

test("the keys are those of the contract in its order, then ours", () => {
  expect(Object.keys(parsed())).toEqual([
    ...["asOf", "policy", "window", "resellers", "tieOut", "problems"],
    ...["settings", "unassigned", "sources", "ratesUsed", "ties"],
  ]);
  const keys = Object.keys(parsed().resellers[0] ?? {});
  expect(keys.slice(0, 21)).toEqual([
    ...["id", "name", "onboarded", "checkMonth", "firstCheck", "stage", "daysLeft", "ttmUsd", "checkWindow"],
    ...["billedInCheckWindowUsd", "rollingOffUsd", "openMonths", "runRateUsd", "projectedUsd", "shortfallUsd"],
    ...["missingMonths", "noRateLines", "lines", "status", "flagged", "cliff"],
  ]);
  expect(keys[21]).toBe("reason");
});

test("nothing of the review is lost", () => {
  expect(parsed()).toMatchObject(JSON.parse(JSON.stringify(review())) as object);
});

test("unknown values are null, not left out", () => {
  const unknown = parsed().resellers.find(({ id }) => id === "1005");
  expect(unknown).toMatchObject({
    ...{
      name: null,
      onboarded: null,
      checkMonth: null,
      daysLeft: null,
      checkWindow: null,
      billedInCheckWindowUsd: null,
    },
    ...{ rollingOffUsd: null, openMonths: null, projectedUsd: null, shortfallUsd: null },
  });
});

test("each reseller stands on a line of its own", () => {
  for (const { id } of review().resellers)
    expect(
      text()
        .split("\n")
        .filter((line) => line.includes(`{"id":"${id}"`)),
    ).toHaveLength(1);
  expect(text().endsWith("}\n")).toBe(true);
});

test("an empty review is JSON too", () => {
  const empty = review({ resellers: [], tieOut: [], problems: [], sources: [], ratesUsed: [] });
  expect(parsed(empty)).toMatchObject({ resellers: [], tieOut: [], problems: [], ties: true });
});
