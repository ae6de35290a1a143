import fc from "fast-check";
import { addressOf, referenceIn } from "../../preview/host/address";
import { areaAt } from "../../preview/host/area";
import { CellColumn } from "../../preview/host/memory/cell-column";
import { shiftedFormula, writtenCall } from "../../preview/host/memory/formula-call";
import { Runs } from "../../preview/host/memory/runs";
import { TextPool } from "../../preview/host/memory/text-pool";
import { MemoryWorkbook } from "../../preview/host/memory-workbook";

const ROWS = 40;
const row = fc.nat(ROWS - 1);
const step = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), from: row, length: fc.nat(9), value: fc.constantFrom("a", "b", "") }),
  fc.record({ kind: fc.constant("insert" as const), at: row, count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant("remove" as const), at: row, count: fc.integer({ min: 1, max: 5 }) }),
);

test("runs hold what an array of rows would", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const runs = new Runs("");
      const plain = new Array<string>(ROWS).fill("");
      for (const one of steps) {
        if (one.kind === "set") {
          const to = Math.min(ROWS - 1, one.from + one.length);
          runs.change(one.from, to, () => one.value);
          plain.fill(one.value, one.from, to + 1);
        } else if (one.kind === "insert") {
          runs.insert(one.at, one.count);
          plain.splice(one.at, 0, ...new Array<string>(one.count).fill(plain[one.at - 1] ?? ""));
        } else {
          runs.remove(one.at, one.count);
          plain.splice(one.at, one.count);
          while (plain.length < ROWS) plain.push("");
        }
      }
      expect(plain.map((_, index) => runs.at(index))).toEqual(plain);
      const all = runs.within(0, plain.length - 1).flatMap(({ from, to, value }) => {
        return new Array<string>(to - from + 1).fill(value);
      });
      expect(all).toEqual(plain);
    }),
  );
});

test("a column of cells holds what an array would", () => {
  const cell = fc.oneof(fc.constantFrom("", "x", "y"), fc.double({ noNaN: true }), fc.boolean());
  const write = fc.record({ kind: fc.constant("set" as const), at: row, value: cell });
  const lines = fc.record({ kind: fc.constantFrom("insert" as const, "remove" as const), at: row, value: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(fc.oneof(write, lines), { maxLength: 30 }), (steps) => {
      const column = new CellColumn(new TextPool());
      const plain = new Array<unknown>(ROWS).fill("");
      for (const { kind, at, value } of steps) {
        if (kind === "set") {
          column.set(at, value);
          plain[at] = value;
        } else if (kind === "insert") {
          column.insert(at, value);
          plain.splice(at, 0, ...new Array<unknown>(value).fill(""));
        } else {
          column.remove(at, value);
          plain.splice(at, value);
          while (plain.length < ROWS) plain.push("");
        }
      }
      expect(plain.map((_, index) => column.at(index))).toEqual(plain);
      expect(column.first()).toBe(plain.findIndex((one) => one !== ""));
      expect(column.last()).toBe(plain.reduce<number>((last, one, index) => (one === "" ? last : index), -1));
    }),
  );
});

test("an address read is the address written", () => {
  const area = fc.tuple(fc.nat(1_048_575), fc.nat(16_383), fc.nat(1_048_575), fc.nat(16_383));
  fc.assert(
    fc.property(area, ([one, left, other, right]) => {
      const written = {
        top: Math.min(one, other),
        bottom: Math.max(one, other),
        left: Math.min(left, right),
        right: Math.max(left, right),
      };
      expect(referenceIn(addressOf(written))).toEqual({ sheetName: null, area: written });
    }),
  );
});

test.each<[string, string, string]>([
  ["a reference below moves", "=CSP.TTM(A5)", "=CSP.TTM(A7)"],
  ["one above stays", "=CSP.TTM(A1)", "=CSP.TTM(A1)"],
  ["a range around the place grows", "=CSP.TTM(A1:$B$9)", "=CSP.TTM(A1:$B$11)"],
  ["text is left alone", '=CSP.TTM("A5")', '=CSP.TTM("A5")'],
  ["another sheet's cells stay", "=CSP.TTM(Other!A5)", "=CSP.TTM(Other!A5)"],
  ["its own sheet by name moves", "=CSP.TTM('My data'!A5)", "=CSP.TTM('My data'!A7)"],
])("two rows inserted before row 3: %s", (_, before, after) => {
  expect(shiftedFormula(before, "My data", "My data", { lines: "rows", at: 2, count: 2 })).toBe(after);
});

test("a reference to deleted rows breaks", () => {
  expect(shiftedFormula("=CSP.TTM(A5)", "S", "S", { lines: "rows", at: 3, count: -4 })).toBe("=CSP.TTM(#REF!)");
});

test("a formula that is more than one call is none", () => {
  expect(writtenCall("=CSP.A(1)+CSP.B(2)")).toBeNull();
  expect(writtenCall('=csp.a("x,y",,A1)')?.arguments.map(({ kind }) => kind)).toEqual(["literal", "omitted", "word"]);
});

test("a million rows are held, found and read", () => {
  const sheet = new MemoryWorkbook().sheets()[0];
  const rows = 1_048_576;
  for (let at = 0; at < rows; at += 65_536) {
    sheet?.write(
      areaAt(at, 0, 65_536, 2),
      Array.from({ length: 65_536 }, (_, index) => [at + index, index % 7 === 0 ? "reseller" : ""]),
    );
  }
  expect(sheet?.usedArea(true)).toEqual(areaAt(0, 0, rows, 2));
  expect(sheet?.values(areaAt(rows - 1, 0, 1, 2))).toEqual([[rows - 1, ""]]);
});
