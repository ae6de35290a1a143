import { type Answer, withinExcel } from "../../src/functions/answer";
import { showArgument } from "../../src/functions/arguments";
import { liveCells } from "../../src/functions/live-cells";
import { policyText } from "../../src/functions/policy-text";
import { resellerQuestion, revenueQuestion } from "../../src/functions/reseller-question";
import { reviewTable } from "../../src/functions/review-table";
import { linesQuestion, monthsQuestion, reviewQuestion } from "../../src/functions/table-question";
import { policyIn } from "../../src/core/rules/policies";
import type { Status } from "../../src/core/rules/review";
import { STATUS_NAMES, statusText } from "../../src/core/rules/wording";
import { monthOf } from "../../src/core/month";
import { Refusal } from "../../src/live/sentence";
import { FakeReviews, indexed, reseller, review } from "./fake-reviews";

/** Reviews that answer with these resellers. */
function ready(...resellers: readonly ReturnType<typeof reseller>[]): FakeReviews {
  const reviews = new FakeReviews();
  reviews.ready(resellers);
  return reviews;
}

test("the twelve months end with the month before the as-of month", () => {
  const revenue = Array.from({ length: 12 }, (_, at) => at * 10);
  const months = monthsQuestion(6048879, null)(ready(reseller({ ttmMonthsUsd: revenue }))) ?? [];
  expect([months[0], months[8], months[11], months.length]).toEqual([
    ["2025-04", 0],
    ["2025-12", 80],
    ["2026-03", 110],
    12,
  ]);
});

test("the flagged come with the nearest check first, and the larger shortfall before the smaller", () => {
  const table = reviewTable(
    review("2026-04-20", [
      reseller({ id: "1", daysLeft: 71, shortfallUsd: 10 }),
      reseller({ id: "2", daysLeft: 11, shortfallUsd: 5 }),
      reseller({ id: "3", daysLeft: 71, shortfallUsd: 900 }),
      reseller({ id: "4", flagged: false }),
    ]),
    "flagged",
  );
  expect(table.map(([id]) => id)).toEqual(["PLA ID", 2, 3, 1]);
});

test("a review of nobody is its header, and what is not known is an empty cell", () => {
  const unknown = reseller({ name: null, checkMonth: null, daysLeft: null, shortfallUsd: null, projectedUsd: null });
  const answer = (show: string) => reviewQuestion(null, show)(ready(unknown)) ?? [];
  expect(answer("watch")).toHaveLength(1);
  expect(answer("all")[1]?.slice(0, 6)).toEqual([6048879, "", "Below with us", "", "", ""]);
});

test.each`
  given                | shows
  ${null}              | ${"flagged"}
  ${0}                 | ${"flagged"}
  ${"ALL"}             | ${"all"}
  ${"on-track"}        | ${"on-track"}
  ${"On track"}        | ${"on-track"}
  ${"below with us"}   | ${"below"}
  ${"Below"}           | ${"below"}
  ${"Data incomplete"} | ${"incomplete"}
  ${"First check"}     | ${"not-tested-yet"}
`("$given shows $shows", ({ given, shows }: { given: string | null; shows: string }) => {
  expect(showArgument(given)).toEqual({ at: "good", value: shows });
});

test("every status shows its own as CSP.STATUS writes it", () => {
  const statuses = Object.keys(STATUS_NAMES) as Status[];
  const particulars = { checkMonth: "2026-07", deauthorized: "2025-05-31", securityMet: false };
  expect(statuses.map((status) => showArgument(statusText({ status, ...particulars })))).toEqual(
    statuses.map((value) => ({ at: "good", value })),
  );
});

test("a word that shows nothing is refused with the words that do", () => {
  expect(showArgument("everything")).toEqual({
    at: "bad",
    because: expect.stringMatching(
      /^“everything” is nothing to show\. Give "flagged", "all" or a status: .*"Watch"/,
    ) as unknown,
  });
});

