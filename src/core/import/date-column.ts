import type { Cell } from "../cell";
import { dayOf, existingDay, monthOf, monthOfDay, type Day, type Month } from "../month";
import type { DateOrder } from "../rules/settings";
import { keptText } from "./kept";

/** Stands for a blank date, also Excel's serial 0 and 1 and the year 1 that some exports write for "none". */
export const NO_DAY: Day = -1_000_000_000;
/** Stands for a cell that is not blank and is no date. */
export const BAD_DAY: Day = -1_000_000_001;

const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Days from Excel's day 0 to 1970-01-01, and from the 1900 system to the 1904 system. */
const EXCEL_EPOCH = 25_569;
const DAYS_1900_TO_1904 = 1_462;
/** Serials from 1995 to 2104 in both systems: the days of bills, which are many and few different ones. */
const FIRST_TABLED = 34_700;
const LAST_TABLED = 74_700;
/** 2199-12-31: beyond it a number is no date of a bill. */
const LAST_SERIAL = 109_574;
/** Added to days in the table, so that none of them is 0. */
const TABLED = 100_000;
/** Days that a bill or a list can hold; a date beyond them is a slip. */
const FIRST_DAY: Day = dayOf(1900, 1, 1);
const LAST_DAY: Day = dayOf(2199, 12, 31);
/** No date is written with more characters. */
const LONGEST = 60;
/** Dates repeat; a column of time stamps does not, and must not fill the memory. */
const MOST_REMEMBERED = 20_000;

const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const NUMERIC =
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]\.?M\.?)?)?$/i;
const DAY_MONTH_NAME = /^(\d{1,2})[ .-]+([a-z]{3,9})\.?[ ,.-]+(\d{4}|\d{2})(?:[T ,]+\d{1,2}:\d{2}.*)?$/i;
const MONTH_NAME_DAY = /^([a-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})(?:[T ,]+\d{1,2}:\d{2}.*)?$/i;

/** Reads one column of dates and collects the evidence for the order of day and month in it. */
export class DateColumn {
  /**
   * Distinct values that can only be month first, only day first, or either, and how many are texts of numbers. `serials`
   * is above 0 where some are Excel's own dates: it counts distinct numbers, or batches in which those came as text.
   */
  readonly evidence = { mdy: 0, dmy: 0, both: 0, serials: 0, texts: 0, firstIsOne: 0, secondIsOne: 0 };
  readonly #days = new Map<Cell, Day>();
  /** The days of whole serials from `FIRST_TABLED` on, plus `TABLED`; 0 where one has not been read. */
  #tabled: Int32Array | null = null;
  #lastCell: Cell | undefined = undefined;
  #lastDay: Day = NO_DAY;

  /** `order` is used where a value could be read both ways. */
  constructor(
    readonly order: DateOrder = "mdy",
    readonly date1904 = false,
  ) {}

  /** The day of a cell, `NO_DAY` or `BAD_DAY`. */
  day(cell: Cell | undefined): Day {
    if (cell === this.#lastCell) return this.#lastDay;
    if (cell === undefined || cell === null || cell === "") return NO_DAY;
    const day =
      typeof cell === "number" && cell >= FIRST_TABLED && cell <= LAST_TABLED && Number.isInteger(cell)
        ? this.#dayTabled(cell)
        : this.#dayRemembered(cell);
    this.#lastCell = cell;
    this.#lastDay = day;
    return day;
  }

  #dayTabled(serial: number): Day {
    this.#tabled ??= new Int32Array(LAST_TABLED - FIRST_TABLED + 1);
    const known = this.#tabled[serial - FIRST_TABLED] ?? 0;
    if (known !== 0) return known - TABLED;
    const day = this.#read(serial);
    this.#tabled[serial - FIRST_TABLED] = day + TABLED;
    return day;
  }

  #dayRemembered(cell: string | number | boolean): Day {
    const known = this.#days.get(cell);
    if (known !== undefined) return known;
    const day = this.#read(cell);
    if (this.#days.size >= MOST_REMEMBERED) this.#days.clear();
    this.#days.set(typeof cell === "string" ? keptText(cell) : cell, day);
    return day;
  }

  /** The order that the values seen so far speak for; `null` where none of them tells. */
  get told(): DateOrder | null {
    const { mdy, dmy } = this.evidence;
    return mdy === 0 && dmy === 0 ? null : dmy > mdy ? "dmy" : "mdy";
  }

  #read(cell: string | number | boolean): Day {
    if (typeof cell === "boolean") return BAD_DAY;
    if (typeof cell === "number") {
      const day = this.#ofSerial(cell);
      if (day !== NO_DAY && day !== BAD_DAY) this.evidence.serials++;
      return day;
    }
    const text = cell
      .replace(/[\u00a0\u202f\ufeff\u200b]/g, " ")
      .trim()
      .replace(/^['’]/, "");
    if (text === "" || /^0001-01-01/.test(text)) return NO_DAY;
    if (text.length > LONGEST) return BAD_DAY;
    const day = this.#ofText(text);
    return day >= FIRST_DAY && day <= LAST_DAY ? day : BAD_DAY;
  }

  #ofText(text: string): Day {
    return this.#ofIso(text) ?? this.#ofNumbers(text) ?? ofNamedMonth(text) ?? this.#ofSerialText(text) ?? BAD_DAY;
  }

