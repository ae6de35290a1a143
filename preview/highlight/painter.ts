import { InterceptorEffectEnum, type IStyleData } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/preset-sheets-core";
import { addressOf } from "../host/address";
import type { Area } from "../host/area";
import type { ConditionalFormat } from "../host/workbook";
import { redrawSheet } from "../sheet/redraw";
import type { UniverDesk } from "../sheet/univer-desk";
import { formulaTree, type Node } from "./parse";
import { isTrueFor, isWithinReach, type CellReader } from "./truth";

interface PaintedRule {
  readonly format: ConditionalFormat;
  readonly tree: Node;
  readonly style: IStyleData;
  /** What was found of each cell, until something changes. */
  readonly found: Map<string, boolean>;
  /** The same for a whole row: every reference names its column. */
  readonly isByRow: boolean;
}

/**
 * Colours the cells of an add-in's conditional formats while they are drawn. Univer works a rule out for every cell of its
 * range in advance, which a billing sheet is too large for; this works out only what is looked at, and at once.
 */
export class Painter {
  private readonly bySheet = new Map<string, readonly PaintedRule[]>();
  private readonly stale = new Set<string>();
  /** Ranges that rules count in, until something changes. */
  private readonly counted = new Map<string, ReturnType<CellReader>>();
  private readonly stop: { dispose(): void };

  constructor(
    private readonly desk: UniverDesk,
    private readonly readerFor: (sheetId: string) => CellReader,
  ) {
    this.stop = desk.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style,
      priority: 9,
      handler: (cell, at, next) => {
        if (at.unitId !== desk.unitId) return next(cell);
        const style = this.styleAt(at.subUnitId, at.row, at.col);
        if (style === null) return next(cell);
        const own = typeof cell?.s === "string" ? at.workbook.getStyles().get(cell.s) : cell?.s;
        return next({ ...cell, s: { ...own, ...style } });
      },
    });
  }

  /** Whether this can take on the rule with this formula. */
  static canPaint(formula: string): boolean {
    const tree = formulaTree(formula);
    return tree !== null && isWithinReach(tree);
  }

  /** The sheet's rules from now on, the first wins. Formulas must be ones that `canPaint` takes. */
  setRules(sheetId: string, rules: readonly { readonly format: ConditionalFormat; readonly formula: string }[]): void {
    const painted = rules.flatMap(({ format, formula }): PaintedRule[] => {
      const tree = formulaTree(formula);
      if (tree === null) return [];
      return [{ format, tree, style: styleOf(format), found: new Map(), isByRow: namesItsColumns(tree) }];
    });
    if (painted.length === 0 && !this.bySheet.has(sheetId)) return;
    if (painted.length === 0) this.bySheet.delete(sheetId);
    else this.bySheet.set(sheetId, painted);
    this.redraw(sheetId);
  }

  /** Something that formulas may look at has changed. */
  forget(): void {
    this.counted.clear();
    for (const rules of this.bySheet.values()) for (const rule of rules) rule.found.clear();
    for (const sheetId of this.bySheet.keys()) this.redraw(sheetId);
  }

  /** What the rules make of the cell; `null` where none is true for it. */
  styleAt(sheetId: string, row: number, column: number): IStyleData | null {
    const style: IStyleData = {};
    let isTrue = false;
    for (const rule of this.bySheet.get(sheetId) ?? []) {
      const { areas } = rule.format;
      if (!areas.some((area) => isInside(area, row, column)) || !this.isTrueAt(sheetId, rule, row, column)) continue;
      isTrue = true;
      Object.assign(style, { ...rule.style, ...style });
      if (rule.format.stopIfTrue) break;
    }
    return isTrue ? style : null;
  }

  close(): void {
    this.stop.dispose();
    this.bySheet.clear();
  }

  private isTrueAt(sheetId: string, rule: PaintedRule, row: number, column: number): boolean {
    const key = rule.isByRow ? String(row) : `${row},${column}`;
    const known = rule.found.get(key);
    if (known !== undefined) return known;
    const [first] = rule.format.areas;
    const offset = { rows: row - (first?.top ?? 0), columns: column - (first?.left ?? 0) };
    const found = isTrueFor(rule.tree, offset, this.reader(sheetId));
    rule.found.set(key, found);
    return found;
  }

  private reader(sheetId: string): CellReader {
    const read = this.readerFor(sheetId);
    return (sheetName, area) => {
      if (area.top === area.bottom) return read(sheetName, area);
      const key = `${sheetName ?? ""}!${sheetName === null ? sheetId : ""}!${addressOf(area)}`;
      const known = this.counted.get(key) ?? read(sheetName, area);
      this.counted.set(key, known);
      return known;
    };
  }

  /** Once a frame is enough. */
  private redraw(sheetId: string): void {
    if (this.stale.size === 0) {
      requestAnimationFrame(() => {
        for (const id of this.stale) redrawSheet(this.desk, id);
        this.stale.clear();
      });
    }
    this.stale.add(sheetId);
  }
}

const isInside = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

function styleOf(format: ConditionalFormat): IStyleData {
  return {
    ...(format.fillColor === null ? {} : { bg: { rgb: format.fillColor } }),
    ...(format.fontColor === null ? {} : { cl: { rgb: format.fontColor } }),
    ...(format.bold === null ? {} : { bl: format.bold ? 1 : 0 }),
  };
}

function namesItsColumns(node: Node): boolean {
  if (node.kind === "reference") return node.corners.every((corner) => corner.isColumnFixed);
  if (node.kind === "operation") return node.operands.every(namesItsColumns);
  return node.kind === "value" || node.given.every(namesItsColumns);
}
