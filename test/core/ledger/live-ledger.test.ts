import fc from "fast-check";
import type { Cell, Row } from "../../../src/core/cell";
import type { Source } from "../../../src/core/import/source";
import { readLedger } from "../../../src/core/ledger/ledger";
import { LiveLedger, type Edit } from "../../../src/core/ledger/live-ledger";
import { reviewOf } from "../../../src/core/rules/reviewing";
import { DEFAULT_SETTINGS } from "../../../src/core/rules/settings";
import { edited } from "../drawn";

const HEADER: Row = [
  "InvoiceNumber",
  "MpnId",
  "ResellerMpnId",
  "ChargeStartDate",
  "Subtotal",
  "Currency",
  "BillingFrequency",
];
const DAILY: Row = ["InvoiceNumber", "MpnId", "Tier2MpnId", "UsageDate", "PricingPreTaxTotal", "PricingCurrency"];

const source = (name: string, rows: readonly Row[]): Source => ({
  name,
  date1904: false,
  async *read() {
    await Promise.resolve();
    yield { firstRow: 1, rows };
  },
});

const invoice = fc.constantFrom<Cell>("G1", "G2", "G3", "", "G4");
const reseller = fc.constantFrom<Cell>(111, "222", "0333", "", 0, "Contoso", 900, "-1");
const day = fc.constantFrom<Cell>("2025-04-01", "2025-05-03", "2026-02-01", 45_800, "soon", "");
const amount = fc.oneof(
  fc.integer({ min: -500_000, max: 500_000 }).map((cents) => cents / 100),
  fc.constantFrom<Cell>("n/a", "0.1234567", "12.5"),
);
const nceRow = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(
      invoice,
      fc.constant<Cell>(900),
      reseller,
      day,
      amount,
      fc.constantFrom<Cell>("USD", "EUR"),
      fc.constantFrom<Cell>("Monthly", "Annual"),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Row>([]) },
  { weight: 1, arbitrary: fc.constant<Row>(HEADER) },
  { weight: 1, arbitrary: fc.constant<Row>(["Total", null, null, null, 99]) },
);
const dailyRow = fc.tuple(invoice, fc.constant<Cell>(900), reseller, day, amount, fc.constant<Cell>("USD"));

type Step =
  | { readonly kind: "cells"; readonly sheet: 0 | 1; readonly at: number; readonly rows: readonly Row[] }
  | { readonly kind: "insert" | "delete"; readonly sheet: 0 | 1; readonly at: number; readonly count: number };
const sheet = fc.constantFrom<0 | 1>(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("cells" as const),
    sheet: fc.constant(0 as const),
    at: fc.nat(30),
    rows: fc.array(nceRow, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant("cells" as const),
    sheet: fc.constant(1 as const),
    at: fc.nat(12),
    rows: fc.array(dailyRow, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom("insert" as const, "delete" as const),
    sheet,
    at: fc.nat(20),
    count: fc.integer({ min: 1, max: 3 }),
  }),
);

/** The sheet after a step, as Excel would have it. */
function stepped(rows: readonly Row[], each: Step): Row[] {
  const next = [...rows];
  const at = each.at + 1;
  if (each.kind === "cells") {
    while (next.length < at) next.push([]);
    each.rows.forEach((row, index) => (next[at + index] = row));
  } else if (each.kind === "insert") {
    if (at < next.length) next.splice(at, 0, ...Array.from({ length: each.count }, (): Row => []));
  } else {
    next.splice(at, each.count);
  }
  return next;
}

const editOf = (each: Step): Edit =>
  each.kind === "cells"
    ? { kind: "cells", source: each.sheet, firstRow: each.at + 2, rows: each.rows }
    : { kind: each.kind, source: each.sheet, at: each.at + 2, count: each.count };

test("any edits end in the same numbers as a fresh reading of the edited sheets", async () => {
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(nceRow, { minLength: 1, maxLength: 30 }),
      fc.array(dailyRow, { maxLength: 12 }),
      fc.array(step, { minLength: 1, maxLength: 12 }),
      async (nce, daily, steps) => {
        let sheets: Row[][] = [
          [HEADER, ...nce],
          [DAILY, ...daily],
        ];
        const read = (keepsRows: boolean) =>
          readLedger({
            billing: [source("nce", sheets[0] ?? []), source("daily", sheets[1] ?? [])].map((each) => ({
              ...each,
              edited: keepsRows,
            })),
            resellers: null,
            rates: null,
            settings: DEFAULT_SETTINGS,
          });
        const live = new LiveLedger(await read(true));
        for (const each of steps) {
          sheets = sheets.map((rows, index) => (index === each.sheet ? stepped(rows, each) : rows));
          const effect = live.apply([editOf(each)]);
          if (effect === null) return;
          applied++;
          const fresh = reviewOf(await read(false), "2026-04-20");
          const followed = reviewOf(live.ledger, "2026-04-20");
          const money = (all: typeof fresh) => ({
            resellers: all.resellers,
            tieOut: all.tieOut.map(({ source: name, currency, ...row }) => ({ name, currency, ...row })),
            problems: all.problems
              .filter(({ row }) => row !== null)
              .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
          });
          expect(money(followed)).toEqual(money(fresh));
          expect(followed.ties).toBe(true);
        }
      },
    ),
    { numRuns: 80, seed: 20_261_123 },
  );
  expect(applied).toBeGreaterThan(150);
}, 300_000);

