import { trouble } from "../../src/excel/trouble";
import type { Session } from "../../src/live/session";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { memoryFile } from "../files/memory-file";
import { closeSessions, sessionOn, until } from "./opened";

afterEach(closeSessions);

const HEAD = "ResellerMpnId,InvoiceNumber,ChargeStartDate,ChargeEndDate,BillingFrequency,Subtotal,Currency";
const TODAY = "2026-06-23";
const FIRST = 1_000_000;

/** A file in which so many resellers have one line each. */
const fileOf = (name: string, resellers: number, amount: number, first = FIRST) =>
  memoryFile(
    `${name}.csv`,
    [
      HEAD,
      ...Array.from(
        { length: resellers },
        (_, at) => `${first + at},${name},2026-03-01,2026-03-31,Monthly,${amount},USD`,
      ),
    ].join("\n"),
  );

const list = (resellers: number) => [
  ["PLA ID", "Name", "Onboarded"],
  ...Array.from({ length: resellers }, (_, at) => [String(FIRST + at), `Reseller ${at}`, "2024-07"]),
];

const ttmsOf = (session: Session): readonly number[] =>
  (session.state().review?.resellers ?? [])
    .filter(({ ttmUsd }) => ttmUsd !== 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ ttmUsd }) => ttmUsd);

const doubt = (session: Session): string | null => session.state().filesDoubt;
const sheetOf = (workbook: MemoryWorkbook) => workbook.named("CSP Data");
/** The file of every row of the sheet below its header, from top to bottom; "" for an empty one. */
const filesIn = (workbook: MemoryWorkbook): readonly string[] =>
  sheetOf(workbook)
    .rows.slice(3)
    .map((row) => String(row[6] ?? ""));
const rowsOf = (workbook: MemoryWorkbook, name: string): number =>
  filesIn(workbook).filter((file) => file === name).length;

async function reviewOf(session: Session): Promise<Session> {
  await session.review();
  expect(session.state().freshness).toEqual({ at: "current" });
  return session;
}

/** A workbook that keeps the sums of these files, saved and opened where they are not. */
async function kept(...files: readonly ReturnType<typeof fileOf>[]): Promise<MemoryWorkbook> {
  const workbook = new MemoryWorkbook().add("Resellers", list(20));
  const session = await sessionOn(workbook, TODAY);
  await session.addFiles(files);
  await reviewOf(session);
  expect(doubt(session)).toBeNull();
  return workbook.reopened();
}

/** The session on a workbook as it is opened elsewhere, after its review. */
const elsewhere = async (workbook: MemoryWorkbook): Promise<Session> =>
  reviewOf(await sessionOn(workbook.reopened(), TODAY));

const inPart = (name: string): string =>
  `The sheet “CSP Data” does not have all sums of “${name}”. A review is without the rest: add the file again.`;

test("a part of a file's sums is in doubt, whatever else is written, until the file is added again", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", list(1));
  const session = await sessionOn(workbook, TODAY);
  await session.addFiles([fileOf("march", 5_000, 1_500)]);
  const end = session.subscribe(() => {
    const { freshness } = session.state();
    if (freshness.at === "reading" && freshness.progress?.act === "keep") session.cancel();
  });
  await session.review();
  end();
  expect(rowsOf(workbook, "march.csv")).toBe(2_000);

  const second = workbook.reopened();
  const other = await sessionOn(second, TODAY);
  expect(doubt(other)).toBe(inPart("march.csv"));
  await other.addFiles([fileOf("april", 3, 1)]);
  await reviewOf(other);
  expect(doubt(other)).toBe(inPart("march.csv"));

  const last = second.reopened();
  const third = await sessionOn(last, TODAY);
  expect(doubt(third)).toBe(inPart("march.csv"));
  await reviewOf(third);
  expect(doubt(third)).toBe(inPart("march.csv"));
  await third.addFiles([fileOf("march", 5_000, 1_500)]);
  await reviewOf(third);
  expect([doubt(third), rowsOf(last, "march.csv"), rowsOf(last, "april.csv")]).toEqual([null, 5_000, 3]);
  expect(doubt(await elsewhere(last))).toBeNull();
});

