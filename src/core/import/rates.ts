import type { Row } from "../cell";
import type { Exact } from "../exact";
import { monthText, type Month } from "../month";
import type { Problem, ProblemCode } from "../problem";
import type { Settings } from "../rules/settings";
import { DateColumn, monthIn } from "./date-column";
import { NumberColumn } from "./number-column";
import { UnreadableSource, type Source } from "./source";
import { allRows, tableHeaderIn, textIn, type Columns, type TableHeader } from "./table";

type RateRole = "currency" | "month" | "usdPerUnit";

/** Headers of a rates table; Microsoft's own file has CurrencyCode, USDPerUnit, Month. */
const RATE_COLUMNS: Columns<RateRole> = {
  currency: ["currencycode", "currency"],
  month: ["month", "date", "period", "validfrom"],
  usdPerUnit: ["usdperunit", "usdrate", "usd", "exchangerate", "rate"],
};

/** USD per unit of a currency in a month. */
export class Rates {
  readonly #rates = new Map<string, Exact>();
  readonly problems: Problem[] = [];

  /** The rate; `undefined` where the table has none. A missing rate is never 1. */
  of(currency: string, month: Month): Exact | undefined {
    return this.#rates.get(`${currency} ${monthText(month)}`);
  }

  set(currency: string, month: Month, usdPerUnit: Exact | undefined): void {
    const key = `${currency} ${monthText(month)}`;
    if (usdPerUnit === undefined) this.#rates.delete(key);
    else this.#rates.set(key, usdPerUnit);
  }
}

/** The header of a rates table among first rows. */
export function ratesHeaderIn(rows: readonly Row[]): TableHeader<RateRole> | null {
  return tableHeaderIn(rows, RATE_COLUMNS, ["currency", "month", "usdPerUnit"]);
}

/** The rates table; two different rates for one currency and month are a problem, and neither is used. */
export async function readRates(source: Source, settings: Settings): Promise<Rates> {
  const { rows, firstRow } = await allRows(source);
  const header = ratesHeaderIn(rows);
  if (!header) {
    throw new UnreadableSource(
      source.name,
      "unknown-shape",
      "none of its first rows is the header of a rates table; it needs the columns Currency, Month and USDPerUnit",
    );
  }
  const rates = new Rates();
  const column = (role: RateRole) => header.columns.get(role) ?? -1;
  const below = rows.slice(header.row);
  const trialNumber = new NumberColumn();
  const trialDate = new DateColumn(settings.dateOrder, source.date1904);
  for (const row of below) {
    trialNumber.read(row[column("usdPerUnit")]);
    monthIn(row[column("month")], trialDate);
  }
  // A rate has no thousands: a lone mark is the decimal mark.
  const lone = below.some((row) => String(row[column("usdPerUnit")] ?? "").includes(",")) ? "," : ".";
  const number = new NumberColumn(trialNumber.told ?? lone);
  const dates = new DateColumn(orderOfFirsts(trialDate) ?? settings.dateOrder, source.date1904);
  const conflicting = new Set<string>();
  below.forEach((row, at) => {
    if (row.every((cell) => textIn(cell) === null)) return;
    const problem = (code: ProblemCode, role: RateRole) =>
      rates.problems.push({
        code,
        source: source.name,
        row: header.row + at + firstRow,
        column: header.titles[column(role)] ?? null,
        found: textIn(row[column(role)]) ?? "",
      });
    const currency = textIn(row[column("currency")])?.toUpperCase();
    const month = monthIn(row[column("month")], dates);
    if (currency === undefined) return void problem("bad-rate-row", "currency");
    if (month === null || month === "bad") return void problem("bad-rate-row", "month");
    if (!number.read(row[column("usdPerUnit")]) || number.value <= 0n)
      return void problem("bad-rate-row", "usdPerUnit");
    const before = rates.of(currency, month);
    const key = `${currency} ${month}`;
    if (conflicting.has(key) || (before !== undefined && before !== number.value)) {
      conflicting.add(key);
      rates.set(currency, month, undefined);
      problem("conflicting-rate", "usdPerUnit");
    } else {
      rates.set(currency, month, number.value);
    }
  });
  return rates;
}

/** A table of months writes firsts of the month: the part that is always 1 is the day. */
function orderOfFirsts(dates: DateColumn): "mdy" | "dmy" | null {
  const { firstIsOne, secondIsOne } = dates.evidence;
  return dates.told ?? (firstIsOne === secondIsOne ? null : secondIsOne > firstIsOne ? "mdy" : "dmy");
}
