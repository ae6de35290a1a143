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
    { billing: [{ ...given, rows: ROWS.length }], resellers: null, rates: null, settings: DEFAULT_SETTINGS },
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
  return { books, known, asked, answer: () => new Promise<void>((resolve) => (answered = resolve)) };
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
  known.changed({ resellers: ["1007"], everybody });
  expect([has("1007"), has("1008")]).toEqual(still);
});
