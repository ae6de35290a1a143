import { areaAt, intersection, type Area } from "../area";
import { fullAddressOf, referenceIn } from "../address";
import type { CustomFunction, FunctionAnswer, FunctionArgument } from "../function-desk";
import type { HostCell } from "../workbook";
import type { MemorySheet } from "./memory-sheet";
import type { MemoryWorkbook } from "../memory-workbook";
import { writtenCall, type WrittenArgument, type WrittenCall } from "./formula-call";

/** A cell whose formula calls a custom function: its question, its last answer, and the cells the answer spills over. */
export class CallingCell {
  private withdraw: (() => void) | null = null;
  private answer: FunctionAnswer | null = null;
  /** What stands in the cells, from the calling cell on. */
  private shown: readonly (readonly HostCell[])[] = [];
  private call: WrittenCall | null;

  constructor(
    private readonly workbook: MemoryWorkbook,
    readonly sheet: MemorySheet,
    public row: number,
    public column: number,
    public formula: string,
  ) {
    this.call = writtenCall(formula);
  }

  /** Whether an edit of these cells changes an argument. */
  readsFrom(sheetId: string, area: Area): boolean {
    return this.references().some(
      (reference) => reference.sheet.id === sheetId && intersection(reference.area, area) !== null,
    );
  }

  /** Whether these cells are in the way of the answer, or part of it. */
  spillsOver(area: Area): boolean {
    return intersection(this.spill(), area) !== null;
  }

  /** Asks the add-in, after taking back the question before. */
  ask(): void {
    this.end();
    const { call } = this;
    const desk = this.workbook.desk;
    const definition = desk?.functions.find((known) => known.name === call?.name);
    if (!call || !desk || !definition) return this.show([["#NAME?"]]);
    if (tooMany(call.arguments.length, definition)) return this.show([["#VALUE!"]]);
    this.show([["#BUSY!"]]);
    this.withdraw = desk.ask(
      {
        functionId: definition.id,
        arguments: call.arguments.map((written, index) => this.argument(written, isMatrix(definition, index))),
        address: fullAddressOf(this.sheet.name, areaAt(this.row, this.column)),
      },
      (answer) => this.answered(answer),
    );
  }

  /** Withdraws the question and empties what was spilled beside the cell. */
  end(): void {
    this.withdraw?.();
    this.withdraw = null;
    this.answer = null;
    this.retract();
  }

  /** Puts the answer into cells again, after something moved in or out of its way. */
  place(): void {
    if (this.answer) this.show(this.answer.ok ? this.answer.cells : [[this.answer.error]]);
  }

  /** The cells that show the answer; null where it is this cell alone. */
  taken(): Area | null {
    const [rows, columns] = [this.shown.length, this.shown[0]?.length ?? 0];
    return rows * columns > 1 ? areaAt(this.row, this.column, rows, columns) : null;
  }

  /** Follows inserted or deleted lines. */
  move(row: number, column: number, formula: string): void {
    [this.row, this.column, this.formula] = [row, column, formula];
    this.call = writtenCall(formula);
  }

  /** The cells that the answer takes or would take if nothing stood in its way. */
  private spill(): Area {
    const cells = this.answer?.ok ? this.answer.cells : [];
    return areaAt(this.row, this.column, Math.max(1, cells.length), Math.max(1, cells[0]?.length ?? 1));
  }

  private answered(answer: FunctionAnswer): void {
    this.answer = answer;
    this.place();
    this.workbook.calculation.answered(this, this.spill());
  }

  /** Empties the cells beside this one, except those that hold something else by now. */
  private retract(): void {
    this.shown.forEach((line, down) =>
      line.forEach((cell, right) => {
        const [row, column] = [this.row + down, this.column + right];
        const isOwn = (down > 0 || right > 0) && this.sheet.cells.at(row, column) === cell;
        if (isOwn) this.sheet.cells.set(row, column, "");
      }),
    );
    this.shown = [];
  }

  private show(cells: readonly (readonly HostCell[])[]): void {
    this.retract();
    const wanted = areaAt(this.row, this.column, cells.length, cells[0]?.length ?? 0);
    const isFree = this.sheet.isFree(wanted, this.row, this.column);
    this.shown = isFree ? cells : [["#SPILL!"]];
    this.shown.forEach((line, down) =>
      line.forEach((cell, right) => this.sheet.cells.set(this.row + down, this.column + right, cell)),
    );
  }

  private argument(written: WrittenArgument, isMatrixParameter: boolean): FunctionArgument {
    if (written.kind === "omitted") return { value: null, address: null };
    const reference = written.kind === "word" ? this.reference(written.text) : null;
    if (reference) {
      const values = reference.sheet.values(reference.area);
      const address = fullAddressOf(reference.sheet.name, reference.area);
      const single = values[0]?.[0] ?? "";
      // Excel hands an empty cell to a scalar parameter as 0.
      return { value: isMatrixParameter ? values : single === "" ? 0 : single, address };
    }
    const value = written.kind === "literal" ? written.value : written.text === "#REF!" ? "#REF!" : "#NAME?";
    return { value: isMatrixParameter ? [[value]] : value, address: null };
  }

  private references(): { readonly sheet: MemorySheet; readonly area: Area }[] {
    return (this.call?.arguments ?? []).flatMap((written) => {
      const reference = written.kind === "word" ? this.reference(written.text) : null;
      return reference ? [reference] : [];
    });
  }

  private reference(word: string): { readonly sheet: MemorySheet; readonly area: Area } | null {
    const named = this.workbook.records.names.get(word.toLowerCase());
    const reference = referenceIn(word) ?? (named ? referenceIn(named.formula.replace(/^=/, "")) : null);
    if (!reference) return null;
    const sheet = reference.sheetName === null ? this.sheet : this.workbook.sheetNamed(reference.sheetName);
    return sheet && { sheet, area: reference.area };
  }
}

function isMatrix(definition: CustomFunction, index: number): boolean {
  const parameter = definition.parameters[index] ?? definition.parameters.filter((known) => known.isRepeating).at(-1);
  return parameter?.isMatrix ?? false;
}

function tooMany(given: number, definition: CustomFunction): boolean {
  return given > definition.parameters.length && !definition.parameters.some((parameter) => parameter.isRepeating);
}
