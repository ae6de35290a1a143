import { areaAt, type Area } from "../host/area";
import type { HostCell } from "../host/workbook";
import { CellsByValue } from "./cells-by-value";
import { criterion, wantedValue } from "./criterion";
import type { Corner, Node } from "./parse";
import { COMPARISONS, failed, numberOf, order, textOf, truthOf, unlessFailed, valueOf, type Value } from "./values";

/** Gives the contents of cells; `null` for the sheet that is coloured. */
export type CellReader = (sheetName: string | null, area: Area) => readonly (readonly HostCell[])[];

/** How far the cell that is coloured lies from the one the formula was written for. */
export interface Offset {
  readonly rows: number;
  readonly columns: number;
}

type Given = readonly Node[];

interface KnownFunction {
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  readonly value: (given: Given, work: Work) => Value;
}

const ANY = Number.POSITIVE_INFINITY;

const taking = (least: number, most: number, value: KnownFunction["value"]): KnownFunction => ({ least, most, value });

const ofText = (value: (text: string) => Value): KnownFunction =>
  taking(1, 1, ([one], work) => value(textOf(work.value(one))));

const ofKind = (isIt: (value: Value) => boolean): KnownFunction =>
  taking(1, 1, ([one], work) => unlessFailed(() => isIt(work.value(one)), false));

const WINDOWS = new TextDecoder("windows-1252");

/** Functions that this can work out, beside the operators. */
const FUNCTIONS: ReadonlyMap<string, KnownFunction> = new Map([
  ["AND", taking(1, ANY, (given, work) => work.truths(given).every(Boolean))],
  ["OR", taking(1, ANY, (given, work) => work.truths(given).some(Boolean))],
  ["NOT", taking(1, 1, ([one], work) => !truthOf(work.value(one)))],
  ["IF", taking(2, 3, ([test, yes, no], work) => work.value(truthOf(work.value(test)) ? yes : no))],
  ["LEN", ofText((text) => text.length)],
  ["TRIM", ofText((text) => text.replace(/ +/g, " ").replace(/^ | $/g, ""))],
  ["UPPER", ofText((text) => text.toUpperCase())],
  ["LOWER", ofText((text) => text.toLowerCase())],
  ["CHAR", taking(1, 1, ([one], work) => character(Math.floor(numberOf(work.value(one)))))],
  [
    "SUBSTITUTE",
    taking(3, 3, (given, work) => {
      const [text = "", old = "", other = ""] = given.map((one) => textOf(work.value(one)));
      return old === "" ? text : text.split(old).join(other);
    }),
  ],
  ["ISNUMBER", ofKind((value) => typeof value === "number")],
  ["ISTEXT", ofKind((value) => typeof value === "string")],
  ["ISBLANK", ofKind((value) => value === null)],
  ["COUNTIF", taking(2, 2, (given, work) => work.count(given))],
  ["COUNTIFS", taking(2, ANY, (given, work) => work.count(given))],
]);

const character = (code: number): string => (code >= 1 && code <= 255 ? WINDOWS.decode(Uint8Array.of(code)) : failed());

/** Whether everything that the tree asks for can be worked out here: its functions, and ranges only where cells are counted. */
export function isWithinReach(tree: Node): boolean {
  if (tree.kind === "value") return true;
  if (tree.kind === "reference") return tree.corners.length === 1;
  if (tree.kind === "operation") return tree.operands.every(isWithinReach);
  const { name, given } = tree;
  const known = FUNCTIONS.get(name);
  if (known === undefined || given.length < known.least || given.length > known.most) return false;
  if (!name.startsWith("COUNTIF")) return given.every(isWithinReach);
  return (
    given.length % 2 === 0 && given.every((one, at) => (at % 2 === 0 ? one.kind === "reference" : isWithinReach(one)))
  );
}

/** Whether the formula is true for the cell; what ends in an error is not. The tree must be within reach. */
export function isTrueFor(tree: Node, offset: Offset, read: CellReader): boolean {
  return unlessFailed(() => {
    const value = new Work(offset, read).value(tree);
    return value === true || (typeof value === "number" && value !== 0);
  }, false);
}

class Work {
  constructor(
    private readonly offset: Offset,
    private readonly read: CellReader,
  ) {}

  value(node: Node | undefined): Value {
    if (node === undefined) return false;
    switch (node.kind) {
      case "value":
        return node.value;
      case "reference":
        return valueOf(this.read(node.sheetName, this.areaOf(node.corners))[0]?.[0]);
      case "operation":
        return operated(node.sign, this.value(node.operands[0]), this.value(node.operands[1]));
      case "call":
        return FUNCTIONS.get(node.name)?.value(node.given, this) ?? null;
    }
  }

  /** What AND and OR look at: text in cells and empty cells say nothing; somebody must say something. */
  truths(given: Given): readonly boolean[] {
    const truths = given.flatMap((node) => {
      const value = this.value(node);
      const isSilent = node.kind === "reference" && (value === null || typeof value === "string");
      return isSilent ? [] : [truthOf(value)];
    });
    return truths.length === 0 ? failed() : truths;
  }

  /** Pairs of a range and what its cells must be; rows count where all agree. */
  count(given: Given): number {
    const tests = Array.from({ length: Math.floor(given.length / 2) }, (_, at) => {
      const range = given[at * 2];
      const rows = range?.kind === "reference" ? this.read(range.sheetName, this.areaOf(range.corners)) : [];
      const wanted = this.value(given[at * 2 + 1]);
      return { range: rangeOf(rows), wanted: wantedValue(wanted), test: criterion(wanted) };
    });
    const length = tests[0]?.range.cells.length;
    if (length === undefined || tests.some(({ range }) => range.cells.length !== length)) return failed();
    const agree = (index: number): boolean => tests.every(({ range, test }) => test(range.cells[index] ?? ""));
    for (const { range, wanted } of tests) {
      const places = wanted === null ? null : range.byValue().places(wanted);
      if (places !== null) return places.filter(agree).length;
    }
    let count = 0;
    for (let index = 0; index < length; index++) if (agree(index)) count++;
    return count;
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

/** The cells of a range in one list, and where each value stands among them. */
interface CountedRange {
  readonly cells: readonly HostCell[];
  byValue(): CellsByValue;
}

const ranges = new WeakMap<object, CountedRange>();

/** A range that is read once and counted often is sorted out once. */
function rangeOf(rows: readonly (readonly HostCell[])[]): CountedRange {
  const known = ranges.get(rows);
  if (known !== undefined) return known;
  const cells = rows.flat();
  let byValue: CellsByValue | null = null;
  const range = { cells, byValue: () => (byValue ??= new CellsByValue(cells)) };
  ranges.set(rows, range);
  return range;
}

function operated(sign: string, left: Value, right: Value): Value {
  if (sign === "&") return textOf(left) + textOf(right);
  const compare = COMPARISONS[sign];
  if (compare !== undefined) return compare(order(left, right));
  const [a, b] = [numberOf(left), numberOf(right)];
  const result = sign === "+" ? a + b : sign === "-" ? a - b : sign === "*" ? a * b : a / b;
  return Number.isFinite(result) ? result : failed();
}
