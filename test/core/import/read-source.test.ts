import type { Row } from "../../../src/core/cell";
import { Stopped, type Progress } from "../../../src/core/import/read-source";
import type { Source } from "../../../src/core/import/source";
import { readLedger } from "../../../src/core/ledger/ledger";
import { DEFAULT_SETTINGS } from "../../../src/core/rules/settings";
import { monthsIn, problemsIn, resellerIn, reviewed } from "../asked";
import { sourceOf } from "../drawn";

const HEADER = ["InvoiceNumber", "ResellerMpnId", "Subtotal", "Currency", "ChargeStartDate"];
const LONG = 2_500;
/** A long source that tells nothing of the kind asked for, with one row more at its end. */
const long = (plain: (at: number) => Row, last: Row) => [
  HEADER,
  ...Array.from({ length: LONG }, (_, at) => plain(at)),
  last,
];

/** A source that counts how often it is read from the start. */
function countedReads(
  rows: readonly Row[],
  batchRows?: number,
): { readonly source: Source; readonly reads: () => number } {
  const source = sourceOf("b", rows, batchRows);
  let reads = 0;
  return {
    source: {
      ...source,
      read() {
        reads++;
        return source.read();
      },
    },
    reads: () => reads,
  };
}

test("a decimal comma that only shows after thousands of rows counts for all of them", async () => {
  const rows = long(() => ["G1", "1", "1,234", "USD", "2026-03-01"], ["G1", "1", "0,5", "USD", "2026-03-01"]);
  const { source, reads } = countedReads(rows);
  const review = await reviewed({ billing: source });
  expect(resellerIn(review, "1").ttmUsd).toBe(LONG * 1.234 + 0.5);
  expect(review.sources[0]).toMatchObject({ decimalMark: ",", lines: LONG + 1 });
  expect(reads()).toBeGreaterThan(1);
});

test("a decimal point that only shows after thousands of rows counts for all of them", async () => {
  // The first rows lean to the comma; the two that follow outweigh them.
  const rows = long(
    (at) => ["G1", "1", at === 0 ? "7,5" : "1,234", "USD", "2026-03-01"],
    ["G1", "1", "0.5", "USD", "2026-03-01"],
  );
  const review = await reviewed({ billing: sourceOf("b", [...rows, ["G1", "1", "0.5", "USD", "2026-03-01"]]) });
  expect(resellerIn(review, "1").ttmUsd).toBe((LONG - 1) * 1_234 + 7.5 + 1);
  expect(problemsIn(review, "mixed-numbers")).toHaveLength(1);
});

/** Billing of which each line is 1 EUR of pricing in USD, at the rates as written. */
const billed = (amounts: readonly (string | number)[], rates: readonly string[]) =>
  sourceOf("b", [
    [...HEADER, "PricingCurrency", "PCToBCExchangeRate"],
    ...amounts.map((amount, at): Row => ["G1", "1", amount, "EUR", "2026-03-01", "USD", rates[at] ?? null]),
  ]);

test.each([
  ["commas, where nothing else tells", [1, 1], ["1,250", "1,250"], 1.6],
  ["commas, beside amounts with decimal points", ["1234.50", "0.5"], ["1,250", "1,250"], 988],
  ["points, beside amounts with decimal commas", ["1234,50", "0,5"], ["1.250", "1.250"], 988],
  ["commas, beside amounts with decimal commas", ["1234,50", "0,5"], ["1,250", "1,250"], 988],
  ["points, beside amounts with decimal points", ["1234.50", "0.5"], ["1.250", "1.250"], 988],
])("a lone mark that all rates have is their decimal mark: %s", async (_, amounts, rates, usd) => {
  expect(resellerIn(await reviewed({ billing: billed(amounts, rates) }), "1").ttmUsd).toBe(usd);
});

test.each([
  [
    ["15.000,5", "15.000"],
    ["30001", "30000"],
  ],
  [
    ["15.000", "15.000,5"],
    ["30000,00", "30001,00"],
  ],
  [
    ["15,000", "15,000.5"],
    ["30000.00", "30001.00"],
  ],
  [
    ["1.234,5", "1.234"],
    ["2469.00", "2468.00"],
  ],
])("rates that tell their thousands keep them: %j", async (rates, amounts) => {
  expect(resellerIn(await reviewed({ billing: billed(amounts, rates) }), "1").ttmUsd).toBe(4);
});

test("rates that can be read in two ways are told where the amounts beside them have the other mark", async () => {
  const told = async (amount: string, rate: string) => (await reviewed({ billing: billed([amount], [rate]) })).problems;
  const doubt = { code: "ambiguous-numbers", source: "b", row: null, column: "PCToBCExchangeRate" };
  expect(await told("1234,56", "1.085")).toEqual([{ ...doubt, found: "." }]);
  expect(await told("1234.56", "1,085")).toEqual([{ ...doubt, found: "," }]);
  expect([await told("1234.56", "1.085"), await told("1234,56", "1,085")]).toEqual([[], []]);
});

