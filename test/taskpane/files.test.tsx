import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import type { CountedLine } from "../../src/core/ledger/counted-lines";
import type { Review } from "../../src/core/rules/review";
import type { BillingFile, ResellerLines, SessionState } from "../../src/live/session";
import { FilesDrop } from "../../src/taskpane/FilesDrop";
import { FormatsContext, formatsOf } from "../../src/taskpane/formats";
import { Pane } from "../../src/taskpane/Pane";
import { pictureOf } from "../../src/taskpane/picture";
import type { Pane as View } from "../../src/taskpane/state";
import { type FakeSession, fakeSession, inventedReview, UNREAD } from "./fixture";

let review: Review;
beforeAll(async () => {
  review = await inventedReview();
});
afterEach(cleanup);

const HERE: BillingFile = {
  name: "march.csv",
  size: 553_615_692,
  lines: 1_000_000,
  sha256: "0123456789abcdef".repeat(4),
  isHere: true,
  isOther: false,
  trouble: null,
};
const AWAY: BillingFile = { ...HERE, name: "april.csv", isHere: false };
const CONTOSO: View["looking"] = { tab: "watch", page: 0, opened: "6048879" };

/** The pane in a state, with what was handed to its file picker. */
function show(
  change: Partial<SessionState>,
  linesOf: (session: FakeSession) => Promise<ResellerLines | null> = () => Promise.resolve({ lines: [], away: [] }),
  looking: View["looking"] = CONTOSO,
): { readonly session: FakeSession; readonly added: File[] } {
  const fake = fakeSession({ ...UNREAD, ...change });
  const session: FakeSession = { ...fake, linesOf: () => linesOf(fake) };
  const added: File[] = [];
  const state = session.state();
  render(
    <FluentProvider theme={webLightTheme}>
      <FormatsContext.Provider value={formatsOf("en-US")}>
        <Pane
          state={state}
          picture={pictureOf(state)}
          view={{ basis: "open", choosing: false, looking }}
          session={session}
          dispatch={() => undefined}
          onReview={() => undefined}
          onAddFiles={(files) => void added.push(...files)}
        />
      </FormatsContext.Provider>
    </FluentProvider>,
  );
  return { session, added };
}

const entries = (): readonly string[] =>
  within(screen.getByRole("list", { name: "Billing files" }))
    .getAllByRole("listitem")
    .map((entry) => entry.textContent ?? "");
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole("button", { name }));
const settled = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
const pick = (button: string, ...files: readonly File[]): void => {
  const input = screen.getByRole("button", { name: button }).nextElementSibling;
  fireEvent.change(input as HTMLInputElement, { target: { files } });
};

test("each file says its size, its lines, its digest and where it is", () => {
  show({ files: [AWAY, HERE], sumsSheet: "CSP Data" });
  expect(entries()).toEqual([
    expect.stringMatching(
      /^april\.csv553\.6 MB · 1,000,000 lines · SHA-256 01234567…Not here; its kept sums are used\./,
    ),
    expect.stringMatching(/^march\.csv553\.6 MB · 1,000,000 lines · SHA-256 01234567…Read where it is\./),
  ]);
});

test("a year of files is shown at a time, and each can be reached", () => {
  const files = Array.from({ length: 20 }, (_, at): BillingFile => ({ ...HERE, name: `file-${10 + at}.csv` }));
  show({ files });
  expect(entries()).toHaveLength(12);
  press("Next page");
  expect(entries()).toHaveLength(8);
  expect(entries()[7]).toMatch(/^file-29\.csv/);
  expect(screen.getByRole("button", { name: "Remove file-29.csv" })).toBeTruthy();
});

test("the whole digest is shown to the keyboard", async () => {
  show({ files: [HERE] });
  fireEvent.focus(screen.getByText("SHA-256 01234567…"));
  expect(await screen.findByText(`SHA-256 ${HERE.sha256 ?? ""}`)).toBeTruthy();
});

test("a file that was not read yet says so, and one that is another than before as well", () => {
  show({ files: [{ ...HERE, lines: null, sha256: null }] });
  expect(entries()[0]).toMatch(/^march\.csv553\.6 MBNot read yet\./);
  cleanup();
  show({ files: [{ ...HERE, isOther: true }] });
  expect(entries()[0]).toMatch(/Not the same file as before/);
});

test("a file that could not be read says why at its own place", () => {
  show({ files: [{ ...HERE, lines: null, sha256: null, trouble: "the file is empty" }] });
  expect(entries()[0]).toMatch(/^march\.csv553\.6 MBCould not be read: the file is empty\.$/);
});

test("it says that files stay on the machine and what the workbook keeps", () => {
  show({});
  expect(
    screen.getByText(/Files stay on this machine and .* not put into the workbook.* in a sheet of their own\./),
  ).toBeTruthy();
});

