import type { Answer } from "../../src/functions/answer";
import type { FormulaName } from "../../src/functions/family";
import { liveCells } from "../../src/functions/live-cells";
import { resellerQuestion } from "../../src/functions/reseller-question";
import { FakeReviews, reseller } from "./fake-reviews";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A cell with a formula, and everything it has shown. */
function cell(name: FormulaName, id: unknown, asOf: unknown = null) {
  const shown: unknown[] = [];
  const show = (answer: Answer): void => {
    const first = answer[0]?.[0];
    if (typeof first !== "object") shown.push(first);
    else shown.push("card" in first ? first.usd : [first.code, first.because]);
  };
  return { live: { ask: resellerQuestion(name, [[id]], asOf), show }, shown };
}

test("a cell waits without a word until there is a review, then shows its value", () => {
  const cells = liveCells();
  const reviews = new FakeReviews();
  const { live, shown } = cell("TTM", 6048879);
  cells.add(live);
  cells.connect(reviews);
  expect(shown).toEqual([]);
  reviews.ready([reseller({})]);
  expect(shown).toEqual([1150]);
});

test("a cell that is added when there is a review is answered at once", () => {
  const cells = liveCells();
  const reviews = new FakeReviews();
  cells.connect(reviews);
  reviews.ready([reseller({})]);
  const { live, shown } = cell("STATUS", "6048879");
  cells.add(live);
  expect(shown).toEqual(["Below with us"]);
});

test("only cells whose value changed are shown again", () => {
  const cells = liveCells();
  const reviews = new FakeReviews();
  cells.connect(reviews);
  const [one, two] = [cell("TTM", 6048879), cell("TTM", 1)];
  cells.add(one.live);
  cells.add(two.live);
  reviews.ready([reseller({}), reseller({ id: "1", ttmUsd: 10 })]);
  reviews.ready([reseller({}), reseller({ id: "1", ttmUsd: 11 })]);
  reviews.ready([reseller({}), reseller({ id: "1", ttmUsd: 11 })]);
  expect([one.shown, two.shown]).toEqual([[1150], [10, 11]]);
});

test("a cancelled cell is never shown again", () => {
  const cells = liveCells();
  const reviews = new FakeReviews();
  cells.connect(reviews);
  const { live, shown } = cell("TTM", 6048879);
  const cancel = cells.add(live);
  reviews.ready([reseller({})]);
  cancel();
  reviews.ready([reseller({ ttmUsd: 5 })]);
  expect(shown).toEqual([1150]);
});

test("a failed reading shows its sentence as #N/A, and the value once it works again", () => {
  const cells = liveCells();
  const reviews = new FakeReviews();
  cells.connect(reviews);
  const { live, shown } = cell("TTM", 6048879);
  cells.add(live);
  reviews.become({ at: "failed", because: "No sheet looks like billing." });
  reviews.ready([reseller({})]);
  expect(shown).toEqual([["not-available", "No sheet looks like billing."], 1150]);
});

test("a cell that waits too long says so, and still fills when the answer comes", async () => {
  const cells = liveCells(20);
  const reviews = new FakeReviews();
  const { live, shown } = cell("TTM", 6048879);
  cells.add(live);
  cells.connect(reviews);
  await pause(40);
  expect(shown).toEqual([["not-available", expect.stringContaining("still being read")]]);
  reviews.ready([reseller({})]);
  expect(shown.at(-1)).toBe(1150);
});

test("a cell that comes when the reviews were never connected says so too", async () => {
  const cells = liveCells(20);
  const { live, shown } = cell("STATUS", 6048879);
  cells.add(live);
  await pause(40);
  expect(shown).toHaveLength(1);
});

test.each`
  given         | because
  ${null}       | ${"No reseller is given."}
  ${""}         | ${"No reseller is given."}
  ${"Contoso"}  | ${"“Contoso” is not a PLA ID"}
  ${"6.05E+06"} | ${"“6.05E+06” is not a PLA ID"}
  ${6048879.5}  | ${"6048879.5 is not a PLA ID"}
  ${true}       | ${"true is not a PLA ID"}
`("the reseller $given is #VALUE!: $because", ({ given, because }: { given: unknown; because: string }) => {
  const cells = liveCells();
  cells.connect(new FakeReviews());
  const { live, shown } = cell("TTM", given);
  cells.add(live);
  expect(shown).toEqual([["bad-argument", expect.stringContaining(because)]]);
});

test.each([6048879, "6048879", "0006048879", "ID: 06048879", "6,048,879", "'6048879", " 6048879 ", "6048879.0"])(
  "the reseller %p is found",
  (given) => {
    const cells = liveCells();
    const reviews = new FakeReviews();
    cells.connect(reviews);
    reviews.ready([reseller({})]);
    const { live, shown } = cell("TTM", given);
    cells.add(live);
    expect(shown).toEqual([1150]);
  },
);

test("a reseller that nobody has heard of is #N/A with its id", () => {
  const cells = liveCells();
  const reviews = new FakeReviews();
  cells.connect(reviews);
  reviews.ready([reseller({})]);
  const { live, shown } = cell("TTM", "0000777");
  cells.add(live);
  expect(shown).toEqual([["not-available", "Reseller 777 is neither in the billing nor in the reseller list."]]);
});

test.each`
  given           | named
  ${"soon"}       | ${"“soon”"}
  ${2026}         | ${"2026"}
  ${"1999-12-31"} | ${"“1999-12-31”"}
`("the as-of date $given is #VALUE! with what was given", ({ given, named }: { given: unknown; named: string }) => {
  const cells = liveCells();
  cells.connect(new FakeReviews());
  const { live, shown } = cell("TTM", 6048879, given);
  cells.add(live);
  expect(shown).toEqual([["bad-argument", expect.stringContaining(`The as-of date ${named} is no date from 2000 on`)]]);
});

test("a month as the as-of date stands for its first day", () => {
  const reviews = new FakeReviews();
  cell("TTM", 6048879, "2026-04").live.ask(reviews);
  expect([...reviews.days]).toEqual(["2026-04-01"]);
});

test("five thousand cells are asked once each, and nothing is shown that did not change", () => {
  const cells = liveCells();
  const reviews = new FakeReviews();
  const resellers = Array.from({ length: 5_000 }, (_, index) => reseller({ id: String(index + 1), ttmUsd: index }));
  const all = resellers.map(({ id }) => cell("TTM", id));
  for (const { live } of all) cells.add(live);
  cells.connect(reviews);
  reviews.ready(resellers);
  reviews.asked = 0;
  reviews.ready(resellers);
  expect(reviews.asked).toBe(5_000);
  expect(all.every(({ shown }, index) => shown.length === 1 && shown[0] === index)).toBe(true);
});
