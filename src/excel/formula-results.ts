import type { Cell } from "../core/cell";
import { hash53 } from "../core/hash53";
import { formulaAreas } from "./formula-finding";
import { inRequests } from "./formula-pieces";
import { runPatiently } from "./run";
import { rangeOf } from "./sheets-in";

/** Cells asked for at once, each with its formula; most are short. */
const CELLS_A_REQUEST = 10_000;

/**
 * What the formulas of a sheet show, by row: a number that is another where they show something else. Rows without
 * formulas, and formulas that are left out, are not among them. A sheet without formulas costs one request.
 */
export async function formulaResults(
  sheetId: string,
  isLeftOut: (formula: string) => boolean,
): Promise<ReadonlyMap<number, number>> {
  const results = new Map<number, number>();
  await inRequests(await formulaAreas(sheetId), CELLS_A_REQUEST, (pieces) =>
    runPatiently(async (context) => {
      const ranges = pieces.map((piece) => {
        const range = rangeOf(context.workbook.worksheets.getItem(piece.sheetId), piece.area);
        range.load("formulas,values");
        return range;
      });
      await context.sync();
      ranges.forEach((range, at) => {
        const { firstRow = 0, firstColumn = 0 } = pieces[at]?.area ?? {};
        const formulas: readonly Cell[][] = range.formulas;
        const values: readonly Cell[][] = range.values;
        formulas.forEach((line, down) =>
          line.forEach((formula, right) => {
            if (typeof formula !== "string" || !formula.startsWith("=") || isLeftOut(formula)) return;
            const row = firstRow + down;
            const shown = JSON.stringify([firstColumn + right, values[down]?.[right] ?? null]);
            results.set(row, hash53(shown, results.get(row) ?? 0));
          }),
        );
      });
    }),
  );
  return results;
}
