import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { UnreadableSource } from "../../src/core/import/source";
import { memoryFile, outcomeOf } from "./memory-file";
import { workbookParts } from "./workbook-parts";
import { zipArchive } from "./zip-archive";

// Hundreds of files, or one of many megabytes, take their time on a busy machine.
jest.setTimeout(60_000);

const HEADER = ["ResellerMpnId", "CustomerName", "Subtotal", "Currency"];
const records = Array.from({ length: 400 }, (_, i) => [
  `${6_048_000 + i}`,
  i % 3 === 0 ? `Contoso, ${i}` : `Fabrikam ${i}`,
  `${i}.25`,
  "USD",
]);
const csv = [HEADER, ...records]
  .map((row) => row.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(",") + "\r\n")
  .join("");
const plain = csv.replaceAll('"', "").replaceAll("Contoso, ", "Contoso ");
const jsonLines = records
  .map((row) => JSON.stringify(Object.fromEntries(HEADER.map((name, i) => [name, row[i]]))) + "\n")
  .join("");

/** A change to a file: bytes written over, taken out or put in, or the end cut off. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  kind: fc.constantFrom("over", "out", "in", "end"),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 24 }),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutated(bytes: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  return changes.reduce<Uint8Array>((before, { at, kind, bytes: piece }) => {
    const start = Math.floor(at * before.length);
    const head = before.subarray(0, start);
    switch (kind) {
      case "over":
        return Buffer.concat([head, piece, before.subarray(start + piece.length)]);
      case "out":
        return Buffer.concat([head, before.subarray(start + piece.length)]);
      case "in":
        return Buffer.concat([head, piece, before.subarray(start)]);
      default:
        return head;
    }
  }, bytes);
}

/** Reads a file that may be anything. Rows or a sentence must come, in bounded time; any other failure fails the test. */
async function tried(name: string, bytes: Uint8Array): Promise<"rows" | UnreadableSource> {
  const started = performance.now();
  const outcome = await outcomeOf(memoryFile(name, bytes, [4096]));
  expect(performance.now() - started).toBeLessThan(5000);
  if (!(outcome instanceof UnreadableSource)) return "rows";
  expect(outcome.message).toMatch(/^[^\n]{20,}[^.]$/);
  return outcome;
}

test("random bytes end in rows or in a sentence", async () => {
  const magics = [
    "",
    "1f8b",
    "1f8b0800",
    "504b0304",
    "504b0506",
    "d0cf11e0a1b11ae1",
    "fffe",
    "feff",
    "efbbbf",
    "5b7b",
    "7b22",
    "25504446",
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 3000 }), async (magic, bytes) => {
      await tried("a.csv", Buffer.concat([Buffer.from(magic, "hex"), bytes]));
    }),
    { numRuns: 600 },
  );
});

test("random text ends in rows or in a sentence", async () => {
  const sign = fc.constantFrom(
    ",",
    ";",
    '"',
    "\n",
    "\r",
    "\r\n",
    "\t",
    "|",
    "{",
    "}",
    "[",
    "]",
    ":",
    "a",
    "1",
    " ",
    "é",
    "\uFEFF",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(sign, { maxLength: 200 }), async (signs) => {
      await tried("a.csv", new TextEncoder().encode(signs.join("")));
    }),
    { numRuns: 600 },
  );
});

describe("a changed file ends in rows or in a sentence:", () => {
  const files: Record<string, () => Uint8Array | Promise<Uint8Array>> = {
    "a.csv": () => Buffer.from(csv),
    "wide.csv": () => Buffer.from(`\uFEFF${csv}`, "utf16le"),
    "a.csv.gz": () => gzipSync(csv),
    "a.jsonl": () => Buffer.from(jsonLines),
    "a.jsonl.gz": () => gzipSync(jsonLines),
    "a.json": () => Buffer.from(`[${jsonLines.trim().replaceAll("\n", ",")}]`),
    "a.xlsx": () => writeXlsx({ sheets: [{ name: "A", rows: [HEADER, ...records] }] }),
    "stored.xlsx": () => zipArchive(handMade(), { stored: true }),
  };

  test.each(Object.keys(files))("%s", async (name) => {
    const bytes = (await files[name]?.()) ?? new Uint8Array();
    expect(await tried(name, bytes)).toBe("rows");
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (changes) => {
        await tried(name, mutated(bytes, changes));
      }),
      { numRuns: 200 },
    );
  });
});

