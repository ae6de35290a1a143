import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestOf } from "../../src/files/digest";
import { nodeFile } from "../../src/files/node-file";
import { sourcesOf } from "../../src/files/sources";
import { memoryFile, rowsOf } from "./memory-file";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "csp-files-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test("a file on disk is read, left early and read again", async () => {
  const path = join(folder, "a.csv");
  await writeFile(path, "id,name\n" + "1,a\n".repeat(600_000));
  const [source] = await sourcesOf(await nodeFile(path));
  if (!source) throw new RangeError("no source");
  for await (const batch of source.read()) if (batch.rows.length > 0) break;
  expect(await rowsOf(source)).toHaveLength(600_001);
});

test("a file that is not there, and a folder, are named in a sentence", async () => {
  await expect(nodeFile(join(folder, "none.csv"))).rejects.toMatchObject({ code: "not-found", source: "none.csv" });
  await expect(nodeFile(folder)).rejects.toMatchObject({ code: "not-found" });
});

test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
])("the digest of %p is that of FIPS 180-4, in memory and on disk", async (text, digest) => {
  const path = join(folder, "digest");
  await writeFile(path, text);
  expect(await digestOf(memoryFile("a", text, [3, 1, 64]))).toBe(digest);
  expect(await digestOf(await nodeFile(path))).toBe(digest);
});
