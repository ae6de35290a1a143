import { act, cleanup, configure, fireEvent, render, screen, within } from "@testing-library/react";
import type { Review } from "../../src/core/rules/review";
import type { SessionState } from "../../src/live/session";
import { App } from "../../src/taskpane/App";
import { fakeFormulas } from "./fake-formulas";
import { type FakeSession, fakeSession, inventedReview, multiplied, SHEETS, UNREAD } from "./fixture";

// What is announced stands in the page a second time, for screen readers only.
configure({ defaultIgnore: "script, style, [role=status]" });

let review: Review;
beforeAll(async () => {
  // jsdom has no media queries; nothing here depends on the answer.
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
  review = await inventedReview();
});
afterEach(cleanup);

interface Shown {
  readonly session: FakeSession;
  readonly askForHelp: () => void;
}

function show(change: Partial<SessionState> = {}): Shown {
  const session = fakeSession({ ...UNREAD, ...change });
  let help = () => undefined as void;
  const onHelpAsked = (asked: () => void) => {
    help = asked;
    return () => undefined;
  };
  render(
    <App
      session={session}
      formulas={fakeFormulas()}
      locale="en-US"
      officeBackground={null}
      onHelpAsked={onHelpAsked}
    />,
  );
  return { session, askForHelp: () => act(() => help()) };
}

const reviewed = (change: Partial<Review> = {}): Partial<SessionState> => ({
  review: { ...review, ...change },
  freshness: { at: "current" },
});
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const openTab = (name: RegExp) => fireEvent.click(screen.getByRole("tab", { name }));
const rows = (label: string) =>
  within(screen.getByRole("list", { name: label }))
    .getAllByRole("listitem")
    .map((row) => row.textContent ?? "");
const settled = () => act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));

