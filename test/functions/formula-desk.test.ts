import { type Area, areaAt } from "../../preview/host/area";
import type { HostOptions } from "../../preview/host/excel-host";
import { REQUIREMENT_SETS } from "../../preview/host/requirement-sets";
import { officeFormulaCells } from "../../src/excel/formula-office";
import { officeWorkbook } from "../../src/excel/office-workbook";
import type { FormulaDescribed } from "../../src/functions/formula-described";
import { NAMESPACE } from "../../src/functions/formula-described";
import { answerSize, formulaText, namedOf } from "../../src/functions/formula-example";
import { FORMULAS } from "../../src/functions/formula-list";
import { formulaDesk, type FormulaDesk } from "../../src/live/formula-desk";
import { formulaNaming } from "../../src/live/formula-naming";
import { until } from "../host/office-js";
import { caseAnswer } from "../live/case-workbook";
import { type Formulas, formulasOnCase } from "./running-formulas";

const { resellers, asOf } = { ...caseAnswer("basics"), asOf: "2026-06-23" };
const ids = resellers.map(({ id }) => Number(id));

interface Desk extends Formulas {
  readonly desk: FormulaDesk;
  readonly formulas: (row: number, column: number, rows?: number, columns?: number) => unknown[][];
  readonly said: () => string;
}

async function deskOnCase(options?: HostOptions): Promise<Desk> {
  const all = await formulasOnCase("basics", options);
  const naming = formulaNaming(NAMESPACE, FORMULAS.map(namedOf));
  const desk = formulaDesk({ workbook: officeWorkbook(), cells: officeFormulaCells(), naming, session: all.session });
  await all.session.start();
  await desk.start();
  const mine = all.file.sheetNamed("Mine");
  return {
    ...all,
    desk,
    formulas: (row, column, rows = 1, columns = 1) => mine?.formulas(areaAt(row, column, rows, columns)) ?? [],
    said: () => {
      const { outcome } = desk.state();
      return outcome ? `${outcome.title} ${outcome.sentence}`.trim() : "";
    },
  };
}

const formula = (name: string): FormulaDescribed => {
  const found = FORMULAS.find((one) => one.name === name);
  if (!found) throw new RangeError(name);
  return found;
};

function insertion(name: string) {
  const described = formula(name);
  return {
    aboutReseller: described.parameters.some((parameter) => parameter.name === "reseller"),
    examples: described.parameters.filter((one) => !one.isOptional && one.name !== "reseller").map((one) => one.name),
    text: (reseller: string) => formulaText(described, { reseller, asOf }, ","),
    size: answerSize(described, null),
  };
}

const select = ({ file }: Desk, sheet: string, row: number, column: number, rows = 1, columns = 1): void =>
  file.select({ sheetId: file.sheetNamed(sheet)?.id ?? "", area: areaAt(row, column, rows, columns) });

/** An Excel of another age. */
const excelApi = (version: number): HostOptions => ({ requirementSets: { ...REQUIREMENT_SETS, excelapi: version } });

test.each`
  version | where                             | kept
  ${1.18} | ${"in notes at their cells"}      | ${"notes"}
  ${1.15} | ${"in comments at their cells"}   | ${"comments"}
  ${1.09} | ${"out of sight in the workbook"} | ${"names"}
`("freezing leaves values of the same kind and keeps the formulas $where; thawing brings them back", async (one) => {
  const { version, where, kept } = one as { version: number; where: string; kept: "notes" | "comments" | "names" };
  const all = await deskOnCase(excelApi(version));
  all.enter(
    0,
    0,
    ids.map((id, at) => [id, `=CSP.TTM(A${at + 1})`, `=CSP.CHECKMONTH(A${at + 1})`, `=CSP.REASON(A${at + 1})`]),
  );
  const before = await all.answered(ids.length, 4);
  const written = all.formulas(0, 1, ids.length, 3);
  await all.desk.freeze("workbook");
  expect(all.said()).toBe(
    `${ids.length * 3} formulas now show a fixed value. Their formulas are kept ${where}; Thaw brings them back.`,
  );
  expect(all.cells(ids.length, 4)).toEqual(before);
  expect(all.formulas(0, 0, ids.length, 4)).toEqual(before);
  expect(all.file.records[kept].size).toBe(ids.length * 3);
  await all.desk.thaw("workbook", false);
  expect(all.said()).toBe(`${ids.length * 3} formulas brought back.`);
  expect(all.formulas(0, 1, ids.length, 3)).toEqual(written);
  expect(await all.answered(ids.length, 4)).toEqual(before);
  expect(all.file.records[kept].size).toBe(0);
});