test.each`
  what                  | change                                                              | said
  ${"emptied row"}      | ${(book: MemoryWorkbook) => emptyRow(book, 5)}                      | ${inPart("april.csv")}
  ${"deleted last row"} | ${(book: MemoryWorkbook) => book.deleteRows("CSP Data", 9, 1)}      | ${inPart("march.csv")}
  ${"copied row"}       | ${(book: MemoryWorkbook) => copyRow(book, 9)}                       | ${/has more sums of “march.csv” than were written there/}
  ${"row of nobody's"}  | ${(book: MemoryWorkbook) => book.paste("CSP Data", 10, [STRANGER])} | ${null}
`(
  "$what: the review names the file concerned and no other",
  async ({ change, said }: { change: (book: MemoryWorkbook) => void; said: RegExp | string | null }) => {
    const workbook = await kept(fileOf("april", 3, 1), fileOf("march", 3, 10));
    expect(filesIn(workbook)).toEqual([...Array<string>(3).fill("april.csv"), ...Array<string>(3).fill("march.csv")]);
    change(workbook);
    const session = await reviewOf(await sessionOn(workbook, TODAY));
    if (said === null) {
      expect(doubt(session)).toBeNull();
      expect(ttmsOf(session)).toEqual([11, 11, 11]);
    } else if (typeof said === "string") expect(doubt(session)).toBe(said);
    else expect(doubt(session)).toMatch(said);
    await session.addFiles([fileOf("april", 3, 1), fileOf("march", 3, 10)]);
    await reviewOf(session);
    expect([doubt(session), ttmsOf(session)]).toEqual([null, [11, 11, 11]]);
    expect([doubt(await elsewhere(workbook)), ttmsOf(await elsewhere(workbook))]).toEqual([null, [11, 11, 11]]);
  },
);

const STRANGER = [String(FIRST), "2026-03", 5_000, "", "Monthly", 1, ""];
const emptyRow = (workbook: MemoryWorkbook, row: number): void =>
  workbook.paste("CSP Data", row, [Array<null>(7).fill(null)]);
const copyRow = (workbook: MemoryWorkbook, row: number): void =>
  workbook.paste("CSP Data", row + 1, [sheetOf(workbook).rows[row - 1] ?? []]);

/** What an earlier version kept of files. */
function asEarlier(workbook: MemoryWorkbook): void {
  const key = "CSPRevenueCheck.files";
  const note = JSON.parse(workbook.kept.get(key) ?? "") as { files: Record<string, unknown>[] };
  for (const file of note.files) {
    delete file.sums;
    delete file.written;
  }
  workbook.kept.set(key, JSON.stringify(note));
}

test("sums of an earlier version, which did not count them by file, are whole where the sheet ends as it did", async () => {
  const workbook = await kept(fileOf("april", 3, 1), fileOf("march", 3, 10));
  asEarlier(workbook);
  const session = await reviewOf(await sessionOn(workbook, TODAY));
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [11, 11, 11]]);
  await session.addFiles([fileOf("may", 2, 100)]);
  await reviewOf(session);
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [111, 111, 11]]);
  emptyRow(workbook, 4);
  expect(doubt(await elsewhere(workbook))).toBe(inPart("april.csv"));
});

test("a part that an earlier version left stays in doubt when another file is written", async () => {
  const workbook = await kept(fileOf("march", 5, 10));
  asEarlier(workbook);
  workbook.deleteRows("CSP Data", 7, 2);
  const session = await sessionOn(workbook, TODAY);
  expect(doubt(session)).toBe(inPart("march.csv"));
  await session.addFiles([fileOf("april", 7, 1)]);
  await reviewOf(session);
  expect(doubt(session)).toBe(inPart("march.csv"));
  expect(doubt(await elsewhere(workbook))).toBe(inPart("march.csv"));
});

