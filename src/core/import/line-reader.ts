import { NO_AMOUNT } from "../amount";
import type { Cell, Row } from "../cell";
import { NO_MONTH, Flag, Tallies } from "../ledger/tallies";
import { monthOfDay, type Day, type Month } from "../month";
import type { ProblemCode } from "../problem";
import type { Settings } from "../rules/settings";
import { BAD_DAY, monthIn, NO_DAY } from "./date-column";
import type { Formats } from "./formats";
import { plainHeader, type Header } from "./header";
import { keptText } from "./kept";
import type { Names } from "./names";
import { resellerIdIn } from "./reseller-id";
import type { Role } from "./shapes";
import { ControlTotals } from "../ledger/control-totals";
import type { RowStore } from "../ledger/row-store";

/** A row that may have to be shown to a person, once it is known which bucket its tally ends in. */
export interface Note {
  readonly code: ProblemCode;
  readonly row: number;
  readonly column: string;
  readonly found: string;
  /** The tally that the row went to. */
  readonly tally: number;
}

/** One source's notes of one kind are listed up to here; beyond it they are counted. */
const MOST_NOTES = 10_000;
const BAD_ID = -1;
const NO_COLUMN = -1;
/** Ids and times could all differ; what is remembered of them must not grow with the file. */
const MOST_REMEMBERED = 100_000;
/** A cell of a total row: a word for a total, with nothing but a currency, a year or a colon beside it. */
const TOTAL =
  /^\W*(?:grand\s*|sub\s*-?)?(?:totals?|gesamt|gesamtsumme|gesamtergebnis|summe|sum|somme|totales?|totaal|suma|razem|yhteensä|i alt)(?:\s+(?:amount|general|général|[A-Z]{3}|\d{4}))?\W*$/i;
/** Stands for "no cell looked up yet" in the last-value memories; no export holds it. */
const NOT_YET = "\u0000";

/** Where a row went that is no line. */
export const SKIPPED = { blank: -2, header: -3, total: -4 } as const;

/** Turns the rows of one billing source into tallies. Each row below the header is a line or is counted as skipped. */
export class LineReader {
  readonly tallies = new Tallies();
  readonly totals = new ControlTotals();
  readonly skipped = { blank: 0, header: 0, total: 0 };
  /** Told of a tally before its lines change; for those who have booked it already. */
  onTouch: ((tally: number) => void) | null = null;
  /** Where each row went, so that it can be taken back; `null` where nobody will ask. */
  store: RowStore | null = null;
  notes: Note[] = [];
  /** Notes beyond the listed ones, per code. */
  readonly unlisted = new Map<ProblemCode, number>();
  rows = 0;
  lines = 0;
  /** Number of the last row read. */
  lastRow = 0;

  readonly #at: Readonly<Record<Role, number>>;
  /** The currency of every line; `null` where a column says it. */
  readonly #currency: number | null;
  /** The currency of a line whose cell says none; `null` where the shape has none of its own. */
  readonly #blankCurrency: number | null;
  readonly #asksPublisher: boolean;
  readonly #asksCredit: boolean;
  readonly #ids = new Map<Cell, number>();
  readonly #chargeTypes = new Map<Cell, number>();
  readonly #frequencies = new Map<Cell, number>();
  readonly #invoices = new Map<Cell, number>();
  readonly #currencies = new Map<Cell, number>();
  readonly #rates = new Map<Cell, number>();
  readonly #publishers = new Map<Cell, number>();
  readonly #counted = new Map<ProblemCode, number>();
  #lastId: Cell | undefined = NOT_YET;
  #lastIdRef = 0;
  #lastProvider: Cell | undefined = NOT_YET;
  #lastProviderRef = 0;
  #lastInvoice: Cell | undefined = NOT_YET;
  #lastInvoiceRef = 0;
  #lastCurrency: Cell | undefined = NOT_YET;
  #lastCurrencyRef = 0;
  #lastPricing: Cell | undefined = NOT_YET;
  #lastPricingRef = 0;
  #lastRate: Cell | undefined = NOT_YET;
  #lastRateRef = 0;
  #lastPublisher: Cell | undefined = NOT_YET;
  #lastPublisherRef = 0;
  #lastChargeType: Cell | undefined = NOT_YET;
  #lastIsCredit = false;
  #lastFrequency: Cell | undefined = NOT_YET;
  #lastIsMonthly = false;
  #lastDay: Day = NO_DAY;
  #isEdited = false;
  /** First row of each tally after edits; `null` until somebody asks. */
  #firstRows: Int32Array | null = null;
  #lastMonth: Month = NO_MONTH;

