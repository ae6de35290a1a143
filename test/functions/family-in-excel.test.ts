import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HostCell } from "../../preview/host/workbook";
import type { MonthSpan, Review } from "../../src/core/rules/review";
import { stageText } from "../../src/core/rules/wording";
import { caseAnswer } from "../live/case-workbook";
import { formulasOnCase } from "./running-formulas";

const FOLDERS = join(__dirname, "../cases");
const CASES = readdirSync(FOLDERS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const NOT_KNOWN = "#N/A";
/** Columns of a review in cells. */
const WIDTH = 12;
const WORDS = {
  deauthorized: /^Deauthorized; may re-enrol from \d{4}-\d\d-\d\d/,
  "unknown-anniversary": /^Anniversary unknown/,
  met: /^Met/,
  "not-tested-yet": /^First check [A-Z][a-z]{2} \d{4}/,
  incomplete: /^Data incomplete/,
  "on-track": /^On track/,
  watch: /^Watch/,
  below: /^Below with us/,
};

/** What rounding to cents in another program may change, as the case folders allow it. */
const near =
  (expected: number) =>
  (actual: HostCell | undefined): boolean =>
    typeof actual === "number" && Math.abs(actual - expected) <= 0.005 + 1e-9;

describe.each(CASES)("the case %s", (name) => {
  const { resellers } = caseAnswer(name);

  test("every formula about a reseller shows what was expected, cell by cell and for the whole range at once", async () => {
    const formulas = ["TTM", "STATUS", "CHECKMONTH", "STAGE", "DAYSLEFT", "SHORTFALL", "PROJECTED", "BILLED", "REASON"];
    const { session, enter, answered } = await formulasOnCase(name);
    const [rows, columns] = [resellers.length, 1 + 2 * formulas.length];
    enter(
      0,
      0,
      resellers.map(({ id }, row) => [Number(id), ...formulas.map((formula) => `=CSP.${formula}(A${row + 1})`)]),
    );
    enter(0, 1 + formulas.length, [formulas.map((formula) => `=CSP.${formula}(A1:A${rows})`)]);
    await session.start();
    const cells = await answered(rows, columns);

    for (const [row, expected] of resellers.entries()) {
      const [id, ttm, status, checkMonth, stage, daysLeft, shortfall, projected, billed, reason] = cells[row] ?? [];
      const usd = (value: number | null, shown: HostCell | undefined): boolean =>
        value === null ? shown === NOT_KNOWN : near(value)(shown);
      expect([id, usd(expected.ttmUsd, ttm), status]).toEqual([
        Number(expected.id),
        true,
        expect.stringMatching(WORDS[expected.status]),
      ]);
      expect([id, checkMonth, stage, daysLeft]).toEqual([
        id,
        expected.checkMonth ?? NOT_KNOWN,
        expected.checkMonth === null ? NOT_KNOWN : stageText(expected.stage),
        expected.daysLeft ?? NOT_KNOWN,
      ]);
      expect([id, usd(expected.shortfallUsd, shortfall), usd(expected.projectedUsd, projected)]).toEqual([
        id,
        true,
        true,
      ]);
      expect([id, usd(expected.billedInCheckWindowUsd, billed), typeof reason]).toEqual([id, true, "string"]);
      expect(cells[row]?.slice(1 + formulas.length)).toEqual(cells[row]?.slice(1, 1 + formulas.length));
    }
  });

  test("the lines and the months of every reseller add up to its TTM", async () => {
    const { session, file, enter, answered } = await formulasOnCase(name);
    const widths = { lines: 8, months: 2 };
    const across = 1 + widths.lines + widths.months;
    enter(0, 0, [
      resellers.flatMap(({ id }) => [
        `=CSP.TTM(${id})`,
        `=CSP.LINES("${id}")`,
        ...Array<string>(widths.lines - 1).fill(""),
        `=CSP.MONTHS("ID: ${id}")`,
        "",
      ]),
    ]);
    await session.start();
    const cells = await answered(1_000, across * resellers.length);
    for (const [at, { id }] of resellers.entries()) {
      const block = cells.map((row) => row.slice(at * across, (at + 1) * across));
      const ttm = Number(block[0]?.[0]);
      const [header, ...lines] = block.map((row) => row.slice(1, 1 + widths.lines)).filter(([sheet]) => sheet !== "");
      expect(header).toEqual(["Source", "Row", "Month", "Amount", "Currency", "USD per unit", "Rate from", "USD"]);
      const cents = lines.reduce((sum, line) => sum + Math.round(Number(line[7]) * 100), 0);
      expect([id, cents]).toEqual([id, Math.round(Number(block[0]?.[0]) * 100) + 0]);
      for (const [sheet, row, , amount, , usdPerUnit, , usd] of lines) {
        const there = file
          .sheetNamed(String(sheet))
          ?.values({ top: Number(row) - 1, bottom: Number(row) - 1, left: 0, right: 60 })[0];
        expect(there?.some((cell) => String(cell).replace(/\D/g, "").includes(id))).toBe(true);
        expect(Math.abs(Number(amount) * Number(usdPerUnit) - Number(usd))).toBeLessThan(0.01);
      }
      const months = block.slice(0, 12).map((row) => row.slice(1 + widths.lines));
      const [first, last] = [months[0]?.[0], months[11]?.[0]];
      expect([id, first, last]).toEqual([id, caseWindow(name).first, caseWindow(name).last]);
      const sum = months.reduce((total, [, usd]) => total + Number(usd), 0);
      expect(Math.abs(sum - ttm)).toBeLessThan(0.06 + 1e-9);
    }
  });

  test("the revenue between two months is that of the window, and the review has the resellers that were expected", async () => {
    const { first, last } = caseWindow(name);
    const { session, enter, answered } = await formulasOnCase(name);
    const shown = ["flagged", "all", "Below with us"];
    const rows = resellers.length + 2;
    enter(
      0,
      0,
      resellers.map(({ id }) => [id]),
    );
    enter(0, 1, [[`=CSP.REVENUE(A1:A${resellers.length},"${first}","${last}")`, "=CSP.REVIEW()"]]);
    enter(0, 2 + WIDTH, [[`=CSP.REVIEW(,"${shown[1]}")`]]);
    enter(0, 2 + 2 * WIDTH, [[`=CSP.REVIEW(,"${shown[2]}")`]]);
    await session.start();
    const cells = await answered(rows, 2 + shown.length * WIDTH);
    for (const [row, { id, ttmUsd }] of resellers.entries())
      expect([id, near(ttmUsd)(cells[row]?.[1])]).toEqual([id, true]);

    for (const [at, show] of shown.entries()) {
      const table = cells.map((row) => row.slice(2 + at * WIDTH, 2 + (at + 1) * WIDTH)).filter(([id]) => id !== "");
      const [header, ...found] = table;
      expect(header?.slice(0, 3)).toEqual(["PLA ID", "Reseller", "Status"]);
      const wanted = resellers.filter(({ flagged, status }) =>
        show === "flagged" ? flagged : show === "all" || status === "below",
      );
      expect([show, found.map(([id]) => id).sort()]).toEqual([show, wanted.map(({ id }) => Number(id)).sort()]);
      for (const [id, , status, , , , ttm] of found) {
        const expected = wanted.find((each) => Number(each.id) === id);
        expect([id, status]).toEqual([id, expect.stringMatching(WORDS[expected?.status ?? "met"])]);
        expect([id, near(expected?.ttmUsd ?? NaN)(ttm)]).toEqual([id, true]);
      }
    }
  });
});

function caseWindow(name: string): MonthSpan {
  const answer = JSON.parse(readFileSync(join(FOLDERS, name, "expected.json"), "utf8")) as Pick<Review, "window">;
  return answer.window;
}
