import { CellValueType, type ICellData } from "@univerjs/core";
import type { Cell } from "../../src/core/cell";

/** One value as a Univer cell; text stays text even where it reads like a number. */
export function univerCell(value: Cell): ICellData {
  if (value === null) return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  // Univer reads every cell that is called a text as a date whenever it draws it; one without a kind is a text as well.
  if (isPlainlyText(value)) return { v: value };
  return { v: value, t: readsAsNumber(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** Nobody takes it for a number, a date or a truth value: a word, or longer than any of them. */
const isPlainlyText = (text: string): boolean =>
  (text.length > LONGEST_VALUE || /^\p{L}/u.test(text)) && !/^(true|false)$/i.test(text) && Number.isNaN(Number(text));

const LONGEST_VALUE = 30;

const readsAsNumber = (text: string): boolean => text.trim() !== "" && !Number.isNaN(Number(text));