function handMade(): Record<string, string> {
  const rows = records.map(
    (row, i) => `<row r="${i + 1}">${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`,
  );
  return workbookParts([
    { name: "A", xml: `<dimension ref="A1:D${rows.length}"/><sheetData>${rows.join("")}</sheetData>` },
  ]);
}

describe("rows are never lost in silence:", () => {
  test("a CSV cut off anywhere gives all rows up to there, or says so", async () => {
    const bytes = Buffer.from(plain);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (length) => {
        const part = bytes.subarray(0, length).toString();
        const outcome = await outcomeOf(memoryFile("a.csv", part));
        const torn = part.slice(part.lastIndexOf("\n") + 1).replace("\r", "");
        const rows = part.split("\n").length - (torn === "" ? 1 : 0);
        if (outcome instanceof UnreadableSource) {
          expect(outcome.code).toBe("truncated");
          expect(torn.split(",").length).toBeLessThan(HEADER.length);
        } else expect(outcome["a.csv"]).toHaveLength(rows);
      }),
      { numRuns: 300 },
    );
  });

  test("a CSV with other letters in its cells keeps its number of rows", async () => {
    const bytes = Buffer.from(plain);
    const letter = fc.integer({ min: 0x30, max: 0xff }).filter((byte) => byte !== 0x7c && byte !== 0x3b);
    const change = fc.tuple(fc.integer({ min: 60, max: bytes.length - 1 }), letter);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 50 }), async (changes) => {
        const changed = Buffer.from(bytes);
        // Line ends stay, so that the number of rows is known.
        for (const [at, byte] of changes) if (changed[at] !== 0x0a && changed[at] !== 0x0d) changed[at] = byte;
        const outcome = await outcomeOf(memoryFile("a.csv", changed));
        expect(outcome instanceof UnreadableSource ? outcome.message : outcome["a.csv"]?.length).toBe(
          records.length + 1,
        );
      }),
      { numRuns: 200 },
    );
  });

  test("a quotation mark too many or too few loses no row without a word", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: csv.length - 1 }), fc.boolean(), async (at, takeOut) => {
        const mark = csv.indexOf('"', at);
        const changed =
          takeOut && mark !== -1 ? csv.slice(0, mark) + csv.slice(mark + 1) : `${csv.slice(0, at)}"${csv.slice(at)}`;
        const outcome = await outcomeOf(memoryFile("a.csv", changed));
        if (outcome instanceof UnreadableSource) expect(["truncated", "damaged"]).toContain(outcome.code);
        // A mark between a carriage return and its line feed makes a cell of its own, but no row fewer.
        else expect(outcome["a.csv"]).toHaveLength(records.length + 1);
      }),
      { numRuns: 500 },
    );
  });

  test.each(["a.csv.gz", "a.jsonl.gz"])("%s cut off anywhere is never taken for whole", async (name) => {
    const bytes = gzipSync(name.includes("json") ? jsonLines : csv);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: bytes.length - 1 }), async (length) => {
        expect(await outcomeOf(memoryFile(name, bytes.subarray(0, length)))).toBeInstanceOf(UnreadableSource);
      }),
      { numRuns: 150 },
    );
  });

  test("a changed workbook gives the same rows or none", async () => {
    const bytes = zipArchive(handMade());
    const whole = JSON.stringify(await outcomeOf(memoryFile("a.xlsx", bytes)));
    await fc.assert(
      fc.asyncProperty(mutation, async (change) => {
        const outcome = await outcomeOf(memoryFile("a.xlsx", mutated(bytes, [change])));
        if (!(outcome instanceof UnreadableSource))
          expect(JSON.stringify(Object.values(outcome)[0])).toBe(whole.slice(whole.indexOf(":") + 1, -1));
      }),
      { numRuns: 300 },
    );
  });
});
