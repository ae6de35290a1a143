import { areaAt } from "../../preview/host/area";
import type { MemoryWorkbook } from "../../preview/host/memory-workbook";
import { until } from "../host/office-js";
import { caseAnswer } from "../live/case-workbook";
import { formulasOnCase } from "./running-formulas";

const BILLING = "nce.csv";

/** The workbook of a case with a sheet of formulas beside each id, `#` standing for the row, and the add-in running. */
async function formulasOn(ids: readonly (string | number)[], formulas: readonly string[]) {
  const all = await formulasOnCase("basics");
  const rows = ids.map((id, row) => [id, ...formulas.map((formula) => formula.replaceAll("#", String(row + 2)))]);
  all.enter(0, 0, [["PLA ID"]]);
  all.enter(1, 0, rows);
  return all;
}

const mine = (file: MemoryWorkbook, rows: number, columns: number) =>
  file.sheetNamed("Mine")?.values(areaAt(1, 0, rows, columns)) ?? [];
const busy = (cells: readonly (readonly unknown[])[]): boolean => cells.flat().includes("#BUSY!");

test("cells show the TTM and the status of their reseller as soon as the sheets are read, without the pane", async () => {
  const { resellers } = caseAnswer("basics");
  const { file, session } = await formulasOn(
    resellers.map(({ id }) => Number(id)),
    ["=CSP.TTM(A#)", "=CSP.STATUS(A#)"],
  );
  expect(busy(mine(file, resellers.length, 3))).toBe(true);
  await session.start();
  await until(() => !busy(mine(file, resellers.length, 3)));
  const words = { met: "Met", below: "Below with us", watch: "Watch", "on-track": "On track" };
  for (const [row, cells] of mine(file, resellers.length, 3).entries()) {
    const expected = resellers[row];
    expect(Math.abs(Number(cells[1]) - (expected?.ttmUsd ?? NaN))).toBeLessThan(0.006);
    const word = Object.entries(words).find(([key]) => key === expected?.status)?.[1];
    if (word) expect(cells[2]).toBe(word);
  }
});

test("an edit of the billing sheet reaches its cells by itself, and no others", async () => {
  const { resellers } = caseAnswer("basics");
  const { file, session } = await formulasOn(
    resellers.map(({ id }) => id),
    ["=CSP.TTM(A#)"],
  );
  await session.start();
  await until(() => !busy(mine(file, resellers.length, 2)));
  const before = mine(file, resellers.length, 2).map(([, value]) => value);

  const billing = file.sheetNamed(BILLING);
  const [header = [], ...lines] = billing?.values(billing.usedArea(true) ?? areaAt(0, 0)) ?? [];
  const at = (name: string): number => header.indexOf(name);
  const line = lines.findIndex(
    (cells) =>
      resellers.some(({ id, ttmUsd }) => id === String(cells[at("ResellerMpnId")]) && ttmUsd > 0) &&
      cells[at("InvoiceNumber")] !== "" &&
      /^(?:[89]|1[0-2])\/\d+\/2025$/.test(String(cells[at("ChargeStartDate")])),
  );
  const id = String(lines[line]?.[at("ResellerMpnId")]);
  billing?.write(areaAt(line + 1, at("Subtotal")), [[Number(lines[line]?.[at("Subtotal")]) + 1000]]);

  const row = resellers.findIndex((reseller) => reseller.id === id);
  await until(() => mine(file, resellers.length, 2)[row]?.[1] !== before[row]);
  const after = mine(file, resellers.length, 2).map(([, value]) => value);
  expect(Number(after[row]) - Number(before[row])).toBeCloseTo(1000, 2);
  expect(after.filter((value, index) => value !== before[index])).toHaveLength(1);
});

test.each`
  formula                     | shows        | why
  ${"=CSP.TTM(A#)"}           | ${"#N/A"}    | ${"nobody has heard of the reseller"}
  ${'=CSP.TTM("Contoso")'}    | ${"#VALUE!"} | ${"that is no id"}
  ${'=CSP.STATUS(A#,"soon")'} | ${"#VALUE!"} | ${"that is no date"}
`("$formula shows $shows: $why", async ({ formula, shows }: { formula: string; shows: string }) => {
  const { file, session } = await formulasOn([77], [formula]);
  await session.start();
  await until(() => !busy(mine(file, 1, 2)));
  expect(mine(file, 1, 2)).toEqual([[77, shows]]);
});

test("an as-of date in the formula answers for that day, whatever the workbook's is", async () => {
  const { resellers } = caseAnswer("basics");
  const { id } = resellers.find(({ ttmUsd }) => ttmUsd > 0) ?? { id: "" };
  const { file, session } = await formulasOn([id], ["=CSP.TTM(A#)", '=CSP.TTM(A#,"2026-06-23")', "=CSP.TTM(A#,36526)"]);
  await session.start();
  await until(() => !busy(mine(file, 1, 4)));
  const [[, now, same, long] = []] = mine(file, 1, 4);
  expect([same, long]).toEqual([now, 0]);
});

test("a workbook without billing shows #N/A, never #BUSY!, and fills when billing is pasted", async () => {
  const { file, session } = await formulasOn([77], ["=CSP.TTM(A#)"]);
  const billing = file.sheetNamed(BILLING);
  const used = billing?.usedArea(true) ?? areaAt(0, 0);
  const cells = billing?.values(used) ?? [];
  const id = cells.map((row) => row[7]).find((cell) => /^\d{7}$/.test(String(cell)));
  billing?.clear(used, "Contents");
  file.sheetNamed("Mine")?.write(areaAt(1, 0), [[id ?? ""]]);
  await session.start();
  await until(() => !busy(mine(file, 1, 2)));
  expect(mine(file, 1, 2)[0]?.[1]).toBe("#N/A");
  billing?.write(used, cells);
  await until(() => typeof mine(file, 1, 2)[0]?.[1] === "number");
});
