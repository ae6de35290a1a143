import fc from "fast-check";
import type { Cell } from "../../../src/core/cell";
import { BAD_DAY, DateColumn, monthIn, NO_DAY } from "../../../src/core/import/date-column";
import { dayOf, dayText, monthText } from "../../../src/core/month";
import type { DateOrder } from "../../../src/core/rules/settings";

function dateIn(cell: Cell | undefined, order: DateOrder = "mdy", date1904 = false): string | null {
  const day = new DateColumn(order, date1904).day(cell);
  return day === NO_DAY ? null : day === BAD_DAY ? "bad" : dayText(day);
}

test.each<[Cell, string]>([
  ["10/3/2020", "2020-10-03"],
  ["9/30/2020", "2020-09-30"],
  ["2/1/2019 0:00", "2019-02-01"],
  ["2/28/2019 23:59", "2019-02-28"],
  ["2/28/2019 11:59:59 PM", "2019-02-28"],
  ["30/9/2020", "2020-09-30"],
  ["30-09-2020", "2020-09-30"],
  ["01.02.2025", "2025-02-01"],
  ["31.12.2025 23:59:59", "2025-12-31"],
  ["2021-05-20", "2021-05-20"],
  ["2021/05/20", "2021-05-20"],
  ["2021-05-20T00:00:00Z", "2021-05-20"],
  ["2021-05-20T18:30:06.6045692Z", "2021-05-20"],
  ["2021-05-01T00:00:00", "2021-05-01"],
  ["2021-05-01 23:59", "2021-05-01"],
  ["2019-02-04T09:22:40.1767993-08:00", "2019-02-04"],
  ["2024-04-30T23:30:00-08:00", "2024-05-01"],
  ["2024-05-01T00:30:00+02:00", "2024-04-30"],
  ["2024-05-01T00:30:00+0200", "2024-04-30"],
  ["2024-02-29T23:00:00-01:00", "2024-03-01"],
  ["2025-12-31T23:59:59-00:01", "2026-01-01"],
  ["June 18, 2021", "2021-06-18"],
  ["18 Jun 2021", "2021-06-18"],
  ["18-Jun-21", "2021-06-18"],
  ["'2021-05-20", "2021-05-20"],
  ["\u00a02021-05-20 ", "2021-05-20"],
  [45_931, "2025-10-01"],
  [45_931.999, "2025-10-01"],
  ["45931", "2025-10-01"],
  ["2024-02-29", "2024-02-29"],
])("the cell %p is %s", (cell, day) => {
  expect(dateIn(cell)).toBe(day);
});

test.each<[Cell | undefined]>([[null], [undefined], [""], ["  "], [0], [1], ["0001-01-01"], ["0001-01-01T00:00:00"]])(
  "the cell %p is no date at all",
  (cell) => {
    expect(dateIn(cell)).toBeNull();
  },
);

test.each<[Cell]>([
  ["soon"],
  ["2025-02-29"],
  ["2/30/2025"],
  ["13/13/2025"],
  ["2025-13-01"],
  ["31.04.2025"],
  ["31 Foo 2025"],
  ["2024-05-01T25:00:00Z"],
  ["#N/A"],
  [-5],
  [1e9],
  [NaN],
  [true],
  ["1/2"],
])("the cell %p is not blank and no date", (cell) => {
  expect(dateIn(cell)).toBe("bad");
});

test.each<[DateOrder, string]>([
  ["mdy", "2025-03-04"],
  ["dmy", "2025-04-03"],
])("03/04/2025 follows the order %s", (order, day) => {
  expect(dateIn("03/04/2025", order)).toBe(day);
});

test("points always put the day first", () => {
  expect(dateIn("03.04.2025", "mdy")).toBe("2025-04-03");
});

test("serials of the 1904 system lie 1,462 days later", () => {
  expect(dateIn(45_931 - 1_462, "mdy", true)).toBe("2025-10-01");
});

