import { cellsOf, type Area } from "../host/area";
import type { CustomFunction, FunctionAnswer, FunctionCall, FunctionDesk } from "../host/function-desk";

/** A cell that shows a question's answer. */
export interface AskingCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** What stands in a cell until the first answer. */
export const BUSY: FunctionAnswer = { ok: false, error: "#BUSY!", message: "The add-in is still working on it." };

interface Question {
  answer: FunctionAnswer;
  /** Withdraws it; `null` until it has been put to the desk. */
  withdraw: (() => void) | null;
  readonly call: FunctionCall;
  readonly cells: Map<string, AskingCell>;
}

/**
 * The questions that the cells ask. Cells with the same function and arguments share one. The grid calculates synchronously,
 * so a question is answered at once with the last known answer, put to the desk when the calculation is over, and the
 * cells that asked are told when an answer arrives.
 */
export class AskedQuestions {
  private readonly questions = new Map<string, Question>();
  /** Which questions each cell asks. */
  private readonly byCell = new Map<string, Set<string>>();
  /** What the cells of the running calculation ask. */
  private asking = new Map<string, Set<string>>();
  private waiting: Question[] = [];
  private changed = new Map<string, AskingCell>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly desk: FunctionDesk,
    private readonly cellsChanged: (cells: readonly AskingCell[]) => void,
  ) {}

  /** The last known answer for a cell; asks if nobody did. */
  answer(asked: CustomFunction, call: FunctionCall, cell: AskingCell): FunctionAnswer {
    const key = keyOf(asked, call);
    const at = placeOf(cell);
    const question = this.questions.get(key) ?? this.newQuestion(key, call);
    question.cells.set(at, cell);
    this.asking.set(at, (this.asking.get(at) ?? new Set()).add(key));
    return question.answer;
  }

  /** The calculation is over: what a calculated cell no longer asks is withdrawn. `all`: every cell was calculated. */
  settle(all: boolean): void {
    const gone = all ? [...this.byCell.keys()].filter((at) => !this.asking.has(at)) : [];
    for (const [at, keys] of this.asking) {
      for (const key of this.byCell.get(at) ?? []) if (!keys.has(key)) this.release(at, key);
      this.byCell.set(at, keys);
    }
    this.asking = new Map();
    for (const at of gone) this.forget(at);
  }

  /** Cells were overwritten with something else. */
  forgetCells(sheetId: string, area: Area): void {
    // An edit is mostly of one cell, and thousands may ask.
    const isSmall = cellsOf(area) < this.byCell.size;
    const places = isSmall
      ? placesIn(sheetId, area)
      : [...this.byCell.keys()].filter((at) => isAmong(at, sheetId, area));
    for (const at of places) if (!this.asking.has(at)) this.forget(at);
  }

  /** The sentence that goes with the error a cell shows, or `null`. */
  messageFor(cell: AskingCell): string | null {
    for (const key of this.byCell.get(placeOf(cell)) ?? []) {
      const answer = this.questions.get(key)?.answer;
      if (answer !== undefined && !answer.ok && answer.message !== "") return answer.message;
    }
    return null;
  }

  /** The answer to the one question that a cell asks; `null` where it asks several or none. */
  onlyAnswer(cell: AskingCell): FunctionAnswer | null {
    const [key, ...others] = this.byCell.get(placeOf(cell)) ?? [];
    return key === undefined || others.length > 0 ? null : (this.questions.get(key)?.answer ?? null);
  }

  /** Whether the cell asks something that has not been answered at all. */
  isWaiting(cell: AskingCell): boolean {
    const at = placeOf(cell);
    const keys = this.asking.get(at) ?? this.byCell.get(at) ?? [];
    return [...keys].some((key) => this.questions.get(key)?.answer === BUSY);
  }

  /** How many different questions are open. */
  get size(): number {
    return this.questions.size;
  }

  /** Withdraws everything. */
  close(): void {
    for (const question of this.questions.values()) question.withdraw?.();
    this.questions.clear();
    this.byCell.clear();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private newQuestion(key: string, call: FunctionCall): Question {
    const question: Question = { answer: BUSY, withdraw: null, call, cells: new Map() };
    this.questions.set(key, question);
    this.waiting.push(question);
    this.soon();
    return question;
  }

  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.put();
      this.tell();
    }, 0);
  }

  private put(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const question of waiting) {
      if (question.cells.size === 0) continue;
      question.withdraw = this.desk.ask(question.call, (answer) => {
        if (JSON.stringify(answer) === JSON.stringify(question.answer)) return;
        question.answer = answer;
        for (const [at, cell] of question.cells) this.changed.set(at, cell);
        this.soon();
      });
    }
  }

  private tell(): void {
    if (this.changed.size === 0) return;
    const cells = [...this.changed.values()];
    this.changed = new Map();
    this.cellsChanged(cells);
  }

  private forget(at: string): void {
    for (const key of this.byCell.get(at) ?? []) this.release(at, key);
    this.byCell.delete(at);
  }

  private release(at: string, key: string): void {
    const question = this.questions.get(key);
    if (question === undefined) return;
    question.cells.delete(at);
    if (question.cells.size > 0) return;
    question.withdraw?.();
    this.questions.delete(key);
  }
}

/** The cell as the key of a map. */
export const placeOf = (cell: AskingCell): string => `${cell.sheetId}!${cell.row},${cell.column}`;

/** The keys of all cells of an area. */
function* placesIn(sheetId: string, { top, left, bottom, right }: Area): Iterable<string> {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) yield placeOf({ sheetId, row, column });
  }
}

/** Whether the cell of a key is one of an area. */
function isAmong(place: string, sheetId: string, { top, left, bottom, right }: Area): boolean {
  if (!place.startsWith(sheetId) || place[sheetId.length] !== "!") return false;
  const comma = place.lastIndexOf(",");
  const [row, column] = [Number(place.slice(sheetId.length + 1, comma)), Number(place.slice(comma + 1))];
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Functions that want their cell's address are asked for each cell on its own. */
function keyOf(asked: CustomFunction, call: FunctionCall): string {
  const addresses = asked.needsAddress ? call.address : null;
  const values = call.arguments.map((one) => (asked.needsParameterAddresses ? one : one.value));
  return JSON.stringify([call.functionId, values, addresses]);
}
