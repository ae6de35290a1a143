import fc from "fast-check";
import { addinDataTexts, savedAddinData, type AddinData } from "../../../preview/files/addin-data";
import { EMPTY_RECORDS } from "./content";

const dataOf = (value: string): AddinData => ({
  records: { ...EMPTY_RECORDS, settings: [["key", JSON.stringify(value)]] },
  sheetIds: ["sheet-1", "sheet-7"],
  ruleIds: [["rule-1"], []],
});

test("what add-ins keep comes back as it was, whatever its letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (value) => {
      expect(savedAddinData(addinDataTexts(dataOf(value)))).toEqual(dataOf(value));
    }),
  );
});

test.each([29_000, 29_999, 30_000, 60_000, 500_000])(
  "%d letters come back, and no part is too long for a cell",
  (length) => {
    const data = dataOf("é".repeat(length) + "🧾".repeat(10));
    const texts = addinDataTexts(data);
    expect(savedAddinData(texts)).toEqual(data);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(32_767);
  },
);

test("no part holds anything that a file could write in another way", () => {
  for (const text of addinDataTexts(dataOf("🧾\u0000\u0085\uFFFE\uD800é\n".repeat(8_000))))
    expect(text).toMatch(/^[ -~]*$/);
});

const [mark = "", json = ""] = addinDataTexts(dataOf("x"));

test.each<[string, readonly string[]]>([
  ["nothing", []],
  ["a sheet of the user's", ["PLA ID", "6048879"]],
  ["another version", ["addin-data/2", json]],
  ["the mark alone", [mark]],
  ["half of it", [mark, json.slice(0, 40)]],
  ["a missing first part", [mark, json.slice(10)]],
  ["a number", [mark, "5"]],
  ["nothing in JSON", [mark, "null"]],
  ["an empty object", [mark, "{}"]],
  ["records without lists", [mark, json.replace('"settings":[', '"set":[')]],
  ["ids that are no list", [mark, json.replace('["sheet-1","sheet-7"]', '"sheet-1"')]],
  ["rules that are no lists", [mark, json.replace('[["rule-1"],[]]', '["rule-1"]')]],
])("%s is no add-in data", (_, texts) => {
  expect(savedAddinData(texts)).toBeNull();
});