test("a day beyond 12 that only shows after thousands of rows gives the order of all of them", async () => {
  const plain = (at: number): Row => [`G${at}`, "1", 1, "USD", "02/03/2026"];
  const dmy = await reviewed({ billing: sourceOf("b", long(plain, ["H", "1", 1, "USD", "31/03/2026"])) });
  expect(monthsIn(resellerIn(dmy, "1"))).toEqual([{ month: "2026-03", usd: LONG + 1, lines: LONG + 1 }]);
  const mdy = await reviewed({
    billing: sourceOf("b", long(plain, ["H", "1", 1, "USD", "02/28/2026"])),
    settings: { dateOrder: "dmy" },
  });
  expect(monthsIn(resellerIn(mdy, "1"))).toEqual([{ month: "2026-02", usd: LONG + 1, lines: LONG + 1 }]);
  expect([dmy.problems, mdy.problems]).toEqual([[], []]);
});

test("a source whose first rows tell already is read once", async () => {
  const { source, reads } = countedReads(
    long((at) => [`G${at}`, "1", "1.234,50", "USD", "31.03.2026"], ["H", "1", "1,5", "USD", "01.03.2026"]),
  );
  await reviewed({ billing: source });
  expect(reads()).toBe(1);
});

test("a row that contradicts, but on which no other value hangs, does not cost a second reading", async () => {
  const { source, reads } = countedReads(
    long((at) => [`G${at}`, "1", 12, "USD", "2026-03-01"], ["H", "1", "1,5", "USD", "31/03/2026"]),
  );
  const review = await reviewed({ billing: source });
  expect([reads(), resellerIn(review, "1").ttmUsd]).toEqual([1, LONG * 12 + 1.5]);
});

test.each([1, 49, 51, 2_049, 2_050, 2_051])("batches of %i rows change nothing", async (batchRows) => {
  const rows = long(
    (at) => [`G${at % 9}`, String(at % 4), "1,234", "USD", "02/03/2026"],
    ["G1", "x", "0,5", "USD", "31/03/2026"],
  );
  const whole = await reviewed({ billing: sourceOf("b", rows, 10_000) });
  expect(await reviewed({ billing: sourceOf("b", rows, batchRows) })).toEqual(whole);
});

test("a batch without rows is nothing", async () => {
  const source: Source = {
    name: "b",
    date1904: false,
    async *read() {
      yield await Promise.resolve({ firstRow: 1, rows: [] });
      yield { firstRow: 1, rows: [HEADER] };
      yield { firstRow: 2, rows: [] };
      yield { firstRow: 2, rows: [["G1", "1", 10, "USD", "soon"]] };
    },
  };
  const { problems } = await reviewed({ billing: source });
  expect(problems.map(({ code, row }) => [code, row])).toEqual([["bad-date", 2]]);
});

/** The ledger of a source of many rows, with what was told while it was read. */
function reading(rows: number, stopAfter = Infinity): { readonly done: Promise<unknown>; readonly told: Progress[] } {
  const told: Progress[] = [];
  const source = sourceOf("b", [HEADER, ...Array.from({ length: rows }, () => ["G1", "1", 1, "USD", "2026-03-01"])]);
  const signal = { aborted: false };
  const done = readLedger({
    billing: [source],
    resellers: null,
    rates: null,
    settings: DEFAULT_SETTINGS,
    signal,
    onProgress: (progress) => {
      told.push(progress);
      if (progress.rows >= stopAfter) signal.aborted = true;
    },
  });
  return { done, told };
}

test("while a source is read the rows read so far are told, the header among them", async () => {
  const { done, told } = reading(3_499);
  await done;
  expect(told.map(({ source, rows }) => [source, rows])).toEqual([
    ["b", 1_000],
    ["b", 2_000],
    ["b", 3_000],
    ["b", 3_500],
  ]);
});

test.each([1_000, 2_000, 5_000, 10_001])(
  "asked to stop after %i rows, it stops and gives no ledger",
  async (stopAfter) => {
    const { done, told } = reading(10_000, stopAfter);
    await expect(done).rejects.toThrow(Stopped);
    expect(told.at(-1)?.rows).toBe(Math.min(10_001, Math.ceil(stopAfter / 1_000) * 1_000));
  },
);

test("a stop that was asked for before gives no ledger either", async () => {
  const request = { resellers: null, rates: null, settings: DEFAULT_SETTINGS, signal: { aborted: true } };
  await expect(readLedger({ ...request, billing: [sourceOf("b", [HEADER])] })).rejects.toThrow(Stopped);
});

test("a review without any billing source is refused with a sentence", async () => {
  const request = { billing: [], resellers: null, rates: null, settings: DEFAULT_SETTINGS };
  await expect(readLedger(request)).rejects.toMatchObject({ code: "not-found" });
  await expect(readLedger(request)).rejects.toThrow(/name at least one billing export/);
});
