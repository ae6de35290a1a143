import fc from "fast-check";
import type { HostCell } from "../../../preview/host/workbook";
import { readerOf, truthOf } from "./drawn-sheet";

const SHEET: readonly (readonly HostCell[])[] = [
  [5, "Contoso", true, "", "#N/A"],
  [0, "contoso ", false, "007", "#DIV/0!"],
  [-2.5, " a  b ", "TRUE", "7", "<b>"],
];
const read = readerOf(SHEET, { Others: [["x", 9]] });

test.each([
  // numbers
  ["=A1", true],
  ["=A2", false],
  ["=A3", true],
  ["=A1=5", true],
  ["=A1>=5", true],
  ["=A1>5", false],
  ["=A1<>5", false],
  ["=A1+A3=2.5", true],
  ["=-A3=2.5", true],
  ["=A1*2-10", false],
  ["=A1/2=2.5", true],
  // text
  ['=B1="CONTOSO"', true],
  ['=B1="contoso "', false],
  ['=B1="Cöntoso"', false],
  ['=B1<"D"', true],
  ['=B1&"!"="contoso!"', true],
  ['=C1&""="TRUE"', true],
  ["=B1", false],
  ['="TRUE"', false],
  // kinds: numbers before text before truth values
  ['=A1="5"', false],
  ['=A1<"0"', true],
  ["=C2>B1", true],
  ["=C1=C3", false],
  ["=TRUE=1", false],
  ["=TRUE+1=2", true],
  ['="3"+1=4', true],
  // empty cells are like the other's nothing; a text without letters is not a number
  ["=D1=0", true],
  ['=D1=""', true],
  ["=D1=FALSE", true],
  ["=D1", false],
  ["=D1+1=1", true],
  ['=A2=""', false],
  ['=A2<>""', true],
  ['=A2<""', true],
  ['=""=0', false],
  // functions
  ["=AND(A1,C1)", true],
  ["=AND(A1,A2)", false],
  ["=OR(A2,C2)", false],
  ["=OR(A2,C1)", true],
  ["=AND(C1,B1,D1)", true],
  ["=OR(C2,B1,D1)", false],
  ['=AND("true",1)', true],
  ["=NOT(A2)", true],
  ["=NOT(D1)", true],
  ["=IF(A1>3,A2,1)", false],
  ["=IF(A1>7,A2,1)", true],
  ["=IF(A1>7,1)", false],
  ["=LEN(B1)=7", true],
  ["=LEN(D1)=0", true],
  ['=TRIM(B3)="a b"', true],
  ['=UPPER(B1)&LOWER(B1)="CONTOSOcontoso"', true],
  ["=LEN(LOWER(C1))=4", true],
  ['=CHAR(65)="A"', true],
  ['=CHAR(233)="é"', true],
  ['=LEN(SUBSTITUTE(CHAR(160),CHAR(160),""))=0', true],
  ['=SUBSTITUTE(B1,"o","0")="C0nt0s0"', true],
  ['=SUBSTITUTE(B1,"O","0")="Contoso"', true],
  ['=SUBSTITUTE(B1,"","-")="Contoso"', true],
  ['=SUBSTITUTE(B1,"o","$&")="C$&nt$&s$&"', true],
  ["=ISNUMBER(A1)", true],
  ["=ISNUMBER(D2)", false],
  ["=ISTEXT(D2)", true],
  ["=ISTEXT(C1)", false],
  ["=ISTEXT(D1)", false],
  ["=ISBLANK(D1)", true],
  ["=ISBLANK(A2)", false],
  ["=Others!B1=9", true],
])("%s is %s", (formula, isTrue) => {
  expect(truthOf(formula, read)).toBe(isTrue);
});

test.each([
  "=1/0",
  "=1/0<>5",
  "=NOT(1/0)",
  "=NOT(B1+1)",
  "=NOT(B1)",
  "=AND(B1)",
  "=OR(D1)",
  "=COUNTIFS(A1:A3,5,B1:B2,1)=0",
  '="a"*2<>1',
  '=" "+1=1',
  "=E1<>5",
  '=E1&"x"<>""',
  "=LEN(E1)=4",
  "=NOT(E2)",
  "=OR(TRUE,E1)",
  '=AND(TRUE,"word")',
  "=IF(E1,1,1)",
  "=IF(1,E1,1)",
  "=LEN(CHAR(0))=1",
])("%s ends in an error, and an error colours nothing", (formula) => {
  expect(truthOf(formula, read)).toBe(false);
});

test.each([
  ["=IF(TRUE,1,1/0)", true],
  ["=ISNUMBER(E1)", false],
  ["=NOT(ISNUMBER(1/0))", true],
  ["=NOT(ISTEXT(E1))", true],
  ["=NOT(ISBLANK(E1))", true],
  ['=COUNTIF(E1:E3,"#N/A")=1', true],
])("%s comes out although there is an error beside: %s", (formula, isTrue) => {
  expect(truthOf(formula, read)).toBe(isTrue);
});

