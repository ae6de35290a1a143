import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import type { Review } from "../../src/core/rules/review";
import type { FileBytes } from "../../src/files/file-bytes";
import { nodeFile } from "../../src/files/node-file";
import type { Session } from "../../src/live/session";
import { trouble } from "../../src/excel/trouble";
import { MemoryWorkbook } from "../excel/memory-workbook";
import { memoryFile } from "../files/memory-file";
import { caseArguments, caseWorkbook } from "./case-workbook";
import { closeSessions, sessionOn, until } from "./opened";

afterEach(closeSessions);

const pathOf = (name: string, file: string): string => join(__dirname, "../cases", name, file);
const filesOf = (name: string): Promise<readonly FileBytes[]> =>
  Promise.all(caseArguments(name).billing.map((file) => nodeFile(pathOf(name, file))));

/** The workbook of a case without its billing, which comes as files. */
async function listsOf(name: string): Promise<MemoryWorkbook> {
  const workbook = await caseWorkbook(name);
  const { resellers, rates } = caseArguments(name);
  for (const sheet of [...workbook.sheetList]) {
    if (sheet.name !== resellers && sheet.name !== rates) workbook.remove(sheet.name);
  }
  return workbook;
}

/** A review of the case with its billing given as files. */
async function reviewed(name: string): Promise<{ readonly workbook: MemoryWorkbook; readonly session: Session }> {
  const workbook = await listsOf(name);
  const session = await sessionOn(workbook, caseArguments(name).asOf);
  await session.addFiles(await filesOf(name));
  await session.review();
  return { workbook, session };
}

/** What a review says of every reseller, in words and cents. */
const verdicts = (session: Session): readonly unknown[] =>
  (session.state().review?.resellers ?? []).map((each) => [
    each.id,
    each.status,
    each.ttmUsd,
    each.projectedUsd,
    each.billedInCheckWindowUsd,
    each.ttmMonthsUsd,
  ]);
const ttmOf = (session: Session, id: string): number =>
  session.state().review?.resellers.find((each) => each.id === id)?.ttmUsd ?? Number.NaN;
const because = (session: Session): string => {
  const { freshness } = session.state();
  return freshness.at === "failed" ? freshness.because : freshness.at;
};
const keptRows = (workbook: MemoryWorkbook): readonly (readonly unknown[])[] =>
  workbook
    .named("CSP Data")
    .rows.slice(3)
    .filter((row) => row.some((cell) => cell !== null && cell !== ""));

const HEAD = "ResellerMpnId,InvoiceNumber,ChargeStartDate,ChargeEndDate,BillingFrequency,Subtotal,Currency";
const march = `${HEAD}\n6048879,G-1,2026-03-01,2026-03-31,Monthly,100.25,USD\n4847383,G-1,2026-03-01,2026-03-31,Monthly,7,USD\n`;
const april = `${HEAD}\n6048879,G-2,2026-04-01,2026-04-30,Monthly,50.5,USD\n`;
const list = [
  ["PLA ID", "Name", "Onboarded"],
  ["6048879", "Contoso", "2024-07"],
  ["4847383", "Fabrikam", "2024-08"],
];

/** A session on a workbook with a reseller list, into which these files were added and reviewed. */
async function withFiles(...files: readonly FileBytes[]): Promise<{
  readonly workbook: MemoryWorkbook;
  readonly session: Session;
}> {
  const workbook = new MemoryWorkbook().add("Resellers", list);
  const session = await sessionOn(workbook, "2026-06-23");
  await session.addFiles(files);
  await session.review();
  expect(session.state().freshness).toEqual({ at: "current" });
  return { workbook, session };
}

