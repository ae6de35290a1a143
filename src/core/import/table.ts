import type { Cell, Row } from "../cell";
import { HEADER_ROWS, plainHeader } from "./header";
import type { Source } from "./source";

/** The columns of a small table by role, each with the headers it may have, best first. */
export type Columns<R extends string> = Readonly<Record<R, readonly string[]>>;

/** Where a small table's header stands and which column plays which role. */
export interface TableHeader<R extends string> {
  readonly row: number;
  readonly columns: ReadonlyMap<R, number>;
  readonly titles: readonly string[];
}

/** The first row that has a header for each of the needed roles; `null` where there is none. */
export function tableHeaderIn<R extends string>(
  rows: readonly Row[],
  columns: Columns<R>,
  needed: readonly R[],
): TableHeader<R> | null {
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const plain = row.map(plainHeader);
    const found = new Map<R, number>();
    for (const [role, titles] of Object.entries(columns) as [R, readonly string[]][]) {
      const title = titles.find((each) => plain.includes(each) && ![...found.values()].includes(plain.indexOf(each)));
      if (title !== undefined) found.set(role, plain.indexOf(title));
    }
    if (needed.every((role) => found.has(role))) {
      return { row: index + 1, columns: found, titles: row.map((cell) => (cell === null ? "" : String(cell).trim())) };
    }
  }
  return null;
}

/** All rows of a small source, and the number of the first. */
export async function allRows(source: Source): Promise<{ readonly rows: readonly Row[]; readonly firstRow: number }> {
  const rows: Row[] = [];
  let firstRow = 1;
  for await (const batch of source.read()) {
    if (rows.length === 0) firstRow = Math.min(batch.firstRow, 1);
    while (rows.length < batch.firstRow - firstRow) rows.push([]);
    rows.push(...batch.rows);
  }
  return { rows, firstRow };
}

/** The first rows of a source, enough to find a header in. */
export async function firstRows(source: Source): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of source.read()) {
    rows.push(...batch.rows.slice(0, HEADER_ROWS - rows.length));
    if (rows.length >= HEADER_ROWS) break;
  }
  return rows;
}

/** Trimmed text of a cell; `null` where it is blank. */
export function textIn(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  const text = String(cell)
    .replace(/[\u00a0\u202f\ufeff]/g, " ")
    .trim();
  return text === "" ? null : text;
}

/** The text of a cell without outer spaces and the apostrophe by which some exports keep Excel from changing it. */
export function unguarded(cell: Cell | undefined): string {
  return cell === null || cell === undefined
    ? ""
    : String(cell)
        .trim()
        .replace(/^['’]\s*/, "");
}
