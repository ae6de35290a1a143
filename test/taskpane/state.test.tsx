import { type Event, FIRST, next, type View } from "../../src/taskpane/state";

const after = (...events: readonly Event[]): View => events.reduce(next, FIRST);
const looking = (view: View) => (view.at === "pane" ? view.looking : null);

test.each<{ readonly why: string; readonly events: readonly Event[]; readonly looking: object }>([
  { why: "it opens on the watch list", events: [], looking: { tab: "watch", page: 0, opened: null } },
  {
    why: "a status tile shows the resellers with that status",
    events: [{ type: "status", status: "met" }],
    looking: { tab: "all", page: 0, opened: null, search: "", status: "met" },
  },
  {
    why: "a status keeps the words that were searched for",
    events: [
      { type: "tab", tab: "all" },
      { type: "search", search: "contoso" },
      { type: "status", status: "below" },
    ],
    looking: { tab: "all", page: 0, opened: null, search: "contoso", status: "below" },
  },
  {
    why: "searching goes back to the first page and folds the details",
    events: [
      { type: "tab", tab: "all" },
      { type: "page", page: 3 },
      { type: "opened", id: "1" },
      { type: "search", search: "x" },
    ],
    looking: { tab: "all", page: 0, opened: null, search: "x", status: null },
  },
  {
    why: "the watch list has no search",
    events: [{ type: "search", search: "x" }],
    looking: { tab: "watch", page: 0, opened: null },
  },
  {
    why: "opening the same details again folds them",
    events: [
      { type: "opened", id: "1" },
      { type: "opened", id: "1" },
    ],
    looking: { tab: "watch", page: 0, opened: null },
  },
  {
    why: "one reseller's details are open at a time",
    events: [
      { type: "opened", id: "1" },
      { type: "opened", id: "2" },
    ],
    looking: { tab: "watch", page: 0, opened: "2" },
  },
  {
    why: "turning the page folds the details",
    events: [
      { type: "opened", id: "1" },
      { type: "page", page: 1 },
    ],
    looking: { tab: "watch", page: 1, opened: null },
  },
  {
    why: "a page of the data tab does not exist",
    events: [
      { type: "tab", tab: "data" },
      { type: "page", page: 1 },
    ],
    looking: { tab: "data" },
  },
  {
    why: "choosing the tab that is shown changes nothing",
    events: [
      { type: "page", page: 2 },
      { type: "tab", tab: "watch" },
    ],
    looking: { tab: "watch", page: 2, opened: null },
  },
  {
    why: "a new review starts at the first page and keeps the filter",
    events: [{ type: "status", status: "watch" }, { type: "page", page: 2 }, { type: "reviewed" }],
    looking: { tab: "all", page: 0, opened: null, search: "", status: "watch" },
  },
])("$why", ({ events, looking: expected }) => {
  expect(looking(after(...events))).toEqual(expected);
});

test("help covers the pane, and going back shows it as it was", () => {
  const before = after({ type: "status", status: "below" }, { type: "basis", basis: "open" });
  expect(next(next(before, { type: "help" }), { type: "back" })).toEqual(before);
});

test("nothing moves behind the help", () => {
  const help = after({ type: "help" });
  for (const event of [{ type: "tab", tab: "data" }, { type: "help" }, { type: "reviewed" }] satisfies Event[]) {
    expect(next(help, event)).toBe(help);
  }
});

test("going back where there is no help changes nothing", () => {
  expect(next(FIRST, { type: "back" })).toBe(FIRST);
});

test("folding what the review rests on also ends the choosing of sheets", () => {
  const open = after({ type: "basis", basis: "open" }, { type: "choosing", choosing: true });
  expect(open).toMatchObject({ basis: "open", choosing: true });
  expect(next(open, { type: "basis", basis: "folded" })).toMatchObject({ basis: "folded", choosing: false });
});