test.each(["basics", "twice", "fx", "legacy", "insights", "dirty", "edges", "gap", "conflict"])(
  "the files of the case %s give the numbers of its sheets, and their kept sums give them on another machine",
  async (name) => {
    const sheets = await sessionOn(await caseWorkbook(name), caseArguments(name).asOf);
    await sheets.review();
    const { workbook, session } = await reviewed(name);
    expect(session.state().freshness).toEqual({ at: "current" });
    expect(verdicts(session)).toEqual(verdicts(sheets));

    const elsewhere = await sessionOn(workbook.reopened(), "2030-01-01");
    await elsewhere.review();
    expect(elsewhere.state().freshness).toEqual({ at: "current" });
    const essence = (review: Review | null): readonly unknown[] =>
      (review?.resellers ?? []).map((each) => [each.id, each.status, each.ttmUsd, each.projectedUsd]);
    expect(essence(elsewhere.state().review)).toEqual(essence(session.state().review));
    expect(elsewhere.state().files.map((file) => [file.name, file.isHere])).toEqual(
      session.state().files.map((file) => [file.name, false]),
    );
  },
);

test("none of a file's rows goes into the workbook, only a sum per reseller and month", async () => {
  const twice = march + march.split("\n").slice(1).join("\n").replaceAll("G-1", "G-3");
  const { workbook, session } = await withFiles(memoryFile("march.csv", twice));
  expect(keptRows(workbook)).toEqual([
    ["4847383", "2026-03", 14, "", "Monthly", 2, "march.csv"],
    ["6048879", "2026-03", 200.5, "", "Monthly", 2, "march.csv"],
  ]);
  expect(workbook.named("CSP Data").rows[0]?.[0]).toMatch(/^Kept by CSP Revenue Check on 2026-06-23: .* march\.csv\./);
  expect(session.state().sheets?.map(({ name }) => name)).toEqual(["Resellers"]);
  expect(session.state().files).toMatchObject([{ name: "march.csv", lines: 4, isHere: true, isOther: false }]);
  expect(session.state().files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("one of two files added again replaces its own sums only", async () => {
  const { workbook } = await withFiles(memoryFile("march.csv", march), memoryFile("april.csv", april));
  const elsewhere = await sessionOn(workbook.reopened());
  await elsewhere.addFiles([memoryFile("march.csv", march.replace("100.25", "300.25"))]);
  await elsewhere.review();
  expect(ttmOf(elsewhere, "6048879")).toBe(350.75);
  expect(keptRows(workbook).map((row) => [row[2], row[6]])).toEqual([
    [50.5, "april.csv"],
    [7, "march.csv"],
    [300.25, "march.csv"],
  ]);
  expect(elsewhere.state().files).toMatchObject([
    { name: "april.csv", isHere: false, isOther: false },
    { name: "march.csv", isHere: true, isOther: true },
  ]);
});

test("the same file added again is known as the same", async () => {
  const { workbook } = await withFiles(memoryFile("march.csv", march));
  const elsewhere = await sessionOn(workbook.reopened());
  await elsewhere.addFiles([memoryFile("march.csv", march)]);
  await elsewhere.review();
  expect(elsewhere.state().files).toMatchObject([{ name: "march.csv", isHere: true, isOther: false }]);
});

test("a file that is removed takes its sums along, and the last one empties the sheet", async () => {
  const { workbook, session } = await withFiles(memoryFile("march.csv", march), memoryFile("april.csv", april));
  await session.removeFile("march.csv");
  await until(session, () => session.state().freshness.at === "current");
  expect(ttmOf(session, "6048879")).toBe(50.5);
  expect(keptRows(workbook).map((row) => row[6])).toEqual(["april.csv"]);
  await session.removeFile("april.csv");
  expect(workbook.named("CSP Data").rows.flat().filter(Boolean)).toEqual([]);
  expect((await sessionOn(workbook.reopened())).state().files).toEqual([]);
});

test("kept sums are in doubt under settings that would make others, and only under those", async () => {
  const { workbook } = await withFiles(memoryFile("march.csv", march), memoryFile("april.csv", april));
  const session = await sessionOn(workbook.reopened());
  const set = async (change: object): Promise<string | null> => {
    await session.setSettings({ ...session.state().settings, ...change });
    await session.review();
    return session.state().filesDoubt;
  };
  expect(await set({ thresholdUsd: 500, window: "with-check-month" })).toBeNull();
  expect(await set({ monthBasis: "charge-start" })).toBe(
    "The sums kept of “april.csv”, “march.csv” were made with other settings. Add the files again to apply the settings to them.",
  );
  await session.addFiles([memoryFile("march.csv", march)]);
  await session.review();
  expect(session.state().filesDoubt).toMatch(/^The sums kept of “april.csv” were made/);
  expect(await set({ monthBasis: "invoice" })).toBeNull();
});

test("stopped while it keeps the sums, the review stands, and the workbook says what it lacks until the next one", async () => {
  const lines = Array.from({ length: 5_000 }, (_, at) => `${1_000_000 + at},G-1,2026-03-01,2026-03-31,Monthly,1,USD`);
  const workbook = await listsOf("basics");
  const session = await sessionOn(workbook, "2026-06-23");
  await session.addFiles([memoryFile("march.csv", `${HEAD}\n${lines.join("\n")}\n`)]);
  const seen = new Set<string>();
  const unsubscribe = session.subscribe(() => {
    const { freshness } = session.state();
    if (freshness.at !== "reading" || freshness.progress?.act !== "keep") return;
    const { source, rowsRead, rowsTotal } = freshness.progress;
    seen.add(`${source}: ${String(rowsRead)} of ${String(rowsTotal)}`);
    session.cancel();
  });
  await session.review();
  unsubscribe();
  expect([...seen]).toEqual(["CSP Data: 2000 of 5000"]);
  expect([session.state().freshness.at, ttmOf(session, "1004999")]).toEqual(["current", 1]);
  expect(keptRows(workbook)).toHaveLength(2_000);
  expect(session.state().filesDoubt).toMatch(/does not have all sums of “march.csv”. The numbers here are complete/);

  const elsewhere = await sessionOn(workbook.reopened(), "2026-06-23");
  await elsewhere.review();
  expect(elsewhere.state().filesDoubt).toBe(
    "The sheet “CSP Data” does not have all sums of “march.csv”. A review is without the rest: add the file again.",
  );

  const readings = workbook.readings.get("Resellers");
  const stopAgain = session.subscribe(() => {
    const { freshness } = session.state();
    if (freshness.at === "reading" && freshness.progress?.act === "keep") session.cancel();
  });
  await session.review();
  stopAgain();
  expect([keptRows(workbook).length, session.state().freshness.at]).toEqual([2_000, "current"]);
  expect(session.state().filesDoubt).toMatch(/does not have all sums of “march.csv”. The numbers here are complete/);

  await session.review();
  expect([keptRows(workbook).length, session.state().filesDoubt, session.state().freshness.at]).toEqual([
    5_000,
    null,
    "current",
  ]);
  expect(workbook.readings.get("Resellers")).toBe(readings);
});

test("stopped before anything is written, it says so, and the next review writes the sums", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", list);
  const session = await sessionOn(workbook, "2026-06-23");
  await session.addFiles([memoryFile("march.csv", march)]);
  const addSheet = workbook.addSheet.bind(workbook);
  // A cell is being edited.
  workbook.addSheet = () => {
    session.cancel();
    return Promise.reject(trouble("stopped"));
  };
  await session.review();
  expect([because(session), ttmOf(session, "6048879")]).toEqual(["current", 100.25]);
  expect(session.state().filesDoubt).toMatch(/does not have all sums of “march.csv”. The numbers here are complete/);
  workbook.addSheet = addSheet;
  await session.review();
  expect([keptRows(workbook).length, session.state().filesDoubt]).toEqual([2, null]);
});

test("kept sums whose sheet was deleted are missed in words", async () => {
  const { workbook } = await withFiles(memoryFile("march.csv", march));
  const reopened = workbook.reopened();
  reopened.remove("CSP Data");
  const { filesDoubt } = (await sessionOn(reopened)).state();
  expect(filesDoubt).toMatch(/^The sheet “CSP Data” is no longer in this workbook, so a review is without “march/);
});

test("a sheet of the user's called CSP Data is left alone", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", list).add("CSP Data", [["My own notes"]]);
  const session = await sessionOn(workbook);
  await session.addFiles([memoryFile("march.csv", march)]);
  await session.review();
  expect(workbook.named("CSP Data").rows).toEqual([["My own notes"]]);
  expect(workbook.named("CSP Data 2").rows[3]).toContain("march.csv");
  expect(session.state().sumsSheet).toBe("CSP Data 2");
  expect((await sessionOn(workbook.reopened())).state().sumsSheet).toBe("CSP Data 2");
  await session.removeFile("march.csv");
  expect(session.state().sumsSheet).toBeNull();
});

test("sums are found by the name of their sheet where its id is another", async () => {
  const { workbook } = await withFiles(memoryFile("march.csv", march));
  const other = new MemoryWorkbook();
  for (const { name, rows } of [...workbook.sheetList].reverse()) other.add(name, rows);
  for (const [key, value] of workbook.kept) other.kept.set(key, value);
  const session = await sessionOn(other);
  await session.review();
  expect(ttmOf(session, "6048879")).toBe(100.25);
  expect(session.state().sheets?.map(({ name }) => name)).toEqual(["Resellers"]);
});

test("a protected data sheet is said, not overwritten, and the numbers are complete", async () => {
  const { workbook, session } = await withFiles(memoryFile("march.csv", march));
  workbook.named("CSP Data").protected = true;
  await session.addFiles([memoryFile("april.csv", april)]);
  const told = new Set<string | null>();
  for (let time = 0; time < 2; time += 1) {
    await session.highlight();
    expect([because(session), ttmOf(session, "6048879"), keptRows(workbook).length]).toEqual(["current", 150.75, 2]);
    expect([session.state().failure, session.state().highlight.at]).toEqual([null, "on"]);
    expect(session.reviews.about(null).at).toBe("ready");
    told.add(session.state().filesDoubt);
  }
  expect([...told]).toEqual([
    "“CSP Data” is protected, so the sums of your files cannot be kept in it. Take the protection off (Review, Unprotect Sheet) and review again.",
  ]);
  workbook.named("CSP Data").protected = false;
  await session.review();
  expect([keptRows(workbook).length, session.state().filesDoubt]).toEqual([3, null]);
});

test("that sums cannot be kept is forgotten with their files", async () => {
  const { workbook, session } = await withFiles(memoryFile("march.csv", march));
  workbook.named("CSP Data").protected = true;
  await session.addFiles([memoryFile("april.csv", april)]);
  await session.review();
  await session.removeFile("april.csv");
  await until(session, () => session.state().freshness.at === "current");
  expect(session.state().filesDoubt).toBeNull();
});

const april99 = (workbook: MemoryWorkbook): void => workbook.type("CSP Data", 4, 3, 99_999);

test("sums that somebody changed while their files are here are written again by the next review", async () => {
  const { workbook, session } = await withFiles(memoryFile("april.csv", april), memoryFile("march.csv", march));
  const { writes } = workbook;
  const seen = new Set<string>();
  session.subscribe(() => seen.add(session.state().freshness.at));
  april99(workbook);
  expect(session.state().filesDoubt).toBe(
    "The sheet “CSP Data” does not have all sums of “april.csv”, “march.csv”. The numbers here are complete. Review again before you save the workbook, so that it keeps them.",
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  // Nothing is undone under the hands of whoever edits.
  expect([[...seen], workbook.writes]).toEqual([["current"], writes]);
  await session.review();
  expect([keptRows(workbook)[0]?.[2], session.state().filesDoubt]).toEqual([50.5, null]);
  expect(ttmOf(session, "6048879")).toBe(150.75);
});

test("sums changed beside those of a file that is away are written again, and its own are taken as they stand", async () => {
  const { workbook } = await withFiles(memoryFile("april.csv", april), memoryFile("march.csv", march));
  const reopened = workbook.reopened();
  const session = await sessionOn(reopened);
  await session.addFiles([memoryFile("april.csv", april)]);
  await session.review();
  const rowOf = (file: string): number => reopened.named("CSP Data").rows.findIndex((row) => row[6] === file) + 1;
  reopened.type("CSP Data", rowOf("april.csv"), 3, 99_999);
  reopened.type("CSP Data", rowOf("march.csv") + 1, 3, 300.25);
  await until(session, () => session.state().freshness.at === "current");
  expect([ttmOf(session, "6048879"), session.state().filesDoubt]).toEqual([
    350.75,
    expect.stringMatching(/all sums of “april.csv”. The numbers here/),
  ]);
  await session.review();
  expect(keptRows(reopened).map((row) => [row[2], row[6]])).toEqual([
    [50.5, "april.csv"],
    [7, "march.csv"],
    [300.25, "march.csv"],
  ]);
  expect([ttmOf(session, "6048879"), session.state().filesDoubt]).toEqual([
    350.75,
    expect.stringMatching(
      /^Somebody has changed sums of “march.csv” in the sheet “CSP Data”, and the numbers are with/,
    ),
  ]);
});

test("a change that comes while the sums are written is not lost", async () => {
  const { workbook, session } = await withFiles(memoryFile("april.csv", april));
  const write = workbook.writeColumns.bind(workbook);
  workbook.writeColumns = async (...given) => {
    await write(...given);
    if (given[1].rows.length > 0) april99(workbook);
  };
  await session.addFiles([memoryFile("march.csv", march)]);
  await session.review();
  workbook.writeColumns = write;
  expect([because(session), session.state().filesDoubt]).toEqual(["current", expect.stringMatching(/not have all/)]);
  await session.review();
  expect([keptRows(workbook)[0]?.[2], session.state().filesDoubt]).toEqual([50.5, null]);
});

test("the sheet deleted while its files are here is made again by the next review, and is no loss for the numbers", async () => {
  const { workbook, session } = await withFiles(memoryFile("march.csv", march));
  workbook.remove("CSP Data");
  await until(session, () => session.state().filesDoubt !== null);
  const { failure, filesDoubt } = session.state();
  expect([because(session), failure, filesDoubt]).toEqual([
    "current",
    null,
    expect.stringMatching(/numbers here are complete/),
  ]);
  await session.review();
  expect([keptRows(workbook).length, session.state().filesDoubt]).toEqual([2, null]);
});

test("a file that is called like a sheet is refused, and all is well once it is removed", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", list).add("march.csv", [["Notes"]]);
  const session = await sessionOn(workbook);
  await session.addFiles([memoryFile("march.csv", march), memoryFile("april.csv", april)]);
  await session.review();
  expect(because(session)).toMatch(/^A sheet of this workbook is called “march.csv” like a file that was added/);
  await session.removeFile("march.csv");
  await session.review();
  expect(ttmOf(session, "6048879")).toBe(50.5);
});

test.each`
  name            | content                            | sentence
  ${"notes.csv"}  | ${"Call,Contoso\nLater,Today\n"}   | ${/^“notes.csv” cannot be reviewed: .*\.$/}
  ${"empty.csv"}  | ${""}                              | ${/^“empty.csv” cannot be reviewed: the file is empty/}
  ${"cut.csv.gz"} | ${gzipSync(march).subarray(0, 90)} | ${/^“cut.csv.gz” cannot be reviewed: the gzip file ends too early/}
`("$name is refused in one sentence", async ({ name, content, sentence }: Record<string, unknown>) => {
  const session = await sessionOn(new MemoryWorkbook().add("Resellers", list));
  await session.addFiles([memoryFile(String(name), content as string)]);
  await session.review();
  expect(because(session)).toMatch(sentence as RegExp);
  const [entry] = session.state().files;
  expect(because(session)).toContain(`cannot be reviewed: ${entry?.trouble ?? "nothing"}`);
  await session.addFiles([memoryFile(String(name), march)]);
  expect(session.state().files).toMatchObject([{ name, trouble: null }]);
});

test("a file of another kind is refused by its name, and the others are taken", async () => {
  const session = await sessionOn(new MemoryWorkbook().add("Resellers", list));
  await session.addFiles([memoryFile("scan.pdf", "%PDF"), memoryFile("march.csv", march)]);
  expect(session.state().failure).toMatch(/^“scan.pdf” cannot be read as billing. Files may end in \.csv/);
  expect(session.state().files.map(({ name }) => name)).toEqual(["march.csv"]);
});

const rowsOf = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
const records = rowsOf(march)
  .slice(1)
  .map((row): Readonly<Record<string, string>> =>
    Object.fromEntries(row.map((cell, at) => [HEAD.split(",")[at] ?? "", cell] as const)),
  );

test.each`
  name              | content
  ${"march.csv.gz"} | ${gzipSync(march)}
  ${"march.tsv"}    | ${march.replaceAll(",", "\t")}
  ${"march.txt"}    | ${march.replaceAll(",", ";")}
  ${"march.jsonl"}  | ${records.map((record) => JSON.stringify(record)).join("\n")}
  ${"march.json"}   | ${JSON.stringify(records)}
`("$name gives the numbers and the lines of the plain file", async ({ name, content }: Record<string, unknown>) => {
  const { session } = await withFiles(memoryFile(String(name), content as string));
  expect(ttmOf(session, "6048879")).toBe(100.25);
  expect((await session.linesOf("6048879"))?.lines).toMatchObject([{ source: name, month: "2026-03", usd: 100.25 }]);
});

test("an Excel workbook is a billing file too, and its lines name their sheet", async () => {
  const { session } = await reviewed("legacy");
  const id = session.state().review?.resellers.find((each) => each.ttmUsd > 0)?.id ?? "";
  const found = await session.linesOf(id);
  expect(session.state().failure).toBeNull();
  const cents = (found?.lines ?? []).reduce((sum, { usd }) => sum + Math.round(usd * 100), 0);
  expect(cents).toBe(Math.round(ttmOf(session, id) * 100));
});

test("dates beside texts of dates in a workbook file are told as in a sheet", async () => {
  const rows = [
    HEAD.split(","),
    ["6048879", "G-1", new Date("2026-03-01"), null, "Monthly", 5, "USD"],
    ["6048879", "G-1", "3/25/2026", null, "Monthly", 5, "USD"],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: "March", rows }] });
  const { session } = await withFiles(memoryFile("march.xlsx", bytes));
  const { problems } = session.state().review as Review;
  expect(problems.map(({ code, column, found }) => [code, column, found])).toEqual([
    ["mixed-dates", "ChargeStartDate", "serials"],
  ]);
  expect(ttmOf(session, "6048879")).toBe(10);
});

