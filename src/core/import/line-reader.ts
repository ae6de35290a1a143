import { NO_AMOUNT } from "../amount";
import type { Cell, Row } from "../cell";
import { NO_MONTH, Flag, Tallies } from "../ledger/tallies";
import { monthOfDay, type Day, type Month } from "../month";
import type { ProblemCode } from "../problem";
import type { Settings } from "../rules/settings";
import { BAD_DAY, monthIn, NO_DAY } from "./date-column";
import type { Formats } from "./formats";
import { plainHeader, type Header } from "./header";
import { invoiceNumberIn } from "./invoice-number";
import { LineNotes } from "./line-notes";
import type { Names } from "./names";
import { isBlank, noLine, type NoLine } from "./no-line";
import { Remembered } from "./remembered";
import { resellerIdIn } from "./reseller-id";
import type { Role } from "./shapes";
import { ControlTotals } from "../ledger/control-totals";
import type { RowSink } from "../ledger/row-sink";
import type { RowStore } from "../ledger/row-store";

const BAD_ID = -1;
const NO_COLUMN = -1;

/** Where a row went that is no line. */
const SKIPPED: Readonly<Record<NoLine, number>> = { blank: -2, header: -3, total: -4 };

/** Turns the rows of one billing source into tallies. Each row below the header is a line or is counted as skipped. */
export class LineReader {
  readonly tallies = new Tallies();
  readonly totals = new ControlTotals();
  readonly skipped: Record<NoLine, number> = { blank: 0, header: 0, total: 0 };
  readonly notes = new LineNotes();
  /** Told of a tally before its lines change; for those who have booked it already. */
  onTouch: ((tally: number) => void) | null = null;
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
  readonly #resellers = new Remembered((cell) => this.#idRef(cell));
  readonly #providers = new Remembered((cell) => this.#idRef(cell));
  readonly #invoices = new Remembered((cell) => this.#invoiceRef(cell));
  readonly #currencies = new Remembered((cell) => this.#currencyRef(cell));
  readonly #pricings = new Remembered((cell) => this.#currencyRef(cell));
  readonly #rates = new Remembered((cell) => this.#rateRef(cell));
  readonly #publishers = new Remembered((cell) => this.names.publishers.add(String(cell).trim()));
  readonly #credits = new Remembered((cell) => Number(plainHeader(cell) === "customercredit"));
  readonly #frequencies = new Remembered((cell) => Number(plainHeader(cell) === "monthly"));
  #sink: RowSink | null = null;
  #store: RowStore | null = null;
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
      reservation: column("reservation"),
      meter: column("meter"),
      resourceGroup: column("resourceGroup"),
      resource: column("resource"),
      region: column("region"),
      detail: column("detail"),
    };
    this.#asksPublisher = header.columns.has("publisher") && settings.excludePublishers.length > 0;
    this.#asksCredit = header.columns.has("chargeType") && settings.excludeCustomerCredit;
    const own = header.shape.currency === null ? null : names.currencies.add(header.shape.currency);
    this.#currency = header.columns.has("currency") ? null : own;
    this.#blankCurrency = own;
  }

  /** Where each row went, so that it can be taken back; `null` where nobody will ask. */
  get store(): RowStore | null {
    return this.#store;
  }

  /** Keeps in a store where each row goes that is read from now on. */
  keepRows(store: RowStore): void {
    this.#store = store;
    this.#sink = store;
  }

  /** Tells where each row goes that is read from now on, to one who cannot be asked for it later. */
  tellRows(sink: RowSink): void {
    this.#store = null;
    this.#sink = sink;
  }

  /** Reads one row below the header; the tally it went to, or one of `SKIPPED`. */
  read(row: Row, number: number): number {
    this.rows++;
    if (number > this.lastRow) this.lastRow = number;
    const at = this.#at;
    let reseller = this.#resellers.of(row[at.reseller]);
    let flags = 0;
    if (reseller <= 0) {
      const skipped = noLine(row, this.header);
      if (skipped !== null) {
        this.skipped[skipped]++;
        this.#sink?.set(number, SKIPPED[skipped], NO_AMOUNT);
        return SKIPPED[skipped];
      }
      if (reseller === BAD_ID) {
        flags |= Flag.badId;
        reseller = 0;
      }
    } else if (at.provider !== NO_COLUMN && this.#providers.of(row[at.provider]) === reseller) {
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
    const currency = this.#currency ?? this.#currencies.of(row[currencyColumn]);
    let rate = 0;
    if (currency !== this.names.usd && at.rate !== NO_COLUMN && at.pricingCurrency !== NO_COLUMN) {
      if (this.#pricings.of(row[at.pricingCurrency]) === this.names.usd) rate = this.#rates.of(row[at.rate]);
    }

    const invoice = at.invoice === NO_COLUMN ? -1 : this.#invoices.of(row[at.invoice]);
    // What no setting asks for must not split the tallies.
    const publisher = this.#asksPublisher ? this.#publishers.of(row[at.publisher]) : 0;
    if (this.#asksCredit && this.#credits.of(row[at.chargeType]) === 1) flags |= Flag.customerCredit;
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
    if (this.#sink !== null) this.#sink.set(number, tally, amount);
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
    this.notes.forget(first, last, moveBy);
  }

  #idRef(cell: Cell): number {
    const id = resellerIdIn(cell);
    return id.is === "id" ? this.names.resellers.add(id.id) + 1 : id.is === "none" ? 0 : BAD_ID;
  }

  #invoiceRef(cell: Cell): number {
    const number = invoiceNumberIn(cell);
    return number === "" ? 0 : this.names.invoices.add(number) + 1;
  }

  #currencyRef(cell: Cell): number {
    const text = String(cell).trim().toUpperCase();
    return text === "" && this.#blankCurrency !== null ? this.#blankCurrency : this.names.currencies.add(text);
  }

  #rateRef(cell: Cell): number {
    const { rate } = this.formats;
    return rate.read(cell) && rate.value > 0n ? this.names.rate(rate.value) + 1 : 0;
  }

  #isRecurring(row: Row): boolean {
    const at = this.#at;
    if (at.billingFrequency !== NO_COLUMN) return this.#frequencies.of(row[at.billingFrequency]) === 1;
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
    this.notes.add({ code, row, column: this.header.titles[column] ?? "", tally }, cells[column]);
  }
}

/** Added to a month that comes from the order date; larger than any month. */
const DATED_BY_ORDER = 1_000_000;
