import { areaAt, type Area } from "../host/area";
import type { HostCell } from "../host/workbook";
import type { Corner, Node } from "./parse";

/** Gives the contents of cells; `null` for the sheet that is coloured. */
export type CellReader = (sheetName: string | null, area: Area) => readonly (readonly HostCell[])[];

/** How far the cell that is coloured lies from the one the formula was written for. */
export interface Offset {
  readonly rows: number;
  readonly columns: number;
}

type Given = readonly Node[];

/** Functions that this can work out, beside the operators. */
const FUNCTIONS: Readonly<Record<string, (given: Given, work: Work) => HostCell>> = {
  AND: (given, work) => given.every((one) => isTrue(work.value(one))),
  OR: (given, work) => given.some((one) => isTrue(work.value(one))),
  NOT: ([one], work) => !isTrue(work.value(one)),
  IF: ([test, yes, no], work) => work.value(isTrue(work.value(test)) ? yes : no),
  LEN: ([one], work) => textOf(work.value(one)).length,
  TRIM: ([one], work) => textOf(work.value(one)).replace(/ +/g, " ").replace(/^ | $/g, ""),
  UPPER: ([one], work) => textOf(work.value(one)).toUpperCase(),
  LOWER: ([one], work) => textOf(work.value(one)).toLowerCase(),
  // Above 127 Excel counts by Windows-1252, which agrees with Unicode from 160 on.
  CHAR: ([one], work) => String.fromCharCode(Number(work.value(one))),
  SUBSTITUTE: ([text, old, other], work) =>
    textOf(work.value(text)).replaceAll(textOf(work.value(old)), textOf(work.value(other))),
  ISNUMBER: ([one], work) => typeof work.value(one) === "number",
  ISTEXT: ([one], work) => typeof work.value(one) === "string" && work.value(one) !== "",
  ISBLANK: ([one], work) => work.value(one) === "",
  COUNTIF: (given, work) => work.count(given),
  COUNTIFS: (given, work) => work.count(given),
};

/** Whether every function that the tree calls can be worked out here. */
export function isWithinReach(tree: Node): boolean {
  if (tree.kind === "operation") return tree.operands.every(isWithinReach);
  return tree.kind !== "call" || (tree.name in FUNCTIONS && tree.given.every(isWithinReach));
}

/** Whether the formula is true for the cell; what ends in an error is not. */
export function isTrueFor(tree: Node, offset: Offset, read: CellReader): boolean {
  return isTrue(new Work(offset, read).value(tree));
}

class Work {
  constructor(
    private readonly offset: Offset,
    private readonly read: CellReader,
  ) {}

  value(node: Node | undefined): HostCell {
    if (node === undefined) return false;
    switch (node.kind) {
      case "value":
        return node.value;
      case "reference":
        return this.read(node.sheetName, this.areaOf(node.corners))[0]?.[0] ?? "";
      case "operation":
        return operated(node.sign, this.value(node.operands[0]), this.value(node.operands[1]));
      case "call":
        return FUNCTIONS[node.name]?.(node.given, this) ?? false;
    }
  }

  /** Pairs of a range and what its cells must be; rows count where all agree. */
  count(given: Given): number {
    const tests = Array.from({ length: Math.floor(given.length / 2) }, (_, at) => {
      const range = given[at * 2];
      const cells = range?.kind === "reference" ? this.read(range.sheetName, this.areaOf(range.corners)).flat() : [];
      return { cells, test: criterion(this.value(given[at * 2 + 1])) };
    });
    const [first] = tests;
    if (first === undefined) return 0;
    return first.cells.reduce<number>(
      (count, _, index) => count + (tests.every(({ cells, test }) => test(cells[index] ?? "")) ? 1 : 0),
      0,
    );
  }

  private areaOf(corners: readonly Corner[]): Area {
    const moved = corners.map((corner) => ({
      row: corner.isRowFixed ? corner.row : corner.row + this.offset.rows,
      column: corner.isColumnFixed ? corner.column : corner.column + this.offset.columns,
    }));
    const [one = { row: 0, column: 0 }, other = one] = moved;
    const [top, left] = [Math.min(one.row, other.row), Math.min(one.column, other.column)];
    return areaAt(top, left, Math.abs(one.row - other.row) + 1, Math.abs(one.column - other.column) + 1);
  }
}

const isTrue = (cell: HostCell): boolean => cell === true || (typeof cell === "number" && cell !== 0);

const textOf = (cell: HostCell): string => (typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell));

const numberOf = (cell: HostCell): number => (cell === "" ? 0 : Number(cell));

function operated(sign: string, left: HostCell, right: HostCell): HostCell {
  if (sign === "&") return textOf(left) + textOf(right);
  if (sign in COMPARISONS) return COMPARISONS[sign]?.(order(left, right)) ?? false;
  const [a, b] = [numberOf(left), numberOf(right)];
  const result = sign === "+" ? a + b : sign === "-" ? a - b : sign === "*" ? a * b : a / b;
  return Number.isFinite(result) ? result : false;
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

const RANKS: readonly string[] = ["number", "string", "boolean"];

/** Numbers come before text and text before truth values; text compares without case; an empty cell is like the other's nothing. */
function order(left: HostCell, right: HostCell): number {
  const [a, b] = [
    left === "" && typeof right === "number" ? 0 : left,
    right === "" && typeof left === "number" ? 0 : right,
  ];
  if (typeof a !== typeof b) return RANKS.indexOf(typeof a) - RANKS.indexOf(typeof b);
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, "en", { sensitivity: "accent" });
  return Number(a) - Number(b);
}

/** What COUNTIF takes a criterion for: a comparison in text, or a value; text that reads as a number is that number. */
function criterion(wanted: HostCell): (cell: HostCell) => boolean {
  const [, sign = "=", rest = ""] = /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(textOf(wanted)) ?? [];
  const number = rest.trim() === "" ? Number.NaN : Number(rest);
  const compare = COMPARISONS[sign] ?? (() => false);
  if (Number.isNaN(number)) return (cell) => compare(order(textOf(cell), rest));
  return (cell) => {
    const value = cell === "" || typeof cell === "boolean" ? Number.NaN : Number(cell);
    return Number.isNaN(value) ? sign === "<>" : compare(value - number);
  };
}
