import { columnIndex, columnName } from "./address";

/** A cell, counted from 0, as seen from which a formula is written. */
export interface Seen {
  readonly row: number;
  readonly column: number;
}

const QUOTED = String.raw`"(?:[^"]|"")*"|'(?:[^']|'')+'`;
const NO_WORD = String.raw`(?![\w.(])`;
const CELL = String.raw`(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})${NO_WORD}`;
const COLUMNS = String.raw`(?<![\w.$])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})${NO_WORD}`;
const ROWS = String.raw`(?<![\w.$])(\$?)(\d{1,7}):(\$?)(\d{1,7})${NO_WORD}`;
const A1 = new RegExp(`${QUOTED}|${CELL}|${COLUMNS}|${ROWS}`, "g");
const OFFSET = String.raw`(\[-?\d+\]|\d*)`;
const R1C1 = new RegExp(
  `${QUOTED}|(?<![\\w.])R${OFFSET}C${OFFSET}${NO_WORD}|(?<![\\w.])([RC])${OFFSET}(?::[RC]${OFFSET})?${NO_WORD}`,
  "g",
);

/** A formula in A1 notation as the cell that holds it writes it in R1C1 notation. */
export function inR1C1(formula: string, { row, column }: Seen): string {
  const line = (isFixed: string | undefined, at: number, own: number): string =>
    isFixed === "$" ? String(at + 1) : at === own ? "" : `[${at - own}]`;
  const span = (letter: string, first: string, last: string): string =>
    first === last ? letter + first : `${letter}${first}:${letter}${last}`;
  return formula.replace(A1, (token: string, ...found: (string | undefined)[]) => {
    const [fixedColumn, letters, fixedRow, digits, fixedFirst, first, fixedLast, last, fixedTop, top, fixedEnd, end] =
      found;
    if (letters !== undefined && digits !== undefined) {
      return `R${line(fixedRow, Number(digits) - 1, row)}C${line(fixedColumn, columnIndex(letters), column)}`;
    }
    if (first !== undefined && last !== undefined) {
      return span("C", line(fixedFirst, columnIndex(first), column), line(fixedLast, columnIndex(last), column));
    }
    if (top !== undefined && end !== undefined) {
      return span("R", line(fixedTop, Number(top) - 1, row), line(fixedEnd, Number(end) - 1, row));
    }
    return token;
  });
}

/** A formula in R1C1 notation as the cell that holds it writes it in A1 notation. */
export function inA1(formula: string, { row, column }: Seen): string {
  const at = (offset: string, own: number): { readonly line: number; readonly dollar: string } =>
    offset === ""
      ? { line: own, dollar: "" }
      : offset.startsWith("[")
        ? { line: own + Number(offset.slice(1, -1)), dollar: "" }
        : { line: Number(offset) - 1, dollar: "$" };
  return formula.replace(R1C1, (token: string, ...found: (string | undefined)[]) => {
    const [rows, columns, letter, first, last] = found;
    if (rows !== undefined && columns !== undefined) {
      const [down, right] = [at(rows, row), at(columns, column)];
      if (down.line < 0 || right.line < 0) return "#REF!";
      return `${right.dollar}${columnName(right.line)}${down.dollar}${down.line + 1}`;
    }
    if (letter === undefined || first === undefined) return token;
    const isRow = letter === "R";
    const ends = [at(first, isRow ? row : column), at(last ?? first, isRow ? row : column)];
    return ends.map(({ line, dollar }) => dollar + (isRow ? String(line + 1) : columnName(line))).join(":");
  });
}
