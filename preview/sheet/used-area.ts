import type { ICellData, IRange, IObjectArrayPrimitiveType, Nullable, ObjectMatrix } from "@univerjs/core";
import { areaAt, boundingArea, WHOLE_SHEET, type Area } from "../host/area";
import { packedBehind } from "../packed/matrix-over";
import { hasContent } from "./cell-reading";
import type { UniverDesk } from "./univer-desk";

/** The used areas of a sheet, found again only after something changed there. */
export class UsedArea {
  private readonly known = new Map<boolean, Area | null>();

  constructor(
    private readonly desk: UniverDesk,
    private readonly sheetId: string,
  ) {}

  /** The cells changed. */
  forget(): void {
    this.known.clear();
  }

  /** The smallest area with all contents and, unless `valuesOnly`, all looks; `null` if there are none. */
  find(valuesOnly: boolean): Area | null {
    const known = this.known.get(valuesOnly);
    if (known !== undefined) return known;
    const area = this.measured(valuesOnly);
    this.known.set(valuesOnly, area);
    return area;
  }

  private measured(valuesOnly: boolean): Area | null {
    const worksheet = this.desk.worksheet(this.sheetId);
    const cells = worksheet.getCellMatrix();
    const columns = worksheet.getColumnCount();
    const packed = packedBehind(cells.getMatrix());
    const counts = valuesOnly ? hasContent : (cell: Nullable<ICellData>) => hasContent(cell) || hasLook(cell);
    let area: Area | null = packed?.extent() ?? null;
    if (packed !== null) {
      for (const [row, column, cell] of packed.objectsIn(WHOLE_SHEET)) {
        const own = areaAt(row, column);
        if (counts(cell)) area = area === null ? own : boundingArea(area, own);
      }
    } else area = this.widest(cells, columns, counts);
    for (const spill of this.spills()) area = area === null ? spill : boundingArea(area, spill);
    return area;
  }

  private widest(cells: ObjectMatrix<Nullable<ICellData>>, columns: number, counts: Counts): Area | null {
    let area: Area | null = null;
    for (const row of rowNumbers(cells.getMatrix())) {
      const line = cells.getRow(row);
      if (line !== null && line !== undefined) area = widened(area, row, line, columns, counts);
    }
    return area;
  }

  private *spills(): Iterable<Area> {
    const ranges = this.desk.formulas.getArrayFormulaRange()[this.desk.unitId]?.[this.sheetId] ?? {};
    const lines: Record<number, Record<number, IRange | null>> = ranges;
    for (const line of Object.values(lines)) {
      for (const range of Object.values(line)) {
        if (range === null) continue;
        yield { top: range.startRow, left: range.startColumn, bottom: range.endRow, right: range.endColumn };
      }
    }
  }
}

const hasLook = (cell: Nullable<ICellData>): boolean => cell?.s !== null && cell?.s !== undefined && cell.s !== "";

const rowNumbers = (matrix: object): number[] => Object.keys(matrix).map(Number);

type Line = IObjectArrayPrimitiveType<Nullable<ICellData>>;
type Counts = (cell: Nullable<ICellData>) => boolean;

/** Rows come in order. Looks only at the cells that could make the area larger: a million rows are looked through at once. */
function widened(area: Area | null, row: number, line: Line, columns: number, counts: Counts): Area | null {
  const found = (from: number, to: number): number | null => {
    const step = from <= to ? 1 : -1;
    for (let column = from; column !== to + step; column += step) if (counts(line[column])) return column;
    return null;
  };
  if (area === null) {
    const left = found(0, columns - 1);
    return left === null ? null : { top: row, left, bottom: row, right: found(columns - 1, left) ?? left };
  }
  const left = area.left === 0 ? null : found(0, area.left - 1);
  const right = area.right >= columns - 1 ? null : found(columns - 1, area.right + 1);
  if (left === null && right === null && found(area.left, area.right) === null) return area;
  return { top: area.top, left: left ?? area.left, bottom: row, right: right ?? area.right };
}
