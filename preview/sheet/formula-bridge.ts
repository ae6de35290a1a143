import { CellValueType, InterceptorEffectEnum, type ICellData, type ICommandInfo } from "@univerjs/core";
import {
  FunctionType,
  IDescriptionService,
  IFunctionService,
  INTERCEPTOR_POINT,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import { areaAt } from "../host/area";
import type { CustomFunction, FunctionDesk } from "../host/function-desk";
import type { ValueCard } from "../host/value-card";
import type { WorkbookEvent } from "../host/workbook-event";
import { AskedQuestions, type AskingCell } from "./asked-question";
import { CalmEngine } from "./calm-engine";
import type { CellMatrix } from "./cell-writing";
import { GridFunction } from "./custom-function";
import { SavedResults, type SheetResults } from "./saved-results";
import { univerCell } from "./univer-cell";
import type { UniverDesk } from "./univer-desk";

/** Univer's whole and partial recalculation, and the add-in's functions among its own. */
export class FormulaBridge {
  private questions: AskedQuestions | null = null;
  private registered: readonly CustomFunction[] = [];
  private readonly watches: readonly { dispose(): void }[];
  private readonly saved: SavedResults;
  private readonly engine: CalmEngine;
  private isWhole = false;
  private isCalculating = false;
  /** Cells whose answers are to be shown. */
  private answered: readonly AskingCell[] = [];
  private showing: ReturnType<typeof setTimeout> | null = null;
  private soon: ReturnType<typeof setTimeout> | null = null;

  /** `saved`: the cells that came with a result. */
  constructor(
    private readonly desk: UniverDesk,
    saved: Iterable<AskingCell>,
    /** Told of the sheets in which results have changed without a calculation. */
    private readonly resultsChanged: (sheetIds: ReadonlySet<string>) => void,
  ) {
    this.saved = new SavedResults(saved);
    this.engine = new CalmEngine(desk);
    const formula = desk.api.getFormula();
    this.watches = [
      this.keepSavedSpills(),
      desk.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
        effect: InterceptorEffectEnum.Style,
        priority: 8,
        handler: (cell, at, next) => {
          const asks = at.unitId === desk.unitId && this.questions !== null;
          if (!asks || this.cardAt({ sheetId: at.subUnitId, row: at.row, column: at.col }) === null) return next(cell);
          return next({ ...cell, markers: { ...cell?.markers, tr: CARD_MARK } });
        },
      }),
      formula.calculationStart((isForced) => {
        this.isWhole = isForced;
        this.isCalculating = true;
      }),
      formula.calculationEnd(() => {
        this.isCalculating = false;
        this.questions?.settle(this.isWhole);
        this.showSoon(0);
      }),
    ];
  }

  /** Every formula once more; every custom function is asked again. */
  calculate(): void {
    if (this.questions !== null) this.connect(this.questionsDesk);
    else this.desk.api.getFormula().executeCalculation();
  }

  private questionsDesk: FunctionDesk | null = null;

  /** Takes on the functions of an add-in, or lets go of them: cells keep their last value. */
  connect(functions: FunctionDesk | null): void {
    const injector = this.desk.injector;
    this.questions?.close();
    this.questions = null;
    this.questionsDesk = functions;
    const service = injector.get(IFunctionService);
    const descriptions = injector.get(IDescriptionService);
    const names = this.registered.map((one) => one.name);
    if (names.length > 0) {
      service.unregisterExecutors(...names);
      descriptions.unregisterDescriptions(names);
    }
    this.registered = functions?.functions ?? [];
    // Formulas that were read before hold on to what the name meant then.
    service.deleteFormulaAstCacheKey(...names, ...this.registered.map((one) => one.name));
    if (functions === null) return;
    const questions = new AskedQuestions(functions, (cells) => {
      this.answered = [...this.answered, ...cells];
      // A running calculation would write what it knew before over the answer.
      if (this.isCalculating) this.showSoon(LONGEST_CALCULATION_MS);
      else this.show();
    });
    this.questions = questions;
    const sheetName = (id: string): string => this.desk.workbook.getSheetBySheetId(id)?.getName() ?? "";
    service.registerExecutors(
      ...functions.functions.map(
        (one) => new GridFunction(one, (asked, call, cell) => questions.answer(asked, call, cell), sheetName),
      ),
    );
    descriptions.registerDescriptions(functions.functions.map(tipOf));
    this.desk.api.getFormula().executeCalculation();
  }

  /** A command of the spreadsheet has run. */
  executed(command: Readonly<ICommandInfo>): void {
    this.engine.executed(command);
  }

  /** The results of a calculation, before they are written into the cells. */
  foreseen(results: SheetResults): void {
    this.saved.holdBack(results, this.isWaiting);
  }

  /** What happened to cells that ask something. */
  heard(event: WorkbookEvent): void {
    if (event.kind === "rowsSorted") this.saved.forget(event.sheetId, event.area);
    if (event.kind === "cellsChanged") {
      if (event.change === "RangeEdited") this.saved.forget(event.sheetId, event.area);
      else this.saved.forgetSheet(event.sheetId);
    }
    const questions = this.questions;
    if (questions === null) return;
    if (event.kind === "rowsSorted") this.calculateSoon();
    if (event.kind !== "cellsChanged") return;
    if (event.change !== "RangeEdited") {
      // Cells moved: which of them asks what is found out by calculating all of them.
      this.calculateSoon();
      return;
    }
    questions.forgetCells(event.sheetId, event.area);
  }

  /** The sentence that goes with the error a cell shows. */
  messageAt(cell: AskingCell): string | null {
    return this.questions?.messageFor(cell) ?? null;
  }

  /** The card of the value a cell shows; `null` where it shows something else than the one answer it asked for. */
  cardAt(cell: AskingCell): ValueCard | null {
    const answer = this.questions?.onlyAnswer(cell) ?? null;
    const card = answer?.ok === true ? (answer.card ?? null) : null;
    const formula = card === null ? "" : (this.desk.worksheet(cell.sheetId).getCellRaw(cell.row, cell.column)?.f ?? "");
    return isOneCall(formula) ? card : null;
  }

  close(): void {
    this.connect(null);
    for (const timer of [this.soon, this.showing]) if (timer !== null) clearTimeout(timer);
    for (const watch of this.watches) watch.dispose();
    this.engine.close();
  }

  /** An answer that is held back must not take the saved cells of the last one away. */
  private keepSavedSpills(): { dispose(): void } {
    const { formulas, unitId } = this.desk;
    const clear = formulas.clearPreviousArrayFormulaCellData.bind(formulas);
    formulas.clearPreviousArrayFormulaCellData = (gone) => {
      for (const [sheetId, cells] of Object.entries(gone[unitId] ?? {})) {
        cells?.forValue((row, column, cell) => {
          if (this.saved.isKept({ sheetId, row, column }, cell, this.isWaiting)) cells.realDeleteValue(row, column);
        });
      }
      clear(gone);
    };
    return {
      dispose: () => {
        formulas.clearPreviousArrayFormulaCellData = clear;
      },
    };
  }

  private readonly isWaiting = (cell: AskingCell): boolean => this.questions?.isWaiting(cell) === true;

  /** When the change is over: until then formulas are not where the spreadsheet looks for them. */
  private calculateSoon(): void {
    this.soon ??= setTimeout(() => {
      this.soon = null;
      this.desk.api.getFormula().executeCalculation();
    }, 0);
  }

  private showSoon(ms: number): void {
    if (this.answered.length === 0) return;
    if (this.showing !== null) clearTimeout(this.showing);
    this.showing = setTimeout(() => {
      this.show();
    }, ms);
  }

  private show(): void {
    if (this.showing !== null) clearTimeout(this.showing);
    this.showing = null;
    const cells = this.answered;
    this.answered = [];
    if (this.questions !== null && cells.length > 0) this.recalculate(cells);
  }

  /** Answers that stand for themselves go straight into their cells; what is made of answers is calculated. */
  private recalculate(cells: readonly AskingCell[]): void {
    const written = new Map<string, CellMatrix>();
    const others = cells.filter((cell) => {
      const result = this.plainResult(cell);
      if (result === null) return true;
      const rows = written.get(cell.sheetId) ?? {};
      written.set(cell.sheetId, rows);
      (rows[cell.row] ??= {})[cell.column] = result;
      const place = areaAt(cell.row, cell.column);
      this.saved.forget(cell.sheetId, place);
      return this.engine.reach().looksAt(cell.sheetId, place);
    });
    for (const [subUnitId, cellValue] of written) {
      this.desk.mutate("sheet.mutation.set-range-values", { subUnitId, cellValue }, RESULTS);
    }
    if (written.size > 0) this.resultsChanged(new Set(written.keys()));
    if (others.length > 0) this.calculateFrom(others);
  }

  /** The answer as the cell shows it, where the formula is one question for one value; `null` for every other. */
  private plainResult(cell: AskingCell): ICellData | null {
    const raw = this.desk.worksheet(cell.sheetId).getCellRaw(cell.row, cell.column);
    const spilled: Record<number, Record<number, unknown> | undefined> =
      this.desk.formulas.getArrayFormulaRange()[this.desk.unitId]?.[cell.sheetId] ?? {};
    const isOwn = raw?.si === undefined && spilled[cell.row]?.[cell.column] === undefined;
    if (!isOwn || !isPlainQuestion(raw?.f ?? "")) return null;
    const answer = this.questions?.onlyAnswer(cell) ?? null;
    if (answer === null || (answer.ok && (answer.cells.length !== 1 || answer.cells[0]?.length !== 1))) return null;
    const value = answer.ok ? (answer.cells[0]?.[0] ?? "") : answer.error;
    if (typeof value === "string") return { v: value, t: CellValueType.STRING };
    return univerCell(value);
  }

  private calculateFrom(cells: readonly AskingCell[]): void {
    this.desk.mutate("formula.mutation.set-trigger-formula-calculation-start", {
      commands: [],
      forceCalculation: false,
      dirtyRanges: dirtyRanges(this.desk.unitId, cells),
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      clearDependencyTreeCache: {},
    });
  }
}