test("only the resellers of the edited rows, and of the invoices that moved with them, are told", async () => {
  const rows: Row[] = [
    HEADER,
    ["G1", 900, 111, "2025-05-01", 10, "USD", "Monthly"],
    ["G1", 900, 222, "2025-05-01", 20, "USD", "Monthly"],
    ["G2", 900, 333, "2025-05-01", 30, "USD", "Monthly"],
  ];
  const live = new LiveLedger(
    await readLedger({
      billing: [edited(source("nce", rows))],
      resellers: null,
      rates: null,
      settings: DEFAULT_SETTINGS,
    }),
  );
  const row: Row = ["G2", 900, 333, "2025-05-01", 31, "USD", "Monthly"];
  expect(live.apply([{ kind: "cells", source: 0, firstRow: 4, rows: [row] }])).toEqual({
    resellers: ["333"],
    everybody: false,
    sources: new Set([0]),
  });
});

test.each([
  ["the header", { kind: "cells", source: 0, firstRow: 1, rows: [["x"]] }],
  ["a row above the data", { kind: "insert", source: 0, at: 1, count: 1 }],
] satisfies [string, Edit][])("asks for a fresh reading where %s changes", async (_, edit) => {
  const rows: Row[] = [HEADER, ["G1", 900, 111, "2025-05-01", 10, "USD", "Monthly"]];
  const live = new LiveLedger(
    await readLedger({
      billing: [edited(source("nce", rows))],
      resellers: null,
      rates: null,
      settings: DEFAULT_SETTINGS,
    }),
  );
  expect(live.apply([edit])).toBeNull();
});

const ledgerOf = (sheets: readonly (readonly Row[])[]) =>
  readLedger({
    billing: sheets.map((rows, at) => edited(source(`sheet ${at + 1}`, rows))),
    resellers: null,
    rates: null,
    settings: DEFAULT_SETTINGS,
  });

test("a month that empties or fills changes what is said of every reseller", async () => {
  const line = (id: number, day: string): Row => [null, 900, id, day, 10, "USD", "Monthly"];
  const rows: Row[] = [HEADER.map((title) => (title === "InvoiceNumber" ? "Note" : title)), line(111, "2025-11-01")];
  const live = new LiveLedger(await ledgerOf([[...rows, line(222, "2025-12-01")]]));
  const everybody = (edit: Edit) => live.apply([edit])?.everybody;
  expect(everybody({ kind: "cells", source: 0, firstRow: 2, rows: [line(111, "2025-12-01")] })).toBe(true);
  expect(everybody({ kind: "cells", source: 0, firstRow: 2, rows: [line(333, "2025-12-02")] })).toBe(false);
  expect(everybody({ kind: "cells", source: 0, firstRow: 2, rows: [line(333, "2025-10-02")] })).toBe(true);
  expect(everybody({ kind: "delete", source: 0, at: 2, count: 1 })).toBe(true);
});

test.each([
  ["is deleted", { kind: "delete", source: 0, at: 2, count: 1 }],
  [
    "gets another number",
    { kind: "cells", source: 0, firstRow: 2, rows: [["G9", 900, 111, "2026-02-01", 1500, "USD", "Monthly"]] },
  ],
] satisfies [string, Edit][])(
  "asks for a fresh reading where the original of a repeated invoice %s",
  async (_, edit) => {
    const line = (invoiceNumber: string, id: number, subtotal: number): Row => {
      return [invoiceNumber, 900, id, "2026-02-01", subtotal, "USD", "Monthly"];
    };
    const first = [HEADER, line("G1", 111, 1500), line("G2", 222, 10)];
    for (const others of [[line("G1", 111, 1500)], [line("G1", 111, 1500), line("G1", 111, 700)]]) {
      const live = new LiveLedger(await ledgerOf([first, [HEADER, ...others, line("G3", 333, 10)]]));
      expect(live.apply([edit])).toBeNull();
    }
  },
);

test("asks for a fresh reading where one of two equal sheets without invoice numbers changes", async () => {
  const header: Row = ["InvoiceNumber", "MpnId", "ResellerMpnId", "ChargeStartDate", "PretaxCharges", "Currency"];
  const rows: Row[] = [header, ["", 900, 111, "2026-02-01", 1500, "USD"], ["", 900, 222, "2026-02-01", 10, "USD"]];
  const edit: Edit = { kind: "cells", source: 0, firstRow: 3, rows: [["", 900, 222, "2026-02-01", 20, "USD"]] };
  expect(new LiveLedger(await ledgerOf([rows, rows])).apply([edit])).toBeNull();
  expect(new LiveLedger(await ledgerOf([rows])).apply([edit])).toMatchObject({ resellers: ["222"] });
});

test("bad rows that are corrected and go bad again are noted once, however often", async () => {
  const rows = (day: string): readonly Row[] =>
    Array.from({ length: 4_000 }, (): Row => ["G1", 900, 111, day, 10, "USD", "Monthly"]);
  const ledger = await ledgerOf([[HEADER, ...rows("soon")]]);
  const live = new LiveLedger(ledger);
  for (const day of ["later", "2026-03-01", "soon", "2026-03-01", "soon"]) {
    expect(live.apply([{ kind: "cells", source: 0, firstRow: 2, rows: rows(day) }])).not.toBeNull();
  }
  const { problems } = reviewOf(ledger, "2026-04-20");
  expect([problems.length, new Set(problems.map(({ code }) => code))]).toEqual([4_000, new Set(["bad-date"])]);
});
