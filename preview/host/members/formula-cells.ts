import { areaAt, columnsOf, intersection, rowsOf, type Area } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidOperation, notImplemented } from "../host-error";
import type { HostObject, Member } from "../object-class";
import { inA1, inR1C1 } from "../r1c1";
import type { HostCell } from "../workbook";
import { range } from "./range";
import { rangeAreas } from "./range-areas";
import { contents, writeContents } from "./range-contents";
import { sheetOf, type RangeTarget } from "./range-target";

/** The cells as few areas: runs down a column, and equal runs side by side. */
function areasOf(cells: readonly { readonly row: number; readonly column: number }[]): readonly Area[] {
  const runs: { top: number; bottom: number; left: number; right: number }[] = [];
  for (const { row, column } of [...cells].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = runs.at(-1);
    if (last?.left === column && last.bottom === row - 1) last.bottom = row;
    else runs.push({ top: row, bottom: row, left: column, right: column });
  }
  const areas = new Map<string, { top: number; bottom: number; left: number; right: number }>();
  for (const run of runs) {
    const beside = areas.get(`${run.top} ${run.bottom} ${run.left - 1}`);
    if (beside) areas.delete(`${run.top} ${run.bottom} ${beside.right}`);
    const area = beside ?? run;
    area.right = run.right;
    areas.set(`${run.top} ${run.bottom} ${run.right}`, area);
  }
  return [...areas.values()];
}

function formulaAreas({ sheetId, area }: RangeTarget, type: unknown, host: ExcelHost): HostObject | null {
  if (type !== "Formulas") throw notImplemented(`Range.getSpecialCellsOrNullObject ${String(type)}`);
  const sheet = sheetOf(host, sheetId, "Range.getSpecialCellsOrNullObject");
  const inside = sheet
    .cellsWithFormulas()
    .filter(({ row, column }) => intersection(area, areaAt(row, column)) !== null);
  return inside.length === 0 ? null : rangeAreas.of({ sheetId, areas: areasOf(inside) });
}

/** Whether all, no or some cells belong to a spilled answer: true, false or null. */
function spillState({ sheetId, area }: RangeTarget, host: ExcelHost): boolean | null {
  const sheet = sheetOf(host, sheetId, "Range.hasSpill");
  const spills = sheet.cellsWithFormulas().flatMap(({ row, column }) => {
    const spill = sheet.spillOf(row, column);
    return (spill && intersection(spill, area)) ?? [];
  });
  const covered = spills.reduce((sum, spill) => sum + rowsOf(spill) * columnsOf(spill), 0);
  return covered === 0 ? false : covered === rowsOf(area) * columnsOf(area) ? true : null;
}

/** The cell whose answer spills into the range's first cell. */
function spillParent({ sheetId, area }: RangeTarget, host: ExcelHost): Area | null {
  const sheet = sheetOf(host, sheetId, "Range.getSpillParentOrNullObject");
  const here = areaAt(area.top, area.left);
  const parent = sheet.cellsWithFormulas().find(({ row, column }) => {
    const spill = sheet.spillOf(row, column);
    return spill !== null && intersection(spill, here) !== null;
  });
  return parent ? areaAt(parent.row, parent.column) : null;
}

/** Most merged areas that Excel names at once (Microsoft: Range.getMergedAreasOrNullObject). */
const MERGED_LIMIT = 512;

/** The merged areas that begin in a range. */
function mergedAreas({ sheetId, area }: RangeTarget, host: ExcelHost): HostObject | null {
  const location = "Range.getMergedAreasOrNullObject";
  const areas = sheetOf(host, sheetId, location)
    .mergedAreas()
    .filter((merged) => intersection(area, areaAt(merged.top, merged.left)) !== null);
  if (areas.length > MERGED_LIMIT) throw invalidOperation(location);
  return areas.length === 0 ? null : rangeAreas.of({ sheetId, areas });
}

const isFormula = (cell: unknown): cell is string => typeof cell === "string" && cell.startsWith("=");

/** The members of a range that are about formulas: their other notation, where they are, what they spill over and what not. */
export function formulaMembers(): Readonly<Record<string, Member<RangeTarget>>> {
  return {
    FormulasR1C1: {
      kind: "value",
      get: (target, host) =>
        contents(target, host, (sheet) =>
          sheet.formulas(target.area).map((line, down) =>
            line.map((cell, right): HostCell => {
              const seen = { row: target.area.top + down, column: target.area.left + right };
              return isFormula(cell) ? inR1C1(cell, seen) : cell;
            }),
          ),
        ),
      set: (target, value, host) => {
        const { top: row, left: column } = target.area;
        const given: unknown = value;
        const written = Array.isArray(given)
          ? given.map((line: unknown, down) =>
              Array.isArray(line)
                ? line.map((cell: unknown, right) =>
                    isFormula(cell) ? inA1(cell, { row: row + down, column: column + right }) : cell,
                  )
                : line,
            )
          : given;
        writeContents(target, written, host, "Range.formulasR1C1");
      },
    },
    HasSpill: { kind: "value", get: spillState },
    GetSpillingToRangeOrNullObject: {
      kind: "method",
      call: ({ sheetId, area }, _, host) => {
        const spill = sheetOf(host, sheetId, "Range.getSpillingToRangeOrNullObject").spillOf(area.top, area.left);
        return spill && range.of({ sheetId, area: spill });
      },
    },
    GetSpillParentOrNullObject: {
      kind: "method",
      call: (target, _, host) => {
        const parent = spillParent(target, host);
        return parent && range.of({ sheetId: target.sheetId, area: parent });
      },
      assumed: "The first cell of an answer is its own parent.",
    },
    GetMergedAreasOrNullObject: {
      kind: "method",
      call: (target, _, host) => mergedAreas(target, host),
      assumed:
        "Merged areas that begin outside of the range are not among them, and more than 512 are refused with InvalidOperation.",
    },
    GetSpecialCellsOrNullObject: {
      kind: "method",
      call: (target, [type], host) => formulaAreas(target, type, host),
      assumed: "Cells that an answer spills into are not among the formulas, and areas come column by column.",
    },
  };
}
