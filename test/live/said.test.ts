import { Books } from "../../src/books/books";
import type { Question } from "../../src/books/clerk";
import { packed } from "../../src/books/packed-rows";
import type { Row } from "../../src/core/cell";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import { said } from "../../src/live/said";

const ROWS: readonly Row[] = [
  ["InvoiceNumber", "ResellerMpnId", "ChargeStartDate", "Subtotal", "Currency"],
  ...Array.from({ length: 500 }, (_, at): Row => ["G1", 1_000 + at, "2026-01-05", 10, "USD"]),
];
const IDS = ROWS.slice(1).map((row) => String(row[1]));

/** What the books of these rows said, and the questions that they were asked. */
async function saidOfRows() {
  const books = new Books();
  const given = { kind: "sheet", key: "1", name: "Bill", date1904: false, columns: 5, edited: true } as const;
  await books.read(
    { billing: [{ ...given, rows: ROWS.length }], resellers: null, rates: null, away: [], settings: DEFAULT_SETTINGS },
    {
      rows: ({ firstRow, columns }) => {
        const rows = ROWS.slice(firstRow - 1).map((row) => columns?.map((column) => row[column] ?? null) ?? row);
        return rows.length === 0 ? { at: "end" } : { at: "rows", block: packed(firstRow, rows) };
      },
    },
    () => undefined,
  );
  const asked: (readonly Question[])[] = [];
  const ask = books.ask.bind(books);
  books.ask = (questions) => {
    asked.push(questions);
    return ask(questions);
  };
  let answered: () => void = () => undefined;
  const known = said(
    books,
    DEFAULT_SETTINGS,
    () => answered(),
    () => undefined,
  );
  const hear = (listener: () => void): void => void (answered = listener);
  return { books, known, asked, hear, answer: () => new Promise<void>((resolve) => hear(resolve)) };
}

test("what is behind many cells of several days is asked in one message, together with their numbers", async () => {
  const { known, asked, answer } = await saidOfRows();
  for (const asOf of ["2026-04-20", "2026-01-20"])
    for (const id of IDS.slice(0, 300)) {
      expect(known.day(asOf).has({ what: "reseller", id })).toBe(false);
      expect(known.day(asOf).has({ what: "behind", id })).toBe(false);
    }
  await answer();
  expect(asked.map((questions) => questions.map(({ resellers, behind }) => [resellers.length, behind.length]))).toEqual(
    [
      [
        [300, 300],
        [300, 300],
      ],
    ],
  );
  const lines = (asOf: string): number => known.day(asOf).behind("1007").counted;
  expect([lines("2026-04-20"), lines("2026-01-20")]).toEqual([1, 0]);
});

test("where the whole review is the shorter way, what is behind the cells is asked beside it", async () => {
  const { known, asked, answer } = await saidOfRows();
  for (const id of IDS) {
    known.day("2026-04-20").has({ what: "reseller", id });
    known.day("2026-04-20").has({ what: "behind", id });
  }
  await answer();
  expect(asked.map((questions) => questions.map(({ resellers, behind }) => [resellers.length, behind.length]))).toEqual(
    [[[0, 500]]],
  );
  await answer();
  expect(known.day("2026-04-20").reseller("1007")?.ttmUsd).toBe(10);
  expect(known.day("2026-04-20").behind("1007").counted).toBe(1);
});

test.each([
  [false, [false, true]],
  [true, [false, false]],
])("an edit forgets what is behind its own resellers (everybody: %s)", async (everybody, still) => {
  const { known, answer } = await saidOfRows();
  const has = (id: string): boolean => known.day("2026-04-20").has({ what: "behind", id });
  has("1007");
  has("1008");
  await answer();
  expect([has("1007"), has("1008")]).toEqual([true, true]);
  known.changed({ resellers: ["1007"], everybody, sources: new Set() });
  expect([has("1007"), has("1008")]).toEqual(still);
});

test("twenty whole reviews that are asked for again at every answer make twenty answers", async () => {
  const { known, hear } = await saidOfRows();
  const days = Array.from({ length: 20 }, (_, at) => `2026-04-${String(at + 1).padStart(2, "0")}`);
  let told = 0;
  await new Promise<void>((resolve) => {
    const askAll = (): void => {
      if (!days.map((day) => known.day(day).has({ what: "review" })).includes(false)) resolve();
    };
    hear(() => {
      told += 1;
      askAll();
    });
    askAll();
  });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(told).toBe(20);
});

test("cells that come while the books answer wait for the next message instead of being asked about twice", async () => {
  const { known, asked, answer } = await saidOfRows();
  const has = (id: string): boolean => known.day("2026-04-20").has({ what: "reseller", id });
  const first = answer();
  for (const id of IDS.slice(0, 5)) {
    has(id);
    await Promise.resolve();
  }
  await first;
  await answer();
  expect(asked.flat().flatMap(({ resellers }) => resellers)).toEqual(IDS.slice(0, 5));
});

test("what the whole review of the pane brings is told to the cells that wait for it", async () => {
  const { books, known, answer } = await saidOfRows();
  const answers = answer();
  const whole = known.whole("2026-04-20");
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const ask = books.ask.bind(books);
  books.ask = async (questions) => {
    await held;
    return ask(questions);
  };
  known.day("2026-04-20").has({ what: "reseller", id: "1007" });
  await whole;
  await answers;
  expect(known.day("2026-04-20").has({ what: "reseller", id: "1007" })).toBe(true);
  release();
});

test("days that are asked about again at every answer are all remembered, and others no longer", async () => {
  const { known, asked, hear } = await saidOfRows();
  const days = Array.from(
    { length: 500 },
    (_, at) => `${2000 + Math.floor(at / 28)}-01-${String(1 + (at % 28)).padStart(2, "0")}`,
  );
  const has = (day: string): boolean => known.day(day).has({ what: "reseller", id: "1007" });
  let needed = days;
  const told = (): Promise<void> =>
    new Promise((resolve) => {
      hear(() => {
        needed.forEach(has);
        resolve();
      });
    });
  const first = told();
  needed.forEach(has);
  await first;
  expect(days.map(has)).not.toContain(false);
  expect(asked).toHaveLength(1);
  needed = days.slice(0, 1);
  const second = told();
  known.day("2026-04-20").has({ what: "reseller", id: "1007" });
  await second;
  expect([days.slice(0, 1), days.slice(-1)].map(([day = ""]) => has(day))).toEqual([true, true]);
  expect(days.filter((day) => !has(day)).length).toBeGreaterThan(0);
});