test("rows that come in, and a file that is saved and opened, lose nothing", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [
    [ids[0] ?? 0, "=CSP.TTM(A1)"],
    [ids[1] ?? 0, "=CSP.TTM(A2)"],
  ]);
  await all.answered(2, 2);
  await all.desk.freeze("workbook");
  const sheet = all.file.sheetNamed("Mine");
  sheet?.insertLines("rows", 1, 2);
  all.file.records.restore(all.file.records.saved());
  await all.desk.thaw("workbook", false);
  expect(all.formulas(0, 1, 4)).toEqual([["=CSP.TTM(A1)"], [""], [""], ["=CSP.TTM(A4)"]]);
  expect(all.desk.state().outcome?.intent).toBe("success");
});

test("formulas that moved and name cells elsewhere are brought back and named, for a person to look at", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [["2026-06-23"], [ids[0] ?? 0, "=CSP.TTM(A2,$A$1)"]]);
  await all.answered(2, 2);
  await all.desk.freeze("workbook");
  all.file.sheetNamed("Mine")?.insertLines("rows", 0, 1);
  await all.desk.thaw("workbook", false);
  expect(all.said()).toMatch(/1 formula brought back\. Look at the arguments of Mine!B3: the cells moved/);
});

test("a spilled answer freezes as a whole and thaws from its first cell", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [[ids[0] ?? 0, `=CSP.MONTHS(A1)`]]);
  const before = await all.answered(12, 3);
  expect(before[11]?.[1]).not.toBe("");
  select(all, "Mine", 4, 2);
  await all.desk.freeze("selection");
  expect(all.formulas(0, 0, 12, 3)).toEqual(before);
  expect([...all.file.records.notes.values()].map(({ row, column }) => [row, column])).toEqual([[0, 1]]);
  await all.desk.thaw("sheet", false);
  expect(all.formulas(0, 1)).toEqual([["=CSP.MONTHS(A1)"]]);
  expect(await all.answered(12, 3)).toEqual(before);
});

test("a thawed formula that shows something else than it did is named", async () => {
  const all = await deskOnCase();
  // Amounts tell resellers apart; most have one.
  const [first = 0, second = 0] = resellers.filter(({ ttmUsd }) => ttmUsd > 0).map(({ id }) => Number(id));
  const other = all.file.addSheet("Other");
  other.write(areaAt(0, 0, 2), [[first], [second]]);
  all.enter(0, 0, [["=CSP.TTM(Other!A2)", "=CSP.TTM(Other!A2)"]]);
  await all.answered(1, 2);
  await all.desk.freeze("workbook");
  select(all, "Mine", 0, 0);
  await all.desk.thaw("selection", false);
  expect(all.said()).toBe("1 formula brought back.");
  other.insertLines("rows", 0, 1);
  await all.desk.thaw("workbook", false);
  expect(all.said()).toBe(
    "1 formula brought back. Mine!B1 shows something else than before: look at what it refers to.",
  );
});

test("what is left of a frozen answer into which rows came is named", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [[ids[0] ?? 0, `=CSP.MONTHS(A1)`]]);
  await all.answered(12, 3);
  await all.desk.freeze("workbook");
  all.file.sheetNamed("Mine")?.insertLines("rows", 4, 1);
  await all.desk.thaw("workbook", false);
  expect(all.desk.state().outcome?.offer?.to).toBe("thaw-changed");
  await all.desk.thaw("workbook", true);
  expect(all.said()).toBe(
    "1 formula brought back. Rows came into frozen answers, whose last cells may still stand below: look at Mine!B13.",
  );
});

test("an answer without room keeps no formula in its way from freezing", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [[ids[0] ?? 0], [ids[1] ?? 0], [ids[2] ?? 0, "=CSP.TTM(A3)"]]);
  await all.answered(3, 2);
  all.enter(0, 1, [["=CSP.TTM(A1:A3)"]]);
  await until(() => all.cells(1, 2)[0]?.[1] === "#SPILL!");
  await all.desk.freeze("workbook");
  expect(all.said()).toMatch(/^1 formula now shows a fixed value\./);
  expect(all.formulas(0, 1, 3)).toEqual([["=CSP.TTM(A1:A3)"], [""], [expect.any(Number)]]);
});

