import { expose } from "comlink";
import { Books } from "../../src/books/books";
import type { Clerk, RowsAsked, SheetGiven } from "../../src/books/clerk";
import { clerkBeside } from "../../src/books/clerk-beside";
import { ClerkGone, lastingClerk } from "../../src/books/lasting-clerk";
import { packed } from "../../src/books/packed-rows";
import type { Row } from "../../src/core/cell";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import { memoryFile } from "../files/memory-file";

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** The books at the other end of a real channel: everything that passes is cloned or changes hands. */
function beside(): Clerk {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  expose(new Books(), port2);
  return clerkBeside(port1);
}

const HEADER: Row = [
  "Note",
  "InvoiceNumber",
  "ResellerMpnId",
  "ChargeStartDate",
  "Subtotal",
  "Currency",
  "A",
  "B",
  "C",
];
const line = (id: number | string, amount: number | string, note = ""): Row => {
  return [note, id === "" ? "" : "G1", id, id === "" ? "" : "2026-01-05", amount, "USD", "x", "y", "z"];
};

const sheet = (rows: readonly Row[]): SheetGiven => {
  return { kind: "sheet", key: "1", name: "Bill", date1904: false, rows: rows.length, columns: 9, edited: true };
};

/** Hands over the rows in blocks, and notes what it was asked for. */
function handing(rows: readonly Row[], blockRows = 100) {
  const asked: RowsAsked[] = [];
  return {
    asked,
    rows: (wanted: RowsAsked) => {
      asked.push(wanted);
      const end = Math.min(wanted.lastRow ?? Infinity, wanted.firstRow - 1 + blockRows);
      const block = rows.slice(wanted.firstRow - 1, end);
      if (block.length === 0) return { at: "end" } as const;
      const { columns } = wanted;
      const narrow = columns ? block.map((row) => columns.map((column) => row[column] ?? null)) : block;
      return { at: "rows", block: packed(wanted.firstRow, narrow) } as const;
    },
  };
}

const request = (rows: readonly Row[]) => {
  return { billing: [sheet(rows)], resellers: null, rates: null, away: [], settings: DEFAULT_SETTINGS };
};

test("a sheet is read by the columns that count, and its review comes in parts", async () => {
  const rows = [HEADER, ...Array.from({ length: 1_000 }, (_, at) => line(1_000 + (at % 300), 10))];
  const clerk = beside();
  const sheets = handing(rows);
  expect(await clerk.read(request(rows), sheets, () => undefined)).toMatchObject({ at: "read", files: [] });
  expect(new Set(sheets.asked.slice(1).map(({ columns }) => columns?.join()))).toEqual(new Set(["1,2,3,4,5"]));
  const review = await clerk.review("2026-06-20", 0);
  expect([review?.resellers, review?.changed.length, review?.head.ties]).toEqual([300, 300, true]);
  const [first] = (await clerk.resellers(review?.ticket ?? 0, [0, 1])) ?? [];
  expect(first).toMatchObject({ id: "1000", ttmUsd: 40, lines: 4 });
});

test("a row of which the columns that count say nothing is asked for whole, so that a total is told from a line", async () => {
  const rows = [HEADER, ...Array.from({ length: 300 }, () => line(1_000, 10))];
  rows[200] = ["Grand total", "", "", "", 5_000, "", "", "", ""];
  rows[250] = ["", "", "", "", "", "", "", "", ""];
  const clerk = beside();
  const sheets = handing(rows);
  await clerk.read(request(rows), sheets, () => undefined);
  const review = await clerk.review("2026-06-20", 0);
  expect(review?.head.sources[0]?.skipped).toEqual({ blank: 1, header: 0, total: 1 });
  expect(review?.head.tieOut[0]).toMatchObject({ lines: 298, amount: 2_980 });
  expect(sheets.asked.filter(({ columns, firstRow }) => columns === null && firstRow > 1)).toEqual([
    { key: "1", firstRow: 201, lastRow: 201, columns: null },
    { key: "1", firstRow: 251, lastRow: 251, columns: null },
  ]);
});

test("after an edit only the resellers that are others now travel", async () => {
  const rows = [HEADER, ...Array.from({ length: 300 }, (_, at) => line(1_000 + (at % 30), 10))];
  const clerk = beside();
  await clerk.read(request(rows), handing(rows), () => undefined);
  const before = await clerk.review("2026-06-20", 0);
  const edit = { kind: "cells", source: 0, firstRow: 2, rows: [line(1_000, 11)] } as const;
  expect(await clerk.amend([edit])).toEqual({ resellers: ["1000"], everybody: false, sources: new Set([0]) });
  const after = await clerk.review("2026-06-20", before?.ticket ?? 0);
  expect(after?.changed).toEqual([0]);
  expect(await clerk.ask([{ asOf: "2026-06-20", resellers: ["1000", "77"], revenue: [], behind: [] }])).toMatchObject([
    { resellers: [{ ttmUsd: 101 }, null] },
  ]);
});

