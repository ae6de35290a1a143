import type { BaseValueObject, ErrorType } from "@univerjs/preset-sheets-core";
import {
  ArrayValueObject,
  BaseFunction,
  BaseReferenceObject,
  ERROR_TYPE_SET,
  ErrorValueObject,
  StringValueObject,
  ValueObjectFactory,
  type FunctionVariantType,
} from "@univerjs/preset-sheets-core";
import { fullAddressOf } from "../host/address";
import type { CustomFunction, FunctionAnswer, FunctionArgument, FunctionCall } from "../host/function-desk";
import type { HostCell } from "../host/workbook";
import type { AskingCell } from "./asked-question";
import { areaOf } from "./sheet-rules";

/** Answers a call at once, with what is known. */
export type Answerer = (asked: CustomFunction, call: FunctionCall, cell: AskingCell) => FunctionAnswer;

type Matrix = readonly (readonly HostCell[])[];

// Without this the grid would take an error it does not know for text, and =SUM() over it for nothing.
const BUSY_ERROR = "#BUSY!" as ErrorType;
ERROR_TYPE_SET.add(BUSY_ERROR);

/** An add-in's function as one of the spreadsheet's own. It never waits: it returns the last known answer. */
export class GridFunction extends BaseFunction {
  override needsReferenceObject = true;
  override minParams: number;
  override maxParams: number;

  constructor(
    private readonly asked: CustomFunction,
    private readonly answer: Answerer,
    private readonly sheetName: (sheetId: string) => string,
  ) {
    super(asked.name);
    this.minParams = asked.parameters.filter((parameter) => !parameter.isOptional && !parameter.isRepeating).length;
    this.maxParams = asked.parameters.some((parameter) => parameter.isRepeating) ? 255 : asked.parameters.length;
  }

  /** A text that is written into the formula stays a text, as in Excel, whatever it looks like. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...variants: BaseValueObject[]): BaseValueObject {
    const given = variants.map((variant) => this.argument(variant));
    const failed = given.find((argument) => argument.error !== null);
    if (failed !== undefined) return ErrorValueObject.create((failed.error ?? "#VALUE!") as ErrorType);
    const lifted = given.map((argument, at) => ({ ...argument, isMatrix: this.parameter(at)?.isMatrix === true }));
    const rows = Math.max(1, ...lifted.map((one) => (one.isMatrix ? 1 : one.cells.length)));
    const columns = Math.max(1, ...lifted.map((one) => (one.isMatrix ? 1 : (one.cells[0]?.length ?? 1))));
    // A function of single values that is given a range is asked for each cell of it, and the answers spill.
    const answers = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) =>
        this.ask(
          lifted.map((one): FunctionArgument => ({
            value: one.isMatrix ? one.cells : valueAt(one.cells, row, column),
            address: one.address,
          })),
        ),
      ),
    );
    const only = rows === 1 && columns === 1 ? answers[0]?.[0] : undefined;
    if (only === undefined)
      return arrayOf(
        answers.map((line) => line.map((answer) => (answer.ok ? (answer.cells[0]?.[0] ?? "") : answer.error))),
      );
    if (!only.ok) return ErrorValueObject.create(only.error as ErrorType);
    const [first] = only.cells[0] ?? [];
    const isSingle = only.cells.length === 1 && only.cells[0]?.length === 1;
    return isSingle ? valueOf(first ?? "") : arrayOf(only.cells);
  }

  private ask(given: readonly FunctionArgument[]): FunctionAnswer {
    const cell = { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
    const area = { top: this.row, left: this.column, bottom: this.row, right: this.column };
    const missing = this.asked.parameters.slice(given.length).filter((parameter) => !parameter.isRepeating);
    const call: FunctionCall = {
      functionId: this.asked.id,
      arguments: [...given, ...missing.map((): FunctionArgument => ({ value: null, address: null }))],
      address: fullAddressOf(this.sheetName(cell.sheetId), area),
    };
    return this.answer(this.asked, call, cell);
  }

  private parameter(at: number): CustomFunction["parameters"][number] | undefined {
    return this.asked.parameters[at] ?? this.asked.parameters.find((parameter) => parameter.isRepeating);
  }

  private argument(variant: FunctionVariantType): { cells: Matrix; address: string | null; error: string | null } {
    if (variant instanceof BaseReferenceObject) {
      const address = fullAddressOf(this.sheetName(variant.getSheetId()), areaOf(variant.getRangePosition()));
      return { ...matrixOf(variant.toArrayValueObject()), address };
    }
    if (variant instanceof ArrayValueObject) return { ...matrixOf(variant), address: null };
    const value = variant;
    const error = value.isError() ? String(value.getValue()) : null;
    return { cells: [[value.isNull() ? "" : value.getValue()]], address: null, error };
  }
}

function matrixOf(array: ArrayValueObject): { cells: Matrix; error: string | null } {
  let error: string | null = null;
  const cells = Array.from({ length: array.getRowCount() }, (_, row) =>
    Array.from({ length: array.getColumnCount() }, (_, column): HostCell => {
      const value = array.get(row, column);
      if (value === null || value === undefined || value.isNull()) return "";
      if (value.isError()) error ??= String(value.getValue());
      return value.getValue();
    }),
  );
  return { cells, error };
}

/** A value that is not as large as the others repeats. */
const valueAt = (cells: Matrix, row: number, column: number): HostCell => {
  const line = cells.length === 1 ? cells[0] : cells[row];
  return (line?.length === 1 ? line[0] : line?.[column]) ?? "#N/A";
};

/** A text stays a text: the factory would make a date of "2025-04". */
function valueOf(value: HostCell) {
  const isText = typeof value === "string" && !ERROR_TYPE_SET.has(value as ErrorType);
  return isText ? StringValueObject.create(value) : ValueObjectFactory.create(value);
}

function arrayOf(cells: Matrix): ArrayValueObject {
  return ArrayValueObject.create({
    calculateValueList: cells.map((line) => line.map((cell) => valueOf(cell))),
    rowCount: cells.length,
    columnCount: cells[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}
