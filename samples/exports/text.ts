import type { Cell, Row } from "../../src/core/cell";
import { slashText } from "./calendar";
import { COLUMNS } from "./columns";
import { linesOf } from "./lines";
import type { ExportPlan } from "./plan";

const HOLDS = COLUMNS.map(({ holds }) => holds);
const NEEDS_QUOTES = /[",\r\n]/;

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function fieldOf(cell: Cell | undefined, holds: (typeof HOLDS)[number] | undefined): string {
  if (typeof cell === "number") return holds === "day" ? slashText(cell) : String(cell);
  if (typeof cell === "string") return holds === "free text" ? quoted(cell) : cell;
  throw new RangeError(`not a cell of an export: ${String(cell)}`);
}

/** One row of the export as Microsoft's CSV file writes it, with the line break. */
function recordOf(cells: Row): string {
  let record = fieldOf(cells[0], HOLDS[0]);
  for (let column = 1; column < HOLDS.length; column += 1) record += `,${fieldOf(cells[column], HOLDS[column])}`;
  return `${record}\r\n`;
}

/** The export as CSV text in pieces of about a mebibyte, header first; no piece ends within a row. */
export function* exportCsv(plan: ExportPlan): Generator<string> {
  let piece = `${COLUMNS.map(({ header }) => header).join(",")}\r\n`;
  for (const { cells } of linesOf(plan)) {
    piece += recordOf(cells);
    if (piece.length < 1 << 20) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** A list such as the resellers or the rates as CSV text. */
export function listCsv(rows: readonly Row[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(String(cell ?? ""))).join(",")}\r\n`).join("");
}
