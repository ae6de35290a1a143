import type { CustomFunction, FunctionAnswer, FunctionCall, FunctionDesk } from "./function-desk";
import { cardOf } from "./value-card";
import type { HostCell } from "./workbook";

/** Errors by their number on the wire (`excel-web-16.00.debug.js`, results of custom functions). */
const ERRORS: Readonly<Record<number, string>> = {
  0: "#VALUE!",
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#N/A",
  10: "#NAME?",
};

interface OpenCall {
  readonly definition: CustomFunction;
  readonly answered: (answer: FunctionAnswer) => void;
}

/** The functions the add-in offers, and the questions that wait for an answer or go on streaming. */
export class FunctionCalls implements FunctionDesk {
  private readonly open = new Map<number, OpenCall>();
  private count = 0;

  constructor(
    readonly functions: readonly CustomFunction[],
    /** Sends a message of the functions' category to the add-in. */
    private readonly send: (type: "invoke" | "cancel", message: unknown) => void,
  ) {}

  /** How many questions are open, streaming ones included. */
  get openCount(): number {
    return this.open.size;
  }

  ask(call: FunctionCall, answered: (answer: FunctionAnswer) => void): () => void {
    const definition = this.functions.find(({ id }) => id === call.functionId);
    if (!definition) throw new RangeError(`No function has the id ${call.functionId}`);
    const id = this.count++;
    this.open.set(id, { definition, answered });
    const values = definition.parameters.map((_, index) => call.arguments[index]?.value ?? null);
    const addresses = call.arguments.map(({ address }) => address);
    this.send("invoke", [
      id,
      definition.id,
      values,
      definition.needsAddress ? call.address : null,
      (definition.isCancelable ? 1 : 0) | (definition.isStreaming ? 2 : 0),
      definition.needsParameterAddresses ? addresses : null,
    ]);
    return () => this.withdraw(id);
  }

  /** Takes one result of the runtime: `[id, ok, value, error number?, ...]`; answers to withdrawn questions are dropped. */
  answered(result: unknown): void {
    if (!Array.isArray(result)) return;
    const [id, ok, value, error] = result as readonly unknown[];
    const call = typeof id === "number" ? this.open.get(id) : undefined;
    if (!call || typeof id !== "number") return;
    if (!call.definition.isStreaming) this.open.delete(id);
    call.answered(ok === true ? answerOf(value) : failure(ERRORS[Number(error)] ?? "#VALUE!", value));
  }

  private withdraw(id: number): void {
    const call = this.open.get(id);
    if (!call) return;
    this.open.delete(id);
    const { isStreaming, isCancelable } = call.definition;
    if (isStreaming || isCancelable) this.send("cancel", { invocationId: id });
  }
}

const failure = (error: string, message: unknown): FunctionAnswer => ({
  ok: false,
  error,
  message: typeof message === "string" ? message : "",
});

function answerOf(value: unknown): FunctionAnswer {
  if (isErrorValue(value)) return failure(value.basicValue, value.message);
  const only = onlyIn(value);
  if (!Array.isArray(only)) {
    const card = cardOf(only);
    return { ok: true, cells: [[cellOf(only)]], ...(card === null ? {} : { card }) };
  }
  const lines = only.map((line: unknown) => (Array.isArray(line) ? line.map(cellOf) : [cellOf(line)]));
  const width = Math.max(...lines.map((line) => line.length), 0);
  const isMatrix = lines.length > 0 && width > 0 && lines.every((line) => line.length === width);
  return isMatrix ? { ok: true, cells: lines } : failure("#VALUE!", "");
}

/** The one value of a matrix of one cell; anything else as it is. */
function onlyIn(value: unknown): unknown {
  const lines: readonly unknown[] = Array.isArray(value) ? value : [];
  const [line, ...others] = lines;
  return others.length === 0 && Array.isArray(line) && line.length === 1 ? (line[0] as unknown) : value;
}

/** What a cell shows of a returned value: numbers with a card or a format their number, other entities their text; nothing is 0. */
function cellOf(value: unknown): HostCell {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (isErrorValue(value)) return value.basicValue;
  if (typeof value === "object" && value !== null && "type" in value) {
    const isNumber = "basicValue" in value && typeof value.basicValue === "number";
    if (value.type === "Entity" && "text" in value && !isNumber) return String(value.text);
    if ("basicValue" in value) return cellOf(value.basicValue);
  }
  return value === null || value === undefined ? 0 : "#VALUE!";
}

function isErrorValue(value: unknown): value is { readonly basicValue: string; readonly message?: unknown } {
  if (typeof value !== "object" || value === null || !("type" in value) || !("basicValue" in value)) return false;
  return value.type === "Error" && typeof value.basicValue === "string";
}