test("the lines of a reseller add up to its TTM, from sheets and files alike", async () => {
  const { workbook, session } = await withFiles(memoryFile("march.csv", march));
  workbook.add("April", rowsOf(april));
  await until(session, () => ttmOf(session, "6048879") === 150.75 && session.state().freshness.at === "current");
  const found = await session.linesOf("6048879");
  expect(found).toMatchObject({
    away: [],
    lines: [
      { source: "April", row: 2, usd: 50.5 },
      { source: "march.csv", row: 2, usd: 100.25 },
    ],
  });
});

test("files that are away are named where their lines are asked for", async () => {
  const { workbook } = await withFiles(memoryFile("march.csv", march), memoryFile("april.csv", april));
  const session = await sessionOn(workbook.reopened());
  const found = await session.linesOf("6048879");
  expect(found?.away).toEqual(["april.csv", "march.csv"]);
  expect(found?.lines).toMatchObject([
    { source: "CSP Data", usd: 50.5 },
    { source: "CSP Data", usd: 100.25 },
  ]);
  await session.addFiles([memoryFile("march.csv", march)]);
  expect((await session.linesOf("6048879"))?.away).toEqual(["april.csv"]);
});

test("a file that the workbook has under another name is refused, at its place and in words, and counts once again without", async () => {
  const workbook = new MemoryWorkbook().add("Resellers", list);
  const first = await sessionOn(workbook);
  await first.addFiles([memoryFile("march.csv", march), memoryFile("april.csv", april)]);
  await first.review();
  const session = await sessionOn(workbook.reopened());
  await session.review();
  const before = verdicts(session);
  for (const name of ["march (1).csv", "april.csv"]) {
    await session.addFiles([memoryFile(name, march)]);
    await session.review();
    expect(because(session)).toMatch(
      new RegExp(
        `^“${name.replace(/[().]/g, "\\$&")}” cannot be reviewed: it is byte for byte the same as “march.csv”`,
      ),
    );
    expect(session.state().files.find((file) => file.name === name)?.trouble).toMatch(/^it is byte for byte the same/);
    if (name === "april.csv") await session.addFiles([memoryFile(name, april)]);
    else await session.removeFile(name);
    await session.review();
    expect(because(session)).toBe("current");
    expect(verdicts(session)).toEqual(before);
  }
});

