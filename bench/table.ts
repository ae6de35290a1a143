import type { Figure, Finding } from "./bench";

/** A time for a table; empty where nothing was timed. */
export function time(ms: number | null): string {
  if (ms === null) return "";
  return ms < 1000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function cellsOf({ what, ms, processorMs, ratio, peakMb, found }: Figure): string[] {
  const against = ms === null ? "" : ratio === null ? "1" : `${ratio.toFixed(2)} ×`;
  return [what, against, time(ms), time(processorMs), peakMb === null ? "" : `${peakMb.toFixed(0)} MB`, found];
}

const HEADERS = ["What", "Against the floor", "Time", "Processor time", "Memory", "Found"];
const TARGET_HEADERS = ["Limit on", "Limit", "Measured", ""];

/** A Markdown table whose columns stand below each other; the numeric ones are set to the right. */
export function tableOf(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[],
): string {
  const widths = headers.map((header, column) =>
    Math.max(3, header.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (numeric.includes(column) ? (cells[column] ?? "").padStart(width) : (cells[column] ?? "").padEnd(width))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (numeric.includes(column) ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  return [line(headers), rule, ...rows.map(line)].join("\n");
}

/** What a bench found as Markdown that also reads well on a terminal. */
export function findingText({ title, figures, targets }: Finding): string {
  const limits = targets.map(({ what, limit, measured, met }) => [what, limit, measured, met ? "met" : "MISSED"]);
  const tables = [tableOf(HEADERS, figures.map(cellsOf), [1, 2, 3, 4])];
  if (limits.length > 0) tables.push(tableOf(TARGET_HEADERS, limits, [1, 2]));
  return `### ${title}\n\n${tables.join("\n\n")}\n`;
}
