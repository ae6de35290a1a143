import type { Cell } from "../cell";
import { exactOfText, type Exact } from "../exact";

/** What separates whole units from decimals. */
export type DecimalMark = "." | ",";

/** Largest count of millionths that is certain to stay exact when added to others (2^52). */
const SAFE_MICROS = 4_503_599_627_370_496;
/** No amount has more digits before the decimal mark; a number beyond it is a slip or an attack. */
const LARGEST: Exact = 10n ** 70n;
/** No amount is written with more characters. */
const LONGEST = 80;
const SPACES = /[\s\u00a0\u2007\u2009\u202f\u200b\ufeff]/g;
const CURRENCY = /^(?:[$€£¥₹]|[A-Z]{3}(?=[\d.,(+-]))|(?:[$€£¥₹]|(?<=[\d.,)-])[A-Z]{3})$/g;

/**
 * Reads one column of numbers, one cell after the other, into exact whole counts, and collects the evidence for the
 * column's decimal mark. A class because it is a place: `micros`, `picos` and `rest` hold the number last read, which
 * spares an object per cell in files of millions of rows.
 */
export class NumberColumn {
  /** Millionths of the number last read. */
  micros = 0;
  /** Millionths of a millionth beyond `micros`. */
  picos = 0;
  /** What lies beyond twelve decimals, or the whole number where it is too large for `micros`. */
  rest: Exact = 0n;
  /** Values that can only be read with a point, or only with a comma, as the decimal mark; and those that fit both. */
  readonly evidence = { point: 0, comma: 0, both: 0 };
  /** Those that fit both and are written with a comma. */
  #doubtfulCommas = 0;

  readonly #markCode: number;

  constructor(readonly mark: DecimalMark = ".") {
    this.#markCode = mark.charCodeAt(0);
  }

  /** Reads a cell; false where it is no number (also where it is blank). */
  read(cell: Cell | undefined): boolean {
    this.picos = 0;
    this.rest = 0n;
    if (typeof cell === "number") return this.#readDouble(cell);
    if (typeof cell !== "string") return false;
    return this.#readPlain(cell) || this.#readText(cell);
  }

  /** The mark that the values seen so far speak for; `null` where none of them tells. */
  get told(): DecimalMark | null {
    const { point, comma } = this.evidence;
    return point === 0 && comma === 0 ? null : comma > point ? "," : ".";
  }

  /** With what mark the values are written of which none tells; `null` where there are no such. */
  get doubt(): "commas" | "points" | "both" | null {
    const { both } = this.evidence;
    if (both === 0 || this.told !== null) return null;
    return this.#doubtfulCommas === both ? "commas" : this.#doubtfulCommas === 0 ? "points" : "both";
  }

  /** The number last read, as one exact value. */
  get value(): Exact {
    return BigInt(this.micros) * 10n ** 24n + BigInt(this.picos) * 10n ** 18n + this.rest;
  }

