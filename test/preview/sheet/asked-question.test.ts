import { areaAt } from "../../../preview/host/area";
import type {
  CustomFunction,
  FunctionAnswer,
  FunctionArgument,
  FunctionCall,
} from "../../../preview/host/function-desk";
import { AskedQuestions, BUSY, type AskingCell } from "../../../preview/sheet/asked-question";

const asked: CustomFunction = {
  id: "TTM",
  name: "CSP.TTM",
  description: "",
  parameters: [],
  isStreaming: true,
  isCancelable: false,
  isVolatile: false,
  needsAddress: false,
  needsParameterAddresses: false,
};

const cellAt = (row: number, column = 2, sheetId = "s1"): AskingCell => ({ sheetId, row, column });
const argument = (value: FunctionArgument["value"], address: string | null = null): FunctionArgument => ({
  value,
  address,
});
const callOf = (value: FunctionArgument["value"], address: string | null = null): FunctionCall => ({
  functionId: "TTM",
  arguments: [argument(value, address)],
  address: "Sheet1!C2",
});
const shown = (value: number): FunctionAnswer => ({ ok: true, cells: [[value]] });
const refused = (message: string): FunctionAnswer => ({ ok: false, error: "#N/A", message });

interface Put {
  readonly call: FunctionCall;
  readonly answered: (answer: FunctionAnswer) => void;
  isWithdrawn: boolean;
}

/** A desk that is answered by hand, and who was told. */
function opened() {
  const puts: Put[] = [];
  const told: (readonly AskingCell[])[] = [];
  const questions = new AskedQuestions(
    {
      functions: [asked],
      ask: (call, answered) => {
        const put: Put = { call, answered, isWithdrawn: false };
        puts.push(put);
        return () => {
          put.isWithdrawn = true;
        };
      },
    },
    (cells) => told.push(cells),
  );
  return { questions, puts, told };
}