/** Makes the workbook fail at its write of this number, columns and emptied cells counted together. */
function failingAt(
  workbook: MemoryWorkbook,
  number: number,
): { readonly end: () => void; readonly failed: () => boolean } {
  let writes = 0;
  let isOver = false;
  const guarded =
    <T extends unknown[]>(write: (...given: T) => Promise<void>) =>
    (...given: T): Promise<void> =>
      !isOver && ++writes >= number ? Promise.reject(trouble("host", "out of luck")) : write(...given);
  workbook.writeColumns = guarded(workbook.writeColumns.bind(workbook));
  workbook.clearCells = guarded(workbook.clearCells.bind(workbook));
  return { end: () => (isOver = true), failed: () => writes >= number };
}

test.each([1, 2, 3, 4, 5, 6, 7])(
  "where write %i fails, the rows of files that are away stand there as before, and the next review mends the rest",
  async (number) => {
    const workbook = await kept(fileOf("april", 4, 1), fileOf("june", 2, 100), fileOf("march", 3, 10));
    const before = sheetOf(workbook).rows.filter((row) => row[6] === "june.csv" || row[6] === "march.csv");
    const session = await sessionOn(workbook, TODAY);
    const trial = failingAt(workbook, number);
    // More sums than before, and other ones; they go before, between and after the rows that stay.
    await session.addFiles([fileOf("april", 5, 2), fileOf("may", 3, 1_000)]);
    await session.review();
    expect(session.state().freshness).toEqual({ at: "current" });
    expect(doubt(session)).toBe(
      trial.failed()
        ? "The sums of your files could not be kept in this workbook: Excel refused: out of luck. The numbers here are complete; review again, so that it keeps them."
        : null,
    );
    trial.end();
    expect(sheetOf(workbook).rows.filter((row) => row[6] === "june.csv" || row[6] === "march.csv")).toEqual(before);
    if (trial.failed()) expect(doubt(await elsewhere(workbook))).toMatch(/all sums of “april.csv”, “may.csv”/);
    else expect(doubt(await elsewhere(workbook))).toBeNull();

    await reviewOf(session);
    const numbers = [1_112, 1_112, 1_012, 2, 2];
    expect([doubt(session), ttmsOf(session)]).toEqual([null, numbers]);
    const other = await elsewhere(workbook);
    expect([doubt(other), ttmsOf(other)]).toEqual([null, numbers]);
    expect(sheetOf(workbook).rows.filter((row) => row[6] === "june.csv" || row[6] === "march.csv")).toEqual(before);
  },
);

test("fewer sums than before leave empty rows among those that stay, and nothing of the old ones", async () => {
  const workbook = await kept(fileOf("april", 4, 1), fileOf("march", 3, 10));
  const session = await sessionOn(workbook, TODAY);
  await session.addFiles([fileOf("april", 1, 2)]);
  await reviewOf(session);
  expect(filesIn(workbook)).toEqual(["april.csv", "", "", "", ...Array<string>(3).fill("march.csv")]);
  const reopened = workbook.reopened();
  const other = await reviewOf(await sessionOn(reopened, TODAY));
  expect([doubt(other), ttmsOf(other)]).toEqual([null, [12, 10, 10]]);
  await other.removeFile("march.csv");
  await reviewOf(other);
  expect([doubt(other), ttmsOf(other), rowsOf(workbook, "march.csv")]).toEqual([null, [2], 0]);
});