/** The corner of a cell that has a card. */
const CARD_MARK = { color: "#0f6cbd", size: 7 };

/** Whether the formula is the call of one function and nothing else. */
const isOneCall = (formula: string): boolean => /^=[\w.]+\((?:[^()"]|"(?:[^"]|"")*")*\)$/.test(formula.trim());

/** Whether the formula is a function of single cells and written values. */
const isPlainQuestion = (formula: string): boolean => PLAIN_QUESTION.test(formula.trim());

const ONE_VALUE = String.raw`(?:(?:'(?:[^']|'')+'!|[\w.]+!)?\$?[A-Z]{1,3}\$?\d{1,7}|"(?:[^"]|"")*"|-?[\d.]+|TRUE|FALSE)?`;
const PLAIN_QUESTION = new RegExp(String.raw`^=[\w.]+\(\s*${ONE_VALUE}\s*(?:,\s*${ONE_VALUE}\s*)*\)$`, "i");

/** How long an answer waits for a calculation to end. */
const LONGEST_CALCULATION_MS = 1_000;

/** Results are no edits: nothing is calculated after them, and nobody hears of changed cells. */
const RESULTS = { onlyLocal: true, fromFormula: true };

/** The cells as few ranges, runs down a column being one. */
function dirtyRanges(unitId: string, cells: readonly AskingCell[]): object[] {
  const ordered = [...cells].sort((a, b) => a.sheetId.localeCompare(b.sheetId) || a.column - b.column || a.row - b.row);
  const ranges: {
    unitId: string;
    sheetId: string;
    range: { startRow: number; endRow: number; startColumn: number; endColumn: number };
  }[] = [];
  for (const { sheetId, row, column } of ordered) {
    const last = ranges.at(-1);
    if (
      last !== undefined &&
      last.sheetId === sheetId &&
      last.range.startColumn === column &&
      last.range.endRow === row - 1
    ) {
      last.range.endRow = row;
    } else {
      ranges.push({ unitId, sheetId, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } });
    }
  }
  return ranges;
}

/** What the grid shows while a formula is typed. */
function tipOf(one: CustomFunction) {
  return {
    functionName: one.name,
    functionType: FunctionType.User,
    description: one.description,
    abstract: one.description,
    functionParameter: one.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description,
      example: "",
      require: parameter.isOptional ? 0 : 1,
      repeat: parameter.isRepeating ? 1 : 0,
    })),
  } as const;
}
