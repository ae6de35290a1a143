import { CellValueType, type ICellData } from "@univerjs/core";
import type { Cell } from "../../src/core/cell";

/** One value as a Univer cell; text stays text even where it reads like a number. */
export function univerCell(value: Cell): ICellData {
  if (value === null) return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: readsAsNumber(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

const readsAsNumber = (text: string): boolean => text.trim() !== "" && !Number.isNaN(Number(text));
