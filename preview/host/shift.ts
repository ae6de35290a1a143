import { SHEET_COLUMNS, SHEET_ROWS, type Area } from "./area";

/** Whole rows or columns that came in before `at` (count above 0) or went out from `at` on (count below 0). */
export interface LineShift {
  readonly lines: "rows" | "columns";
  readonly at: number;
  readonly count: number;
}

/** Where an area lies after the shift; null when all of it is gone. Lines put inside it widen it. */
export function shiftedArea(area: Area, shift: LineShift): Area | null {
  if (shift.lines === "rows") {
    const ends = shiftedEnds(area.top, area.bottom, shift, SHEET_ROWS);
    return ends && { ...area, top: ends[0], bottom: ends[1] };
  }
  const ends = shiftedEnds(area.left, area.right, shift, SHEET_COLUMNS);
  return ends && { ...area, left: ends[0], right: ends[1] };
}

/** Where a line ends up, or null when it is deleted or pushed off the sheet. */
export function shiftedLine(line: number, shift: LineShift): number | null {
  const size = shift.lines === "rows" ? SHEET_ROWS : SHEET_COLUMNS;
  return shiftedEnds(line, line, shift, size)?.[0] ?? null;
}

function shiftedEnds(from: number, to: number, shift: LineShift, size: number): readonly [number, number] | null {
  const { at, count } = shift;
  if (from === 0 && to === size - 1) return [from, to];
  if (count >= 0) {
    const [first, last] = [from >= at ? from + count : from, to >= at ? to + count : to];
    return first >= size ? null : [first, Math.min(last, size - 1)];
  }
  const gone = at - count;
  const first = from < at ? from : Math.max(at, from + count);
  const last = to < at ? to : to < gone ? at - 1 : to + count;
  return first > last ? null : [first, last];
}
