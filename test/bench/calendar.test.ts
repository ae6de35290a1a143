import fc from "fast-check";
import { dayText, firstDay, lastDay, monthNumber, monthOf, monthText, slashText } from "../../samples/exports/calendar";

const month = fc.integer({ min: 1901 * 12, max: 2199 * 12 });
const DAY_MS = 86_400_000;

test("the first and last day of a month are Excel's serial numbers", () => {
  fc.assert(
    fc.property(month, (at) => {
      const epoch = Date.UTC(1899, 11, 30);
      expect(firstDay(at)).toBe((Date.UTC(Math.floor(at / 12), at % 12, 1) - epoch) / DAY_MS);
      expect(lastDay(at)).toBe((Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0) - epoch) / DAY_MS);
    }),
  );
});

test("a day knows its month, and its texts are those of the calendar", () => {
  fc.assert(
    fc.property(fc.integer({ min: 366, max: 109_000 }), (day) => {
      const date = new Date(Date.UTC(1899, 11, 30) + day * DAY_MS);
      expect(monthOf(day)).toBe(date.getUTCFullYear() * 12 + date.getUTCMonth());
      expect(dayText(day)).toBe(date.toISOString().slice(0, 10));
      expect(slashText(day)).toBe(`${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`);
    }),
  );
});

test("a month's text names the month again", () => {
  fc.assert(fc.property(month, (at) => monthNumber(monthText(at)) === at));
});

test.each(["2026", "2026-13", "2026-00", "soon"])("%s is not a month", (text) => {
  expect(() => monthNumber(text)).toThrow(RangeError);
});
