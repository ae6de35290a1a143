import type { Row } from "../cell";
import type { DateOrder, Settings } from "../rules/settings";
import { DateColumn } from "./date-column";
import type { Header } from "./header";
import { NumberColumn, type DecimalMark } from "./number-column";

/** Roles of columns that hold numbers. */
export const NUMBER_ROLES = ["amount", "amountElse", "rate", "quantity", "unitPrice"] as const;
/** Roles of columns that hold dates. */
export const DATE_ROLES = ["chargeStart", "chargeEnd", "orderDate", "usageDate", "month"] as const;
type NumberRole = (typeof NUMBER_ROLES)[number];
type DateRole = (typeof DATE_ROLES)[number];

/** How each column's numbers and dates are written, as far as it matters: the decimal mark and the order of day and month. */
export interface FormatGuess {
  /** Whether no date column tells the order, so that doubtful dates follow the setting. */
  readonly orderChosen: boolean;
  readonly marks: Readonly<Record<NumberRole, DecimalMark>>;
  readonly orders: Readonly<Record<DateRole, DateOrder>>;
}

/** The readers of a source's columns, set up by a guess that they check while they read. */
export interface Formats extends Readonly<Record<NumberRole, NumberColumn>>, Readonly<Record<DateRole, DateColumn>> {
  readonly guess: FormatGuess;
}

/** Readers for the columns as a guess has them. */
export function formatsOf(guess: FormatGuess, date1904: boolean): Formats {
  const { marks, orders } = guess;
  return {
    guess,
    amount: new NumberColumn(marks.amount),
    amountElse: new NumberColumn(marks.amountElse),
    rate: new NumberColumn(marks.rate),
    quantity: new NumberColumn(marks.quantity),
    unitPrice: new NumberColumn(marks.unitPrice),
    chargeStart: new DateColumn(orders.chargeStart, date1904),
    chargeEnd: new DateColumn(orders.chargeEnd, date1904),
    orderDate: new DateColumn(orders.orderDate, date1904),
    usageDate: new DateColumn(orders.usageDate, date1904),
    month: new DateColumn(orders.month, date1904),
  };
}

/** What the first rows below a header say of its columns. */
export function guessFrom(header: Header, rows: readonly Row[], settings: Settings, date1904: boolean): FormatGuess {
  const trial = trialFormats(settings, date1904);
  for (const row of rows) lookAt(trial, header, row);
  return guessBy(trial, settings);
}

/** Readers that know nothing yet, to collect evidence with. */
export function trialFormats(settings: Settings, date1904: boolean): Formats {
  return formatsOf(plainGuess(settings), date1904);
}

/** Whether a column has values that can be read in two ways and none that tells. */
export function hasDoubt(formats: Formats): boolean {
  return [...NUMBER_ROLES, ...DATE_ROLES].some(
    (role) => formats[role].told === null && formats[role].evidence.both > 0,
  );
}

/** Whether two guesses read every column alike. */
export function sameReading(one: FormatGuess, other: FormatGuess): boolean {
  return (
    NUMBER_ROLES.every((role) => one.marks[role] === other.marks[role]) &&
    DATE_ROLES.every((role) => one.orders[role] === other.orders[role])
  );
}

/** What the readers have learned; where a column alone does not tell, its neighbours of the same file do. */
export function guessBy(formats: Formats, settings: Settings): FormatGuess {
  const mark = agreed(NUMBER_ROLES.map((role) => formats[role].told)) ?? ".";
  const told = agreed(DATE_ROLES.map((role) => formats[role].told));
  const order = told ?? settings.dateOrder;
  const marks = (role: NumberRole) => formats[role].told ?? mark;
  const orders = (role: DateRole) =>
    (role === "month" ? orderOfMonths(formats.month) : null) ?? formats[role].told ?? order;
  return {
    orderChosen: told === null,
    marks: {
      amount: marks("amount"),
      amountElse: marks("amountElse"),
      rate: formats.rate.told ?? loneMark(formats.rate) ?? mark,
      quantity: marks("quantity"),
      unitPrice: marks("unitPrice"),
    },
    orders: {
      chargeStart: orders("chargeStart"),
      chargeEnd: orders("chargeEnd"),
      orderDate: orders("orderDate"),
      usageDate: orders("usageDate"),
      month: orders("month"),
    },
  };
}