test("at first it says what Review will do and what the workbook keeps of it", () => {
  show();
  expect(screen.getByText(/adds up each reseller's last twelve months/).textContent).toMatch(
    /Your cells stay as they are\. The workbook keeps the as-of date and what you choose below\.$/,
  );
  cleanup();
  show({ highlight: { at: "on", resellers: 5, notes: [], behind: false } });
  expect(screen.getByText(/what you choose below\. Highlights that are switched on are renewed\.$/)).toBeTruthy();
});

test("it says which sheets it picked and why", () => {
  show();
  const sources = screen.getByRole("list", { name: "Sheets in use" });
  expect(sources).toHaveProperty(
    "textContent",
    expect.stringMatching(/Billing: Billing \(172 rows\).*row 1 has ResellerMpnId/),
  );
  expect(sources).toHaveProperty("textContent", expect.stringMatching(/Reseller list: Resellers \(12 rows\)/));
  expect(sources).toHaveProperty("textContent", expect.stringMatching(/Rates: none.*Needed only for lines/));
});

test("without billing it says what to do, and Review cannot be pressed", () => {
  const { session } = show({ sheets: [], chosen: { billing: [], resellers: null, rates: null } });
  expect(screen.getByText(/No sheet was recognised. Paste a reconciliation export/)).toBeTruthy();
  press("Review");
  expect(session.asked).toEqual([]);
});

test("a workbook that could not be read can be tried again", () => {
  const { session } = show({ sheets: null, failure: "Excel did not answer. Finish editing the cell." });
  expect(screen.getByText(/Finish editing the cell/)).toBeTruthy();
  press("Try again");
  expect(session.asked).toEqual([["start"]]);
});

test("sheets can be chosen by hand, in the order of the workbook", () => {
  const { session } = show();
  press("Change");
  fireEvent.click(screen.getByRole("checkbox", { name: /Notes/ }));
  fireEvent.change(screen.getByRole("combobox", { name: "Rates" }), { target: { value: "Notes" } });
  fireEvent.change(screen.getByRole("combobox", { name: "Reseller list" }), { target: { value: "" } });
  expect(session.asked).toEqual([
    ["choose", { ...UNREAD.chosen, billing: ["Billing", "Notes"] }],
    ["choose", { ...UNREAD.chosen, rates: "Notes" }],
    ["choose", { ...UNREAD.chosen, resellers: null }],
  ]);
  expect(screen.queryByRole("checkbox", { name: /Sheet4/ })).toBeNull();
});

test("a choice by hand can be given back", () => {
  const { session } = show({ chosenByHand: true });
  press("Pick by itself");
  expect(session.asked).toEqual([["chooseByItself"]]);
});

test.each`
  typed           | asked
  ${"2026-05-31"} | ${[["setAsOf", "2026-05-31"]]}
  ${"0002-05-31"} | ${[]}
  ${""}           | ${[]}
`(
  "the date “$typed” in the field asks $asked.length times",
  ({ typed, asked }: { typed: string; asked: readonly unknown[] }) => {
    const { session } = show();
    fireEvent.change(screen.getByLabelText("As of"), { target: { value: typed } });
    expect(session.asked).toEqual(asked);
  },
);

test.each(["1999-12-31", ""])(
  "a date that is left as “%s” gives way to the one in force, and the pane says why",
  (typed) => {
    const { session } = show();
    const field = (): HTMLInputElement => screen.getByLabelText("As of");
    const before = field().value;
    fireEvent.change(field(), { target: { value: typed } });
    fireEvent.blur(field());
    expect([field().value, session.asked]).toEqual([before, []]);
    expect(screen.getByText(/^The date stays .*: only whole dates from 2000 to 2099 can be reviewed\.$/)).toBeTruthy();
  },
);

test.each`
  asOfKept | says
  ${false} | ${/^Not kept in this workbook yet. Review keeps it/}
  ${true}  | ${/^Kept in this workbook: it shows the same figures tomorrow/}
`("kept or not ($asOfKept), the date says which", ({ asOfKept, says }: { asOfKept: boolean; says: RegExp }) => {
  show({ asOfKept });
  expect(screen.getByText(says)).toBeTruthy();
});

test("each setting is kept at once", () => {
  const { session } = show();
  press("Settings");
  const minimum = screen.getByLabelText("Minimum, USD");
  fireEvent.change(minimum, { target: { value: "1,500" } });
  fireEvent.blur(minimum);
  fireEvent.change(screen.getByLabelText("Check window"), { target: { value: "with-check-month" } });
  fireEvent.change(screen.getByLabelText("Month of an invoice line"), { target: { value: "order-date" } });
  fireEvent.change(screen.getByLabelText("Dates such as 03/04/2025"), { target: { value: "dmy" } });
  fireEvent.click(screen.getByLabelText("Leave out customer credits"));
  fireEvent.click(screen.getByLabelText("Leave out all publishers but Microsoft"));
  expect(session.asked).toEqual([
    ["setSettings", { ...UNREAD.settings, thresholdUsd: 1500 }],
    ["setSettings", { ...UNREAD.settings, window: "with-check-month" }],
    ["setSettings", { ...UNREAD.settings, monthBasis: "order-date" }],
    ["setSettings", { ...UNREAD.settings, dateOrder: "dmy" }],
    ["setSettings", { ...UNREAD.settings, excludeCustomerCredit: true }],
    ["setSettings", { ...UNREAD.settings, excludePublishers: ["*"] }],
  ]);
});

test.each(["0", "-5", "abc", "1.000"])(
  "a minimum of “%s” is refused in words, and the one in force is back",
  (typed) => {
    const { session } = show({ settings: { ...UNREAD.settings, thresholdUsd: 2000 } });
    press("Settings");
    const minimum = screen.getByLabelText<HTMLInputElement>("Minimum, USD");
    fireEvent.change(minimum, { target: { value: typed } });
    fireEvent.blur(minimum);
    expect(minimum.value).toBe("2000");
    expect(screen.getByText(/so the minimum stays as it was/).textContent).toContain(`“${typed}”`);
    fireEvent.blur(minimum);
    expect(session.asked).toEqual([]);
    fireEvent.change(minimum, { target: { value: "1,500" } });
    expect(screen.queryByText(/stays as it was/)).toBeNull();
    fireEvent.blur(minimum);
    expect(session.asked).toEqual([["setSettings", { ...UNREAD.settings, thresholdUsd: 1500 }]]);
    act(() => session.become({ settings: { ...UNREAD.settings, thresholdUsd: 1500 } }));
    expect(minimum.value).toBe("1500");
  },
);

test("reading shows how far it is and can be cancelled; the focus follows", async () => {
  const { session } = show();
  press("Review");
  act(() =>
    session.become({
      freshness: {
        at: "reading",
        progress: { act: "read", source: "Billing", rowsRead: 1200, rowsTotal: 4300, share: 0.28 },
      },
    }),
  );
  await settled();
  expect(screen.getByText("Reading Billing: 1,200 of 4,300 rows")).toBeTruthy();
  expect(screen.getByRole("progressbar", { name: "Rows read" }).getAttribute("aria-valuenow")).toBe("0.28");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cancel" }));
  press("Cancel");
  await settled();
  expect(session.asked).toEqual([["review"], ["cancel"]]);
  expect(
    screen.getByText(/You stopped the reading. No sheet was changed/, { selector: ".fui-MessageBarBody" }),
  ).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Review" }));
});

test.each`
  rowsRead | rowsTotal | said
  ${1}     | ${null}   | ${"Reading part.jsonl: 1 row (89 %)"}
  ${2}     | ${null}   | ${"Reading part.jsonl: 2 rows (89 %)"}
  ${1}     | ${1}      | ${"Reading part.jsonl: 1 of 1 row"}
`("$said", ({ rowsRead, rowsTotal, said }: { rowsRead: number; rowsTotal: number | null; said: string }) => {
  const progress = { act: "read", source: "part.jsonl", rowsRead, rowsTotal, share: 0.89 } as const;
  show({ freshness: { at: "reading", progress } });
  expect(screen.getByText(said)).toBeTruthy();
});

test("when the review is there its heading has the focus and what it rests on is folded", async () => {
  const { session } = show();
  press("Review");
  act(() => session.become(reviewed()));
  await settled();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "5 of 12 need attention" }));
  expect(screen.queryByRole("list", { name: "Sheets in use" })).toBeNull();
});

