import { refusalOf, rowsIn } from "./memory-file";

// Hundreds of files, or one of many megabytes, take their time on a busy machine.
jest.setTimeout(60_000);

const text = "id;naïve name\r\n1;Müller & Søn – 5 €\r\n2;東京\r\n";
const western = "id;naïve name\r\n1;Müller & Søn – 5 €\r\n";
const rows = [
  ["id", "naïve name"],
  ["1", "Müller & Søn – 5 €"],
  ["2", "東京"],
];

/** Text in UTF-16 of the given byte order. */
function wide(content: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(content, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
}

/** Text in Windows-1252: Latin-1 with a few signs in place of its control characters. */
function narrow(content: string): Uint8Array {
  return Uint8Array.from(content, (sign) => ({ "€": 0x80, "–": 0x96 })[sign] ?? sign.charCodeAt(0));
}

test.each([
  ["UTF-8", new TextEncoder().encode(text)],
  ["UTF-8 with a byte order mark", new TextEncoder().encode(`\uFEFF${text}`)],
  ["UTF-16, little end first", wide(`\uFEFF${text}`, false)],
  ["UTF-16, big end first", wide(`\uFEFF${text}`, true)],
])("%s is read", async (_, bytes) => {
  expect(await rowsIn("a.csv", bytes)).toEqual(rows);
  expect(await rowsIn("a.csv", bytes, [1])).toEqual(rows);
});

test.each([false, true])(
  "UTF-16 without a byte order mark is told by its zeros (big end first: %p)",
  async (bigEndian) => {
    const plain = "id,name\n1,Contoso\n2,Fabrikam\n".repeat(20);
    expect(await rowsIn("a.csv", wide(plain, bigEndian))).toEqual(await rowsIn("a.csv", plain));
  },
);

test("Windows-1252 is read, with the signs that Latin-1 lacks", async () => {
  expect(await rowsIn("a.csv", narrow(western))).toEqual(rows.slice(0, 2));
});

test("all signs of Windows-1252 are the ones of the standard", async () => {
  const bytes = Uint8Array.from([
    ...new TextEncoder().encode("id,name\n1,"),
    ...Array.from({ length: 128 }, (_, i) => 128 + i),
    0x0a,
  ]);
  const name = String((await rowsIn("a.csv", bytes))[1]?.[1]);
  expect([...name].slice(0, 32).join("")).toBe("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ");
  expect([...name].slice(32).map((sign) => sign.charCodeAt(0))).toEqual(Array.from({ length: 96 }, (_, i) => 160 + i));
});

test("two exports in different encodings after each other both read right", async () => {
  const both = Buffer.concat([new TextEncoder().encode(text), narrow(western)]);
  expect(await rowsIn("a.csv", both)).toEqual([...rows, ...rows.slice(0, 2)]);
});

test("a single Windows-1252 sign far behind plain text is read", async () => {
  const lines = "1;Contoso\r\n".repeat(100_000);
  const all = await rowsIn(
    "a.csv",
    Buffer.concat([new TextEncoder().encode(`id;name\r\n${lines}`), narrow("2;Müller\r\n")]),
  );
  expect(all).toHaveLength(100_002);
  expect(all.at(-1)).toEqual(["2", "Müller"]);
});

test("UTF-16 that ends within a character is cut off", async () => {
  expect(await refusalOf("a.csv", wide(`\uFEFF${text}`, false).subarray(0, -1))).toMatchObject({ code: "truncated" });
});

test("zeros at the end of a text, as an interrupted download leaves them, are damage", async () => {
  const bytes = Buffer.concat([Buffer.from("id,name\n" + "1,Contoso\n".repeat(20_000)), Buffer.alloc(5000)]);
  expect(await refusalOf("a.csv", bytes)).toMatchObject({ code: "damaged" });
});