  constructor(
    readonly header: Header,
    readonly formats: Formats,
    readonly names: Names,
    readonly settings: Settings,
  ) {
    const column = (role: Role) => header.columns.get(role) ?? NO_COLUMN;
    this.#at = {
      reseller: column("reseller"),
      provider: column("provider"),
      amount: column("amount"),
      amountElse: column("amountElse"),
      currency: column("currency"),
      currencyElse: column("currencyElse"),
      pricingCurrency: column("pricingCurrency"),
      rate: column("rate"),
      invoice: column("invoice"),
      chargeStart: column("chargeStart"),
      chargeEnd: column("chargeEnd"),
      orderDate: column("orderDate"),
      usageDate: column("usageDate"),
      month: column("month"),
      chargeType: column("chargeType"),
      publisher: column("publisher"),
      billingFrequency: column("billingFrequency"),
      customer: column("customer"),
      customerName: column("customerName"),
      product: column("product"),
      productName: column("productName"),
      sku: column("sku"),
      subscription: column("subscription"),
      order: column("order"),
      quantity: column("quantity"),
      unitPrice: column("unitPrice"),
      reference: column("reference"),
      meter: column("meter"),
    };
    this.#asksPublisher = header.columns.has("publisher") && settings.excludePublishers.length > 0;
    this.#asksCredit = header.columns.has("chargeType") && settings.excludeCustomerCredit;
    const own = header.shape.currency === null ? null : names.currencies.add(header.shape.currency);
    this.#currency = header.columns.has("currency") ? null : own;
    this.#blankCurrency = own;
  }

  /** Reads one row below the header; the tally it went to, or one of `SKIPPED`. */
  read(row: Row, number: number): number {
    this.rows++;
    if (number > this.lastRow) this.lastRow = number;
    const at = this.#at;
    let reseller = this.#resellerOf(row[at.reseller]);
    let flags = 0;
    if (reseller <= 0) {
      const skipped = this.#skipped(row);
      if (skipped !== null) {
        this.skipped[skipped]++;
        this.store?.set(number, SKIPPED[skipped], NO_AMOUNT);
        return SKIPPED[skipped];
      }
      if (reseller === BAD_ID) {
        flags |= Flag.badId;
        reseller = 0;
      }
    } else if (at.provider !== NO_COLUMN && this.#providerOf(row[at.provider]) === reseller) {
      reseller = 0;
    }

    let read = this.formats.amount;
    let currencyColumn = at.currency;
    if (!read.read(row[at.amount])) {
      if (at.amountElse !== NO_COLUMN && isBlank(row[at.amount]) && this.formats.amountElse.read(row[at.amountElse])) {
        read = this.formats.amountElse;
        currencyColumn = at.currencyElse;
      } else {
        flags |= Flag.badAmount;
      }
    }
    const currency = this.#currency ?? this.#currencyOf(row[currencyColumn]);
    let rate = 0;
    if (currency !== this.names.usd && at.rate !== NO_COLUMN && at.pricingCurrency !== NO_COLUMN) {
      if (this.#pricingOf(row[at.pricingCurrency]) === this.names.usd) rate = this.#rateOf(row[at.rate]);
    }

    const invoice = at.invoice === NO_COLUMN ? -1 : this.#invoiceOf(row[at.invoice]);
    // What no setting asks for must not split the tallies.
    const publisher = this.#asksPublisher ? this.#publisherOf(row[at.publisher]) : 0;
    if (this.#asksCredit && this.#isCredit(row[at.chargeType])) flags |= Flag.customerCredit;
    if (this.#isRecurring(row)) flags |= Flag.recurring;

    const dated = this.#date(row);
    let month = dated;
    if (dated >= DATED_BY_ORDER) {
      month = dated - DATED_BY_ORDER;
      flags |= Flag.datedByOrder;
    }

    const { tallies } = this;
    const known = tallies.size;
    const tally = tallies.find(reseller, invoice, month, currency, rate, publisher, flags);
    if (tally === known) tallies.noteRow(tally, number);
    const amount = (flags & Flag.badAmount) === 0 ? read : NO_AMOUNT;
    this.lines++;
    if (this.onTouch !== null) this.onTouch(tally);
    tallies.add(tally, amount, 1);
    this.totals.add(currency, amount, 1);
    if (this.store !== null) this.store.set(number, tally, amount);
    if (flags & (Flag.badId | Flag.badAmount) || month === NO_MONTH) this.#noteBad(row, number, flags, tally);
    if (row.length > this.header.titles.length) this.#noteExtra(row, number, tally);
    return tally;
  }

  /** The first row of a tally's lines, found again where edits have moved it. */
  rowOf(tally: number): number {
    const { store } = this;
    if (store === null || !this.#isEdited) return this.tallies.firstRow(tally);
    if (this.#firstRows === null) {
      const rows = new Int32Array(this.tallies.size);
      for (let row = this.lastRow; row > this.header.row; row--) {
        const of = store.tally(row);
        if (of >= 0) rows[of] = row;
      }
      this.#firstRows = rows;
    }
    return this.#firstRows[tally] ?? 0;
  }

  /** Takes a row back that was read before, as if it had not been there. Needs the `store`. */
  unread(number: number): void {
    const { store } = this;
    if (store === null) throw new RangeError("rows can only be taken back where they are stored");
    this.rows--;
    const tally = store.tally(number);
    if (tally < 0) {
      if (tally === SKIPPED.blank) this.skipped.blank--;
      else if (tally === SKIPPED.header) this.skipped.header--;
      else if (tally === SKIPPED.total) this.skipped.total--;
      return;
    }
    this.lines--;
    this.onTouch?.(tally);
    const amount = store.amount(number);
    this.tallies.add(tally, amount, -1);
    this.totals.add(this.tallies.currency(tally), amount, -1);
  }

  /** Rows are edited: forgets what was noted about them, and moves the notes below them by so many rows. */
  forgetNotes(first: number, last: number, moveBy: number): void {
    this.#isEdited = true;
    this.#firstRows = null;
    if (this.notes.length === 0) return;
    this.notes = this.notes
      .filter(({ row }) => row < first || row > last)
      .map((note) => (note.row > last && moveBy !== 0 ? { ...note, row: note.row + moveBy } : note));
  }

  #resellerOf(cell: Cell | undefined): number {
    if (cell === this.#lastId) return this.#lastIdRef;
    this.#lastIdRef = this.#idRef(cell);
    this.#lastId = cell;
    return this.#lastIdRef;
  }

  #providerOf(cell: Cell | undefined): number {
    if (cell === this.#lastProvider) return this.#lastProviderRef;
    this.#lastProviderRef = this.#idRef(cell);
    this.#lastProvider = cell;
    return this.#lastProviderRef;
  }

  #idRef(cell: Cell | undefined): number {
    if (cell === undefined || cell === null || cell === "") return 0;
    const known = this.#ids.get(cell);
    if (known !== undefined) return known;
    const id = resellerIdIn(cell);
    const ref = id.is === "id" ? this.names.resellers.add(id.id) + 1 : id.is === "none" ? 0 : BAD_ID;
    return remember(this.#ids, cell, ref);
  }

  #currencyOf(cell: Cell | undefined): number {
    if (cell === this.#lastCurrency) return this.#lastCurrencyRef;
    this.#lastCurrencyRef = this.#currencyRef(cell);
    this.#lastCurrency = cell;
    return this.#lastCurrencyRef;
  }

  #pricingOf(cell: Cell | undefined): number {
    if (cell === this.#lastPricing) return this.#lastPricingRef;
    this.#lastPricingRef = this.#currencyRef(cell);
    this.#lastPricing = cell;
    return this.#lastPricingRef;
  }

  #currencyRef(cell: Cell | undefined): number {
    const key = cell ?? "";
    const known = this.#currencies.get(key);
    return known ?? remember(this.#currencies, key, this.#currencyNamed(String(key).trim().toUpperCase()));
  }

  #currencyNamed(text: string): number {
    return text === "" && this.#blankCurrency !== null ? this.#blankCurrency : this.names.currencies.add(text);
  }

  #rateOf(cell: Cell | undefined): number {
    if (cell === this.#lastRate) return this.#lastRateRef;
    this.#lastRateRef = this.#rateRef(cell);
    this.#lastRate = cell;
    return this.#lastRateRef;
  }

  #rateRef(cell: Cell | undefined): number {
    if (cell === undefined || cell === null || cell === "") return 0;
    const known = this.#rates.get(cell);
    if (known !== undefined) return known;
    const { rate } = this.formats;
    return remember(this.#rates, cell, rate.read(cell) && rate.value > 0n ? this.names.rate(rate.value) + 1 : 0);
  }

  #invoiceOf(cell: Cell | undefined): number {
    if (cell === this.#lastInvoice) return this.#lastInvoiceRef;
    let ref = 0;
    if (cell !== undefined && cell !== null && cell !== "") {
      ref = this.#invoices.get(cell) ?? -1;
      if (ref < 0) {
        const text = String(cell).trim().toUpperCase();
        ref = remember(this.#invoices, cell, text === "" ? 0 : this.names.invoices.add(text) + 1);
      }
    }
    this.#lastInvoice = cell;
    this.#lastInvoiceRef = ref;
    return ref;
  }

  #publisherOf(cell: Cell | undefined): number {
    if (cell === this.#lastPublisher) return this.#lastPublisherRef;
    const key = cell ?? "";
    const ref =
      this.#publishers.get(key) ?? remember(this.#publishers, key, this.names.publishers.add(String(key).trim()));
    this.#lastPublisher = cell;
    this.#lastPublisherRef = ref;
    return ref;
  }

  #isCredit(cell: Cell | undefined): boolean {
    if (cell === this.#lastChargeType) return this.#lastIsCredit;
    this.#lastChargeType = cell;
    this.#lastIsCredit = isWord(this.#chargeTypes, cell, "customercredit");
    return this.#lastIsCredit;
  }

  #isRecurring(row: Row): boolean {
    const at = this.#at;
    if (at.billingFrequency !== NO_COLUMN) {
      const cell = row[at.billingFrequency];
      if (cell === this.#lastFrequency) return this.#lastIsMonthly;
      this.#lastFrequency = cell;
      this.#lastIsMonthly = isWord(this.#frequencies, cell, "monthly");
      return this.#lastIsMonthly;
    }
    if (at.chargeEnd === NO_COLUMN || at.chargeStart === NO_COLUMN) return false;
    const start = this.formats.chargeStart.day(row[at.chargeStart]);
    const end = this.formats.chargeEnd.day(row[at.chargeEnd]);
    return start > NO_DAY && end > NO_DAY && end >= start && end - start + 1 <= 31;
  }

  /** The line's own month, `NO_MONTH`, or a month plus `DATED_BY_ORDER`. */
  #date(row: Row): number {
    const at = this.#at;
    const formats = this.formats;
    switch (this.header.shape.dated) {
      case "usage-date":
        return this.#month(formats.usageDate.day(row[at.usageDate]));
      case "charge-start":
        return this.#month(formats.chargeStart.day(row[at.chargeStart]));
      case "month": {
        const month = monthIn(row[at.month], formats.month);
        return month === null || month === "bad" ? NO_MONTH : month;
      }
      case "invoice": {
        const orderFirst = this.settings.monthBasis === "order-date";
        if (!orderFirst && at.chargeStart !== NO_COLUMN) {
          const month = this.#month(formats.chargeStart.day(row[at.chargeStart]));
          if (month !== NO_MONTH) return month;
        }
        if (at.orderDate !== NO_COLUMN) {
          const month = this.#month(formats.orderDate.day(row[at.orderDate]));
          if (month !== NO_MONTH) return month + DATED_BY_ORDER;
        }
        return orderFirst && at.chargeStart !== NO_COLUMN
          ? this.#month(formats.chargeStart.day(row[at.chargeStart]))
          : NO_MONTH;
      }
    }
  }

  #month(day: Day): Month {
    if (day === this.#lastDay) return this.#lastMonth;
    this.#lastDay = day;
    this.#lastMonth = day === NO_DAY || day === BAD_DAY ? NO_MONTH : monthOfDay(day);
    return this.#lastMonth;
  }

  /** Whether the row is blank, a header again, or a total; `null` where it is a line. */
  #skipped(row: Row): keyof typeof SKIPPED | null {
    if (row.every(isBlank)) return "blank";
    const { columns, plain } = this.header;
    const repeats = (role: Role) => {
      const column = columns.get(role) ?? NO_COLUMN;
      return plainHeader(row[column]) === plain[column];
    };
    if (repeats("reseller") && repeats("amount")) return "header";
    return this.#isTotal(row) ? "total" : null;
  }

  /** No id, no invoice, no date, and a word for a total. */
  #isTotal(row: Row): boolean {
    const at = this.#at;
    const keys = [at.reseller, at.invoice, at.chargeStart, at.orderDate, at.usageDate, at.month];
    if (!keys.every((column) => column === NO_COLUMN || isBlank(row[column]) || isTotalWord(row[column]))) return false;
    return row.some(isTotalWord);
  }

  #noteBad(row: Row, number: number, flags: number, tally: number): void {
    const at = this.#at;
    if (flags & Flag.badId) this.#note("bad-reseller-id", number, at.reseller, row, tally);
    else if (flags & Flag.badAmount) this.#note("bad-amount", number, at.amount, row, tally);
    else this.#note("bad-date", number, this.#dateColumn(row), row, tally);
  }

  /** A row wider than the header: a separator without quotation marks has moved its values to other columns. */
  #noteExtra(row: Row, number: number, tally: number): void {
    const extra = row.findIndex((cell, column) => column >= this.header.titles.length && !isBlank(cell));
    if (extra >= 0) this.#note("extra-cells", number, extra, row, tally);
  }

  /** The date column to show for a line without a readable date: the first that holds something, else the first. */
  #dateColumn(row: Row): number {
    const at = this.#at;
    const columns = [at.chargeStart, at.orderDate, at.usageDate, at.month].filter((column) => column !== NO_COLUMN);
    const own = this.header.shape.dated === "usage-date" ? at.usageDate : undefined;
    return own ?? columns.find((column) => !isBlank(row[column])) ?? columns[0] ?? NO_COLUMN;
  }

  #note(code: ProblemCode, row: number, column: number, cells: Row, tally: number): void {
    const noted = this.#counted.get(code) ?? 0;
    this.#counted.set(code, noted + 1);
    if (noted >= MOST_NOTES) {
      this.unlisted.set(code, noted + 1 - MOST_NOTES);
      return;
    }
    const found = cells[column];
    this.notes.push({
      code,
      row,
      column: this.header.titles[column] ?? "",
      found: keptText(found === null || found === undefined ? "" : String(found).slice(0, 200)),
      tally,
    });
  }
}

/** Added to a month that comes from the order date; larger than any month. */
const DATED_BY_ORDER = 1_000_000;

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || cell === "" || (typeof cell === "string" && cell.trim() === "");
}

/** Whether a cell holds a word for a total and nothing else but a currency or a year. */
export function isTotalWord(cell: Cell | undefined): boolean {
  return typeof cell === "string" && cell.length < 60 && TOTAL.test(cell);
}

/** Whether a cell says a word, without case and marks; few different cells occur. */
function isWord(memory: Map<Cell, number>, cell: Cell | undefined, word: string): boolean {
  if (cell === undefined || cell === null || cell === "") return false;
  const known = memory.get(cell);
  return (known ?? remember(memory, cell, plainHeader(cell) === word ? 1 : 0)) === 1;
}

function remember(memory: Map<Cell, number>, cell: Cell, number: number): number {
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(typeof cell === "string" ? keptText(cell) : cell, number);
  return number;
}