describe("counting", () => {
  const ids = readerOf([
    [6048879, "met", 1],
    ["6048879", "Below", 0],
    ["06048879", "", 2],
    ["", "below", ""],
    ["ID 7", "be*ow", "3"],
    [true, "#N/A", -1],
  ]);
  test.each([
    ["a number is found as a number, as its text and with zeros in front", "=COUNTIF(A1:A6,6048879)", 3],
    ["and the same asked for as text", '=COUNTIF(A1:A6,"6048879")', 3],
    ["text without case", '=COUNTIF(B1:B6,"BELOW")', 2],
    ["what is equal by a sign", '=COUNTIF(B1:B6,"=below")', 2],
    ["everything else, empty cells too", '=COUNTIF(B1:B6,"<>below")', 4],
    ["numbers above another, no texts that read as numbers", '=COUNTIF(C1:C6,">0")', 2],
    ["numbers up to another", '=COUNTIF(C1:C6,"<=0")', 2],
    ["numbers that are another or not", '=COUNTIF(C1:C6,"<>1")', 5],
    ["empty cells", '=COUNTIF(A1:A6,"")', 1],
    ["cells that are not empty", '=COUNTIF(A1:A6,"<>")', 5],
    ["words after another, no numbers", '=COUNTIF(A1:A6,">a")', 1],
    ["what only a programming language takes for a number is text", '=COUNTIF(A1:A6,"0x10")', 0],
    ["what is like a pattern", '=COUNTIF(B1:B6,"b*")', 3],
    ["letter by letter", '=COUNTIF(B1:B6,"be?ow")', 3],
    ["a pattern taken as it stands", '=COUNTIF(B1:B6,"be~*ow")', 1],
    ["what is like no pattern", '=COUNTIF(B1:B6,"<>b*")', 3],
    ["rows where all agree", '=COUNTIFS(A1:A6,6048879,C1:C6,">0")', 2],
    ["a criterion out of a cell", "=COUNTIF(A1:A6,A2)", 3],
    ["the empty cell as a criterion is nought", "=COUNTIF(C1:C6,A4)", 1],
  ])("%s: %s is %d", (_, formula, count) => {
    expect(truthOf(`${formula}=${count}`, ids)).toBe(true);
    expect(truthOf(`${formula}=${count + 1}`, ids)).toBe(false);
  });
});

test("what is not fixed moves along with the cell that is coloured", () => {
  const grid = readerOf(
    Array.from({ length: 20 }, (_, row) => Array.from({ length: 20 }, (__, column) => row * 100 + column)),
  );
  const place = fc.nat({ max: 9 });
  fc.assert(
    fc.property(
      place,
      place,
      place,
      place,
      fc.boolean(),
      fc.boolean(),
      (row, column, rows, columns, fixRow, fixColumn) => {
        const reference = `${fixColumn ? "$" : ""}${String.fromCharCode(65 + column)}${fixRow ? "$" : ""}${row + 1}`;
        const value = (row + (fixRow ? 0 : rows)) * 100 + column + (fixColumn ? 0 : columns);
        return truthOf(`=${reference}=${value}`, grid, { rows, columns });
      },
    ),
  );
});

test("a range that grows from a fixed cell counts what stands above", () => {
  const column = readerOf([["a"], ["b"], ["a"], ["a"]]);
  const isRepeated = (rows: number) => truthOf("=COUNTIF($A$1:A1,A1)>1", column, { rows, columns: 0 });
  expect([0, 1, 2, 3].map(isRepeated)).toEqual([false, false, true, true]);
});

interface Sum {
  readonly text: string;
  readonly value: number;
}

const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 5 },
    fc.nat({ max: 99 }).map((value): Sum => ({ text: String(value), value })),
    fc.tuple(fc.constantFrom("+", "-", "*"), tie("sum"), tie("sum")).map(([sign, one, other]): Sum => ({
      text: `(${one.text})${sign}(${other.text})`,
      value: sign === "+" ? one.value + other.value : sign === "-" ? one.value - other.value : one.value * other.value,
    })),
    tie("sum").map((one): Sum => ({ text: `-(${one.text})`, value: 0 - one.value })),
  ),
}));

const SIGNS: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  "=": (one, other) => one === other,
  "<>": (one, other) => one !== other,
  "<": (one, other) => one < other,
  ">": (one, other) => one > other,
  "<=": (one, other) => one <= other,
  ">=": (one, other) => one >= other,
};

test("sums and comparisons come out as plain JavaScript has them", () => {
  fc.assert(
    fc.property(sum, sum, fc.constantFrom(...Object.keys(SIGNS)), (one, other, sign) => {
      const expected = SIGNS[sign]?.(one.value, other.value);
      return truthOf(`=${one.text}${sign}${other.text}`, read) === expected;
    }),
    { numRuns: 1000 },
  );
});

test("without brackets, the operators bind as in plain JavaScript", () => {
  const number = fc.integer({ min: 1, max: 99 });
  const rest = fc.array(fc.tuple(fc.constantFrom("+", "-", "*"), number), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(number, rest, (first, others) => {
      // Products first, then from the left.
      const terms = [first];
      for (const [sign, value] of others) {
        if (sign === "*") terms.push((terms.pop() ?? 0) * value);
        else terms.push(sign === "-" ? -value : value);
      }
      const total = terms.reduce((one, other) => one + other, 0);
      return truthOf(`=${first}${others.map(([sign, value]) => sign + value).join("")}=${total}`, read);
    }),
    { numRuns: 1000 },
  );
});

test("COUNTIF of numbers counts what plain JavaScript counts", () => {
  const value = fc.integer({ min: -5, max: 5 });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 20 }),
      value,
      fc.constantFrom(...Object.keys(SIGNS)),
      (cells, wanted, sign) => {
        const expected = cells.filter((cell) => SIGNS[sign]?.(cell, wanted)).length;
        const column = readerOf(cells.map((cell) => [cell]));
        return truthOf(`=COUNTIF(A1:A${cells.length},"${sign}${wanted}")=${expected}`, column);
      },
    ),
    { numRuns: 500 },
  );
});

test("texts are equal without case, and each text to itself", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "B", "ß", "é", "É", " ", "-", "1", "'") });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const cells = readerOf([[`x${one}`, `x${other}`]]);
      const isEqual = one.toLowerCase() === other.toLowerCase();
      return truthOf("=A1=B1", cells) === isEqual && truthOf("=A1=A1", cells);
    }),
    { numRuns: 1000 },
  );
});
