import { extent } from "./address";
import { WorkbookTrouble, type Rectangle } from "./workbook";

/** A rectangle of a sheet. */
export interface SheetArea {
  readonly sheetId: string;
  readonly area: Rectangle;
}

/** Rectangles that go out in one request: with each of them its place in the list and the row it begins at there. */
export interface Piece {
  readonly sheetId: string;
  readonly area: Rectangle;
  /** Place of the whole rectangle in the list. */
  readonly of: number;
  /** Rows of the whole rectangle before this piece. */
  readonly from: number;
}

/** Objects of one request; each costs several hundred bytes beside its cells. */
const AREAS_A_REQUEST = 1_000;

/** Rectangles in requests of so many cells; large ones are cut by rows. */
function requestsOf(areas: readonly SheetArea[], cellsMax: number): readonly (readonly Piece[])[] {
  const requests: Piece[][] = [];
  let open: Piece[] = [];
  let cells = 0;
  const close = (): void => {
    if (open.length > 0) requests.push(open);
    [open, cells] = [[], 0];
  };
  areas.forEach(({ sheetId, area }, of) => {
    const { rows, columns } = extent(area);
    const rowsAtOnce = Math.max(1, Math.floor(cellsMax / columns));
    for (let from = 0; from < rows; from += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, rows - from);
      if (cells + count * columns > cellsMax || open.length >= AREAS_A_REQUEST) close();
      const firstRow = area.firstRow + from;
      open.push({ sheetId, area: { ...area, firstRow, lastRow: firstRow + count - 1 }, of, from });
      cells += count * columns;
    }
  });
  close();
  return requests;
}

/** Does something with rectangles request by request; a request that is too large for Excel is made again in halves. */
export async function inRequests(
  areas: readonly SheetArea[],
  cellsMax: number,
  request: (pieces: readonly Piece[]) => Promise<void>,
): Promise<void> {
  for (const pieces of requestsOf(areas, cellsMax)) await orHalves(pieces, request);
}

async function orHalves(pieces: readonly Piece[], request: (pieces: readonly Piece[]) => Promise<void>): Promise<void> {
  try {
    await request(pieces);
  } catch (error) {
    const halves = error instanceof WorkbookTrouble && error.code === "too-large" ? halved(pieces) : null;
    if (!halves) throw error;
    for (const half of halves) await orHalves(half, request);
  }
}

/** `null` where there is nothing to halve. */
function halved(pieces: readonly Piece[]): readonly (readonly Piece[])[] | null {
  const [only] = pieces;
  if (pieces.length > 1) {
    const middle = Math.ceil(pieces.length / 2);
    return [pieces.slice(0, middle), pieces.slice(middle)];
  }
  if (!only || only.area.firstRow === only.area.lastRow) return null;
  const count = Math.ceil((only.area.lastRow - only.area.firstRow + 1) / 2);
  const second = only.area.firstRow + count;
  return [
    [{ ...only, area: { ...only.area, lastRow: second - 1 } }],
    [{ ...only, area: { ...only.area, firstRow: second }, from: only.from + count }],
  ];
}

/** Does something with a list in parts of so many, one after the other. */
export async function inParts<T>(
  all: readonly T[],
  most: number,
  part: (some: readonly T[], first: number) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < all.length; first += most) await part(all.slice(first, first + most), first);
}