test("rows that a person has sorted are found, kept and written around", async () => {
  const workbook = await kept(fileOf("april", 300, 1), fileOf("march", 300, 10));
  const sheet = sheetOf(workbook);
  const [a = [], b = [], c = [], ...rows] = sheet.rows;
  sheet.rows = [a, b, c, ...rows.sort((x, y) => (String(x[0]) < String(y[0]) ? -1 : 1))];
  const session = await elsewhere(workbook);
  expect([doubt(session), ttmsOf(session)]).toEqual([null, Array(300).fill(11)]);
  const { writes } = workbook;
  const again = await sessionOn(workbook, TODAY);
  await again.addFiles([fileOf("april", 200, 2)]);
  await reviewOf(again);
  expect(workbook.writes - writes).toBeLessThan(10);
  const numbers = [...Array<number>(200).fill(12), ...Array<number>(100).fill(10)];
  const other = await elsewhere(workbook);
  expect([doubt(other), ttmsOf(other)]).toEqual([null, numbers]);
});

test.each`
  what             | change
  ${"was emptied"} | ${(book: MemoryWorkbook) => book.paste("CSP Data", 1, Array(9).fill(Array(7).fill(null)))}
  ${"lost header"} | ${(book: MemoryWorkbook) => emptyRow(book, 3)}
`("a sheet of sums that $what is a doubt, and the rest is reviewed", async ({ change }: Record<string, unknown>) => {
  const workbook = await kept(fileOf("march", 3, 10));
  (change as (book: MemoryWorkbook) => void)(workbook);
  const session = await sessionOn(workbook, TODAY);
  await session.addFiles([fileOf("april", 2, 1)]);
  await reviewOf(session);
  expect([doubt(session), session.state().failure]).toEqual([inPart("march.csv"), null]);
  await session.addFiles([fileOf("march", 3, 10)]);
  await reviewOf(session);
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [11, 11, 10]]);
  expect(doubt(await elsewhere(workbook))).toBeNull();
});

test.each`
  change                    | cells
  ${"another amount"}       | ${{ 2: 999 }}
  ${"another reseller"}     | ${{ 0: String(FIRST + 7) }}
  ${"another month"}        | ${{ 1: "2026-02" }}
  ${"a frequency of years"} | ${{ 4: "Other" }}
`(
  "$change in a kept sum is a doubt on any machine, until the file is added again",
  async ({ cells }: Record<string, unknown>) => {
    const workbook = await kept(fileOf("april", 3, 1), fileOf("march", 3, 10));
    const sheet = sheetOf(workbook);
    const at = sheet.rows.findIndex(([, , , , , , file]) => file === "march.csv");
    const changed = cells as Readonly<Record<number, string | number>>;
    sheet.rows[at] = (sheet.rows[at] ?? []).map((cell, column) => changed[column] ?? cell);
    const session = await elsewhere(workbook);
    expect(doubt(session)).toBe(
      "Somebody has changed sums of “march.csv” in the sheet “CSP Data”, and the numbers are with the changes: add the file again.",
    );
    const again = await sessionOn(workbook, TODAY);
    await again.addFiles([fileOf("march", 3, 10)]);
    await reviewOf(again);
    expect([doubt(again), ttmsOf(again)]).toEqual([null, [11, 11, 11]]);
    expect(doubt(await elsewhere(workbook))).toBeNull();
  },
);

test("two people who add files to one workbook keep the sums of both, and each review has both", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", list(20));
  const [ada, ben] = [await sessionOn(workbook, TODAY), await sessionOn(workbook, TODAY)];
  await ada.addFiles([fileOf("april", 3, 1)]);
  await reviewOf(ada);
  await ben.addFiles([fileOf("march", 3, 10)]);
  await ben.review();
  await until(ben, () => ben.state().freshness.at === "current");
  expect([doubt(ben), ttmsOf(ben)]).toEqual([null, [11, 11, 11]]);
  expect(workbook.sheetList.map(({ name }) => name)).toEqual(["Resellers", "CSP Data"]);
  const session = await elsewhere(workbook);
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [11, 11, 11]]);
});

