import fc from "fast-check";
import { linesWithin } from "../../src/cli/report/text-lines";

const REASON =
  "USD 471.92 is billed with us in the check window May 2025 to Apr 2026 (USD 33.21 of the USD 505.13 of the last twelve " +
  "months rolls off before it); at the recurring USD 40.09 a month it comes to USD 512.01 by 2026-04-30, and USD 528.08 " +
  "is still missing with us to reach USD 1,000.00, to be billed by 2026-04-30.";

test.each<[string, string, number, boolean, number]>([
  ["an empty text has a line", "", 10, false, 1],
  ["twelve digits fill a column of fourteen, which has margins", "1".repeat(12), 14, false, 1],
  ["one digit more does not fit", "1".repeat(13), 14, false, 2],
  ["bold digits are wider", "1".repeat(12), 14, true, 2],
  ["narrow letters take half of the room", "i".repeat(26), 14, false, 1],
  ["wide ones almost twice", "W".repeat(7), 14, false, 2],
  ["a long word goes on in further lines", "1".repeat(25), 14, false, 3],
  ["words go to the next line whole", "1111111 1111111", 14, false, 2],
  ["a line break starts a line", "a\nb\r\nc", 14, false, 3],
  ["East Asian characters take two digits each", "株".repeat(7), 14, false, 2],
  ["a column narrower than its margins still ends", "111", 1, false, 3],
  ["a reason takes the four lines that spreadsheet programs give it", REASON, 84, false, 4],
])("%s", (_, text, width, bold, lines) => {
  expect(linesWithin(text, width, bold)).toBe(lines);
});

test("a wider column never needs more lines, a longer text never fewer", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }),
      fc.string({ maxLength: 9 }),
      fc.integer({ min: 3, max: 90 }),
      (text, more, width) => {
        const lines = linesWithin(text, width, false);
        expect(linesWithin(text, width + 1, false)).toBeLessThanOrEqual(lines);
        expect(linesWithin(text + more, width, false)).toBeGreaterThanOrEqual(lines);
      },
    ),
  );
});
