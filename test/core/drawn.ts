import type { Cell, Row } from "../../src/core/cell";
import type { RowBatch, Source } from "../../src/core/import/source";

/** A source of rows in memory, handed out in batches of a length. */
export function sourceOf(name: string, rows: readonly Row[], batchRows = 1_000, date1904 = false): Source {
  return {
    name,
    date1904,
    async *read(): AsyncIterable<RowBatch> {
      for (let at = 0; at < rows.length; at += batchRows) {
        yield await Promise.resolve({ firstRow: at + 1, rows: rows.slice(at, at + batchRows) });
      }
    },
  };
}

/** The source with its rows remembered, so that they can be edited and listed. */
export function edited(source: Source): Source {
  return { ...source, edited: true };
}

/**
 * A drawn table: one line is one row, cells stand between bars, an empty cell is `null` and an empty line a blank row.
 * A value put in as `${…}` that fills its cell keeps its type; the first and the last line, being empty, are not rows.
 */
export function drawn(strings: TemplateStringsArray, ...values: readonly Cell[]): readonly Row[] {
  const text = strings.reduce((drawing, part, at) => `${drawing}\u0000${at - 1}\u0000${part}`);
  const lines = text.split("\n").map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ""));
  if (lines[0] === "") lines.shift();
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => (line === "" ? [] : line.split("|").map((cell) => valueIn(cell, values))));
}

/** A source from a drawn table. */
export function sheet(name: string): (strings: TemplateStringsArray, ...values: readonly Cell[]) => Source {
  return (strings, ...values) => sourceOf(name, drawn(strings, ...values));
}

function valueIn(drawing: string, values: readonly Cell[]): Cell {
  const cell = drawing.replace(/^[ \t]+|[ \t]+$/g, "");
  const whole = /^\0(\d+)\0$/.exec(cell);
  if (whole) return values[Number(whole[1])] ?? null;
  return cell === "" ? null : cell.replace(/\0(\d+)\0/g, (_, at: string) => String(values[Number(at)]));
}