test("what somebody else keeps while a file is read is not written over, and counts", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", list(20));
  const [ada, ben] = [await sessionOn(workbook, TODAY), await sessionOn(workbook, TODAY)];
  await ada.addFiles([fileOf("april", 3, 1)]);
  const march = fileOf("march", 3, 10);
  // Ada is done while Ben's file is being read.
  const adas = (): Promise<void> => (ada.state().review ? Promise.resolve() : ada.review());
  const stream = (): ReturnType<typeof march.stream> => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    void adas().then(() => march.stream().pipeTo(writable));
    return readable;
  };
  await ben.addFiles([{ name: march.name, size: march.size, stream }]);
  await ben.review();
  await until(ben, () => ben.state().freshness.at === "current" && ttmsOf(ben)[0] === 11);
  const session = await elsewhere(workbook);
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [11, 11, 11]]);
});

test("in a copy of the sheet of sums in another workbook, a file that is added there counts once", async () => {
  const workbook = await kept(fileOf("april", 3, 1), fileOf("march", 3, 10));
  const other = new MemoryWorkbook().add("Resellers", list(20)).add("CSP Data", sheetOf(workbook).rows);
  const session = await sessionOn(other, TODAY);
  await reviewOf(session);
  expect(ttmsOf(session)).toEqual([11, 11, 11]);
  await session.addFiles([fileOf("april", 3, 1)]);
  await reviewOf(session);
  expect(ttmsOf(session)).toEqual([11, 11, 11]);
});

test("numbers that another program has written as texts, or the other way, are no change", async () => {
  const workbook = await kept(fileOf("march", 3, 10));
  const sheet = sheetOf(workbook);
  sheet.rows = sheet.rows.map((row, at) => (at < 3 ? row : row.map((cell) => (cell === null ? null : String(cell)))));
  const session = await elsewhere(workbook);
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [10, 10, 10]]);
});

test("an edit of kept sums is told as soon as it counts, and no longer once it is undone", async () => {
  const workbook = await kept(fileOf("march", 3, 10));
  const session = await sessionOn(workbook, TODAY);
  await reviewOf(session);
  workbook.type("CSP Data", 4, 3, 11);
  await until(session, () => ttmsOf(session)[0] === 11);
  expect(doubt(session)).toMatch(/^Somebody has changed sums of “march.csv”/);
  workbook.type("CSP Data", 4, 3, 10);
  await until(session, () => ttmsOf(session)[0] === 10);
  expect(doubt(session)).toBeNull();
});

test("sums are missed in words after their sheet was deleted and made anew for other files", async () => {
  const workbook = await kept(fileOf("march", 3, 10));
  workbook.remove("CSP Data");
  const session = await sessionOn(workbook, TODAY);
  await session.addFiles([fileOf("april", 2, 1)]);
  await reviewOf(session);
  expect([doubt(session), doubt(await elsewhere(workbook))]).toEqual([inPart("march.csv"), inPart("march.csv")]);
});

test("notes beside the sums do not make rows count that are read from their file", async () => {
  const workbook = await kept(fileOf("april", 3, 1), fileOf("march", 3, 10));
  workbook.type("CSP Data", 4, 12, "my note");
  const session = await sessionOn(workbook, TODAY);
  await session.addFiles([fileOf("april", 3, 1)]);
  await reviewOf(session);
  expect(ttmsOf(session)).toEqual([11, 11, 11]);
  expect(sheetOf(workbook).rows[3]?.[11]).toBe("my note");
});

