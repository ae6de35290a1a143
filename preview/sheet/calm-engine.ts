import { ICommandService, ObjectMatrix, type ICommandInfo, type Nullable } from "@univerjs/core";
import {
  IFeatureCalculationManagerService,
  IOtherFormulaManagerService,
  type FormulaDataModel,
  type IFormulaDataItem,
  type ISetFormulaCalculationStartMutation,
} from "@univerjs/preset-sheets-core";
import { isFormula } from "./cell-reading";
import type { CellMatrix } from "./cell-writing";
import { FormulaReach, type PlacedFormula } from "./formula-reach";
import { areaOfCells } from "./sheet-events";
import { areaOf } from "./sheet-rules";
import type { UniverDesk } from "./univer-desk";

/** The mutation that begins a calculation. */
const CALCULATION = "formula.mutation.set-formula-calculation-start";

/** Mutations of a sheet that neither bring formulas nor move them. */
const HARMLESS: ReadonlySet<string> = new Set(
  [
    "row-count",
    "column-count",
    "col-width",
    "row-height",
    "row-auto-height",
    "row-is-auto-height",
    "order",
    "hidden",
  ].map((what) => `sheet.mutation.set-worksheet-${what}`),
);

/** Lets Univer's engine rest where an edit touches no formula, and knows what formulas look at. */
export class CalmEngine {
  private known: FormulaReach | null = null;
  private readonly restore: () => void;

  constructor(private readonly desk: UniverDesk) {
    const commands = desk.injector.get(ICommandService);
    // Even a calculation with nothing to do goes through all sheets, and the grid is drawn anew after it.
    const execute = commands.executeCommand.bind(commands);
    commands.executeCommand = async (id, params, options) => {
      if (id !== CALCULATION) return execute(id, params, options);
      const dirty = params as ISetFormulaCalculationStartMutation;
      if (!this.isIdle(dirty)) return execute(id, params, options);
      // Univer would add them to those of the next calculation.
      dirty.dirtyRanges.length = 0;
      return false as never;
    };
    // Univer goes through all cells of all sheets at every edit to find out which formulas are others now.
    const { formulas } = desk;
    const search = formulas.updateFormulaData.bind(formulas);
    formulas.updateFormulaData = (unitId, sheetId, cellValue) =>
      unitId === desk.unitId && this.leavesFormulas(sheetId, cellValue) ? {} : search(unitId, sheetId, cellValue);
    this.restore = () => {
      commands.executeCommand = execute;
      formulas.updateFormulaData = search;
    };
  }

  /** A command has run: what formulas look at is found again where it may have brought, moved or changed any. */
  executed({ id, params }: Readonly<ICommandInfo>): void {
    if (HARMLESS.has(id)) return;
    if (!id.startsWith("sheet.mutation.") && id !== "formula.mutation.set-formula-data") return;
    const { cellValue } = (params ?? {}) as { readonly cellValue?: CellMatrix };
    if (id !== "sheet.mutation.set-range-values" || cellValue === undefined || bringsFormula(cellValue)) {
      this.known = null;
    }
  }

  /** What the formulas of the workbook look at. */
  reach(): FormulaReach {
    return (this.known ??= new FormulaReach(this.formulas(), (name) => {
      return this.desk.workbook.getSheetBySheetName(name)?.getSheetId() ?? null;
    }));
  }

  close(): void {
    this.restore();
  }

  /** Whether cells that are written bring no formula and take none away. */
  private leavesFormulas(sheetId: string, cells: Parameters<FormulaDataModel["updateFormulaData"]>[2]): boolean {
    const written = cells as CellMatrix;
    const area = areaOfCells(written, () => true);
    return area === null || (!bringsFormula(written) && !this.reach().standsIn(sheetId, area));
  }

  /** Whether a calculation has nothing to do. */
  private isIdle(dirty: ISetFormulaCalculationStartMutation): boolean {
    const { injector, unitId } = this.desk;
    const isElsewhere = [
      dirty.dirtyNameMap,
      dirty.dirtyDefinedNameMap,
      dirty.dirtySuperTableMap,
      dirty.dirtyUnitFeatureMap,
      dirty.dirtyUnitOtherFormulaMap,
      dirty.clearDependencyTreeCache,
      injector.get(IOtherFormulaManagerService).getOtherFormulaData(),
    ].some((map) => Object.keys(map ?? {}).length > 0);
    const hasFeatures = injector.get(IFeatureCalculationManagerService).getReferenceExecutorMap().size > 0;
    if (dirty.forceCalculation || isElsewhere || hasFeatures) return false;
    return dirty.dirtyRanges.every(
      (one) => one.unitId === unitId && !this.reach().touches(one.sheetId, areaOf(one.range)),
    );
  }

  private *formulas(): Iterable<PlacedFormula> {
    const { formulas, unitId } = this.desk;
    for (const [sheetId, rows] of Object.entries(formulas.getFormulaData()[unitId] ?? {})) {
      const found: PlacedFormula[] = [];
      new ObjectMatrix<Nullable<IFormulaDataItem>>(rows ?? {}).forValue((row, column, item) => {
        const isShared = item?.si !== undefined && item.si !== "";
        const text = isShared ? formulas.getFormulaStringByCell(row, column, sheetId, unitId) : item?.f;
        if (text !== null && text !== undefined && text !== "") found.push({ sheetId, row, column, text });
      });
      yield* found;
    }
  }
}

/** Whether a formula is among cells that are written. */
function bringsFormula(cells: CellMatrix): boolean {
  for (const row in cells) {
    const line = cells[row];
    for (const column in line) if (isFormula(line[Number(column)])) return true;
  }
  return false;
}
