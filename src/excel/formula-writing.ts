import type { Cell, Row } from "../core/cell";
import type { BlockWritten, Contents } from "./formula-cells";
import { inRequests, type Piece, type SheetArea } from "./formula-pieces";
import { breath, run, runPatiently } from "./run";
import { rangeOf } from "./sheets-in";

/** Cells in one request; with the longest sentences of ours in each it stays below Excel's 5 MB. */
const CELLS_A_REQUEST = 5_000;

/** What rectangles hold now. */
export async function contentsOf(areas: readonly SheetArea[]): Promise<readonly Contents[]> {
  const found = areas.map(() => ({ values: [] as Row[], formulas: [] as Row[] }));
  // Side by side, single cells are read as one rectangle; the answer is cut up again.
  const { whole, cutOut } = joined(areas);
  const read = whole.map(() => ({ values: [] as Row[], formulas: [] as Row[] }));
  await inRequests(whole, CELLS_A_REQUEST, (pieces) =>
    runPatiently(async (context) => {
      const ranges = pieces.map((piece) => {
        const range = rangeOf(context.workbook.worksheets.getItem(piece.sheetId), piece.area);
        range.load("values,formulas");
        return range;
      });
      await context.sync();
      ranges.forEach((range, at) => {
        const into = read[pieces[at]?.of ?? -1];
        const [values, formulas]: readonly Cell[][][] = [range.values, range.formulas];
        into?.values.push(...(values ?? []));
        into?.formulas.push(...(formulas ?? []));
      });
    }),
  );
  return found.map((_, at) => cutOut(at, read));
}

/** Rectangles of one column that follow each other downwards, as one. */
function joined(areas: readonly SheetArea[]): {
  readonly whole: readonly SheetArea[];
  readonly cutOut: (at: number, read: readonly Contents[]) => Contents;
} {
  const order = areas
    .map((one, at) => ({ ...one, at }))
    .sort(
      (a, b) =>
        a.sheetId.localeCompare(b.sheetId) ||
        a.area.firstColumn - b.area.firstColumn ||
        a.area.lastColumn - b.area.lastColumn ||
        a.area.firstRow - b.area.firstRow,
    );
  const whole: { sheetId: string; area: SheetArea["area"] }[] = [];
  const places: { readonly of: number; readonly from: number }[] = [];
  for (const { sheetId, area, at } of order) {
    const last = whole.at(-1);
    const follows =
      last?.sheetId === sheetId &&
      last.area.firstColumn === area.firstColumn &&
      last.area.lastColumn === area.lastColumn &&
      last.area.lastRow === area.firstRow - 1;
    if (last && follows) last.area = { ...last.area, lastRow: area.lastRow };
    else whole.push({ sheetId, area });
    places[at] = { of: whole.length - 1, from: area.firstRow - (whole.at(-1)?.area.firstRow ?? 0) };
  }
  return {
    whole,
    cutOut: (at, read) => {
      const { of = -1, from = 0 } = places[at] ?? {};
      const area = areas[at]?.area;
      const end = from + (area ? area.lastRow - area.firstRow + 1 : 0);
      return { values: read[of]?.values.slice(from, end) ?? [], formulas: read[of]?.formulas.slice(from, end) ?? [] };
    },
  };
}

/** Excel's errors, which are written as such. */
const ERRORS = new Set(["#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#CALC!"]);

/** A value as it has to be written so that Excel takes it for nothing else. */
function written(cell: Cell): string | number | boolean {
  if (cell === null) return "";
  return typeof cell === "string" && cell !== "" && !ERRORS.has(cell) ? `'${cell}` : cell;
}

/** Writes values as they are. */
export function writeValues(blocks: readonly BlockWritten<Cell>[]): Promise<void> {
  return write(blocks, (range, rows) => {
    range.values = rows.map((row) => row.map(written));
  });
}

/** Writes formulas in R1C1 notation. */
export function writeRelative(blocks: readonly BlockWritten<string>[]): Promise<void> {
  return write(blocks, (range, rows) => {
    range.formulasR1C1 = rows.map((row) => [...row]);
  });
}

/** Writes formulas in A1 notation. */
export function writeFormulas(blocks: readonly BlockWritten<string>[]): Promise<void> {
  return write(blocks, (range, rows) => {
    range.formulas = rows.map((row) => [...row]);
  });
}

async function write<T>(
  blocks: readonly BlockWritten<T>[],
  put: (range: Excel.Range, rows: readonly (readonly T[])[]) => void,
): Promise<void> {
  const rowsOf = ({ of, from, area }: Piece): readonly (readonly T[])[] =>
    blocks[of]?.rows.slice(from, from + area.lastRow - area.firstRow + 1) ?? [];
  await inRequests(blocks, CELLS_A_REQUEST, async (pieces) => {
    await run(async (context) => {
      for (const piece of pieces) {
        put(rangeOf(context.workbook.worksheets.getItem(piece.sheetId), piece.area), rowsOf(piece));
      }
      await context.sync();
    });
    await breath();
  });
}

/** Empties cells and leaves their looks. */
export async function emptyCells(areas: readonly SheetArea[]): Promise<void> {
  await inRequests(areas, Number.POSITIVE_INFINITY, (pieces) =>
    run(async (context) => {
      for (const { sheetId, area } of pieces) {
        rangeOf(context.workbook.worksheets.getItem(sheetId), area).clear("Contents");
      }
      await context.sync();
    }),
  );
}
