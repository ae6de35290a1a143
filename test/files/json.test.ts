import { gzipSync } from "node:zlib";
import type { Source } from "../../src/core/import/source";
import { sourcesOf } from "../../src/files/sources";
import { reviewed } from "../core/asked";
import { memoryFile, refusalOf, rowsIn } from "./memory-file";

// Hundreds of files, or one of many megabytes, take their time on a busy machine.
jest.setTimeout(60_000);

const lines = (...objects: readonly object[]) => objects.map((object) => JSON.stringify(object) + "\n").join("");

test("a line is a row under the names of its values", async () => {
  expect(
    await rowsIn(
      "a.jsonl",
      lines({ id: "1", amount: -2.5, ok: true, gone: null }, { id: "2", amount: 0, ok: false, gone: "x" }),
    ),
  ).toEqual([
    ["id", "amount", "ok", "gone"],
    ["1", -2.5, true, null],
    ["2", 0, false, "x"],
  ]);
});

test("a name that first appears in the last line is a column, and what a line leaves out is empty", async () => {
  const objects: object[] = Array.from({ length: 30_000 }, (_, i) => ({ id: i }));
  const rows = await rowsIn("a.jsonl", lines(...objects, { reseller: "6048879", id: 30_000 }));
  expect(rows[0]).toEqual(["id", "reseller"]);
  expect(rows[1]).toEqual([0, null]);
  expect(rows.at(-1)).toEqual([30_000, "6048879"]);
});

test("what is nested arrives as its JSON text", async () => {
  expect(await rowsIn("a.jsonl", '{"id":1,"tags":["a",{"b":2}]}\n')).toEqual([
    ["id", "tags"],
    [1, '["a",{"b":2}]'],
  ]);
});

test.each([
  ["1234567890123.45", 1234567890123.45],
  ["0.085000000000000", 0.085],
  ["123456789012345.67", "123456789012345.67"],
  ["-22.000000000000000001", "-22.000000000000000001"],
  ["12345678901234567890", "12345678901234567890"],
  ["1e-7", 1e-7],
  ["1e999", "1e999"],
])("the number %s keeps all its digits", async (literal, expected) => {
  expect(await rowsIn("a.jsonl", `{"amount":${literal}}\n`)).toEqual([["amount"], [expected]]);
});

test("digits inside a text are no number", async () => {
  const text = 'say "1234567890123456789", 1234567890.123456789';
  expect(await rowsIn("a.jsonl", lines({ note: text, amount: 1 }))).toEqual([
    ["note", "amount"],
    [text, 1],
  ]);
});

test("names that objects have by nature are columns like others", async () => {
  expect(await rowsIn("a.jsonl", '{"__proto__":1,"constructor":2}\n{"toString":3}\n')).toEqual([
    ["__proto__", "constructor", "toString"],
    [1, 2, null],
    [null, null, 3],
  ]);
});

test("blank lines, carriage returns, a byte order mark and a missing last line break change nothing", async () => {
  expect(await rowsIn("a.jsonl", '\uFEFF{"id":1}\r\n\r\n{"id":2}')).toEqual([["id"], [1], [], [2]]);
});

test("packed lines and lines in UTF-16 are read", async () => {
  const text = lines({ id: 1, name: "Müller" }, { id: 2, name: "東京" });
  const expected = await rowsIn("a.jsonl", text);
  expect(expected).toHaveLength(3);
  expect(await rowsIn("a.jsonl.gz", gzipSync(text))).toEqual(expected);
  expect(await rowsIn("a.jsonl", Buffer.from(`\uFEFF${text}`, "utf16le"), [7])).toEqual(expected);
});

test.each([
  ["a list", '[{"id":1},{"id":2,"name":"a"}]'],
  ["a list over several lines", '[\n  {\n    "id": 1\n  },\n  {\n    "id": 2,\n    "name": "a"\n  }\n]\n'],
  ["an answer with the list under value", '{"@odata.context":"x","value":[{"id":1},{"id":2,"name":"a"}]}'],
  ["an answer with the list under items", '{\n"totalCount": 2,\n"items": [{"id":1},{"id":2,"name":"a"}]}'],
])("%s of objects is a table", async (_, text) => {
  expect(await rowsIn("a.json", text)).toEqual([
    ["id", "name"],
    [1, null],
    [2, "a"],
  ]);
});

test("a single line whose value is one number is a row, not an answer with a list", async () => {
  expect(await rowsIn("a.jsonl", '{"value":1,"items":"none"}\n')).toEqual([
    ["value", "items"],
    [1, "none"],
  ]);
});

test.each([
  ["lines that break off", '{"id":1}\n{"id":2', "truncated", "last line (2)"],
  ["lines with one that is no JSON", '{"id":1}\n{"id":}\n{"id":3}\n', "damaged", "line 2"],
  ["lines with one that is no object", '{"id":1}\n[2]\n', "not-a-table", "line 2"],
  ["a list that breaks off", '[{"id":1},{"id":2', "truncated", "breaks off"],
  ["a list that is no JSON", '[{"id":1},{"id":}]', "damaged", "not valid"],
  ["a list of other things", '[{"id":1},2]', "not-a-table", "not objects"],
  ["a document without a list", '{\n"name":"x"\n}', "not-a-table", "no list"],
  ["an empty list", "[]", "empty", "empty"],
])("%s: refused with a sentence", async (_, text, code, words) => {
  const refusal = await refusalOf("a.json", text);
  expect(refusal.code).toBe(code);
  expect(refusal.message).toContain(words);
});

test("a document of more than 64 MB is refused, with the forms that may be larger", async () => {
  const { code, message } = await refusalOf(
    "a.json",
    `[${'{"id":"000000000000000000000000000000000000000000000000000000"},'.repeat(1_100_000)}{"id":1}]`,
  );
  expect(code).toBe("not-a-table");
  expect(message).toContain("JSON Lines");
});

test.each([
  ["a.jsonl", (rows: readonly string[]) => rows.join("\n")],
  ["a.json", (rows: readonly string[]) => `[${rows.join(",")}]`],
])("in %s the first object is row 1, in billing as in a reseller list", async (name, written) => {
  const line = { resellerMpnId: "1", invoiceNumber: "G1", subtotal: 5, currency: "USD", chargeStartDate: "2026-03-01" };
  const billing = [line, { ...line, subtotal: "?" }].map((object) => JSON.stringify(object));
  const list = ['{"plaId":"1","onboarded":"2022-07"}', '{"plaId":"x","onboarded":"2022-07"}'];
  const [[source], [resellers]] = (await Promise.all(
    [billing, list].map((rows) => sourcesOf(memoryFile(name, written(rows)))),
  )) as [[Source], [Source]];
  const { problems } = await reviewed({ billing: source, resellers });
  expect(problems.map(({ code, row }) => [code, row])).toEqual([
    ["bad-amount", 2],
    ["bad-list-id", 2],
  ]);
});