test.each`
  what                              | change
  ${"deleted"}                      | ${(book: MemoryWorkbook) => book.remove("CSP Data")}
  ${"emptied"}                      | ${(book: MemoryWorkbook) => book.paste("CSP Data", 1, Array(9).fill(Array(7).fill(null)))}
  ${"left with nothing but a head"} | ${(book: MemoryWorkbook) => book.deleteRows("CSP Data", 4, 6)}
`("where sums were all there was to review, a sheet that is $what is missed by its files", async ({ change }) => {
  const workbook = await kept(fileOf("april", 3, 1), fileOf("march", 3, 10));
  const session = await reviewOf(await sessionOn(workbook, TODAY));
  (change as (book: MemoryWorkbook) => void)(workbook);
  await until(session, () => session.state().freshness.at === "failed");
  const nothing =
    "There is nothing to review: the sums of “april.csv”, “march.csv” are no longer in this workbook. Add the files again.";
  expect(session.state().freshness).toEqual({ at: "failed", because: nothing });
  expect(doubt(session)).toMatch(/[Aa] review is without (“april.csv”, “march.csv”|the rest)/);
  const again = await sessionOn(workbook.reopened(), TODAY);
  await again.review();
  expect(again.state().freshness).toEqual({ at: "failed", because: nothing });
  await session.addFiles([fileOf("april", 3, 1), fileOf("march", 3, 10)]);
  await reviewOf(session);
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [11, 11, 11]]);
});

test("a file without lines is nothing to miss: the review is the same while it is away", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", list(20));
  const here = await sessionOn(workbook, TODAY);
  await here.addFiles([fileOf("empty", 0, 0)]);
  await reviewOf(here);
  const session = await elsewhere(workbook);
  expect([doubt(session), session.state().review?.resellers]).toEqual([null, here.state().review?.resellers]);
  expect(session.state().review?.resellers).toHaveLength(20);
});

const THEIRS = [
  ["PLA ID", "Month", "Revenue USD"],
  [String(FIRST), "2026-02", 700],
];

test.each`
  when             | again
  ${"at once"}     | ${(session: Session) => Promise.resolve(session)}
  ${"when opened"} | ${(_: Session, book: MemoryWorkbook) => sessionOn(book, TODAY)}
`("a sheet that somebody made under the name of ours is theirs $when", async ({ again }: Record<string, unknown>) => {
  const workbook = await kept(fileOf("march", 3, 10));
  const first = await reviewOf(await sessionOn(workbook, TODAY));
  workbook.remove("CSP Data");
  workbook.add("CSP Data", THEIRS);
  const session = await (again as (session: Session, book: MemoryWorkbook) => Promise<Session>)(first, workbook);
  await session.lookAgain();
  await reviewOf(session);
  expect([ttmsOf(session), doubt(session)]).toEqual([[700], expect.stringMatching(/without “march.csv”/)]);
  await session.removeFile("march.csv");
  expect(sheetOf(workbook).rows).toEqual(THEIRS);
  await session.addFiles([fileOf("april", 3, 1)]);
  await reviewOf(session);
  expect([ttmsOf(session), doubt(session), sheetOf(workbook).rows]).toEqual([[701, 1, 1], null, THEIRS]);
  expect(ttmsOf(await elsewhere(workbook))).toEqual([701, 1, 1]);
});

test.each([-2, -1, 1, 5])("with %i rows above its header the sheet is read and written where it is", async (rows) => {
  const workbook = await kept(fileOf("april", 3, 1), fileOf("march", 3, 10));
  if (rows < 0) workbook.deleteRows("CSP Data", 1, -rows);
  else workbook.insertRows("CSP Data", 1, Array<string[]>(rows).fill(["mine"]));
  const session = await reviewOf(await sessionOn(workbook, TODAY));
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [11, 11, 11]]);
  await session.addFiles([fileOf("april", 5, 2)]);
  await reviewOf(session);
  expect([doubt(session), ttmsOf(session)]).toEqual([null, [12, 12, 12, 2, 2]]);
  const other = await elsewhere(workbook);
  expect([doubt(other), ttmsOf(other)]).toEqual([null, [12, 12, 12, 2, 2]]);
  await other.removeFile("april.csv");
  await other.removeFile("march.csv");
  const left = sheetOf(workbook)
    .rows.flat()
    .filter((cell) => cell !== null);
  expect(left).toEqual(rows < 0 ? [] : Array<string>(rows).fill("mine"));
});
