import { areaAt } from "../../preview/host/area";
import { until } from "./office-js";
import { running, type Running } from "./running";

const parameter = (name: string, dimensionality = "scalar"): { name: string; dimensionality: string } => ({
  name,
  dimensionality,
});

const metadata = {
  functions: [
    { id: "ADD", name: "ADD", parameters: [parameter("a"), { ...parameter("b"), optional: true }] },
    { id: "SUM", name: "SUM", parameters: [parameter("cells", "matrix")] },
    { id: "LATER", name: "LATER", parameters: [parameter("key")] },
    { id: "LIVE", name: "LIVE", parameters: [parameter("key")], options: { stream: true, cancelable: true } },
    { id: "CARD", name: "CARD", parameters: [parameter("type")] },
    { id: "ROWS", name: "ROWS", parameters: [parameter("count")] },
    { id: "WHERE", name: "WHERE", parameters: [], options: { requiresAddress: true } },
  ],
};

/** The typings do not say so, but Office.js derives its class from `Error`. */
const asError = (error: unknown): Error => {
  if (error instanceof Error) return error;
  throw new TypeError("CustomFunctions.Error is no Error");
};

/** A value of this type with a number for formulas and properties for its card. */
const carded = (type: string): unknown => ({
  type,
  text: "Contoso",
  basicType: "Double",
  basicValue: 1234.5,
  numberFormat: "#,##0.00",
  properties: {
    Reseller: { type: "String", basicType: "String", basicValue: "Contoso" },
    Shortfall: { type: "FormattedNumber", basicType: "Double", basicValue: 1250, numberFormat: "#,##0.00" },
    Lines: 34,
  },
  layouts: {
    card: { title: { property: "Reseller" }, sections: [{ layout: "List", properties: ["Lines", "Shortfall"] }] },
  },
});

let all: Running;
const streams = new Map<unknown, { setResult(value: unknown): void; onCanceled?: () => void }>();
const cancelled: unknown[] = [];