test("what is not known yet is waited for, and what is known is said", () => {
  const reviews = new FakeReviews();
  const known = indexed(review("2026-04-20", [reseller({})]));
  const become = (has: boolean): void => reviews.become({ at: "ready", indexed: { ...known, has: () => has } });
  const asks = [
    resellerQuestion("TTM", [[6048879]], null),
    linesQuestion(6048879, null),
    monthsQuestion(6048879, null),
    reviewQuestion(null, null),
  ];
  become(false);
  expect(asks.map((ask) => ask(reviews))).toEqual([null, null, null, null]);
  expect(revenueQuestion([[6048879]], "2025-01", "2025-02")(reviews)).toBeNull();
  become(true);
  expect(asks.map((ask) => ask(reviews) === null)).toEqual([false, false, false, false]);
});

test("what only a card says is asked for where one is shown, in the same breath as the number", () => {
  const known = indexed(review("2026-04-20", [reseller({})]));
  const asked = (name: "TTM" | "STATUS", ids: unknown, cards: boolean): readonly string[] => {
    const reviews = new FakeReviews();
    const whats: string[] = [];
    const has: typeof known.has = ({ what }) => {
      whats.push(what);
      return false;
    };
    reviews.become({ at: "ready", indexed: { ...known, has } });
    expect(resellerQuestion(name, ids, null, () => cards)(reviews)).toBeNull();
    return whats;
  };
  expect(asked("TTM", [[6048879]], true)).toEqual(["reseller", "behind"]);
  expect(asked("TTM", [[6048879]], false)).toEqual(["reseller"]);
  expect(asked("TTM", [[6048879], [1]], true)).toEqual(["reseller", "reseller"]);
  expect(asked("STATUS", [[6048879]], true)).toEqual(["reseller"]);
});

test("lines that cannot be read any more are said to be gone", () => {
  const reviews = new FakeReviews();
  const lines = (): never => {
    throw new Refusal("“march.csv” was changed since it was read. Add it again.");
  };
  reviews.become({ at: "ready", indexed: { ...indexed(review("2026-04-20", [reseller({})])), lines } });
  expect(() => linesQuestion(6048879, null)(reviews)).toThrow("Add it again.");
});

test("a question that fails ends in #N/A, and those behind it are answered", () => {
  const cells = liveCells();
  const shown: (Answer | string)[] = [];
  cells.add({
    ask: () => {
      throw new RangeError("there is no source 7");
    },
    show: (answer) => shown.push(answer),
  });
  cells.add({ ask: () => [[1]], show: () => shown.push("the second") });
  cells.connect(ready());
  expect(shown).toEqual([
    [[{ code: "not-available", because: expect.stringContaining("there is no source 7") as unknown }]],
    "the second",
  ]);
});

test("a table is pushed again only where a cell of it changed", () => {
  const cells = liveCells();
  const reviews = new FakeReviews();
  let pushes = 0;
  cells.add({ ask: resellerQuestion("TTM", [[1], [2], ["x"]], null), show: () => (pushes += 1) });
  cells.connect(reviews);
  reviews.ready([reseller({ id: "1" }), reseller({ id: "2", ttmUsd: 5 })]);
  reviews.ready([reseller({ id: "1", reason: "another" }), reseller({ id: "2", ttmUsd: 5 })]);
  expect(pushes).toBe(1);
  reviews.ready([reseller({ id: "1" }), reseller({ id: "2", ttmUsd: 6 })]);
  expect(pushes).toBe(2);
});

test("an answer that Excel would not take is refused with what to do instead, and one that fits is not", () => {
  const row = ["Ü".repeat(1_000), 1];
  const answer = (rows: number): Answer => Array.from({ length: rows }, () => row);
  expect(withinExcel(answer(1_000), "Ask for less.")).toHaveLength(1_000);
  expect(withinExcel(answer(2_000), "Ask for less.")).toEqual([
    [
      {
        code: "not-available",
        because: expect.stringMatching(/^The answer has 2000 rows, .* Ask for less\.$/) as unknown,
      },
    ],
  ]);
});

test("a minimum of one's own is told apart from Microsoft's", () => {
  const policy = policyIn(monthOf(2024, 5));
  expect(policyText({ policy, thresholdUsd: 500, chosen: true })).toMatch(
    /at least USD 500\.00 in twelve months \(set in this workbook\), in force since Apr 2024\. Source: /,
  );
});
