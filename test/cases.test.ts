import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { heard } from "./cli/heard-terminal";

interface CaseArguments {
  readonly billing: readonly string[];
  readonly resellers: string | null;
  readonly rates: string | null;
  readonly asOf: string;
  readonly exit: number;
}

const ROOT = join(__dirname, "cases");
const HALF_A_CENT = 0.005;
const ROUNDING_OF_DOUBLES = 1e-9;

const folders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** A folder without one of its files must fail, not vanish: nothing here asks whether a file is there. */
function parsed(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, folder, file), "utf8"));
}

function wordsOf(folder: string, pathOf: (file: string) => string): readonly string[] {
  const { billing, resellers, rates, asOf } = parsed(folder, "args.json") as CaseArguments;
  return [
    ...billing.flatMap((file) => ["--billing", pathOf(file)]),
    ...(resellers === null ? [] : ["--resellers", pathOf(resellers)]),
    ...(rates === null ? [] : ["--rates", pathOf(rates)]),
    ...["--as-of", asOf, "--json", "-"],
  ];
}

/** Every difference between what was expected and what came, by its place in the answer; more keys than expected are fine. */
function differences(expected: unknown, actual: unknown, place = "answer"): readonly string[] {
  if (typeof expected === "number" && typeof actual === "number") {
    const far = Math.abs(expected - actual) > HALF_A_CENT + ROUNDING_OF_DOUBLES;
    return far ? [`${place}: expected ${expected}, came ${actual}`] : [];
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const counts =
      expected.length === actual.length ? [] : [`${place}: expected ${expected.length}, came ${actual.length}`];
    return [...counts, ...expected.flatMap((entry, index) => differences(entry, actual[index], `${place}[${index}]`))];
  }
  if (isObject(expected) && isObject(actual)) {
    // In the tie-out a reason that was not expected is a difference, in the rest a further key is not.
    const closed = /\.(excluded|rejected)$/.test(place);
    const keys = closed ? new Set([...Object.keys(expected), ...Object.keys(actual)]) : Object.keys(expected);
    return [...keys].flatMap((key) => differences(expected[key], actual[key], `${place}.${key}`));
  }
  return Object.is(expected, actual)
    ? []
    : [`${place}: expected ${JSON.stringify(expected)}, came ${JSON.stringify(actual)}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Lines and other counts have no half a cent to spare. */
function countsOf(answer: unknown): readonly unknown[] {
  const { resellers, tieOut } = answer as {
    resellers: readonly { lines: number; noRateLines: number; openMonths: number | null; daysLeft: number | null }[];
    tieOut: readonly { lines: number; counted: { lines: number }; unassigned: { lines: number } }[];
  };
  return [
    ...resellers.map(({ lines, noRateLines, openMonths, daysLeft }) => [lines, noRateLines, openMonths, daysLeft]),
    ...tieOut.map(({ lines, counted, unassigned }) => [lines, counted.lines, unassigned.lines]),
  ];
}

test("there are cases", () => {
  expect(folders.length).toBeGreaterThanOrEqual(9);
});

test.each(folders)("the case “%s” gives the expected answer", async (folder) => {
  const { code, out, err } = await heard(wordsOf(folder, (file) => join(ROOT, folder, file)));
  const expected = parsed(folder, "expected.json");
  expect({ code, refusal: code === 2 ? err : "" }).toEqual({
    code: (parsed(folder, "args.json") as CaseArguments).exit,
    refusal: "",
  });
  const answer: unknown = JSON.parse(out);
  expect(differences(expected, answer)).toEqual([]);
  expect(countsOf(answer)).toEqual(countsOf(expected));
});

test("a cent more in the answer, or a reason that was not expected, is a difference", () => {
  expect(differences({ usd: 1.25 }, { usd: 1.26 })).toHaveLength(1);
  expect(differences({ usd: 1.25 }, { usd: 1.255, more: 1 })).toEqual([]);
  expect(differences({ excluded: {} }, { excluded: { unbilled: { lines: 1 } } })).toHaveLength(1);
  expect(differences({ shortfallUsd: null }, { shortfallUsd: 0 })).toHaveLength(1);
  expect(differences([1], [1, 2])).toHaveLength(1);
});

test("npm run review answers the same in a process of its own, with paths from where it was typed", () => {
  const words = wordsOf("edges", (file) => file);
  const out = execFileSync("npm", ["run", "--silent", "review", "--", ...words], {
    cwd: join(ROOT, "edges"),
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  expect(differences(parsed("edges", "expected.json"), JSON.parse(out))).toEqual([]);
}, 120_000);
