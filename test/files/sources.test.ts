import type { FileBytes } from "../../src/files/file-bytes";
import { hasReadableEnding, READABLE_ENDINGS } from "../../src/files/readable-endings";
import { sourcesOf } from "../../src/files/sources";
import { memoryFile, refusalOf } from "./memory-file";

test.each([
  ["nothing at all", "", "empty", "empty"],
  ["a byte order mark alone", "\uFEFF", "empty", "blanks"],
  ["blanks alone", " \r\n\r\n\t\n", "empty", "blanks"],
  ["a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", "not-a-table", "sign in"],
  ["an XML document", '<?xml version="1.0"?><a/>', "not-a-table", "XML"],
  ["a PDF document", "%PDF-1.7\n%âãÏÓ", "not-a-table", "PDF"],
  ["a picture", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "not-a-table", "neither text"],
  ["control characters", "a\u0001b\u0002c\u0003,d", "not-a-table", "neither text"],
])("%s is refused with a sentence", async (_, text, code, words) => {
  const refusal = await refusalOf("a.csv", text);
  expect(refusal.code).toBe(code);
  expect(refusal.message).toContain(words);
});

test.each([
  ["EncryptedPackage", "encrypted", "password"],
  ["Workbook", "not-a-table", ".xls format"],
  ["WordDocument", "not-a-table", "neither a workbook"],
])("an OLE container with the stream %s is refused with a sentence", async (stream, code, words) => {
  const magic = Buffer.from("d0cf11e0a1b11ae1", "hex");
  const refusal = await refusalOf(
    "a.xlsx",
    Buffer.concat([magic, Buffer.alloc(1000), Buffer.from(stream, "utf16le"), Buffer.alloc(99)]),
  );
  expect(refusal.code).toBe(code);
  expect(refusal.message).toContain(words);
});

test("one line is longer than any row of a table", async () => {
  expect(await refusalOf("a.csv", "a,".repeat(9_000_000))).toMatchObject({ code: "not-a-table" });
});

test("a source is named by its file without the folder", async () => {
  for (const name of ["a.csv", "/home/x/a.csv", "C:\\x\\a.csv"]) {
    expect((await sourcesOf(memoryFile(name, "id\n1\n"))).map((source) => source.name)).toEqual(["a.csv"]);
  }
});

test("the endings on offer are those of what can be read", () => {
  expect(READABLE_ENDINGS).toEqual(expect.arrayContaining([".csv", ".tsv", ".csv.gz", ".jsonl", ".jsonl.gz", ".xlsx"]));
  expect(["A.CSV", "b.xlsx", "c.jsonl.gz"].every(hasReadableEnding)).toBe(true);
  expect(["a.doc", "csv", "a.csv.bak"].some(hasReadableEnding)).toBe(false);
});

test("a file is read as it comes, and let go where the reader leaves early", async () => {
  let served = 0;
  let cancelled = 0;
  const line = new TextEncoder().encode("6048879,Contoso,1.25\n".repeat(1000));
  const endless: FileBytes = {
    name: "endless.csv",
    size: Infinity,
    stream: () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          served++;
          controller.enqueue(line);
        },
        cancel() {
          cancelled++;
        },
      }),
  };
  const [source] = await sourcesOf(endless);
  let rows = 0;
  for await (const batch of source?.read() ?? []) {
    rows += batch.rows.length;
    if (rows > 20_000) break;
  }
  expect(rows).toBeLessThan(25_000);
  expect(served).toBeLessThan(50);
  expect(cancelled).toBe(2);
});
