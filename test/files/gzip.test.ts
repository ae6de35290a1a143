import { gzipSync } from "node:zlib";
import { sourcesOf } from "../../src/files/sources";
import { memoryFile, refusalOf, rowsIn, rowsOf } from "./memory-file";

const text =
  "id,name\r\n" + Array.from({ length: 8_000 }, (_, i) => `${i},"Contoso, ${(i * 7919) % 10_007}"\r\n`).join("");
const packed = gzipSync(text);

test("a packed file reads like the file itself", async () => {
  expect(await rowsIn("a.csv.gz", packed)).toEqual(await rowsIn("a.csv", text));
  expect(await rowsIn("a.csv.gz", gzipSync(Buffer.from(`\uFEFF${text}`, "utf16le")), [1000])).toHaveLength(8_001);
});

test("a packed file keeps its own name, and can be read again after a look at its first rows", async () => {
  const [source] = await sourcesOf(memoryFile("folder\\a.csv.gz", packed, [700]));
  if (!source) throw new RangeError("no source");
  expect(source.name).toBe("a.csv.gz");
  for await (const batch of source.read()) if (batch.rows.length > 0) break;
  expect(await rowsOf(source)).toHaveLength(8_001);
});

test.each([0.1, 0.5, 0.9, 0.999])("a packed file that ends after %d of its length is cut off", async (share) => {
  const { code } = await refusalOf("a.csv.gz", packed.subarray(0, Math.floor(packed.length * share)));
  expect(code).toBe("truncated");
});

test("a packed file with other bytes in its middle is damaged", async () => {
  const bytes = Buffer.from(packed);
  const middle = Math.floor(bytes.length / 2);
  bytes.fill(0xaa, middle, middle + 64);
  expect(await refusalOf("a.csv.gz", bytes)).toMatchObject({ code: "damaged" });
});

test("a packed file whose checksum is another is damaged", async () => {
  const bytes = Buffer.from(packed);
  bytes.writeUInt32LE(1, bytes.length - 8);
  expect(await refusalOf("a.csv.gz", bytes)).toMatchObject({ code: "damaged" });
});

test("a packed nothing is empty", async () => {
  expect(await refusalOf("a.csv.gz", gzipSync(""))).toMatchObject({ code: "empty" });
});

test("a file packed twice is no table", async () => {
  expect(await refusalOf("a.csv.gz", gzipSync(packed))).toMatchObject({ code: "not-a-table" });
});
