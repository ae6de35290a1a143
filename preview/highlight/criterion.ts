import type { HostCell } from "../host/workbook";
import { COMPARISONS, numberIn, order, textOf, type Value } from "./values";

/**
 * What COUNTIF takes a criterion for: a comparison in text, or a value. A text that reads as a number is that number, in the
 * criterion and, for "=" and "<>", in the cells too; "*" and "?" stand for other letters, "~" takes that from them.
 */
export function criterion(wanted: Value): (cell: HostCell) => boolean {
  // An empty cell asks for nought.
  const [, sign = "=", rest = ""] = CRITERION.exec(textOf(wanted ?? 0)) ?? [];
  const compare = COMPARISONS[sign] ?? (() => false);
  const isEquality = sign === "=" || sign === "<>";
  const number = numberIn(rest);
  if (Number.isNaN(number))
    return isEquality ? likeness(rest, sign === "=") : (cell) => isText(cell) && compare(order(cell, rest));
  if (!isEquality) return (cell) => typeof cell === "number" && compare(cell - number);
  return (cell) => {
    const value = typeof cell === "string" ? numberIn(cell) : typeof cell === "number" ? cell : Number.NaN;
    return (value === number) === (sign === "=");
  };
}

/** The one value that the criterion is true for; `null` where it may be true for several. */
export function wantedValue(wanted: Value): string | number | null {
  const [, sign = "=", rest = ""] = CRITERION.exec(textOf(wanted ?? 0)) ?? [];
  if (sign !== "=" || /[*?~]/.test(rest)) return null;
  const number = numberIn(rest);
  return Number.isNaN(number) ? rest : number;
}

const CRITERION = /^(<=|>=|<>|=|<|>)?(.*)$/s;

const isText = (cell: HostCell): cell is string => typeof cell === "string" && cell !== "";

function likeness(text: string, isWanted: boolean): (cell: HostCell) => boolean {
  if (!/[*?~]/.test(text)) return (cell) => (order(textOf(cell), text) === 0) === isWanted;
  const pattern = text.replace(/~([*?~])|[*]|[?]|[\\^$.|+()[\]{}/~]/g, (found, plain: string | undefined) => {
    if (plain !== undefined) return `\\${plain === "~" ? "x7e" : plain}`;
    return found === "*" ? ".*" : found === "?" ? "." : found === "~" ? "~" : `\\${found}`;
  });
  const like = new RegExp(`^${pattern}$`, "isu");
  return (cell) => (typeof cell === "string" && like.test(cell)) === isWanted;
}
