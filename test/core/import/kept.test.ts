import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { keptText } from "../../../src/core/import/kept";

test("a kept text is the same text, halves of characters and marks included", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => keptText(text) === text));
  for (const text of [
    "",
    "\ud83d" + "x".repeat(20),
    '\u2028\u2029\u0000"\\'.repeat(5),
    "x".repeat(12),
    "x".repeat(13),
  ]) {
    expect(keptText(text)).toBe(text);
  }
});

test("a kept cut of a long text does not keep the long text alive", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const held = (cut: (long: string) => string) => {
    collect();
    const before = process.memoryUsage().heapUsed;
    const cuts = Array.from({ length: 30 }, (_, at) => cut(Buffer.alloc(900_000, 65 + at).toString("latin1")));
    collect();
    const bytes = process.memoryUsage().heapUsed - before;
    return cuts.every((text) => text.length === 20) ? bytes : NaN;
  };
  expect(held((long) => keptText(long.slice(400_000, 400_020)))).toBeLessThan(5_000_000);
  // The same without it, or this test could not fail.
  expect(held((long) => long.slice(400_000, 400_020))).toBeGreaterThan(20_000_000);
});