test("the lines behind are told for each day and reseller in the order of the questions", async () => {
  const rows = [HEADER, line(1_000, 10), line(1_000, 20), line(2_000, 5), line(2_000, "?")];
  const clerk = beside();
  await clerk.read(request(rows), handing(rows), () => undefined);
  const asked = (asOf: string, ...behind: readonly string[]) => ({ asOf, resellers: [], revenue: [], behind });
  const answers = await clerk.ask([
    asked("2026-06-20", "2000", "77"),
    asked("2026-01-20", "1000"),
    asked("2026-02-01", "1000"),
  ]);
  const rates = [{ currency: "USD", from: "same", least: 1, greatest: 1 }];
  expect(answers?.map(({ behind }) => behind)).toEqual([
    [
      { counted: 1, leftOut: [{ bucket: "bad-amount", dated: true, lines: 1 }], rates },
      { counted: 0, leftOut: [], rates: [] },
    ],
    [{ counted: 0, leftOut: [], rates: [] }],
    [{ counted: 2, leftOut: [], rates }],
  ]);
});

test("edits that the books cannot follow leave no ledger behind", async () => {
  const rows = [HEADER, line(1_000, 10)];
  const clerk = beside();
  await clerk.read(request(rows), handing(rows), () => undefined);
  expect(await clerk.amend([{ kind: "insert", source: 0, at: 1, count: 1 }])).toBeNull();
  expect([await clerk.review("2026-06-20", 0), await clerk.ask([])]).toEqual([null, null]);
});

test("a file is read where it lies, hashed on the way, and read again for its lines", async () => {
  const csv = [HEADER, line(1_000, 10), line(1_000, 20), line(2_000, 5)].map((row) => row.join(",")).join("\r\n");
  const books = new Books();
  const file = { kind: "file", name: "march.csv", file: memoryFile("march.csv", csv) } as const;
  const outcome = await books.read(
    { billing: [file], resellers: null, rates: null, away: [], settings: DEFAULT_SETTINGS },
    handing([]),
    () => undefined,
  );
  const { createHash } = await import("node:crypto");
  const sha256 = createHash("sha256").update(csv).digest("hex");
  expect(outcome).toEqual({
    at: "read",
    files: [{ name: "march.csv", size: csv.length, lines: 3, sha256 }],
    misfits: { twice: [], lost: [] },
  });
  expect(await books.lines("2026-06-20", ["1000"])).toMatchObject({
    at: "lines",
    lines: [
      [
        { source: "march.csv", row: 2, usd: 10 },
        { source: "march.csv", row: 3, usd: 20 },
      ],
    ],
  });
  const sums = await books.sums();
  expect(sums?.files).toMatchObject([{ file: "march.csv", sums: 2, invoices: { counted: [expect.any(String)] } }]);
  const ticket = sums?.ticket ?? 0;
  const all = await books.sumsOf(ticket, "march.csv", 0, 10);
  expect(all).toMatchObject([{ reseller: "1000", amount: "30" }, { reseller: "2000" }]);
  expect(await books.sumsOf(ticket, "march.csv", 1, 1)).toEqual(all?.slice(1));
  expect(await books.sums()).toEqual(sums);
});

test("an edit of a sheet leaves the sums of files alone, unless it changes what counts of them", async () => {
  const usage = ["Tier2MpnId,InvoiceNumber,UsageDate,BillingPreTaxTotal,BillingCurrency", "1000,G7,2026-01-05,10,USD"];
  const file = { kind: "file", name: "usage.csv", file: memoryFile("usage.csv", usage.join("\r\n")) } as const;
  const rows = [HEADER, line(1000, 5), line(1000, 6)];
  const books = new Books();
  await books.read({ ...request(rows), billing: [sheet(rows), file] }, handing(rows), () => undefined);
  const before = await books.sums();
  expect(before?.files).toMatchObject([{ sums: 1 }]);
  await books.amend([{ kind: "cells", source: 0, firstRow: 2, rows: [line(1000, 7)] }]);
  expect(await books.sums()).toEqual(before);
  await books.amend([
    { kind: "cells", source: 0, firstRow: 3, rows: [line(1000, 6).map((cell, at) => (at === 1 ? "G7" : cell))] },
  ]);
  const after = await books.sums();
  expect([after?.ticket === before?.ticket, after?.files[0]?.sums]).toEqual([false, 0]);
  expect(await books.sumsOf(before?.ticket ?? 0, "usage.csv", 0, 10)).toBeNull();
});

test("a file that is no billing is named in the failure", async () => {
  const file = { kind: "file", name: "notes.csv", file: memoryFile("notes.csv", "Call,Contoso\r\n") } as const;
  const outcome = await new Books().read(
    { billing: [file], resellers: null, rates: null, away: [], settings: DEFAULT_SETTINGS },
    handing([]),
    () => undefined,
  );
  expect(outcome).toMatchObject({ at: "failed", failure: { source: "notes.csv", foreseen: true } });
});

test("a thread that ends fails what was asked of it in a sentence, and the next question starts another", async () => {
  const deaths: ((because: string) => void)[] = [];
  let gone = 0;
  const silent = { ...new Books(), ask: () => new Promise<never>(() => undefined) } as unknown as Clerk;
  const clerk = lastingClerk(
    (onDeath) => {
      deaths.push(onDeath);
      return deaths.length === 1 ? silent : new Books();
    },
    () => (gone += 1),
  );
  const asked = clerk.ask([]);
  deaths[0]?.("out of memory");
  await expect(asked).rejects.toThrow(ClerkGone);
  await expect(asked).rejects.toThrow(/has ended \(out of memory\), perhaps for lack of memory/);
  expect([gone, await clerk.ask([])]).toEqual([1, null]);
});
