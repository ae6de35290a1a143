import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "../../src/core/cell";
import type { DayText, Review } from "../../src/core/rules/review";
import { nodeFile } from "../../src/files/node-file";
import { sourcesOf } from "../../src/files/sources";
import { MemoryWorkbook } from "../excel/memory-workbook";

const CASES = join(__dirname, "../cases");

/** How a case is asked. */
export interface CaseArguments {
  readonly billing: readonly string[];
  readonly resellers: string | null;
  readonly rates: string | null;
  readonly asOf: DayText;
}

function json<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(CASES, ...path), "utf8")) as T;
}

/** The question of a case. */
export const caseArguments = (name: string): CaseArguments => json<CaseArguments>(name, "args.json");

/** The answer of a case, as far as it was computed. */
export const caseAnswer = (name: string): Pick<Review, "resellers" | "tieOut"> => json(name, "expected.json");

/** A workbook with a sheet for each table of a case, named like the source. */
export async function caseWorkbook(name: string): Promise<MemoryWorkbook> {
  const { billing, resellers, rates } = caseArguments(name);
  const workbook = new MemoryWorkbook();
  for (const file of [...billing, resellers, rates]) {
    if (file === null) continue;
    for (const source of await sourcesOf(await nodeFile(join(CASES, name, file)))) {
      const rows: Row[] = [];
      for await (const batch of source.read()) rows.push(...batch.rows);
      workbook.add(source.name, rows);
    }
  }
  return workbook;
}