/** A file that a browser no longer gives from some reading on, as it does once the file is another on disk. */
function changing(name: string, text: string, error: string): { file: FileBytes; change: () => void } {
  const file = memoryFile(name, text);
  let isOther = false;
  const failing = (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      pull: () => {
        throw new DOMException("The requested file could not be read.", error);
      },
    });
  return {
    file: { name, size: file.size, stream: () => (isOther ? failing() : file.stream()) },
    change: () => (isOther = true),
  };
}

test.each(["NotReadableError", "NotFoundError"])(
  "a file that was changed or deleted on disk (%s) is said",
  async (error) => {
    const { file, change } = changing("march.csv", march, error);
    const { session } = await withFiles(file);
    change();
    expect(await session.linesOf("6048879")).toBeNull();
    const sentence =
      "“march.csv” cannot be reviewed: it was changed, moved or deleted after it was added; add it again.";
    expect(session.state().failure).toBe(sentence);
    await session.setSettings({ ...session.state().settings, dateOrder: "dmy" });
    await session.review();
    expect(because(session)).toBe(sentence);
    await session.addFiles([memoryFile("march.csv", march)]);
    await session.review();
    expect(because(session)).toBe("current");
  },
);

test("a packed file that was changed on disk is said as such, not as damaged", async () => {
  const file = memoryFile("march.csv.gz", gzipSync(march));
  let opened = 0;
  const session = await sessionOn(new MemoryWorkbook().add("Resellers", list));
  const failing = (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      pull: () => {
        throw new DOMException("The requested file could not be read.", "NotReadableError");
      },
    });
  await session.addFiles([{ ...file, stream: () => (++opened > 2 ? failing() : file.stream()) }]);
  await session.review();
  expect(because(session)).toMatch(/it was changed, moved or deleted after it was added; add it again\.$/);
});