beforeEach(async () => {
  all = await running(
    [
      {
        name: "Data",
        rows: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    { functions: { metadata, namespace: "CSP" } },
  );
  streams.clear();
  cancelled.length = 0;
  const { CustomFunctions } = all.office;
  CustomFunctions.associate("ADD", (a: number, b: number | null) => a + (b ?? 100));
  CustomFunctions.associate("SUM", (cells: number[][]) => cells.flat().reduce((sum, cell) => sum + Number(cell), 0));
  CustomFunctions.associate("LATER", async (key: string) => {
    await Promise.resolve();
    if (key === "none")
      throw asError(new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "No such reseller"));
    if (key === "broken") throw new Error("broken");
    return `found ${key}`;
  });
  CustomFunctions.associate(
    "LIVE",
    (key: string, invocation: { setResult(value: unknown): void; onCanceled?: () => void }) => {
      streams.set(key, invocation);
      invocation.setResult("first");
      invocation.onCanceled = () => void cancelled.push(key);
    },
  );
  CustomFunctions.associate("ROWS", (count: number) => Array.from({ length: count }, (_, row) => [row, row * 10]));
  CustomFunctions.associate("CARD", carded);
  CustomFunctions.associate("WHERE", (invocation: { readonly address: string }) => invocation.address);
  await until(() => all.host.areFunctionsReady);
});

afterEach(() => all.office.channel.close());

const data = (): NonNullable<ReturnType<typeof all.workbook.sheetNamed>> => {
  const sheet = all.workbook.sheetNamed("Data");
  if (!sheet) throw new Error("no Data");
  return sheet;
};

const enter = (row: number, formula: string): void => data().write(areaAt(row, 4), [[{ formula }]]);
const shown = (row: number, column = 4): unknown => data().values(areaAt(row, column))[0]?.[0];

test.each<[string, string, unknown]>([
  ["literals", "=CSP.ADD(1,2)", 3],
  ["cells", "=CSP.ADD(A1,B2)", 5],
  ["a cell of a sheet by name", "=CSP.ADD('Data'!$B$1,0)", 2],
  ["an omitted argument arrives as null", "=CSP.ADD(1)", 101],
  ["an empty cell arrives as 0", "=CSP.ADD(Z99,1)", 1],
  ["a range", "=CSP.SUM(A1:B2)", 10],
  ["names in any case", "=csp.sum(A1:A2)", 4],
  ["a promise", '=CSP.LATER("x")', "found x"],
  ["an error with a code", '=CSP.LATER("none")', "#N/A"],
  ["any other error", '=CSP.LATER("broken")', "#VALUE!"],
  ["the address of the cell", "=CSP.WHERE()", "Data!E1"],
  ["a function that does not exist", "=CSP.NOTHING(1)", "#NAME?"],
  ["too many arguments", "=CSP.WHERE(1)", "#VALUE!"],
])("%s", async (_, formula, expected) => {
  enter(0, formula);
  await until(() => shown(0) !== "#BUSY!");
  expect(shown(0)).toEqual(expected);
});

test.each(["Double", "FormattedNumber", "Entity"])("a value of type %s is its number in the cell", async (type) => {
  expect(all.office.Office.context.requirements.isSetSupported("CustomFunctionsRuntime", "1.4")).toBe(true);
  enter(0, `=CSP.CARD("${type}")`);
  enter(1, "=CSP.SUM(E1:E1)");
  await until(() => shown(1) === 1234.5);
  expect(shown(0)).toBe(1234.5);
});

test("the properties of a value reach the workbook as its card, in the order of its layout", async () => {
  const answers: unknown[] = [];
  const call = { functionId: "CARD", arguments: [{ value: "Double", address: null }], address: null };
  all.host.functions.ask(call, (answer) => answers.push(answer));
  await until(() => answers.length === 1);
  const fields = [
    { name: "Lines", text: "34" },
    { name: "Shortfall", text: "1,250.00" },
  ];
  expect(answers).toEqual([{ ok: true, cells: [[1234.5]], card: { title: "Contoso", fields } }]);
});

test("the sentence of an error reaches the workbook", () => {
  const answers: unknown[] = [];
  const withdraw = all.host.functions.ask(
    { functionId: "LATER", arguments: [{ value: "none", address: null }], address: null },
    (answer) => answers.push(answer),
  );
  return until(() => answers.length === 1).then(() => {
    withdraw();
    expect(answers).toEqual([{ ok: false, error: "#N/A", message: "No such reseller" }]);
  });
});

test("a cell is busy until it is answered, and asks again when a cell it refers to changes", async () => {
  enter(0, "=CSP.SUM(A1:B2)");
  expect(shown(0)).toBe("#BUSY!");
  await until(() => shown(0) === 10);
  data().write(areaAt(1, 1), [[40]]);
  await until(() => shown(0) === 46);
});

test("a cell that refers to another function's cell follows it", async () => {
  enter(0, "=CSP.SUM(A1:B2)");
  enter(1, "=CSP.ADD(E1,1)");
  await until(() => shown(1) === 11);
});

test("while calculation is manual cells keep still until they are calculated", async () => {
  enter(0, "=CSP.SUM(A1:B2)");
  await until(() => shown(0) === 10);
  all.workbook.calculationMode = "Manual";
  data().write(areaAt(0, 0), [[0]]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(shown(0)).toBe(10);
  all.workbook.calculate();
  await until(() => shown(0) === 9);
});

test("a streaming function pushes into its cell without any recalculation, and is cancelled with it", async () => {
  enter(0, '=CSP.LIVE("a")');
  await until(() => shown(0) === "first");
  streams.get("a")?.setResult("second");
  await until(() => shown(0) === "second");
  expect(all.host.functions.openCount).toBe(1);
  data().clear(areaAt(0, 4), "Contents");
  await until(() => cancelled.length === 1);
  expect(all.host.functions.openCount).toBe(0);
  expect(shown(0)).toBe("");
});

test("an answer of several cells spills, is blocked by what stands in its way, and comes when the way is free", async () => {
  enter(0, "=CSP.ROWS(3)");
  await until(() => shown(2, 5) === 20);
  data().write(areaAt(1, 5), [["in the way"]]);
  expect([shown(0), shown(2, 5), shown(1, 5)]).toEqual(["#SPILL!", "", "in the way"]);
  data().clear(areaAt(1, 5), "Contents");
  expect([shown(0), shown(2, 5)]).toEqual([0, 20]);
});

test("rows inserted above a formula leave it streaming, and its references move", async () => {
  enter(0, "=CSP.SUM($A$1:B2)");
  enter(1, '=CSP.LIVE("a")');
  await until(() => shown(0) === 10 && shown(1) === "first");
  data().insertLines("rows", 0, 2);
  expect(data().formulas(areaAt(2, 4, 2, 1))).toEqual([["=CSP.SUM($A$3:B4)"], ['=CSP.LIVE("a")']]);
  streams.get("a")?.setResult("moved");
  await until(() => shown(3) === "moved");
  expect(cancelled).toEqual([]);
});

test("when the add-in is gone cells keep their values, and they are asked anew when it is back", async () => {
  enter(0, "=CSP.ADD(1,2)");
  await until(() => shown(0) === 3);
  all.host.disconnect();
  expect(shown(0)).toBe(3);
  enter(1, "=CSP.ADD(1,2)");
  expect(shown(1)).toBe("#NAME?");
  all.host.functionsReady();
  await until(() => shown(1) === 3);
});

test("five thousand cells are answered", async () => {
  data().write(
    areaAt(0, 4, 5000, 1),
    Array.from({ length: 5000 }, (_, row) => [{ formula: `=CSP.ADD(${row},1)` }]),
  );
  await until(() => all.host.functions.openCount === 0);
  expect(shown(4999)).toBe(5000);
});
