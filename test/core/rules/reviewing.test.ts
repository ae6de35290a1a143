import type { Cell } from "../../../src/core/cell";
import type { ResellerReview } from "../../../src/core/rules/review";
import { problemText } from "../../../src/core/rules/wording";
import { resellerIn, reviewed, type Asked } from "../asked";
import { sheet, sourceOf } from "../drawn";

/** `2026-03` → amount; each month an invoice of its own, monthly unless it says otherwise. */
type Months = readonly (readonly [month: string, amount: Cell, frequency?: Cell])[];
const HEADER = ["InvoiceNumber", "ResellerMpnId", "Subtotal", "Currency", "ChargeStartDate", "BillingFrequency"];
const row = (id: string, [month, amount, frequency = "Monthly"]: Months[number]): Cell[] => [
  `G${month}`,
  id,
  amount,
  "USD",
  `${month}-15`,
  frequency,
];
/** Somebody's lines in every month, so that none is missing. */
const OTHERS: Months = Array.from({ length: 60 }, (_, at) => [
  `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
  1,
]);
const billingOf = (months: Months, others: Months = OTHERS) =>
  sourceOf("b", [HEADER, ...others.map((each) => row("0", each)), ...months.map((each) => row("1", each))]);
const listed = (onboarded: Cell) =>
  sourceOf("list", [
    ["PLA ID", "Name", "Onboarded"],
    ["1", "Contoso", onboarded],
  ]);

async function review(months: Months, onboarded: Cell, more: Partial<Asked> = {}): Promise<ResellerReview> {
  return resellerIn(await reviewed({ billing: billingOf(months), resellers: listed(onboarded), ...more }), "1");
}

test("the contract's example: fine today, fails at the check", async () => {
  const months: Months = [
    ["2025-05", 900, "Annual"],
    ["2025-09", 190],
    ["2026-03", 60],
  ];
  expect(await review(months, "2022-07-18")).toMatchObject({
    onboarded: "2022-07",
    checkMonth: "2026-07",
    firstCheck: false,
    stage: "90",
    daysLeft: 71,
    notices: ["2026-04-02", "2026-05-02", "2026-06-01"],
    ttmUsd: 1150,
    checkWindow: { first: "2025-07", last: "2026-06" },
    billedInCheckWindowUsd: 250,
    rollingOffUsd: 900,
    openMonths: 3,
    runRateUsd: 20,
    projectedUsd: 310,
    shortfallUsd: 750,
    missingMonths: [],
    noRateLines: 0,
    lines: 3,
    status: "below",
    flagged: true,
    cliff: true,
  });
});

test.each<[string, Months, number]>([
  ["the first of the twelve months counts", [["2025-04", 7]], 7],
  ["the month before it does not", [["2025-03", 7]], 0],
  ["the last closed month counts", [["2026-03", 7]], 7],
  ["the as-of month does not", [["2026-04", 7]], 0],
  ["a later month does not", [["2026-05", 7]], 0],
  ["a negative sum stays negative", [["2026-03", -7.5]], -7.5],
])("TTM: %s", async (_, months, ttmUsd) => {
  expect((await review(months, "2022-07")).ttmUsd).toBe(ttmUsd);
});

test.each<[string, Months, number]>([
  [
    "the last three closed months, a third of them",
    [
      ["2026-01", 10],
      ["2026-02", 10],
      ["2026-03", 12],
    ],
    10.67,
  ],
  ["a month four months back does not", [["2025-12", 30]], 0],
  ["the open month does not", [["2026-04", 30]], 0],
  ["annual lines do not", [["2026-03", 30, "Annual"]], 0],
  ["blank frequency does not", [["2026-03", 30, null]], 0],
  ["monthly in any case does", [["2026-03", 30, "MONTHLY"]], 10],
  ["never below zero", [["2026-03", -30]], 0],
  [
    "credits lower it",
    [
      ["2026-03", -30],
      ["2026-02", 60],
    ],
    10,
  ],
])("run rate: %s", async (_, months, runRateUsd) => {
  expect((await review(months, "2022-07")).runRateUsd).toBe(runRateUsd);
});

test.each<[string, Cell, Cell, number]>([
  ["31 days recur", "2026-03-01", "2026-03-31", 10],
  ["32 days do not", "2026-02-28", "2026-03-31", 0],
  ["one day recurs", "2026-03-01", "2026-03-01", 10],
  ["an end before the start does not", "2026-03-02", "2026-03-01", 0],
  ["no end does not", "2026-03-01", null, 0],
])("run rate without a column of frequencies: %s", async (_, start, end, runRateUsd) => {
  const billing = sourceOf("b", [
    [...HEADER.slice(0, 5), "ChargeEndDate"],
    ["G1", "1", 30, "USD", start, end],
  ]);
  const rows = await reviewed({ billing, resellers: listed("2022-07") });
  expect(resellerIn(rows, "1").runRateUsd).toBe(runRateUsd);
});

test.each<[string, string, Months, Partial<ResellerReview>]>([
  ["exactly the threshold passes", "2021-04", [["2026-03", 1000]], { status: "met", shortfallUsd: 0 }],
  ["a cent under does not", "2021-04", [["2026-03", 999.99]], { status: "below", shortfallUsd: 0.01, flagged: true }],
  ["999.995 does not pass", "2021-04", [["2026-03", "999.995"]], { status: "below", ttmUsd: 1000, shortfallUsd: 0.01 }],
  [
    "credits push under",
    "2021-04",
    [
      ["2026-03", 1000],
      ["2026-02", -0.01],
    ],
    { status: "below" },
  ],
  ["in the check month no month is open", "2021-04", [], { openMonths: 0, daysLeft: 0, stage: "check-month" }],
  ["zero in the list is the most endangered", "2021-05", [], { status: "below", flagged: true, lines: 0 }],
  ["far from the check it is watched", "2021-12", [], { status: "watch", flagged: false }],
  ["a first check far off", "2025-11", [], { status: "not-tested-yet", firstCheck: true, flagged: false }],
  ["a first check near", "2025-06", [], { status: "below", firstCheck: true, flagged: true }],
  [
    "on track",
    "2021-06",
    [
      ["2026-01", 300],
      ["2026-02", 300],
      ["2026-03", 300],
    ],
    { status: "on-track", projectedUsd: 1500, flagged: true },
  ],
  [
    "on track to the cent",
    "2021-05",
    [
      ["2025-06", 875],
      ["2026-02", 93.75],
    ],
    { status: "on-track", projectedUsd: 1000 },
  ],
  ["onboarded this month", "2026-04", [["2026-03", 5]], { checkMonth: "2027-04", openMonths: 12, rollingOffUsd: 5 }],
])("%s", async (_, onboarded, months, expected) => {
  expect(await review(months, onboarded)).toMatchObject(expected);
});

test.each<[Cell]>([[null], ["2042-01-01"], ["1999-12"], ["2026-05"], ["someday"]])(
  "onboarded %p leaves the anniversary unknown, with null for what hangs on it",
  async (onboarded) => {
    expect(await review([["2026-03", 2000]], onboarded)).toMatchObject({
      onboarded: null,
      checkMonth: null,
      checkWindow: null,
      daysLeft: null,
      billedInCheckWindowUsd: null,
      rollingOffUsd: null,
      openMonths: null,
      projectedUsd: null,
      shortfallUsd: null,
      stage: "none",
      firstCheck: false,
      flagged: false,
      cliff: false,
      notices: [],
      ttmUsd: 2000,
      status: "unknown-anniversary",
    });
  },
);

test("a day before the onboarding is not told as a list without a date", async () => {
  const months: Months = [["2026-03", 2000]];
  expect((await review(months, "2026-05")).reason).toMatch(
    /the month of the check is unknown because its onboarding, in May 2026, is after this day\.$/,
  );
  expect((await review(months, "someday")).reason).toMatch(
    /because the reseller list has no usable onboarding date\.$/,
  );
});

test("without any reseller list the reason does not speak of one", async () => {
  const billing = billingOf([["2026-03", 2000]]);
  const reason = async (resellers?: Asked["resellers"]) =>
    resellerIn(await reviewed({ billing, ...(resellers && { resellers }) }), "1").reason;
  expect(await reason()).toMatch(/because there is no reseller list\.$/);
  const others = sourceOf("list", [
    ["PLA ID", "Name", "Onboarded"],
    ["2", "Fabrikam", "2022-07"],
  ]);
  expect(await reason(others)).toMatch(/because the reseller is not in the list\.$/);
});

test("before a first check too the reason says what the data lacks", async () => {
  const without = (...months: string[]) =>
    billingOf(
      [["2026-02", 300]],
      OTHERS.filter(([month]) => !months.includes(month)),
    );
  const reason = async (billing: Asked["billing"]) =>
    resellerIn(await reviewed({ billing, resellers: listed("2026-01") }), "1");
  const whole = await reason(without());
  const gap = await reason(without("2026-01", "2026-03"));
  expect([whole.status, gap.status]).toEqual(["not-tested-yet", "not-tested-yet"]);
  expect(whole.reason).toMatch(
    /USD 700\.00 is still missing with us to reach USD 1,000\.00, to be billed by 2026-12-31\.$/,
  );
  expect(gap.reason).toBe(
    whole.reason.replace(/\.$/, "; but the data is incomplete: no billing at all for Jan 2026, Mar 2026."),
  );
});

test("the other reading of the window counts the check month itself", async () => {
  const settings = { window: "with-check-month" } as const;
  const months: Months = [
    ["2025-04", 7],
    ["2025-05", 11],
    ["2026-03", 13],
  ];
  expect(await review(months, "2022-04", { settings })).toMatchObject({
    checkWindow: { first: "2025-05", last: "2026-04" },
    billedInCheckWindowUsd: 24,
    rollingOffUsd: 7,
    openMonths: 1,
  });
});

test("the threshold is a setting", async () => {
  const found = await review([["2026-03", "250.50"]], "2022-04", { settings: { thresholdUsd: 250.5 } });
  expect(found).toMatchObject({ thresholdUsd: 250.5, status: "met" });
});

test("months without anybody's line are missing, those before the two windows are not", async () => {
  const others: Months = OTHERS.filter(([month]) => month !== "2025-08" && month !== "2024-12" && month !== "2025-04");
  const billing = billingOf([], others);
  const found = resellerIn(await reviewed({ billing, resellers: listed("2022-07") }), "1");
  expect(found).toMatchObject({ missingMonths: ["2025-04", "2025-08"], status: "incomplete", flagged: true });
});

test("rejected and unbilled lines do not cover a month, unassigned and no-rate lines do", async () => {
  const cover = async (line: readonly Cell[]) => {
    const others = OTHERS.filter(([month]) => month !== "2025-08").map((each) => row("0", each));
    const billing = sourceOf("b", [HEADER, ...others, [...line]]);
    return resellerIn(await reviewed({ billing, resellers: listed("2022-07") }), "1").missingMonths;
  };
  expect(await cover(["G", "x", 1, "USD", "2025-08-01", null])).toEqual(["2025-08"]);
  expect(await cover(["G", "1", "?", "USD", "2025-08-01", null])).toEqual(["2025-08"]);
  expect(await cover(["", "1", 1, "USD", "2025-08-01", null])).toEqual(["2025-08"]);
  expect(await cover(["G", "-1", 1, "USD", "2025-08-01", null])).toEqual([]);
  expect(await cover(["G", "1", 1, "EUR", "2025-08-01", null])).toEqual([]);
});

test.each<[string, number, string]>([
  ["2025-04", 1, "incomplete"],
  ["2025-03", 0, "below"],
  ["2026-03", 1, "incomplete"],
  ["2026-04", 0, "below"],
])("a line without a rate in %s counts %i and makes the status %s", async (month, noRateLines, status) => {
  const billing = sourceOf("b", [
    HEADER,
    ...OTHERS.map((each) => row("0", each)),
    ["H", "1", 5, "EUR", `${month}-01`, null],
  ]);
  const found = resellerIn(await reviewed({ billing, resellers: listed("2022-07") }), "1");
  expect([found.noRateLines, found.status]).toEqual([noRateLines, status]);
});

test("resellers come ordered by id as a number", async () => {
  const ids = ["10", "9", "100", "2", "99999999999999999999", "0011"];
  const billing = sourceOf("b", [HEADER, ...ids.map((id) => row(id, ["2026-03", 1]))]);
  const { resellers } = await reviewed({ billing });
  expect(resellers.map(({ id }) => id)).toEqual(["2", "9", "10", "11", "100", "99999999999999999999"]);
});

test("every reason is one sentence that says “with us”", async () => {
  const onboarded = ["2021-04", "2021-05", "2021-12", "2025-11", "2026-04", "2042-01", null];
  const months: readonly Months[] = [[], [["2026-03", 500]], [["2026-03", 5000]], [["2025-04", 1200, "Annual"]]];
  for (const when of onboarded) {
    for (const each of months) {
      const { reason } = await review(each, when);
      expect(reason).toMatch(/^[A-Z].*with us.*\.$/);
      expect(reason).not.toMatch(/null|undefined|NaN|\.\./);
    }
  }
});

test("a review is plain data: written as JSON and read again it is the same", async () => {
  const billing = billingOf([
    ["2026-03", "n/a"],
    ["2026-02", 3],
    ["2025-04", -0.001],
  ]);
  const whole = await reviewed({ billing, resellers: listed("03/04/2022") });
  expect(JSON.parse(JSON.stringify(whole))).toStrictEqual(whole);
  expect(whole.problems.map(problemText).every((text) => /^(?:b|list), /.test(text))).toBe(true);
});

test("the order of rows changes nothing", async () => {
  const rows = [...OTHERS, ["2026-03", 5], ["2026-03", -7.005], ["2025-04", "1,234.565"]].map((each, at) =>
    row(String(at % 5), each as Months[number]),
  );
  const resellers = listed("2022-07");
  const forward = await reviewed({ billing: sourceOf("b", [HEADER, ...rows]), resellers });
  const backward = await reviewed({ billing: sourceOf("b", [HEADER, ...rows.reverse()]), resellers });
  const placeless = (review: typeof forward) => ({
    ...review,
    resellers: review.resellers.map((reseller) => ({ ...reseller, firstLine: null })),
    unassigned: review.unassigned.map((each) => ({ ...each, row: null })),
  });
  expect(placeless(backward)).toEqual(placeless(forward));
});

test("a day that does not exist is refused at once", async () => {
  await expect(reviewed({ billing: billingOf([]), asOf: "2026-02-30" })).rejects.toThrow(RangeError);
});

test("a deauthorized reseller may re-enrol a year later, and security not met is shown beside any status", async () => {
  const resellers = sheet("list")`
    PLA ID | Name | Onboarded | Deauthorized | Security met
    1      | A    | 2021-05   | 2025-05-31   | no
    2      | B    | 2021-05   | 2026-04-21   | yes
    3      | C    | 2021-05   | 2026-04-20   |
  `;
  const found = await reviewed({ billing: billingOf([]), resellers });
  expect(found.resellers.map(({ status, securityMet }) => [status, securityMet])).toEqual([
    ["deauthorized", false],
    ["below", true],
    ["deauthorized", null],
  ]);
  expect(resellerIn(found, "1").reason).toMatch(/2026-05-31.*security requirement is not met/);
});
