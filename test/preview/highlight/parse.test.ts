import fc from "fast-check";
import { formulaTree, type Node } from "../../../preview/highlight/parse";
import { isWithinReach } from "../../../preview/highlight/truth";
import { columnName } from "../../../preview/host/address";

/** The tree with a bracket around every operation. */
function written(node: Node | null): string {
  if (node === null) return "nothing";
  switch (node.kind) {
    case "value":
      return JSON.stringify(node.value);
    case "reference":
      return `${node.sheetName === null ? "" : `${node.sheetName}!`}${node.corners
        .map(({ row, column, isRowFixed, isColumnFixed }) => {
          return `${isColumnFixed ? "$" : ""}${columnName(column)}${isRowFixed ? "$" : ""}${row + 1}`;
        })
        .join(":")}`;
    case "operation":
      return `(${node.operands.map(written).join(node.sign)})`;
    case "call":
      return `${node.name}(${node.given.map(written).join(",")})`;
  }
}

test.each([
  ["=1+2*3", "(1+(2*3))"],
  ["=(1+2)*3", "((1+2)*3)"],
  ["=8-3-2", "((8-3)-2)"],
  ["=8/4/2", "((8/4)/2)"],
  ["=-A1*2", "((0-A1)*2)"],
  ["=2*-3", "(2*(0-3))"],
  ["=--5", "(0-(0-5))"],
  ['="a"&1+2', '("a"&(1+2))'],
  ['=A1&"x"="yx"', '((A1&"x")="yx")'],
  ["=1<2=TRUE", "((1<2)=true)"],
  ["=A1<>B1", "(A1<>B1)"],
  ["=A1<=B1", "(A1<=B1)"],
  ["=1.5E+3", "1500"],
  ['="say ""so"""', '"say \\"so\\""'],
  ['=""', '""'],
  ["=IF( A1 , 1 , 0 )", "IF(A1,1,0)"],
  ["=and(true,False)", "AND(true,false)"],
])("%s is read as %s", (formula, tree) => {
  expect(written(formulaTree(formula))).toBe(tree);
});

test.each([
  ["=B2", "B2"],
  ["=$B2", "$B2"],
  ["=B$2", "B$2"],
  ["=$B$2", "$B$2"],
  ["=$A$1:C9", "$A$1:C9"],
  ["=AB12", "AB12"],
  ["=XFD1048576", "XFD1048576"],
  ["=Resellers!A2", "Resellers!A2"],
  ["=Läger_1.x!A2", "Läger_1.x!A2"],
  ["='My list'!$A$2:$A$9", "My list!$A$2:$A$9"],
  ["='It''s'!A1", "It's!A1"],
])("the reference %s keeps its sheet and what is fixed", (formula, reference) => {
  expect(written(formulaTree(formula))).toBe(reference);
});

test("a name that only looks like a cell is a function's", () => {
  expect(written(formulaTree("=LOG10(A1)"))).toBe("LOG10(A1)");
});

test.each([
  "",
  "=",
  "=1+",
  "=*2",
  "=(1",
  "=1)",
  "=1 2",
  "=SUM(1",
  "=SUM(,1)",
  '="open',
  "=A1:",
  "=A:A",
  "=2:5",
  "=2^3",
  "=50%",
  "={1,2}",
  "=SomeName",
  "=Table1[Id]",
  "=A0",
  "=XFE1",
  "=A1048577",
  "=A1:XFE1",
  "=Other!A1:Other!B2",
  "=#REF!",
])("%j is nothing that is known here", (formula) => {
  expect(formulaTree(formula)).toBeNull();
});

test.each([
  ["=COUNTIFS($A$1:$A$9,A1)>0", true],
  ['=AND(TRIM(A1)<>"",NOT(ISNUMBER(B1)))', true],
  ["=VLOOKUP(A1,B1:C9,2)", false],
  ["=IF(TRUE,MID(A1,1,1),0)", false],
  ["=CONSTRUCTOR(A1)", false],
  ["=AND(A1:A3)", false],
  ["=A1:A3=5", false],
  ["=A1=5", true],
  ['=COUNTIF("x",1)', false],
  ["=COUNTIFS(A1:A9,1,B1:B9)", false],
  ["=NOT()", false],
  ["=NOT(1,2)", false],
  ["=IF(1)", false],
  ["=AND()", false],
  ['=SUBSTITUTE(A1,"a","b",1)', false],
])("%s is within reach: %s", (formula, isIt) => {
  const tree = formulaTree(formula);
  expect(tree).not.toBeNull();
  expect(tree !== null && isWithinReach(tree)).toBe(isIt);
});

test("no text makes the reader throw or hang", () => {
  const piece = fc.constantFrom(
    "A1",
    "$B$2",
    "'a b'!",
    "(",
    ")",
    ",",
    "+",
    "-",
    "&",
    "<=",
    "<>",
    '"',
    "IF",
    "1",
    ".",
    "E",
    " ",
    "é",
    ":",
    "!",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const tree = formulaTree(`=${pieces.join("")}`);
      return tree === null || written(tree).length > 0;
    }),
    { numRuns: 2000 },
  );
});