  #ofSerial(serial: number): Day {
    if (serial === 0 || serial === 1) return NO_DAY;
    if (serial > 1 && serial <= LAST_SERIAL) return this.#dayOfSerial(serial);
    return ofDigits(String(serial)) ?? BAD_DAY;
  }

  #dayOfSerial(serial: number): Day {
    return Math.floor(serial) - EXCEL_EPOCH + (this.date1904 ? DAYS_1900_TO_1904 : 0);
  }

  /** A CSV saved from a sheet can hold the serial itself. */
  #ofSerialText(text: string): Day | null {
    return /^\d{5}(?:\.\d+)?$/.test(text) ? this.#dayOfSerial(Number(text)) : ofDigits(text);
  }

  #ofIso(text: string): Day | null {
    const match = ISO.exec(text);
    if (!match) return null;
    const day = existingDay(Number(match[1]), Number(match[2]), Number(match[3]));
    if (day === null || match[4] === undefined) return day;
    const [hours, minutes, seconds] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
    if (hours > 24 || minutes > 59 || seconds > 60) return null;
    const zone = match[7] ?? "Z";
    if (zone === "Z" || zone === "z") return day;
    const offset = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * (zone.startsWith("-") ? -1 : 1);
    return day + Math.floor((hours * 60 + minutes - offset) / 1440);
  }

  #ofNumbers(text: string): Day | null {
    const match = NUMERIC.exec(text);
    if (!match) return null;
    this.evidence.texts++;
    const [a, b] = [Number(match[1]), Number(match[3])];
    const year = fullYear(match[4] ?? "");
    const monthFirst = match[2] === "." ? null : existingDay(year, a, b);
    const dayFirst = existingDay(year, b, a);
    if (monthFirst !== null && dayFirst !== null) {
      if (a !== b) this.evidence.both++;
      if (a === 1) this.evidence.firstIsOne++;
      if (b === 1) this.evidence.secondIsOne++;
      return this.order === "mdy" ? monthFirst : dayFirst;
    }
    if (monthFirst !== null) this.evidence.mdy++;
    else if (dayFirst !== null) this.evidence.dmy++;
    return monthFirst ?? dayFirst;
  }
}

/**
 * The month of a cell that may hold only a month: `2022-07`, `Jul 2022`, `7/2022`, `202207`, or any date.
 * `null` where it is blank, `"bad"` where it is neither.
 */
export function monthIn(cell: Cell | undefined, dates: DateColumn): Month | null | "bad" {
  if (typeof cell === "number" && cell >= 190_001 && cell <= 219_912) {
    return monthNumber(Math.floor(cell / 100), cell % 100) ?? "bad";
  }
  if (typeof cell === "string") {
    const text = cell
      .replace(/[\u00a0\u202f\ufeff\u200b]/g, " ")
      .trim()
      .replace(/^['’]/, "");
    const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})$/.exec(text);
    if (yearFirst && text.length > 5) return monthNumber(Number(yearFirst[1]), Number(yearFirst[2])) ?? "bad";
    const yearLast = /^(\d{1,2})[-/. ](\d{4})$/.exec(text);
    if (yearLast) return monthNumber(Number(yearLast[2]), Number(yearLast[1])) ?? "bad";
    const named = /^([a-z]{3,9})\.?[ ,'’-]*(\d{4}|\d{2})$/i.exec(text);
    if (named) return monthNumber(fullYear(named[2] ?? ""), monthNamed(named[1] ?? "")) ?? "bad";
  }
  const day = dates.day(cell);
  return day === NO_DAY ? null : day === BAD_DAY ? "bad" : monthOfDay(day);
}

function monthNumber(year: number, month: number): Month | null {
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 ? monthOf(year, month) : null;
}

/** `20260301`. */
function ofDigits(text: string): Day | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match && existingDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

function ofNamedMonth(text: string): Day | null {
  const whole = /^([a-z]{3,9})\.?[ ,-]+(\d{4})$/i.exec(text);
  if (whole) return existingDay(Number(whole[2]), monthNamed(whole[1] ?? ""), 1);
  const dayFirst = DAY_MONTH_NAME.exec(text);
  if (dayFirst) return existingDay(fullYear(dayFirst[3] ?? ""), monthNamed(dayFirst[2] ?? ""), Number(dayFirst[1]));
  const monthFirst = MONTH_NAME_DAY.exec(text);
  if (monthFirst) return existingDay(Number(monthFirst[3]), monthNamed(monthFirst[1] ?? ""), Number(monthFirst[2]));
  return null;
}

/** 1 to 12; 0 where the name is of no month. */
function monthNamed(name: string): number {
  const full = name.toLowerCase();
  const month = MONTH_NAMES.indexOf(full.slice(0, 3)) + 1;
  return month > 0 && isMonthName(full, month) ? month : 0;
}

const FULL_NAMES = "january february march april may june july august september october november december".split(" ");
function isMonthName(name: string, month: number): boolean {
  return (FULL_NAMES[month - 1] ?? "").startsWith(name) || name === "sept";
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}
