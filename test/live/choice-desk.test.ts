import { choiceByNames } from "../../src/live/choosing";
import { choiceKept, KEYS } from "../../src/live/kept";
import type { Session, SheetFound } from "../../src/live/session";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { closeSessions, sessionOn, until } from "./opened";

afterEach(closeSessions);

type IdAndName = readonly [id: string, name: string | null];

/** What the workbook keeps of these billing sheets. */
const kept = (...billing: readonly IdAndName[]) => ({
  billing: billing.map(([id, name]) => ({ id, name })),
  resellers: null,
  rates: null,
});

/** A billing sheet of which only the id and the name matter. */
const billingSheet = (id: string, name: string): SheetFound => {
  const header = { kind: "billing", shape: "nce-invoice", headerRow: 1, hasOnboarding: false } as const;
  return { id, name, rows: 2, ...header, hidden: false, why: "" };
};

interface Found {
  readonly sheets: string;
  readonly chosen: readonly IdAndName[];
  readonly billing: string;
  readonly missing: readonly string[];
}

test.each`
  what                                       | sheets              | chosen                           | billing  | missing
  ${"sheets as they were"}                   | ${"1 May, 2 June"}  | ${[["1", "May"], ["2", "June"]]} | ${"1 2"} | ${[]}
  ${"sheets whose ids were dealt out anew"}  | ${"2 May, 1 June"}  | ${[["1", "May"], ["2", "June"]]} | ${"2 1"} | ${[]}
  ${"the id of a chosen sheet at another"}   | ${"1 June, 2 July"} | ${[["2", "June"]]}               | ${"1"}   | ${[]}
  ${"a renamed sheet"}                       | ${"1 Mai, 2 June"}  | ${[["1", "May"]]}                | ${"1"}   | ${[]}
  ${"a sheet that is gone"}                  | ${"2 June"}         | ${[["1", "May"], ["2", "June"]]} | ${"2"}   | ${["May"]}
  ${"one whose id another chosen sheet has"} | ${"1 June"}         | ${[["1", "May"], ["2", "June"]]} | ${"1"}   | ${["May"]}
  ${"a choice of version 0.1.0"}             | ${"1 May, 2 June"}  | ${[["2", null]]}                 | ${"2"}   | ${[]}
`("of $what", ({ sheets, chosen, billing, missing }: Found) => {
  const found = sheets.split(", ").map((each) => billingSheet(each.slice(0, 1), each.slice(2)));
  const { choice, missing: notThere } = choiceByNames(found, kept(...chosen));
  expect([choice.billing.join(" "), notThere]).toEqual([billing, missing]);
});

test("a choice is kept in a form that is understood, and so is that of version 0.1.0", () => {
  expect(choiceKept({ billing: ["{1}"], resellers: null, rates: "{2}" })).toEqual({
    billing: [{ id: "{1}", name: null }],
    resellers: null,
    rates: { id: "{2}", name: null },
  });
  const choice = kept(["1", "May"]);
  expect(choiceKept(choice)).toEqual(choice);
  expect(choiceKept("May")).toBeNull();
});

const HEADER = ["InvoiceNumber", "ResellerMpnId", "ChargeStartDate", "Subtotal", "Currency"];
const ROWS = {
  May: [HEADER, ["G1", 111, "2026-05-01", 1_500, "USD"]],
  June: [HEADER, ["G2", 111, "2026-06-01", 50, "USD"]],
} as const;

/** The sheets in another program's order, which decides their ids, with all that the workbook keeps. */
function savedElsewhere(workbook: MemoryWorkbook, names: readonly string[]): MemoryWorkbook {
  const saved = new MemoryWorkbook();
  for (const name of names) saved.add(name, workbook.named(name).rows);
  for (const [key, value] of workbook.kept) saved.kept.set(key, value);
  return saved;
}

/** A workbook of both sheets whose June was chosen by hand. */
async function juneChosen(): Promise<{ readonly workbook: MemoryWorkbook; readonly session: Session }> {
  const workbook = new MemoryWorkbook().add("May", ROWS.May).add("June", ROWS.June);
  const session = await sessionOn(workbook);
  await session.choose({ billing: [workbook.named("June").id], resellers: null, rates: null });
  await session.review();
  return { workbook, session };
}

const sourcesOf = (session: Session) => session.state().review?.sources.map(({ name }) => name);

test("a sheet that was chosen by hand is found again in a workbook whose sheets have other ids", async () => {
  const { workbook } = await juneChosen();
  const again = await sessionOn(savedElsewhere(workbook, ["June", "May"]));
  await again.review();
  expect([sourcesOf(again), again.state().chosenByHand]).toEqual([["June"], true]);
});

test("a sheet that was chosen and renamed is kept under its new name", async () => {
  const { workbook, session } = await juneChosen();
  workbook.rename("June", "Juni");
  await until(session, () => session.state().freshness.at === "current" && sourcesOf(session)?.[0] === "Juni");
  await session.review();
  const again = await sessionOn(savedElsewhere(workbook, ["Juni", "May"]));
  await again.review();
  expect(sourcesOf(again)).toEqual(["Juni"]);
});

test("a chosen sheet that is gone is named instead of reviewing another, until it is back or others are chosen", async () => {
  const { workbook } = await juneChosen();
  const because =
    "The sheet “June” was chosen for the review and is not in this workbook any more. Choose the sheets again.";
  const other = savedElsewhere(workbook, ["May"]);
  const again = await sessionOn(other);
  expect(again.state().failure).toBe(because);
  await again.review();
  expect(again.state()).toMatchObject({ freshness: { at: "failed", because }, review: null });
  expect(other.kept.get(KEYS.sources)).toContain("June");
  other.add("June", ROWS.June);
  await until(again, () => again.state().freshness.at === "current");
  expect(sourcesOf(again)).toEqual(["June"]);

  const third = await sessionOn(savedElsewhere(workbook, ["May"]));
  await third.chooseByItself();
  await third.review();
  expect(sourcesOf(third)).toEqual(["May"]);
});

test("a list that says since when goes before a report with the names of resellers", async () => {
  const workbook = new MemoryWorkbook()
    .add("Names", [
      ["PLA ID", "Name"],
      ["1000000", "Somebody"],
    ])
    .add("Review", [
      ["PLA ID", "Reseller", "Status", "TTM USD"],
      ["1000000", "Somebody", "Met", 1],
    ])
    .add("Resellers", [
      ["PLA ID", "Name", "Onboarded"],
      ["1000000", "Reseller", "2024-07"],
    ])
    .add("Billing", [
      ["ResellerMpnId", "InvoiceNumber", "ChargeStartDate", "Subtotal", "Currency"],
      ["1000000", "G1", "2026-03-01", 10, "USD"],
    ]);
  const session = await sessionOn(workbook, "2026-06-23");
  const chosen = () => {
    const { sheets, chosen: choice } = session.state();
    return sheets?.find(({ id }) => id === choice.resellers)?.name ?? null;
  };
  expect(chosen()).toBe("Resellers");
  workbook.remove("Resellers");
  await session.lookAgain();
  expect(chosen()).toBe("Names");
  workbook.remove("Names");
  await session.lookAgain();
  expect(chosen()).toBeNull();
});