test("a review that failed says why", () => {
  show({ freshness: { at: "failed", because: "“Billing” has no amount column." } });
  expect(screen.getByText("The review did not finish.").parentElement).toHaveProperty(
    "textContent",
    expect.stringContaining("has no amount column"),
  );
});

test("a day long after the billing is told above the figures, which stay", () => {
  show(reviewed({ asOf: "2036-04-20" }));
  expect(screen.getByText(/^The as-of month Apr 2036 is 121 months after the last month of the billing/)).toBeTruthy();
  expect(screen.getByRole("list", { name: "Watch list" })).toBeTruthy();
  cleanup();
  show(reviewed());
  expect(screen.queryByText("Check the as-of date.")).toBeNull();
});

test("the watch list is most urgent first, with everything that matters in words", () => {
  show(reviewed());
  const list = rows("Watch list");
  expect(list[0]).toMatch(
    /Check month.*Below with us.*Adatum.*5501200.*TTM \$404.50 of \$1,000.*\$595.50 missing with us/,
  );
  expect(list[1]).toMatch(/Within 30 days 10 days left.*Below with us; security not met.*Fabrikam/);
  expect(list[4]).toMatch(/71 days left.*Contoso.*Enough today, but not at the check/);
  expect(list).toHaveLength(5);
});

test("the bar says in words what it shows", () => {
  show(reviewed());
  expect(
    screen.getByRole("img", { name: "TTM $1,140.00, minimum $1,000, counting at the check $180.00" }),
  ).toBeTruthy();
});

test("a click on a reseller selects its row in the sheet", () => {
  const { session } = show(reviewed());
  press(/^Contoso Cloud Services/);
  expect(session.asked).toEqual([["selectReseller", "6048879"]]);
});

test("details unfold with the reason, the windows and the twelve months as a table", () => {
  show(reviewed());
  press("Details of Contoso Cloud Services");
  expect(screen.getByText(/USD 820.00 is still missing with us/)).toBeTruthy();
  expect(screen.getByText("Check window").nextSibling).toHaveProperty(
    "textContent",
    expect.stringContaining("Jul 2025 – Jun 2026"),
  );
  expect(screen.getByText("Lines counted, all months").nextSibling).toHaveProperty("textContent", "14");
  const months = within(screen.getByRole("table")).getAllByRole("row").slice(1);
  expect(months).toHaveLength(12);
  expect(months[1]).toHaveProperty("textContent", expect.stringContaining("May 2025 (rolls off)$920.00"));
  expect(months[11]).toHaveProperty("textContent", expect.stringContaining("Mar 2026$20.00"));
  press("Details of Contoso Cloud Services");
  expect(screen.queryByRole("table")).toBeNull();
});