test("what somebody put in the place of a frozen value stays until they say otherwise", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [
    [ids[0] ?? 0, "=CSP.TTM(A1)"],
    [ids[1] ?? 0, "=CSP.TTM(A2)"],
  ]);
  await all.answered(2, 2);
  select(all, "Mine", 9, 9);
  await all.desk.freeze("sheet");
  all.enter(0, 1, [[12]]);
  await all.desk.thaw("workbook", false);
  expect(all.said()).toBe(
    "1 formula brought back. At 1 formula somebody put something else since, which stayed: Mine!B1.",
  );
  expect(all.desk.state().outcome?.offer?.to).toBe("thaw-changed");
  expect(all.formulas(0, 1, 2)).toEqual([[12], ["=CSP.TTM(A2)"]]);
  // Another choice in the pane meanwhile, or another value, does not widen what was offered.
  all.enter(1, 1, [[13]]);
  await all.desk.thaw("selection", true);
  expect(all.said()).toBe("1 formula brought back.");
  expect(all.formulas(0, 1, 2)).toEqual([["=CSP.TTM(A1)"], [13]]);
});

test.each`
  version | kind
  ${1.18} | ${"notes"}
  ${1.18} | ${"comments"}
  ${1.15} | ${"comments"}
`(
  "people's $kind stay as they are, and the formula is kept out of sight, where it moves with its cell",
  async (one) => {
    const { version, kind } = one as { version: number; kind: "notes" | "comments" };
    const all = await deskOnCase(excelApi(version));
    const remarks = all.file.records[kind];
    all.enter(0, 0, [[ids[0] ?? 0, "=CSP.TTM(A1)"]]);
    await all.answered(1, 2);
    const sheetId = all.file.sheetNamed("Mine")?.id ?? "";
    const theirs = { id: "theirs", sheetId, row: 0, column: 1, content: "Called them.", author: "Ada" };
    remarks.set("theirs", theirs);
    await all.desk.freeze("workbook");
    expect(all.said()).toMatch(/kept out of sight in the workbook/);
    expect([...remarks.values()]).toEqual([theirs]);
    expect([...all.file.records.names.values()].map(({ isVisible }) => isVisible)).toEqual([false]);
    all.file.sheetNamed("Mine")?.insertLines("rows", 0, 1);
    await all.desk.thaw("workbook", false);
    expect(all.formulas(1, 1)).toEqual([["=CSP.TTM(A2)"]]);
    expect(all.file.records.names.size).toBe(0);
    expect([...remarks.values()].map(({ content }) => content)).toEqual(["Called them."]);
  },
);

test("a protected sheet, a waiting cell and an empty workbook are said, not passed over", async () => {
  const all = await deskOnCase();
  await all.desk.freeze("workbook");
  expect(all.said()).toBe("Nothing to do. There is no CSP formula in this workbook.");
  await all.desk.thaw("workbook", false);
  expect(all.said()).toBe("Nothing to do. There is no kept formula in this workbook.");
  all.enter(0, 0, [[ids[0] ?? 0, "=CSP.TTM(A1)", "=CSP.NONE(A1)"]]);
  await all.desk.repair();
  expect(all.said()).toBe("Nothing to do. There is no CSP formula at #NAME? in this workbook.");
  await all.answered(1, 2);
  all.file.sheetNamed("Mine")?.setProtected(true);
  await all.desk.freeze("workbook");
  expect(all.said()).toMatch(/^0 formulas now show a fixed value\. “Mine” is protected and stayed as before/);
  all.file.sheetNamed("Mine")?.setProtected(false);
  all.enter(0, 2, [["=_xldudf_CSP_STATUS(A1)"]]);
  await all.desk.freeze("workbook");
  expect(all.said()).toMatch(
    /^1 formula now shows a fixed value\..* 1 formula had no value to keep and stayed: Mine!C1\. .*where #SPILL! stands, empty the cells that its answer needs\./,
  );
});

