/** A rectangle of cells on one sheet: zero-based rows and columns, both ends belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows of an Excel sheet (Microsoft: Excel specifications and limits). */
export const SHEET_ROWS = 1_048_576;

/** Columns of an Excel sheet (Microsoft: Excel specifications and limits). */
export const SHEET_COLUMNS = 16_384;

/** Every cell of a sheet. */
export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: SHEET_ROWS - 1, right: SHEET_COLUMNS - 1 };

/** The area that starts at a cell and has so many rows and columns; one cell when they are left out. */
export function areaAt(top: number, left: number, rows = 1, columns = 1): Area {
  return { top, left, bottom: top + rows - 1, right: left + columns - 1 };
}

/** How many rows an area has. */
export const rowsOf = (area: Area): number => area.bottom - area.top + 1;

/** How many columns an area has. */
export const columnsOf = (area: Area): number => area.right - area.left + 1;

/** How many cells an area has. */
export const cellsOf = (area: Area): number => rowsOf(area) * columnsOf(area);

/** Whether an area lies on a sheet and has at least one cell. */
export function isOnSheet(area: Area): boolean {
  const whole = [area.top, area.left, area.bottom, area.right].every(Number.isInteger);
  const ordered = area.top <= area.bottom && area.left <= area.right;
  return whole && ordered && area.top >= 0 && area.left >= 0 && area.bottom < SHEET_ROWS && area.right < SHEET_COLUMNS;
}

/** The cells that two areas share, or null. */
export function intersection(one: Area, other: Area): Area | null {
  const area: Area = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return area.top > area.bottom || area.left > area.right ? null : area;
}

/** The smallest area that holds both. */
export function boundingArea(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}