test.each<[readonly Cell[], DateOrder | null]>([
  [["01/02/2025", "03/04/2025"], null],
  [["05/05/2025"], null],
  [["01/02/2025", "25/02/2025"], "dmy"],
  [["01/02/2025", "02/25/2025"], "mdy"],
  [["01.02.2025"], "dmy"],
  [["2025-01-02", 45_931], null],
  [["25/02/2025", "26/02/2025", "02/25/2025"], "dmy"],
])("a column of %j tells the order %s", (cells, told) => {
  const column = new DateColumn();
  for (const cell of cells) column.day(cell);
  expect(column.told).toBe(told);
});

const anyDay = fc.integer({ min: dayOf(2000, 1, 1), max: dayOf(2170, 12, 31) });

test("any day in any common form is that day", () => {
  const form = fc.constantFrom("iso", "isoZ", "mdy", "dmy", "dots", "serial", "serialText");
  fc.assert(
    fc.property(anyDay, form, (day, written) => {
      const iso = dayText(day);
      const [year = "", month = "", date = ""] = iso.split("-");
      const cell: Cell = {
        iso,
        isoZ: `${iso}T23:59:59.9999999Z`,
        mdy: `${Number(month)}/${Number(date)}/${year}`,
        dmy: `${date}/${month}/${year}`,
        dots: `${date}.${month}.${year}`,
        serial: day + 25_569.75,
        serialText: String(day + 25_569),
      }[written];
      return dateIn(cell, written === "dmy" ? "dmy" : "mdy") === iso;
    }),
  );
});

test("a zone moves a day by what it says and no more", () => {
  const time = fc.tuple(anyDay, fc.nat(1_439), fc.integer({ min: -14 * 60, max: 14 * 60 }));
  fc.assert(
    fc.property(time, ([day, minute, offset]) => {
      const two = (number: number) => String(number).padStart(2, "0");
      const size = Math.abs(offset);
      const zone = `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
      const text = `${dayText(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00${zone}`;
      return dateIn(text) === new Date(text).toISOString().slice(0, 10);
    }),
  );
});

test("a column gives the same day for the same cell however often and in whatever company it is asked", () => {
  const cell = fc.constantFrom<Cell>(null, "", "soon", 45_931, "01/02/2025", "13/02/2025", "2025-01-02", NaN, 0, true);
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const column = new DateColumn("dmy");
      return cells.every((each) => column.day(each) === new DateColumn("dmy").day(each));
    }),
  );
});

test("more different dates than are remembered are read alike", () => {
  const column = new DateColumn();
  const read = (at: number) => column.day(`2025-01-01T00:00:00.${at}Z`);
  for (let at = 0; at < 45_000; at++) read(at);
  expect([read(0), read(44_999)].map(dayText)).toEqual(["2025-01-01", "2025-01-01"]);
});

test.each<[Cell | undefined, string | null]>([
  ["2022-07", "2022-07"],
  ["2022-7", "2022-07"],
  ["2022/07", "2022-07"],
  ["202207", "2022-07"],
  [202_207, "2022-07"],
  ["Jul 2022", "2022-07"],
  ["July 2022", "2022-07"],
  ["Sept 2022", "2022-09"],
  ["Jul-22", "2022-07"],
  ["7/2022", "2022-07"],
  ["07.2022", "2022-07"],
  ["2022-07-18", "2022-07"],
  ["2022-07-01T00:00:00", "2022-07"],
  [44_760, "2022-07"],
  ["", null],
  [null, null],
  [undefined, null],
  ["July", "bad"],
  ["2022-13", "bad"],
  ["Foo 2022", "bad"],
  ["Mayday 2022", "bad"],
  [202_213, "bad"],
])("the month in the cell %p is %s", (cell, expected) => {
  const month = monthIn(cell, new DateColumn());
  expect(typeof month === "number" ? monthText(month) : month).toBe(expected);
});
