import { CELLS_BENCH } from "./benches/cells";
import { FILE_BENCH } from "./benches/file";
import { PREVIEW_BENCH } from "./benches/preview";
import { INDEX_BENCH } from "./benches/index";
import { SUMIFS_BENCH } from "./benches/sumifs";
import { SUMS_BENCH } from "./benches/sums";
import { TAB_BENCH } from "./benches/tab";
import type { Bench } from "./bench";

/** Every bench, in the order of the page. */
export const BENCHES: readonly Bench[] = [
  FILE_BENCH,
  CELLS_BENCH,
  INDEX_BENCH,
  SUMIFS_BENCH,
  SUMS_BENCH,
  PREVIEW_BENCH,
  TAB_BENCH,
];

/** Above that many lines one round is enough: what disturbs a short one is lost in a long one. */
export const MOST_ROUNDS_ROWS = 1_048_575;

/** What to measure, as asked for on the command line. */
export interface Asked {
  readonly benches: readonly Bench[];
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** Whether to keep the figures in `docs/performance.md`. */
  readonly write: boolean;
}

/** How to ask. */
export const USAGE = `npm run bench -- [${BENCHES.map(({ name }) => name).join("] [")}] [--rows 100k,1m,10m] [--rounds 3] [--write]`;

const UNITS = new Map([
  ["", 1],
  ["k", 1_000],
  ["m", 1_000_000],
]);

/** A number of rows such as 250000, 100k or 10m. Throws `RangeError` on anything else. */
export function rowsIn(text: string): number {
  const [, digits = "", unit = ""] = /^(\d+)([km]?)$/.exec(text.trim().toLowerCase()) ?? [];
  const rows = Number(digits) * (UNITS.get(unit) ?? NaN);
  if (digits === "" || !Number.isSafeInteger(rows) || rows === 0) throw new RangeError(`not a number of rows: ${text}`);
  return rows;
}

function benchNamed(name: string): Bench {
  const bench = BENCHES.find((one) => one.name === name);
  if (bench === undefined) throw new RangeError(`no bench named ${name}; ${USAGE}`);
  return bench;
}

/** What the words after `npm run bench --` ask for: everything at ten thousand, a hundred thousand and a million lines, where they say nothing. */
export function askedBy(words: readonly string[]): Asked {
  const benches: Bench[] = [];
  let asked: Asked = { benches: BENCHES, sizes: [10_000, 100_000, 1_000_000], rounds: 3, write: false };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--write") asked = { ...asked, write: true };
    else if (word === "--rows") asked = { ...asked, sizes: (rest.shift() ?? "").split(",").map(rowsIn) };
    else if (word === "--rounds") asked = { ...asked, rounds: rowsIn(rest.shift() ?? "") };
    else benches.push(benchNamed(word));
  }
  return benches.length === 0 ? asked : { ...asked, benches };
}
