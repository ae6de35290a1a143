import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import Papa from "papaparse";
import { monthText, slashText } from "../../samples/exports/calendar";
import { COLUMNS } from "../../samples/exports/columns";
import { linesOf } from "../../samples/exports/lines";
import { planOf } from "../../samples/exports/plan";
import { rateRows } from "../../samples/exports/rates";
import { REGIONS } from "../../samples/exports/regions";
import { resellerRows, resellersOf } from "../../samples/exports/resellers";
import { exportRows } from "../../samples/exports/sheet";
import { exportCsv, listCsv } from "../../samples/exports/text";

const ROWS = 8_000;
const plan = planOf(ROWS);
const csv = [...exportCsv(plan)].join("");
const lines = [...linesOf(plan)];
const records = Papa.parse<string[]>(csv, { delimiter: ",", skipEmptyLines: true });
const [header = [], ...body] = records.data;

function field(record: readonly string[], name: string): string {
  const value = record[header.indexOf(name)];
  if (value === undefined) throw new RangeError(`no ${name}`);
  return value;
}

function digest(rows: number, seed: number): string {
  const hash = createHash("sha256");
  for (const piece of exportCsv(planOf(rows, seed))) hash.update(piece);
  return hash.digest("hex");
}

function cents(text: string): number {
  const [, sign = "", whole = "", places = ""] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === "") throw new RangeError(`not an amount: ${text}`);
  return Number(`${sign}${whole}${places.padEnd(2, "0")}`);
}

test("the same seed makes the same bytes, another seed others", () => {
  expect(digest(3000, 7)).toBe(digest(3000, 7));
  expect(digest(3000, 7)).not.toBe(digest(3000, 8));
});

test("nothing in the generator depends on the machine, the clock or chance", () => {
  const folder = join(__dirname, "../../samples/exports");
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text).not.toMatch(/\bDate[.(]|node:|\bprocess\.|\bMath\.(?!imul\b|floor\b|round\b|min\b|max\b)|toLocale/);
  }
});

test("an export has exactly the rows asked for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (rows) => [...linesOf(planOf(rows))].length === rows),
    { numRuns: 30 },
  );
});

test("every record has the 46 columns under Microsoft's headers", () => {
  expect(records.errors).toEqual([]);
  expect(header).toHaveLength(46);
  expect(new Set(header).size).toBe(46);
  expect(header.slice(5, 8)).toEqual(["InvoiceNumber", "MpnId", "ResellerMpnId"]);
  expect(body).toHaveLength(ROWS);
  expect(body.filter((record) => record.length !== 46)).toEqual([]);
});

test("the file and the sheet say the same, cell by cell", () => {
  const rows = [...exportRows(plan, 777)].flat();
  expect(rows).toHaveLength(ROWS + 1);
  const asText = rows.map((row) =>
    row.map((cell, column) =>
      typeof cell === "number" && COLUMNS[column]?.holds === "day" ? slashText(cell) : String(cell),
    ),
  );
  expect(JSON.stringify(asText)).toBe(JSON.stringify([header, ...body]));
});

test("the amounts of the file add up to the known totals of each reseller, month and currency", () => {
  const sums = (entries: readonly (readonly [string, number])[]): Map<string, number> => {
    const totals = new Map<string, number>();
    for (const [key, amount] of entries) totals.set(key, (totals.get(key) ?? 0) + amount);
    return new Map([...totals].sort());
  };
  const nobody = new Set(["", "0", "-1", ...REGIONS.map(({ mpnId }) => mpnId)]);
  const monthOfInvoice = new Map(body.map((record, row) => [field(record, "InvoiceNumber"), lines[row]?.month ?? NaN]));
  const read = body.map((record): [string, number] => {
    const id = field(record, "ResellerMpnId");
    const month = monthText(monthOfInvoice.get(field(record, "InvoiceNumber")) ?? NaN);
    return [
      `${nobody.has(id) ? "nobody" : id} ${month} ${field(record, "Currency")}`,
      cents(field(record, "Subtotal")),
    ];
  });
  const known = lines.map((line): [string, number] => [
    `${line.reseller ?? "nobody"} ${monthText(line.month)} ${line.currency}`,
    line.cents,
  ]);
  expect(sums(read)).toEqual(sums(known));
  expect(sums(read).size).toBeGreaterThan(500);
});

