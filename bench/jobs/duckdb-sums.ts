import { performance } from "node:perf_hooks";
import { DuckDBInstance } from "@duckdb/node-api";
import { COLUMNS } from "../../samples/exports/columns";

/** DuckDB's sum of one reseller, month and currency, exact. */
export interface DuckDbSum {
  readonly reseller: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly currency: string;
  /** Billing currency per US dollar where the line was priced in dollars; empty where it was not. */
  readonly rate: string;
  /** Hundredths of the currency. */
  readonly cents: bigint;
  readonly lines: number;
}

/** What DuckDB's sums took. */
export interface DuckDbAnswer {
  readonly ms: number;
  readonly groups: number;
  readonly lines: number;
}

const TYPES = new Map([
  ["Subtotal", "DECIMAL(18,2)"],
  ["ChargeStartDate", "DATE"],
]);
const COLUMN_TYPES = COLUMNS.map(({ header }) => `'${header}': '${TYPES.get(header) ?? "VARCHAR"}'`).join(", ");

// The invoice's month is the month in which most of its charges begin, the later of two equals: the rule of the review.
function sumsQuery(path: string): string {
  return `
    WITH part AS MATERIALIZED (
      SELECT ltrim(ResellerMpnId, '0') AS reseller, MpnId AS provider, InvoiceNumber AS invoice, Currency AS currency,
        date_trunc('month', ChargeStartDate) AS starts,
        CASE WHEN Currency <> 'USD' AND PricingCurrency = 'USD' THEN PCToBCExchangeRate ELSE '' END AS rate,
        sum(Subtotal) AS amount, count(*) AS lines
      FROM read_csv('${path.replaceAll("'", "''")}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
        new_line = '\\r\\n', dateformat = '%m/%d/%Y', columns = {${COLUMN_TYPES}})
      GROUP BY ALL
    ),
    start AS (SELECT invoice, starts, sum(lines) AS lines FROM part GROUP BY ALL),
    billed AS (SELECT invoice, arg_max(starts, (lines, starts)) AS month FROM start GROUP BY invoice)
    SELECT reseller, strftime(month, '%Y-%m') AS month, currency, rate,
      CAST(sum(amount) * 100 AS BIGINT) AS cents, CAST(sum(lines) AS INTEGER) AS lines
    FROM part JOIN billed USING (invoice)
    WHERE reseller NOT IN ('', '-1', provider)
    GROUP BY ALL`;
}

/** The reseller × month sums of a billing file by DuckDB; `threads` as many as it likes where `null`. */
export async function sumsByDuckDb(path: string, threads: number | null): Promise<DuckDbSum[]> {
  const database = await DuckDBInstance.create(":memory:", threads === null ? {} : { threads: String(threads) });
  const connection = await database.connect();
  const reader = await connection.runAndReadAll(sumsQuery(path));
  const sums = reader.getRows().map(([reseller, month, currency, rate, cents, lines]) => ({
    reseller: String(reseller),
    month: String(month),
    currency: String(currency),
    rate: String(rate ?? ""),
    cents: BigInt(String(cents)),
    lines: Number(lines),
  }));
  connection.closeSync();
  database.closeSync();
  return sums;
}

/** Times DuckDB from opening the file to having the sums in JavaScript. */
export async function duckDbSums({
  billing,
  threads,
}: {
  readonly billing: string;
  readonly threads: number | null;
}): Promise<DuckDbAnswer> {
  const started = performance.now();
  const sums = await sumsByDuckDb(billing, threads);
  const ms = performance.now() - started;
  return { ms, groups: sums.length, lines: sums.reduce((sum, { lines }) => sum + lines, 0) };
}