/** The put with this number; it must be there. */
function putIn(puts: readonly Put[], at: number): Put {
  const put = puts[at];
  if (put === undefined) throw new RangeError(`${puts.length} questions were put`);
  return put;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test("a cell is busy at first, its question is put after the calculation, and the answer is told once and kept", () => {
  const { questions, puts, told } = opened();
  expect(questions.answer(asked, callOf(1), cellAt(1))).toBe(BUSY);
  expect(puts).toHaveLength(0);
  questions.settle(false);
  jest.runAllTimers();
  expect(puts.map(({ call }) => call)).toEqual([callOf(1)]);
  expect(told).toEqual([]);
  putIn(puts, 0).answered(shown(250));
  jest.runAllTimers();
  expect(told).toEqual([[cellAt(1)]]);
  expect(questions.answer(asked, callOf(1), cellAt(1))).toEqual(shown(250));
  jest.runAllTimers();
  expect(puts).toHaveLength(1);
});

test("thousands of cells with the same argument share one question and are told together", () => {
  const { questions, puts, told } = opened();
  const cells = Array.from({ length: 5000 }, (_, row) => cellAt(row));
  for (const cell of cells) questions.answer(asked, callOf("6048879"), cell);
  questions.settle(false);
  jest.runAllTimers();
  expect([puts.length, questions.size]).toEqual([1, 1]);
  putIn(puts, 0).answered(shown(1));
  jest.runAllTimers();
  expect(told).toEqual([cells]);
});

test.each<[string, Partial<CustomFunction>, FunctionCall, number]>([
  ["another argument", {}, callOf(2), 2],
  ["text in place of a number", {}, callOf("1"), 2],
  ["a left-out argument", {}, callOf(null), 2],
  ["another function", {}, { ...callOf(1), functionId: "STATUS" }, 2],
  ["the same argument from elsewhere", {}, callOf(1, "Sheet1!B9"), 1],
  ["the same from elsewhere, where that matters", { needsParameterAddresses: true }, callOf(1, "Sheet1!B9"), 2],
  ["another asking cell", {}, { ...callOf(1), address: "Sheet1!Z9" }, 1],
  ["another asking cell, where that matters", { needsAddress: true }, { ...callOf(1), address: "Sheet1!Z9" }, 2],
])("%s", (_, needs, other, questionsPut) => {
  const { questions, puts } = opened();
  const needing = { ...asked, ...needs };
  questions.answer(needing, callOf(1), cellAt(1));
  questions.answer(needing, other, cellAt(2));
  questions.settle(false);
  jest.runAllTimers();
  expect(puts).toHaveLength(questionsPut);
});

test("an answer that says the same again is not told", () => {
  const { questions, puts, told } = opened();
  questions.answer(asked, callOf(1), cellAt(1));
  questions.settle(false);
  jest.runAllTimers();
  for (const answer of [shown(1), shown(1), shown(2), shown(2)]) {
    putIn(puts, 0).answered(answer);
    jest.runAllTimers();
  }
  expect(told).toHaveLength(2);
});

test("a cell that asks something else lets go of its old question; nobody asking withdraws it", () => {
  const { questions, puts } = opened();
  questions.answer(asked, callOf(1), cellAt(1));
  questions.answer(asked, callOf(1), cellAt(2));
  questions.settle(false);
  jest.runAllTimers();
  questions.answer(asked, callOf(9), cellAt(1));
  questions.settle(false);
  expect(putIn(puts, 0).isWithdrawn).toBe(false);
  questions.answer(asked, callOf(9), cellAt(2));
  questions.settle(false);
  expect(putIn(puts, 0).isWithdrawn).toBe(true);
  expect(questions.size).toBe(1);
});

test("after a calculation of every cell, what no cell asked is withdrawn; after one of some cells it stays", () => {
  const { questions, puts } = opened();
  for (const row of [1, 2]) questions.answer(asked, callOf(row), cellAt(row));
  questions.settle(true);
  jest.runAllTimers();
  questions.answer(asked, callOf(1), cellAt(1));
  questions.settle(false);
  expect(puts.map(({ isWithdrawn }) => isWithdrawn)).toEqual([false, false]);
  questions.answer(asked, callOf(1), cellAt(1));
  questions.settle(true);
  expect(puts.map(({ isWithdrawn }) => isWithdrawn)).toEqual([false, true]);
});

test("a cell that was overwritten asks no more, unless it asks in the calculation that runs", () => {
  const { questions, puts } = opened();
  questions.answer(asked, callOf(1), cellAt(1));
  questions.settle(false);
  jest.runAllTimers();
  questions.answer(asked, callOf(1), cellAt(1));
  questions.forgetCells("s1", areaAt(1, 2));
  expect(questions.size).toBe(1);
  questions.settle(false);
  questions.forgetCells("s1", areaAt(1, 2));
  expect(questions.size).toBe(0);
  expect(putIn(puts, 0).isWithdrawn).toBe(true);
});

test("an edit of one cell among many that ask withdraws its question alone", () => {
  const { questions, puts } = opened();
  for (let row = 0; row < 50; row++) questions.answer(asked, callOf(row), cellAt(row));
  questions.settle(true);
  jest.runAllTimers();
  questions.forgetCells("s1", areaAt(7, 1, 1, 3));
  expect(puts.flatMap(({ isWithdrawn }, at) => (isWithdrawn ? [at] : []))).toEqual([7]);
});

test("a question that was let go before it was put is never put", () => {
  const { questions, puts } = opened();
  questions.answer(asked, callOf(1), cellAt(1));
  questions.settle(false);
  questions.forgetCells("s1", areaAt(1, 2));
  jest.runAllTimers();
  expect(puts).toEqual([]);
});

test("cells of the same place on other sheets are other cells", () => {
  const { questions } = opened();
  questions.answer(asked, callOf(1), cellAt(1, 2, "s1"));
  questions.answer(asked, callOf(2), cellAt(1, 2, "s2"));
  questions.settle(false);
  for (const area of [areaAt(0, 0, 1, 9), areaAt(2, 0, 9, 9), areaAt(0, 0, 9, 2), areaAt(0, 3, 9, 9)]) {
    questions.forgetCells("s1", area);
    questions.forgetCells("s", area);
  }
  expect(questions.size).toBe(2);
  questions.forgetCells("s1", areaAt(0, 0, 9, 9));
  expect(questions.size).toBe(1);
});

test("the sentence beside an error is found by its cell, and goes when a value comes", () => {
  const { questions, puts } = opened();
  questions.answer(asked, callOf(1), cellAt(1));
  questions.settle(false);
  jest.runAllTimers();
  expect(questions.messageFor(cellAt(1))).toBe(BUSY.ok ? null : BUSY.message);
  putIn(puts, 0).answered(refused("Reseller 1 is not in the billing."));
  expect(questions.messageFor(cellAt(1))).toBe("Reseller 1 is not in the billing.");
  expect(questions.messageFor(cellAt(2))).toBeNull();
  putIn(puts, 0).answered(shown(1));
  expect(questions.messageFor(cellAt(1))).toBeNull();
});

test("closing withdraws every question, puts none and tells nobody", () => {
  const { questions, puts, told } = opened();
  questions.answer(asked, callOf(1), cellAt(1));
  questions.settle(false);
  jest.runAllTimers();
  putIn(puts, 0).answered(shown(1));
  questions.answer(asked, callOf(2), cellAt(2));
  questions.close();
  jest.runAllTimers();
  expect(puts.map(({ isWithdrawn }) => isWithdrawn)).toEqual([true]);
  expect(told).toEqual([]);
  expect(questions.size).toBe(0);
});