test("a tile shows the resellers with its status", () => {
  show(reviewed());
  press(/^Met\s*2$/);
  expect(screen.getByRole("tab", { selected: true })).toHaveProperty("textContent", expect.stringContaining("All"));
  expect(rows("Resellers").map((row) => /\d{7}/.exec(row)?.[0])).toEqual(["5501202", "5501207"]);
  expect(screen.getByRole("button", { name: /^Met/ }).getAttribute("aria-pressed")).toBe("true");
});

test("the search narrows all resellers and says when nobody fits", () => {
  show(reviewed());
  openTab(/All/);
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "wide" } });
  expect(rows("Resellers")).toHaveLength(1);
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "nobody" } });
  expect(screen.getByText(/No reseller fits/)).toBeTruthy();
});

test("ten thousand resellers are shown a page at a time", () => {
  show({ review: multiplied(review, 10_000), freshness: { at: "current" } });
  openTab(/All/);
  expect(rows("Resellers")).toHaveLength(25);
  press("Next page");
  expect(screen.getByText("26–50 of 10,000")).toBeTruthy();
  expect(rows("Resellers")[0]).toContain("8000025");
});

test("where an edit shortens the list, the last page that it still has is shown", () => {
  const { session } = show({ review: multiplied(review, 60), freshness: { at: "current" } });
  openTab(/All/);
  press("Next page");
  press("Next page");
  expect(screen.getByText("51–60 of 60")).toBeTruthy();
  act(() => session.become({ review: multiplied(review, 30) }));
  expect(screen.getByText("26–30 of 30")).toBeTruthy();
  expect(rows("Resellers")).toHaveLength(5);
  act(() => session.become({ review: multiplied(review, 3) }));
  expect(rows("Resellers")).toHaveLength(3);
});

const ALL_CLEAR = /nobody with a check in the next 90 days is short/;
const withStatus = (isIt: (one: Review["resellers"][number]) => boolean): Partial<SessionState> =>
  reviewed({ resellers: review.resellers.filter(isIt) });

test("nobody in need of attention is said, not left blank", () => {
  show(withStatus(({ flagged, status }) => !flagged && status !== "unknown-anniversary"));
  expect(screen.getByText(ALL_CLEAR)).toBeTruthy();
  expect(screen.queryByText(/anniversary of/)).toBeNull();
});

test("where no anniversary is known, nobody is called safe, and what to do is said", () => {
  show(
    reviewed({
      resellers: review.resellers.map((one) => ({
        ...one,
        listed: false,
        flagged: false,
        status: "unknown-anniversary",
      })),
    }),
  );
  expect(screen.getByText(/^The anniversary of 12 of 12 resellers is not known/).textContent).toBe(
    "The anniversary of 12 of 12 resellers is not known, so nobody can tell whether they are due. Add a reseller list with onboarding dates, or their rows to yours.",
  );
  expect(screen.queryByText(/is short/)).toBeNull();
});

test("resellers without an anniversary are told above the others, who are nobody or a list", () => {
  show(withStatus(({ flagged }) => !flagged));
  expect(
    screen.getByText(/^The anniversary of 2 of 7 resellers is not known.*and the rows that it lacks/),
  ).toBeTruthy();
  expect(screen.getByText(/nobody else with a check in the next 90 days is short/)).toBeTruthy();
  cleanup();
  show(reviewed());
  expect(screen.getByText(/^The anniversary of 2 of 12 resellers is not known/)).toBeTruthy();
  expect(rows("Watch list")).toHaveLength(5);
});

test("the tabs are moved through with the arrow keys", () => {
  show(reviewed());
  const watch = screen.getByRole("tab", { name: "Watch list" });
  watch.focus();
  fireEvent.keyDown(watch, { key: "ArrowLeft" });
  expect(screen.getByRole("tab", { selected: true })).toHaveProperty(
    "textContent",
    expect.stringContaining("Data (2)"),
  );
  expect(document.activeElement).toBe(screen.getByRole("tab", { selected: true }));
  fireEvent.keyDown(screen.getByRole("tab", { selected: true }), { key: "ArrowRight" });
  expect(document.activeElement).toBe(watch);
});

