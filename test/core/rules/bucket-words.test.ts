import { PART_OF } from "../../../src/core/ledger/bucket";
import { reasonInWords } from "../../../src/core/rules/bucket-words";

test("every reason of the tie-out has words of its own", () => {
  const reasons = Object.keys(PART_OF).filter((bucket) => bucket !== "counted");
  const words = reasons.map(reasonInWords);
  expect(new Set(words).size).toBe(reasons.length);
  expect(words.filter((text) => reasons.includes(text))).toEqual([]);
  expect(reasonInWords("duplicate-source")).toBe("same lines as another source");
});

test("an unknown reason is shown as it stands", () => {
  expect(reasonInWords("of-tomorrow")).toBe("of-tomorrow");
});
