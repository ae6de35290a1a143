import { hash53 } from "../core/hash53";
import type { Row } from "../core/cell";

/** A formula that gave way to its values, and what is needed to bring it back. */
export interface KeptFormula {
  /** As people write it, where the cell was. */
  readonly formula: string;
  /** In R1C1 notation, which means the same cells wherever the cell moves with them. */
  readonly relative: string;
  /** Where it stood. */
  readonly at: string;
  /** The cells of its answer, its own included. */
  readonly rows: number;
  readonly columns: number;
  /** What the cells showed, as a short sum of it. */
  readonly seen: string;
}

/** What every note of ours begins with. */
export const SIGNATURE = "Formula kept by CSP Revenue Check";

/** The note for a person and, in its last line, for us. */
export function keptText({ formula, ...kept }: KeptFormula): string {
  return `${SIGNATURE}: ${formula}\nThaw, in its pane, brings it back. Please leave the next line as it is.\n${JSON.stringify(kept)}`;
}

/** What a note keeps; `null` where it is not ours or somebody changed it. */
export function keptIn(text: string): KeptFormula | null {
  // Excel may write other ends of lines than it was given.
  const [, formula = "", json = ""] =
    /^Formula kept by CSP Revenue Check: (=[\s\S]*?)\s*[\r\n]+Thaw[^{]*(\{[\s\S]*\})\s*$/.exec(text) ?? [];
  const { relative, at, rows, columns, seen } = fieldsIn(json);
  if (typeof relative !== "string" || !relative.startsWith("=") || typeof at !== "string" || typeof seen !== "string")
    return null;
  if (!isCount(rows) || !isCount(columns)) return null;
  return { formula, relative, at, rows, columns, seen };
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

function fieldsIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

/** A short sum of what cells hold, to tell whether anybody changed them. */
export const sumOf = (rows: readonly Row[]): string => hash53(JSON.stringify(rows)).toString(36);

/** Whether the references of a formula still mean the same after its cell has moved: those to its own row do. */
export function followsItsRow(relative: string): boolean {
  const outside = relative.split(/"(?:[^"]|"")*"/).join("");
  return !/!/.test(outside) && !/(?<![\w.])R(?:\[|\d)/.test(outside) && !/(?<![\w.])C\d/.test(outside);
}