/**
 * The guess to read again with, where what was read contradicts the one that was used and some value hung on it;
 * `null` where the reading stands.
 */
export function betterGuess(formats: Formats, settings: Settings): FormatGuess | null {
  const { marks, orders } = formats.guess;
  const learned = guessBy(formats, settings);
  const numbers = NUMBER_ROLES.some(
    (role) => formats[role].told !== null && learned.marks[role] !== marks[role] && formats[role].evidence.both > 0,
  );
  const dates = DATE_ROLES.some((role) => {
    const { told, evidence } = formats[role];
    return (told !== null || role === "month") && learned.orders[role] !== orders[role] && evidence.both > 0;
  });
  if (!numbers && !dates) return null;
  // A column that has not told this time keeps what it was read with.
  const kept = <R extends string, V>(
    role: R,
    told: V | null,
    next: Readonly<Record<R, V>>,
    used: Readonly<Record<R, V>>,
  ) => (told === null ? used[role] : next[role]);
  return {
    orderChosen: learned.orderChosen,
    marks: Object.fromEntries(
      NUMBER_ROLES.map((role) => [role, kept(role, formats[role].told, learned.marks, marks)]),
    ) as Record<NumberRole, DecimalMark>,
    orders: Object.fromEntries(
      DATE_ROLES.map((role) => [role, kept(role, role === "month" ? "" : formats[role].told, learned.orders, orders)]),
    ) as Record<DateRole, DateOrder>,
  };
}

/**
 * Whether the formats that a source was read with would be found again after so many of its rows were changed: no
 * doubtful value hangs on few others.
 */
export function formatsHold(formats: Formats, changedRows: number, settings: Settings): boolean {
  if (betterGuess(formats, settings) !== null) return false;
  const numbers = NUMBER_ROLES.every((role) => {
    const { point, comma, both } = formats[role].evidence;
    return both === 0 || Math.abs(point - comma) > changedRows;
  });
  const dates = DATE_ROLES.every((role) => {
    const { mdy, dmy, both } = formats[role].evidence;
    return both === 0 || Math.abs(mdy - dmy) > changedRows;
  });
  return numbers && dates;
}

function plainGuess(settings: Settings): FormatGuess {
  const order = settings.dateOrder;
  return {
    orderChosen: true,
    marks: { amount: ".", amountElse: ".", rate: ".", quantity: ".", unitPrice: "." },
    orders: { chargeStart: order, chargeEnd: order, orderDate: order, usageDate: order, month: order },
  };
}

/** Collects the evidence of a row in all columns, also those whose values are not needed. */
export function lookAt(formats: Formats, header: Header, row: Row): void {
  for (const role of NUMBER_ROLES) {
    const column = header.columns.get(role);
    if (column !== undefined) formats[role].read(row[column]);
  }
  for (const role of DATE_ROLES) {
    const column = header.columns.get(role);
    if (column !== undefined) formats[role].day(row[column]);
  }
}

/** Takes dates of Excel that arrive as text for the serial numbers that they are in the file. */
export function noteDates(formats: Formats, header: Header, dates: ReadonlyMap<number, number>): void {
  for (const role of DATE_ROLES) {
    const lastRow = dates.get(header.columns.get(role) ?? NaN) ?? 0;
    if (lastRow > header.row) formats[role].evidence.serials++;
  }
}

/**
 * The mark that all values of a column have of which none tells. A rate hardly has thousands: it is the decimal mark of
 * rates, whatever the amounts beside them are written with.
 */
function loneMark({ doubt }: NumberColumn): DecimalMark | null {
  return doubt === "commas" ? "," : doubt === "points" ? "." : null;
}

/** The one value that all that tell agree on. */
function agreed<V>(told: readonly (V | null)[]): V | null {
  const values = new Set(told.filter((value) => value !== null));
  return values.size === 1 ? ([...values][0] as V) : null;
}

/** Month columns hold the first of the month: the part that is always 1 is the day. */
function orderOfMonths({ evidence }: DateColumn): DateOrder | null {
  const { mdy, dmy, firstIsOne, secondIsOne } = evidence;
  if (mdy > 0 || dmy > 0 || firstIsOne === secondIsOne) return null;
  return secondIsOne > firstIsOne ? "mdy" : "dmy";
}