test("a problem leads to its cell", () => {
  const { session } = show(reviewed());
  openTab(/Data/);
  press(/“soon” is not an amount/);
  expect(session.asked).toEqual([["selectPlace", { source: "Billing", row: 161, column: "Subtotal" }]]);
});

test("unlisted resellers and unassigned lines lead to their first line", () => {
  const { session } = show(reviewed());
  const unlisted = review.resellers.find(({ listed }) => !listed);
  const [unassigned] = review.unassigned;
  if (!unlisted?.firstLine || !unassigned) throw new RangeError("the fixture has neither");
  openTab(/Data/);
  press("1 unlisted reseller");
  press("7777777");
  press("13 unassigned lines");
  press(`Billing, row ${unassigned.row}`);
  const cell = (row: number) => ["selectPlace", { source: "Billing", row, column: "ResellerMpnId" }];
  expect(session.asked).toEqual([cell(unlisted.firstLine.row), cell(unassigned.row)]);
});

test("the tie-out is one line when it ties and says what to do when it does not", () => {
  const { session } = show(reviewed());
  expect(
    screen.getByText(
      /^Ties out: all 162 lines are accounted for, to the cent\. The amounts? of \d+ of them cannot be read and/,
    ),
  ).toBeTruthy();
  const apart = review.tieOut.map((row) => ({ ...row, ties: false }));
  act(() => session.become(reviewed({ ties: false, tieOut: apart })));
  expect(screen.getByText(/Does not tie out: Billing. Do not rely on the figures/)).toBeTruthy();
});

test("the tie-out of a source shows where its lines went", () => {
  show(reviewed());
  openTab(/Data/);
  const lines = within(screen.getByRole("table", { hidden: true })).getAllByRole("row", { hidden: true });
  expect(lines.map((line) => line.textContent)).toEqual([
    "BucketLinesAmount",
    "Counted146$29,201.30",
    "Unassigned13$239.20",
    "Left out: not billed yet1$12.50",
    "Rejected: reseller id cannot be read1$12.00",
    "Rejected: amount cannot be read1$0.00",
    "Sum of the column162$29,465.00",
  ]);
});

test("highlight is switched on and off, and says when the sheets have changed since", () => {
  const { session } = show(reviewed());
  fireEvent.click(screen.getByRole("switch", { name: "Highlight in the sheets" }));
  act(() => session.become({ highlight: { at: "on", resellers: 5, behind: true, notes: ["“Old” is protected."] } }));
  expect(screen.getByText(/5 resellers highlighted.*changed since/)).toBeTruthy();
  expect(screen.getByText("“Old” is protected.")).toBeTruthy();
  press("Refresh");
  press("Clear");
  fireEvent.click(screen.getByRole("switch", { name: "Highlight in the sheets" }));
  expect(session.asked.map(([name]) => name)).toEqual(["highlight", "highlight", "clearHighlight", "clearHighlight"]);
});

test("an edit after the review is said, and the figures stay", () => {
  show({ ...reviewed(), freshness: { at: "stale", because: "“Billing” was edited." } });
  expect(screen.getByText("Not up to date.").parentElement).toHaveProperty(
    "textContent",
    expect.stringContaining("“Billing” was edited."),
  );
  expect(rows("Watch list")).toHaveLength(5);
});

const LAST_COMPLETE = /^The figures are from the last complete review/;

test.each<{ readonly freshness: SessionState["freshness"]; readonly marked: boolean }>([
  { freshness: { at: "failed", because: "“march.csv” cannot be reviewed." }, marked: true },
  { freshness: { at: "cancelled" }, marked: true },
  { freshness: { at: "stale", because: "“Billing” was changed." }, marked: false },
  { freshness: { at: "reading", progress: null }, marked: false },
  { freshness: { at: "current" }, marked: false },
])("figures after “$freshness.at” are marked as earlier ones: $marked", ({ freshness, marked }) => {
  show({ ...reviewed(), freshness });
  expect(screen.queryAllByText(LAST_COMPLETE)).toHaveLength(marked ? 1 : 0);
});

