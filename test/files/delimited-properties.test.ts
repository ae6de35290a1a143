import fc from "fast-check";
import Papa from "papaparse";
import { delimitedSource } from "../../src/files/delimited-source";
import type { Delimiter } from "../../src/files/delimiter";
import { LINE_FEED } from "../../src/files/text-encoding";
import { memoryFile, rowsIn, rowsOf } from "./memory-file";

// Hundreds of files, or one of many megabytes, take their time on a busy machine.
jest.setTimeout(60_000);

const delimiter = fc.constantFrom<Delimiter>(",", ";", "\t", "|");
const lineBreak = fc.constantFrom("\n", "\r\n");
const cell = fc.oneof(
  fc.constantFrom("", " ", '"', '""', ",", ";", "\n", "\r\n", "a\tb", "Müller", "東京", "€", "1.234,56", "\uFEFF"),
  fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
);
// A carriage return at the very end of a row belongs to its line break, also behind a quotation mark.
const lastCell = cell.map((text) => text.replace(/\r+$/, ""));
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.tuple(fc.array(cell, { minLength: width - 1, maxLength: width - 1 }), lastCell), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map((rows) => rows.map(([cells, last]) => [...cells, last]));
const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

test("what papaparse writes reads back equal, however the bytes arrive", async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      delimiter,
      lineBreak,
      fc.boolean(),
      pieces,
      async (rows, between, newline, quotes, lengths) => {
        const text = Papa.unparse(rows, { delimiter: between, newline, quotes });
        // A row of blanks in a table of blanks is written as a line of nothing but delimiters; the first row says what it is.
        const file = memoryFile("a.csv", `\uFEFF${text}`, lengths);
        const source = delimitedSource(
          file,
          { encoding: "bytes", lineEnd: LINE_FEED },
          { delimiter: between, width: rows[0]?.length ?? 0 },
        );
        expect(await rowsOf(source)).toEqual(rows);
      },
    ),
    { numRuns: 400 },
  );
});

test("rows do not depend on where the bytes are cut, in any encoding and across blocks", async () => {
  const lines = Array.from(
    { length: 3000 },
    (_, i) => `${i},"Müller, ""No"" ${i}\n(second line)",${"x".repeat(i % 50)}\r\n`,
  );
  const text = `id,name,filling\r\n${lines.join("")}`;
  const encodings = {
    "UTF-8": new TextEncoder().encode(text),
    "UTF-16": Buffer.from(`\uFEFF${text}`, "utf16le"),
    "Windows-1252": Buffer.from(text, "latin1"),
  };
  const expected = await rowsIn("a.csv", encodings["UTF-8"]);
  expect(expected).toHaveLength(3001);
  expect(expected[3000]).toEqual(["2999", 'Müller, "No" 2999\n(second line)', "x".repeat(49)]);
  const lengths = fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.values(encodings)), lengths, async (bytes, cuts) => {
      // Comparing 3,000 rows cell by cell through the matcher would take longer than reading them.
      const large = cuts.map((cut) => cut + 500);
      expect(JSON.stringify(await rowsIn("a.csv", bytes, large)) === JSON.stringify(expected)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("the delimiter of a plain table is found, whatever its cells hold in quotation marks", async () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,9}$/);
  const value = fc.oneof(
    fc.integer().map(String),
    fc.constantFrom("", "Contoso, Ltd", "a;b", "x|y", "1,50", "5/1/2025", '"'),
  );
  const drawn = fc.integer({ min: 2, max: 8 }).chain((width) =>
    fc.record({
      header: fc.uniqueArray(name, { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(drawn, delimiter, async ({ header, rows }, between) => {
      const text = Papa.unparse([header, ...rows], {
        delimiter: between,
        quotes: (cellValue: string) => /[,;|\t]/.test(cellValue),
      });
      expect(await rowsIn("a.csv", text)).toEqual([header, ...rows]);
    }),
    { numRuns: 300 },
  );
});
