import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assumptionsPage, memberAssumptions } from "../../preview/host/assumptions";
import { BEHAVIOURS } from "../../preview/host/behaviours";

const page = (name: string): string => readFileSync(join(__dirname, "..", "..", "docs", name), "utf8");

test("the page of assumptions says what the code says", () => {
  expect(page("office-assumptions.md")).toBe(assumptionsPage());
});

test("every behaviour has a step in the checklist, and every name there is a behaviour", () => {
  const named = [...page("check-in-excel.md").matchAll(/\(([a-z-]+(?:, [a-z-]+)*)\)/g)].flatMap(([, names = ""]) =>
    names.split(", "),
  );
  expect(new Set(named)).toEqual(new Set(BEHAVIOURS.map(({ id }) => id)));
});

test("assumptions are sentences, and no two behaviours have one name", () => {
  const all = [...memberAssumptions(), ...BEHAVIOURS].map(({ assumed }) => assumed);
  expect(all.filter((sentence) => !/^\S.*[.!]$/.test(sentence))).toEqual([]);
  expect(new Set(BEHAVIOURS.map(({ id }) => id)).size).toBe(BEHAVIOURS.length);
});