  #readDouble(value: number): boolean {
    if (!Number.isFinite(value)) return false;
    const micros = Math.round(value * 1e6);
    if (micros / 1e6 === value && Math.abs(micros) < SAFE_MICROS) {
      this.micros = micros + 0;
      return true;
    }
    // A cell keeps 15 significant digits; what a double holds beyond them is not the user's.
    return this.#keep(value.toPrecision(15));
  }

  /** The common form, `-1234.56` in the column's own mark with up to twelve decimals, without any intermediate text. */
  #readPlain(text: string): boolean {
    const length = text.length;
    let at = 0;
    const negative = text.charCodeAt(0) === 45;
    if (negative) at = 1;
    const start = at;
    let whole = 0;
    let code = 0;
    for (; at < length; at++) {
      code = text.charCodeAt(at) - 48;
      if (code < 0 || code > 9) break;
      whole = whole * 10 + code;
    }
    const wholeDigits = at - start;
    if (wholeDigits === 0 || wholeDigits > 9) return false;
    let micros = whole * 1e6;
    let picos = 0;
    if (at < length) {
      if (code + 48 !== this.#markCode) return false;
      const decimals = length - at - 1;
      if (decimals > 12 || decimals === 0) return false;
      let unit = 1e5;
      for (at++; at < length && unit >= 1; at++, unit = Math.round(unit / 10)) {
        code = text.charCodeAt(at) - 48;
        if (code < 0 || code > 9) return false;
        micros += code * unit;
        if (unit === 1) {
          at++;
          break;
        }
      }
      for (unit = 1e5; at < length; at++, unit = Math.round(unit / 10)) {
        code = text.charCodeAt(at) - 48;
        if (code < 0 || code > 9) return false;
        picos += code * unit;
      }
      if (decimals === 3 && wholeDigits <= 3 && whole !== 0) {
        this.evidence.both++;
        if (this.mark === ",") this.#doubtfulCommas++;
      } else if (this.mark === ".") this.evidence.point++;
      else this.evidence.comma++;
    }
    this.micros = negative && micros !== 0 ? -micros : micros;
    this.picos = negative && picos !== 0 ? -picos : picos;
    return true;
  }

  #readText(raw: string): boolean {
    if (raw.length > LONGEST) return false;
    let text = raw
      .trim()
      .replace(/^['’]/, "")
      .replace(SPACES, "")
      .replace(/\u2212/g, "-");
    let negative = false;
    const bracketed = /^(?:[A-Z]{3}|[$€£¥₹])?\((.*)\)(?:[A-Z]{3}|[$€£¥₹])?$/.exec(text);
    if (bracketed) {
      negative = true;
      text = bracketed[1] ?? "";
    }
    text = text.replace(/^([+-]?)(.*)$/, (_, sign: string, size: string) => sign + size.replace(CURRENCY, ""));
    text = text.replace(/^(?:[$€£¥₹]|[A-Z]{3})(?=[+-])/, "");
    if (/^[^+-].*-$/.test(text)) text = `-${text.slice(0, -1)}`;
    const parts = /^([+-]?)([\d.,'’]*\d[\d.,'’]*)(e[+-]?\d{1,3})?$/i.exec(text);
    if (!parts) return false;
    const digits = this.#withPoint((parts[2] ?? "").replace(/(?<=\d)['’](?=\d{3})/g, ""));
    if (digits === null) return false;
    // Brackets are the sign; one more inside could mean either.
    if (bracketed && parts[1] !== "") return false;
    if (parts[1] === "-") negative = true;
    return this.#keep(`${negative ? "-" : ""}${digits}${parts[3] ?? ""}`);
  }

  /** The digits with a point as decimal mark and no grouping; `null` where points and commas make no number. */
  #withPoint(digits: string): string | null {
    if (/['’]/.test(digits)) return null;
    const points = digits.split(".").length - 1;
    const commas = digits.split(",").length - 1;
    if (points === 0 && commas === 0) return digits;
    const mark = this.#markOf(digits, points, commas);
    const group = mark === "." ? "," : ".";
    const [whole = "", fraction = "", more] = digits.split(mark);
    if (more !== undefined || fraction.includes(group)) return null;
    if (whole.includes(group) && !/^\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/.test(whole)) return null;
    return `${whole.split(group).join("")}.${fraction}`;
  }

  #markOf(digits: string, points: number, commas: number): DecimalMark {
    let own: DecimalMark | null;
    if (points > 0 && commas > 0) own = digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
    else if (points + commas > 1) own = points > 0 ? "," : ".";
    else own = /^(?:[1-9]\d{0,2})[.,]\d{3}$/.test(digits) ? null : points > 0 ? "." : ",";
    if (own === ".") this.evidence.point++;
    else if (own === ",") this.evidence.comma++;
    else {
      this.evidence.both++;
      this.#doubtfulCommas += commas;
    }
    return own ?? this.mark;
  }

  #keep(decimal: string): boolean {
    const value = exactOfText(decimal);
    const size = value < 0n ? -value : value;
    if (size >= LARGEST) return false;
    const micros = size / 10n ** 24n;
    if (micros < BigInt(SAFE_MICROS)) {
      const belowMicro = size % 10n ** 24n;
      const sign = value < 0n ? -1 : 1;
      this.micros = sign * Number(micros) + 0;
      this.picos = sign * Number(belowMicro / 10n ** 18n) + 0;
      this.rest = BigInt(sign) * (belowMicro % 10n ** 18n);
    } else {
      this.micros = 0;
      this.rest = value;
    }
    return true;
  }
}
