import type { Figure, Finding } from "./bench";
import { tableOf, time } from "./table";

/** What a bench found at one size. */
export interface Sized {
  readonly rows: number;
  readonly finding: Finding;
}

const spent = ({ ms, processorMs }: Figure): number | null => processorMs ?? ms;

/** How times grow from size to size, as Markdown; empty where there is one size only or nothing was timed. The figures of a bench stand in one order. */
export function growthText(sized: readonly Sized[]): string {
  const [first, ...others] = sized;
  if (first === undefined || others.length === 0) return "";
  const rows = first.finding.figures.flatMap((figure, at) => {
    const times = sized.map(({ finding }) => spent(finding.figures[at] ?? figure));
    const least = times[0] ?? null;
    const most = times.at(-1) ?? null;
    const factor = (sized.at(-1)?.rows ?? NaN) / first.rows;
    if (least === null || most === null) return [];
    // Where there was nothing to measure at first, nothing can be said of its growth.
    const growth = least === 0 ? "" : `${(most / least / factor).toFixed(2)} ×`;
    return [[figure.what, ...times.map(time), growth]];
  });
  if (rows.length === 0) return "";
  const sizes = sized.map(({ rows: size }) => size.toLocaleString("en-US"));
  const numeric = sizes.map((_, at) => at + 1).concat(sizes.length + 1);
  const table = tableOf(["What", ...sizes, "Per line, last against first"], rows, numeric);
  return `### Growth: ${first.finding.title.replace(/ ?[\d,]+ /, " … ").trim()}\n\n${table}\n`;
}