test("Repair enters lost formulas anew and names the cells that stay lost", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [
    [ids[0] ?? 0, "=_xldudf_CSP_TTM(A1)", "=_xlfn.csp.status(A1)", "='C:\\old\\Book.xlam'!CSP.STAGE(A1)"],
  ]);
  expect(all.cells(1, 4)[0]?.slice(1)).toEqual(["#NAME?", "#NAME?", "#NAME?"]);
  await all.desk.repair();
  expect(all.said()).toBe("3 formulas repaired.");
  expect(all.formulas(0, 1, 1, 3)).toEqual([["=CSP.TTM(A1)", "=CSP.STATUS(A1)", "=CSP.STAGE(A1)"]]);
  await until(() => !all.cells(1, 4).flat().includes("#BUSY!"));
  expect(all.cells(1, 4).flat()).not.toContain("#NAME?");
  all.enter(0, 1, [["=IF(CSP.TTM(A1)>1,Typo,2)"]]);
  await all.desk.repair();
  expect(all.said()).toMatch(/^Nothing could be repaired\. Mine!B1 still shows #NAME\?\. Look for a misspelled name/);
});

test("Insert asks about the reseller of the row, in the list and beside an id, else gives an example and says so", async () => {
  const all = await deskOnCase();
  all.enter(4, 1, [[ids[0] ?? 0]]);
  select(all, "Mine", 4, 2);
  await all.desk.insert(insertion("TTM"), false);
  expect(all.said()).toBe("=CSP.TTM(B5) is in Mine!C5.");
  expect(all.formulas(4, 2)).toEqual([["=CSP.TTM(B5)"]]);

  const list = all.session.state().sheets?.find(({ kind }) => kind === "resellers");
  const width = all.file.sheetNamed(list?.name ?? "")?.usedArea(true)?.right ?? 0;
  select(all, list?.name ?? "", list?.headerRow ?? 0, width + 3);
  await all.desk.insert(insertion("STATUS"), false);
  expect(all.said()).toMatch(new RegExp(`^=CSP.STATUS\\([A-Z]+${(list?.headerRow ?? 0) + 1}\\) is in `));

  // The formulas above have had the sheets read: the example is a reseller of the review.
  await until(() => all.session.state().review !== null);
  select(all, "Mine", 20, 5);
  await all.desk.insert(insertion("REVENUE"), false);
  expect(all.said()).toBe(
    '=CSP.REVENUE(1022203,"2025-06","2026-05") is in Mine!F21. 1022203 is an example: put the PLA ID you want in its place, or the cell that holds it. The arguments from and to are examples: change them to the months you want.',
  );
});

test("in a German Excel examples are written with semicolons, and what Insert puts in is answered", async () => {
  const all = await deskOnCase({ locale: "de-DE" });
  expect(all.desk.state().separator).toBe(";");
  expect(formulaText(formula("REVENUE"), { reseller: "A2", asOf }, ";")).toBe('=CSP.REVENUE(A2;"2025-06";"2026-05")');
  all.enter(0, 0, [[ids[0] ?? 0]]);
  select(all, "Mine", 0, 1);
  await all.desk.insert(insertion("REVENUE"), false);
  expect(all.formulas(0, 1)).toEqual([['=CSP.REVENUE(A1,"2025-06","2026-05")']]);
  expect(all.said()).toContain('=CSP.REVENUE(A1;"2025-06";"2026-05")');
  expect(await all.answered(1, 2)).toEqual([[ids[0], expect.any(Number)]]);
});

test("Insert replaces nothing unasked, and says where an answer has no room", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [["mine"], [""], [""], [""], [""], ["in the way"]]);
  select(all, "Mine", 0, 0);
  await all.desk.insert(insertion("POLICY"), false);
  expect(all.said()).toBe("Mine!A1 is not empty. It holds “mine”. Choose an empty cell, or replace what is there.");
  expect(all.formulas(0, 0)).toEqual([["mine"]]);
  // The consent is for the cell that was named, not for the one that is active by now.
  select(all, "Mine", 5, 0);
  await all.desk.insert(insertion("POLICY"), true);
  expect(all.said()).toMatch(/^Mine!A6 is not empty\. It holds “in the way”/);
  select(all, "Mine", 0, 0);
  await all.desk.insert(insertion("POLICY"), true);
  expect(all.said()).toMatch(/^Mine!A1 is not empty/);
  await all.desk.insert(insertion("POLICY"), true);
  expect(all.formulas(0, 0)).toEqual([["=CSP.POLICY()"]]);
  select(all, "Mine", 2, 0);
  await all.desk.insert(insertion("MONTHS"), false);
  expect(all.said()).toMatch(/The answer takes 12 rows and 2 columns, and Mine!A6 holds something\. Choose a cell/);
  expect(all.formulas(2, 0)).toEqual([[""]]);
});