test("where there are no figures, none are marked as earlier ones", () => {
  show({ freshness: { at: "failed", because: "“Billing” has no amount column." } });
  expect(screen.queryByText(LAST_COMPLETE)).toBeNull();
});

test.each<{ readonly why: string; readonly change: () => Partial<SessionState>; readonly says: string }>([
  {
    why: "the figures are new",
    change: () => ({ ...reviewed(), failure: { name: "Old", before: review, isBack: false } }),
    says: "A sheet was deleted. “Old” was one of the sheets of the review. The figures below are without it.",
  },
  {
    why: "there is nothing left to review",
    change: () => ({
      review,
      freshness: { at: "failed", because: "No sheet looks like billing." },
      failure: { name: "Old", before: review, isBack: false },
    }),
    says: "A sheet was deleted. “Old” was one of the sheets of the review. The figures below are from before it was deleted.",
  },
  {
    why: "the figures are for another day since",
    change: () => ({
      review: { ...review },
      freshness: { at: "failed", because: "No sheet looks like billing." },
      failure: { name: "Old", before: review, isBack: false },
    }),
    says: "A sheet was deleted. “Old” was one of the sheets of the review.",
  },
  {
    why: "nothing was reviewed yet",
    change: () => ({ failure: { name: "Old", before: null, isBack: false } }),
    says: "A sheet was deleted. “Old” was one of the sheets of the review.",
  },
  {
    why: "it is back, but the sheets are chosen by hand",
    change: () => ({ ...reviewed(), failure: { name: "Old", before: review, isBack: true } }),
    says: "A deleted sheet is back. “Old” is not used, because the sheets are chosen by hand. Choose it again under Sources.",
  },
])("a sheet that was deleted is told as no failure, where $why", ({ change, says }) => {
  show(change());
  const bar = screen.getByText(/“Old” /, { selector: ".fui-MessageBarBody" });
  expect(bar.textContent).toBe(says);
  press(/^Dismiss: A (sheet was deleted|deleted sheet is back)\.$/);
  expect(screen.queryByText(/“Old”/)).toBeNull();
});

test("what went wrong is said and can be put away", () => {
  show({ failure: "The sheet “Old” is no longer there." });
  expect(screen.getByText(/no longer there/)).toBeTruthy();
  press("Dismiss: That did not work.");
  expect(screen.queryByText(/no longer there/)).toBeNull();
});

test("the footer says where the data went, by which rule and for which months", () => {
  show(reviewed());
  expect(screen.getByRole("contentinfo")).toHaveProperty(
    "textContent",
    expect.stringContaining("Nothing is uploaded · rule indirect-reseller-2025, $1,000 · window Apr 2025 – Mar 2026"),
  );
});

test("help comes from the ribbon and from the pane, and goes back to the same list", () => {
  const { askForHelp } = show(reviewed());
  openTab(/Data/);
  askForHelp();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "How to read this" }));
  press("Back");
  expect(screen.getByRole("tab", { selected: true })).toHaveProperty("textContent", expect.stringContaining("Data"));
  press("Help");
  expect(screen.getByText(/never that it has not/)).toBeTruthy();
  expect(screen.getByText(/The workbook keeps the as-of date, your choices and, of billing files, names/)).toBeTruthy();
});

test.each(["Help", "Formulas"])("back from %s the focus is on the link that opened it", async (page) => {
  show();
  const link = screen.getByRole("button", { name: page });
  link.focus();
  press(page);
  expect(document.activeElement).not.toBe(link);
  press("Back");
  await settled();
  expect(document.activeElement).toBe(link);
});

test("names from the sheet are shown as text only", () => {
  const name = '<img src=x onerror="alert(1)">=1+1';
  const [first, ...rest] = review.resellers.filter((reseller) => reseller.flagged);
  show(reviewed({ resellers: [{ ...first!, name }, ...rest] }));
  expect(screen.getByText(name)).toBeTruthy();
  expect(document.querySelector("img[src=x]")).toBeNull();
});

test("every sheet that is not empty is offered", () => {
  show();
  press("Change");
  expect(screen.getAllByRole("checkbox")).toHaveLength(SHEETS.filter((sheet) => sheet.kind !== "empty").length);
});