test("most charges of an invoice begin in its billing month, and there is one invoice a month and currency", () => {
  const starts = new Map<string, Map<string, number>>();
  const months = new Map<string, string>();
  body.forEach((record, row) => {
    const invoice = field(record, "InvoiceNumber");
    const [month = "", , year = ""] = field(record, "ChargeStartDate").split("/");
    const start = `${year}-${month.padStart(2, "0")}`;
    const counts = starts.get(invoice) ?? new Map<string, number>();
    starts.set(invoice, counts.set(start, (counts.get(start) ?? 0) + 1));
    months.set(invoice, monthText(lines[row]?.month ?? NaN));
  });
  expect(starts.size).toBe(36 * 3);
  for (const [invoice, counts] of starts) {
    const [most] = [...counts].sort(([, one], [, other]) => other - one);
    expect(most?.[0]).toBe(months.get(invoice));
  }
});

interface Share {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly has: (record: readonly string[]) => boolean;
}

const busiest = new Set(
  resellersOf(plan)
    .slice(0, plan.resellers / 4)
    .map(({ id }) => id),
);
const SHARES: readonly Share[] = [
  {
    what: "quoted JSON of discounts",
    least: 0.3,
    most: 0.6,
    has: (record) => field(record, "PriceAdjustmentDescription").startsWith('["'),
  },
  { what: "amounts below zero", least: 0.01, most: 0.05, has: (record) => field(record, "Subtotal").startsWith("-") },
  {
    what: "quantities with six decimals",
    least: 0.3,
    most: 0.7,
    has: (record) => /\.\d{6}$/.test(field(record, "BillableQuantity")),
  },
  {
    what: "annual charges",
    least: 0.003,
    most: 0.05,
    has: (record) => field(record, "BillingFrequency") === "Annual",
  },
  {
    what: "dollar prices in another currency",
    least: 0.1,
    most: 0.4,
    has: (record) => field(record, "Currency") !== "USD" && field(record, "PricingCurrency") === "USD",
  },
  {
    what: "lines of the busiest quarter of resellers",
    least: 0.35,
    most: 0.8,
    has: (record) => busiest.has(field(record, "ResellerMpnId")),
  },
];

test.each(SHARES)("$what are a realistic share of the lines", ({ has, least, most }) => {
  const found = body.filter((record) => has(record)).length / body.length;
  expect(found).toBeGreaterThan(least);
  expect(found).toBeLessThan(most);
});

test("credits, seat changes and cancellations come with their own charge types", () => {
  const types = new Set(body.map((record) => field(record, "ChargeType")));
  for (const type of [
    "new",
    "renew",
    "cycleCharge",
    "addQuantity",
    "removeQuantity",
    "cancelImmediate",
    "customerCredit",
  ]) {
    expect(types).toContain(type);
  }
});

test("a line of the file is about half a kilobyte", () => {
  expect(Buffer.byteLength(csv) / ROWS).toBeGreaterThan(450);
  expect(Buffer.byteLength(csv) / ROWS).toBeLessThan(600);
});

test("there are at most 5,000 resellers, each id is one reseller's and none the provider's own", () => {
  const resellers = resellersOf(planOf(10_000_000));
  const ids = new Set(resellers.map(({ id }) => id));
  expect(resellers).toHaveLength(5000);
  expect(ids.size).toBe(5000);
  for (const { mpnId } of REGIONS) expect(ids).not.toContain(mpnId);
});

test("the reseller list leaves out a few who are billed, and has some who are not", () => {
  const larger = planOf(30_000);
  const [, ...listed] = resellerRows(larger);
  const inList = new Set(listed.map(([id]) => String(id)));
  const billed = new Set([...linesOf(larger)].flatMap(({ reseller }) => (reseller === null ? [] : [reseller])));
  expect([...billed].filter((id) => !inList.has(id)).length).toBeGreaterThan(0);
  expect([...inList].filter((id) => !billed.has(id)).length).toBeGreaterThan(0);
});

test("the rates table has every month of each currency but the dollar, once", () => {
  const [, ...rates] = rateRows(plan);
  expect(new Set(rates.map(([currency, month]) => `${String(currency)} ${String(month)}`)).size).toBe(2 * 36);
  for (const [, , rate] of rates) expect(Number(rate)).toBeGreaterThan(0.5);
});

test("a list's text is read back as it was", () => {
  const rows = resellerRows(plan);
  expect(Papa.parse<string[]>(listCsv(rows), { delimiter: ",", skipEmptyLines: true }).data).toEqual(rows);
});