test("the sheet with the sums is called by the name that it has", () => {
  show({ files: [HERE], sumsSheet: "CSP Data 2" });
  press("Remove march.csv");
  expect(
    screen.getByText(/keeps .* what you choose below, and in the sheet “CSP Data 2” the sums of files\./),
  ).toBeTruthy();
  expect(screen.getByText(/it keeps their sums, per reseller and month, in the sheet “CSP Data 2”\./)).toBeTruthy();
  expect(screen.getByText(/without “march.csv”, and its sums leave the sheet “CSP Data 2”\. The file/)).toBeTruthy();
});

test("without billing sheets files can be added, and then reviewed", () => {
  const nothing: Partial<SessionState> = { sheets: [], chosen: { billing: [], resellers: null, rates: null } };
  const { added } = show(nothing);
  expect(screen.getByText(/No sheet was recognised.*or add billing files below/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Review" }).getAttribute("aria-disabled")).toBe("true");
  pick("Add files…", new File(["a"], "march.csv"), new File(["b"], "april.csv.gz"));
  expect(added.map(({ name }) => name)).toEqual(["march.csv", "april.csv.gz"]);
  cleanup();
  show({ ...nothing, files: [HERE] });
  expect(screen.getByText(/No sheet is used; billing comes from the files below/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Review" }).getAttribute("aria-disabled")).not.toBe("true");
});

test("a file that is away is added again under its own name, whatever it is called on disk", () => {
  const { added } = show({ files: [AWAY] });
  pick("Add it again… april.csv", new File(["a"], "april (1).csv"));
  expect(added.map(({ name }) => name)).toEqual(["april.csv"]);
});

test("removing says first what it does, and can be left", () => {
  const { session } = show({ files: [HERE] });
  press("Remove march.csv");
  expect(screen.getByText(/The review will be without “march.csv”.*The file itself stays where it is/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Remove it" }));
  press("Keep it");
  expect(session.asked).toEqual([]);
  press("Remove march.csv");
  press("Remove it");
  expect(session.asked).toEqual([["removeFile", "march.csv"]]);
});

test("what is doubtful about kept sums is said", () => {
  show({ files: [AWAY], filesDoubt: "The sums kept of “april.csv” were made with other settings." });
  expect(screen.getByText(/were made with other settings/).textContent).toMatch(
    /^Check the kept sums of files\. The sums/,
  );
});

test("a file that is away says whether its kept sums are there and can be relied on", () => {
  show({ files: [AWAY], filesDoubt: "The sheet “CSP Data” is no longer in this workbook, so without “april.csv”." });
  expect(entries()[0]).toMatch(/Not here, and the sheet with its sums is gone: it is not counted\./);
  cleanup();
  const other: BillingFile = { ...AWAY, name: "may.csv" };
  show({
    files: [AWAY, other],
    sumsSheet: "CSP Data",
    filesDoubt: "The sheet “CSP Data” does not have all sums of “april.csv”.",
  });
  expect(entries()[0]).toMatch(/Not here; its kept sums are in doubt, as said above\./);
  expect(entries()[1]).toMatch(/Not here; its kept sums are used\./);
});

test("where every file is here, nothing is said to be away", () => {
  show({ files: [HERE], filesDoubt: "The sheet “CSP Data” does not have all sums of “march.csv”." });
  expect(screen.getByText(/does not have all sums/).textContent).toMatch(/^Check the kept sums of files\. The sheet/);
});

test("dragged files are asked for, and dropped ones are taken", () => {
  const dropped: File[] = [];
  render(
    <FluentProvider theme={webLightTheme}>
      <FilesDrop onDrop={(files) => void dropped.push(...files)} />
    </FluentProvider>,
  );
  const carrying = { dataTransfer: { types: ["Files"], files: [new File(["a"], "march.csv")] } };
  expect(fireEvent.dragEnter(document.body, { dataTransfer: { types: ["text/plain"] } })).toBe(true);
  expect(screen.queryByText("Drop billing files to add them")).toBeNull();
  expect(fireEvent.dragOver(document.body, carrying)).toBe(false);
  expect(screen.getByText("Drop billing files to add them")).toBeTruthy();
  fireEvent.dragLeave(document.body, { relatedTarget: null });
  expect(screen.queryByText("Drop billing files to add them")).toBeNull();
  fireEvent.dragEnter(document.body, carrying);
  expect(fireEvent.drop(document.body, carrying)).toBe(false);
  expect(dropped.map(({ name }) => name)).toEqual(["march.csv"]);
  expect(screen.queryByText("Drop billing files to add them")).toBeNull();
});

const line = (change: Partial<CountedLine>): CountedLine => ({
  source: "Billing",
  row: 2,
  month: "2025-05",
  amount: 900,
  currency: "USD",
  usdPerUnit: 1,
  rateFrom: "same",
  usd: 900,
  ...change,
});
const current = (): Partial<SessionState> => ({ review, freshness: { at: "current" }, files: [HERE] });
const cellsOf = (table: HTMLElement): string[][] =>
  within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].map((cell) => cell.textContent ?? ""));

test("the lines of a reseller stand in a table that ends in its TTM; rows of sheets lead to their cells", async () => {
  const lines = [
    line({}),
    line({
      source: "march.csv",
      row: 12_345,
      month: "2026-03",
      amount: 200,
      currency: "EUR",
      usdPerUnit: 1.0835,
      rateFrom: "table",
      usd: 240,
    }),
  ];
  const { session } = show(current(), () => Promise.resolve({ lines, away: [] }));
  press("Show the lines");
  expect(screen.getByText("Reading the files again for the lines…")).toBeTruthy();
  await settled();
  const table = screen.getByRole("table", { name: "Lines of Contoso Cloud Services" });
  expect(cellsOf(table)).toEqual([
    ["Row", "Month", "Amount", "Rate", "USD"],
    ["Billing"],
    ["2", "May 2025", "$900.00", "1", "$900.00"],
    ["march.csv"],
    ["12,345", "Mar 2026", "200.00 EUR", "1.0835", "$240.00"],
    ["TTM, 2 lines", "$1,140.00"],
  ]);
  expect(within(table).getAllByRole("button")).toHaveLength(1);
  press("Row 2 of Billing");
  expect(session.asked).toEqual([["selectPlace", { source: "Billing", row: 2, column: null }]]);
  press("Hide the lines");
  expect(screen.queryByRole("table", { name: /^Lines of/ })).toBeNull();
});

test("files that are away can be added again where their lines are missed", async () => {
  const { added } = show({ ...current(), files: [AWAY] }, () =>
    Promise.resolve({ lines: [line({})], away: ["april.csv"] }),
  );
  press("Show the lines");
  await settled();
  expect(screen.getByText(/The lines of “april.csv” are here as kept sums; add april.csv again/)).toBeTruthy();
  const [, inDetail] = screen.getAllByRole("button", { name: "Add it again… april.csv" });
  fireEvent.change(inDetail?.nextElementSibling as HTMLInputElement, {
    target: { files: [new File([""], "april.csv")] },
  });
  expect(added.map(({ name }) => name)).toEqual(["april.csv"]);
});

test("lines that cannot be had are explained there, and nowhere else", async () => {
  const { session } = show(current(), (fake) => {
    fake.become({ failure: "“march.csv” was changed. Add it again." });
    return Promise.resolve(null);
  });
  press("Show the lines");
  await settled();
  expect(screen.getByText("The lines cannot be shown.").parentElement?.textContent).toContain("Add it again.");
  expect(session.state().failure).toBeNull();
});

test("many lines are shown two hundred at a time, and add up all the same", async () => {
  const lines = Array.from({ length: 450 }, (_, at) => line({ row: at + 2, amount: 2, usd: 2 }));
  show(current(), () => Promise.resolve({ lines, away: [] }));
  press("Show the lines");
  await settled();
  const table = screen.getByRole("table", { name: /^Lines of/ });
  expect(within(table).getAllByRole("row")).toHaveLength(203);
  expect(cellsOf(table).at(-1)).toEqual(["TTM, 450 lines", "$900.00"]);
  expect(screen.getByText("1–200 of 450")).toBeTruthy();
});

test("what stands in a file is told in plain words: Excel has no cell to lead to", () => {
  const inFile = (source: string): string => (source === "Billing" ? "march.csv" : source);
  const moved: Review = {
    ...review,
    resellers: review.resellers.map((reseller) => {
      const { firstLine } = reseller;
      return { ...reseller, firstLine: firstLine && { ...firstLine, source: inFile(firstLine.source) } };
    }),
    unassigned: review.unassigned.map((entry) => ({ ...entry, source: "march.csv!March" })),
    problems: review.problems.map((problem) => ({ ...problem, source: inFile(problem.source) })),
  };
  show({ ...current(), review: moved }, undefined, { tab: "data" });
  expect(screen.getByText(/“soon” is not an amount/).closest("button")).toBeNull();
  press("1 unlisted reseller");
  press("13 unassigned lines");
  const unlisted = screen.getByRole("list", { name: "unlisted resellers" });
  expect(unlisted.textContent).toMatch(/^7777777: /);
  expect(within(unlisted).queryByRole("button")).toBeNull();
  const unassigned = screen.getByRole("list", { name: "months with unassigned lines" });
  expect(unassigned.textContent).toMatch(/^march\.csv!March, row \d+: /);
  expect(within(unassigned).queryByRole("button")).toBeNull();
  cleanup();
  show({ ...current(), review: moved }, undefined, { tab: "all", page: 0, opened: null, search: "777", status: null });
  expect(screen.getByText("Reseller 7777777").closest("button")).toBeNull();
  cleanup();
  show(current(), undefined, { tab: "all", page: 0, opened: null, search: "777", status: null });
  expect(screen.getByText("Reseller 7777777").closest("button")).not.toBeNull();
});