test("the lines are shown without anything being read for the review", async () => {
  const { session } = await withFiles(memoryFile("march.csv", march));
  // Progress is told again only some time after it was told last.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const seen = new Set<string>();
  session.subscribe(() => seen.add(session.state().freshness.at));
  expect((await session.linesOf("6048879"))?.lines).toHaveLength(1);
  expect([[...seen].filter((at) => at !== "current"), because(session)]).toEqual([[], "current"]);
});

test("sums that say what they said before are not written again", async () => {
  const { workbook, session } = await withFiles(memoryFile("march.csv", march));
  const { writes } = workbook;
  await session.setSettings({ ...session.state().settings, thresholdUsd: 50 });
  workbook.type("Resellers", 2, 2, "Contoso Ltd");
  await session.review();
  expect(session.state().review?.resellers.map(({ name }) => name)).toContain("Contoso Ltd");
  expect(workbook.writes).toBe(writes);
});

test("another file of a name that is there is refused in words, and the first one stays; the same one is taken again", async () => {
  const workbook = new MemoryWorkbook();
  const session = await sessionOn(workbook);
  await session.addFiles([memoryFile("jan/recon.csv", march)]);
  await session.addFiles([memoryFile("feb/recon.csv", `${march}\n`)]);
  expect(session.state().failure).toBe(
    "Another file is called “recon.csv” as well, so their lines could not be told apart. Rename one of them, or remove the one in the list first, and add it again.",
  );
  expect(session.state().files).toMatchObject([{ name: "recon.csv", size: march.length }]);
  await session.addFiles([memoryFile("recon.csv", march)]);
  expect(session.state().failure).toBeNull();
  await session.addFiles([memoryFile("a/x.csv", march), memoryFile("b/x.csv", march)]);
  expect(session.state().failure).toMatch(/“x.csv”/);
  expect(session.state().files.map(({ name }) => name)).toEqual(["recon.csv"]);
});
