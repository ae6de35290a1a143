import fc from "fast-check";
import type { Stage, Status } from "../../../src/core/rules/review";
import { mostUrgentFirst, WORST_FIRST, type Urgent } from "../../../src/core/rules/urgency";

interface Named extends Urgent {
  readonly name: string;
}

const reseller = (name: string, changes: Partial<Urgent> = {}): Named => ({
  ...{ name, flagged: true, stage: "60", daysLeft: 40, status: "below", checkMonth: "2026-06", shortfallUsd: 500 },
  ...changes,
});
const calm = (name: string, changes: Partial<Urgent> = {}) =>
  reseller(name, { flagged: false, stage: "none", daysLeft: 120, ...changes });

test.each<[string, Named, Named]>([
  [
    "a flagged one before one that is not, however large the shortfall of that",
    reseller("first", { stage: "90", daysLeft: 90, status: "on-track", shortfallUsd: 0.01 }),
    calm("second", { shortfallUsd: 999 }),
  ],
  [
    "the check month before the day before it, which has no day left either",
    reseller("first", { stage: "check-month", daysLeft: 0, status: "on-track" }),
    reseller("second", { stage: "30", daysLeft: 0 }),
  ],
  ["one day less first", reseller("first", { daysLeft: 40, status: "on-track" }), reseller("second", { daysLeft: 41 })],
  [
    "on the same day the worse status",
    reseller("first", { status: "below", shortfallUsd: 1 }),
    reseller("second", { status: "incomplete" }),
  ],
  [
    "incomplete before on track",
    reseller("first", { status: "incomplete" }),
    reseller("second", { status: "on-track", shortfallUsd: 900 }),
  ],
  ["a cent more is missing", reseller("first", { shortfallUsd: 500.01 }), reseller("second")],
  ["an unknown shortfall last", reseller("first", { shortfallUsd: 0.01 }), reseller("second", { shortfallUsd: null })],
  [
    "not flagged: the worse status, though its check is later",
    calm("first", { status: "watch", checkMonth: "2027-03" }),
    calm("second", { status: "met", checkMonth: "2026-08" }),
  ],
  [
    "not flagged: the earlier check month",
    calm("first", { checkMonth: "2026-12", shortfallUsd: 1 }),
    calm("second", { checkMonth: "2027-01" }),
  ],
  [
    "not flagged: an unknown check month last",
    calm("first", { checkMonth: "2027-03" }),
    calm("second", { checkMonth: null }),
  ],
  ["not flagged: the larger shortfall", calm("first", { shortfallUsd: 500.01 }), calm("second")],
])("%s", (_, first, second) => {
  expect(mostUrgentFirst([second, first]).map(({ name }) => name)).toEqual(["first", "second"]);
  expect(mostUrgentFirst([first, second]).map(({ name }) => name)).toEqual(["first", "second"]);
});

test("every status has its place, once", () => {
  const places: Readonly<Record<Status, true>> = {
    ...{ below: true, incomplete: true, watch: true, "on-track": true },
    ...{ "unknown-anniversary": true, "not-tested-yet": true, met: true, deauthorized: true },
  };
  expect([...WORST_FIRST].sort()).toEqual(Object.keys(places).sort());
});

const anyReseller = fc.record<Urgent>({
  flagged: fc.boolean(),
  stage: fc.constantFrom<Stage>("check-month", "30", "60", "90", "none"),
  daysLeft: fc.option(fc.nat({ max: 3 })),
  status: fc.constantFrom(...WORST_FIRST),
  checkMonth: fc.option(fc.constantFrom("2026-06", "2026-07")),
  shortfallUsd: fc.option(fc.constantFrom(0, 0.01, 750)),
});

test("nobody is lost, the list given stays as it is, and sorting what is sorted changes nothing", () => {
  fc.assert(
    fc.property(fc.array(anyReseller), (resellers) => {
      const before = [...resellers];
      const sorted = mostUrgentFirst(resellers);
      expect(resellers).toEqual(before);
      expect(new Set(sorted)).toEqual(new Set(resellers));
      expect(sorted).toHaveLength(resellers.length);
      mostUrgentFirst(sorted).forEach((one, place) => expect(one).toBe(sorted[place]));
    }),
  );
});

test("the order in which resellers came decides only between equals", () => {
  fc.assert(
    fc.property(fc.array(anyReseller), fc.array(anyReseller), (some, others) => {
      const keys = (list: readonly Urgent[]) =>
        list.map(({ flagged, stage, daysLeft, status, checkMonth, shortfallUsd }) =>
          flagged
            ? [flagged, stage, daysLeft ?? 0, status, shortfallUsd ?? 0]
            : [flagged, status, checkMonth, shortfallUsd ?? 0],
        );
      expect(keys(mostUrgentFirst([...some, ...others]))).toEqual(keys(mostUrgentFirst([...others, ...some])));
    }),
  );
});