test("Insert leaves the answers of others whole, also where a cell of them is empty", async () => {
  const all = await deskOnCase();
  all.enter(0, 0, [[ids[0] ?? 0], [""], [ids[1] ?? 0]]);
  all.enter(0, 1, [["=CSP.TTM(A1:A3)"]]);
  await until(() => typeof all.cells(3, 2)[2]?.[1] === "number");
  for (const row of [1, 2]) {
    select(all, "Mine", row, 1);
    await all.desk.insert(insertion("TTM"), false);
    expect(all.said()).toMatch(new RegExp(`^Mine!B${row + 1} belongs to the answer in Mine!B1\\.`));
  }
  expect(all.formulas(0, 1, 3).slice(0, 2)).toEqual([["=CSP.TTM(A1:A3)"], [""]]);
  select(all, "Mine", 0, 1);
  await all.desk.insert(insertion("TTM"), false);
  expect(all.said()).toMatch(/^Mine!B1 is not empty\./);
});

describe("merged cells", () => {
  const merged = async (...areas: readonly Area[]): Promise<Desk> => {
    const all = await deskOnCase();
    for (const area of areas) all.file.sheetNamed("Mine")?.merge(area);
    return all;
  };
  const inserted = async (all: Desk, name: string, row: number, column: number): Promise<string> => {
    select(all, "Mine", row, column);
    await all.desk.insert(insertion(name), false);
    return all.said();
  };

  test("in the way of an answer are named, also where they begin before it, and it is not inserted", async () => {
    const all = await merged(areaAt(4, 0, 2, 3), areaAt(40, 1, 1, 2));
    const refusal = (cells: string) =>
      `There is no room for the answer. The answer takes 12 rows and 2 columns, and Mine!${cells} is merged, where Excel shows #SPILL! instead of answers. Unmerge these cells, or choose a cell with free cells below and beside it.`;
    expect(await inserted(all, "MONTHS", 0, 0)).toBe(refusal("A5:C6"));
    expect(await inserted(all, "MONTHS", 5, 2)).toBe(refusal("A5:C6"));
    expect(await inserted(all, "MONTHS", 40, 1)).toBe(refusal("B41:C41"));
    expect(all.formulas(0, 0, 60, 4).flat().join("")).toBe("");
  });

  test("beside an answer, and for an answer of one cell, are in nobody's way", async () => {
    const all = await merged(areaAt(4, 0, 2, 3));
    expect(await inserted(all, "MONTHS", 6, 0)).toContain("is in Mine!A7.");
    expect(await inserted(all, "MONTHS", 0, 3)).toContain("is in Mine!D1.");
    expect(await inserted(all, "TTM", 4, 0)).toContain("is in Mine!A5.");
  });

  test("keep out an answer that is typed in, as in Excel", async () => {
    const all = await merged(areaAt(4, 1, 2, 3));
    all.enter(0, 1, [[`=CSP.MONTHS(${ids[0] ?? 0})`, `=CSP.TTM(${ids[0] ?? 0})`]]);
    expect(await all.answered(1, 3)).toEqual([["", "#SPILL!", expect.any(Number)]]);
  });

  test("more than Excel can name elsewhere do not keep an answer out of free cells", async () => {
    const many = Array.from({ length: 600 }, (_, at) => areaAt(at, 0, 1, 2));
    const all = await merged(...many, areaAt(620, 3, 1, 2));
    expect(await inserted(all, "MONTHS", 700, 0)).toContain("is in Mine!A701.");
    expect(await inserted(all, "MONTHS", 610, 3)).toContain("Mine!D621:E621 is merged");
  });
});

test("5,000 formulas freeze and thaw in a few requests below Excel's limit", async () => {
  const all = await deskOnCase();
  const count = 5_000;
  const written = Array.from({ length: count }, (_, at) => [`=CSP.TTM(${ids[at % ids.length] ?? 0})`]);
  all.enter(0, 0, written);
  await all.answered(count, 1);
  const { traffic } = all.host;
  const before = traffic.requests;
  await all.desk.freeze("workbook");
  expect(all.said()).toMatch(/^5,000 formulas now show/);
  const between = traffic.requests;
  await all.desk.thaw("workbook", false);
  expect(all.said()).toBe("5,000 formulas brought back.");
  expect(all.formulas(0, 0, count)).toEqual(written);
  // The answers to five thousand questions are requests too; so are those of the cells that ask again.
  expect(between - before).toBeLessThan(80);
  expect(traffic.requests - between).toBeLessThan(80);
});
