import type { Bench, Effort, Figure, Finding, Target } from "../bench";
import { exportFilesAt, writeExportFiles, type ExportFiles } from "../export-files";
import { measured, type Measured, type Start } from "../measure";
import { largest, median } from "../median";

const ONE_CORE: Start = { cores: "one", node: [] };
const ALL_CORES: Start = { cores: "all", node: [] };
const MOST_RATIO = 2;
const MOST_MB = 700;
/** Below that many lines the start of a review weighs more than its lines, and only memory is limited. */
const LIMITED_FROM = 1_000_000;

type Timed = Measured<{ readonly ms: number }>;

interface Peer {
  readonly what: string;
  /** Whether it is compared by the processor's time, as everything on one core is, or by the clock. */
  readonly by: "processor" | "clock";
  readonly run: (files: ExportFiles) => Promise<{ readonly measured: Timed; readonly found: string }>;
}

const FLOOR: Peer = {
  what: "papaparse alone: split into records (the floor), one core",
  by: "processor",
  run: async ({ billing }) => {
    const run = await measured("splitRecords", { billing }, ONE_CORE);
    return { measured: run, found: `${count(run.answer.records)} records, ${count(run.answer.fields)} fields` };
  },
};

const REVIEW: Peer = {
  what: "our whole review, one core",
  by: "processor",
  run: async (files) => {
    const run = await measured("reviewFile", files, ONE_CORE);
    const { lines, resellers, flagged, ties } = run.answer;
    const found = `${count(lines)} lines, ${count(resellers)} resellers, ${count(flagged)} flagged, ${ties ? "ties" : "does not tie"}`;
    return { measured: run, found };
  },
};

function duckDb(what: string, threads: number | null, start: Start): Peer {
  return {
    what,
    by: start.cores === "one" ? "processor" : "clock",
    run: async ({ billing }) => {
      const run = await measured("duckDbSums", { billing, threads }, start);
      return { measured: run, found: `${count(run.answer.groups)} sums of ${count(run.answer.lines)} lines` };
    },
  };
}

const PEERS: readonly Peer[] = [
  FLOOR,
  REVIEW,
  duckDb("DuckDB: the reseller × month sums alone, one thread, one core", 1, ONE_CORE),
  duckDb("DuckDB: the same, as many threads as it likes, all cores", null, ALL_CORES),
];

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function figureOf(peer: Peer, runs: readonly Timed[], floor: readonly Timed[], found: string): Figure {
  const spent = (run: Timed | undefined): number =>
    (peer.by === "processor" ? run?.processorMs : run?.answer.ms) ?? NaN;
  const ratios = runs.map((run, round) => spent(run) / spent(floor[round]));
  return {
    what: peer.what,
    ms: median(runs.map((run) => run.answer.ms)),
    processorMs: median(runs.map((run) => run.processorMs)),
    ratio: peer === FLOOR ? null : median(ratios),
    peakMb: largest(runs.map((run) => run.peakMb)),
    found,
  };
}

function targetsOf(review: Figure, rows: number): Target[] {
  const ratio = review.ratio ?? NaN;
  const peakMb = review.peakMb ?? NaN;
  const speed: Target = {
    what: "review against the floor",
    limit: `≤ ${MOST_RATIO.toFixed(1)} ×`,
    measured: `${ratio.toFixed(2)} ×`,
    met: ratio <= MOST_RATIO,
  };
  const memory: Target = {
    what: "peak memory of the review",
    limit: `< ${String(MOST_MB)} MB`,
    measured: `${peakMb.toFixed(0)} MB`,
    met: peakMb < MOST_MB,
  };
  return rows < LIMITED_FROM ? [memory] : [speed, memory];
}

async function run({ rows, rounds }: Effort, say: (progress: string) => void): Promise<Finding> {
  say(`writing ${exportFilesAt(rows).billing} unless it is there`);
  const files = writeExportFiles(rows);
  const runs = new Map<Peer, { readonly timed: Timed[]; found: string }>(
    PEERS.map((peer) => [peer, { timed: [], found: "" }]),
  );
  // Round after round, so that a machine that gets slower in between slows all of them alike.
  for (let round = 1; round <= rounds; round += 1) {
    for (const [peer, so] of runs) {
      const { measured: timed, found } = await peer.run(files);
      so.timed.push(timed);
      so.found = found;
      say(`round ${String(round)}: ${peer.what}: ${timed.answer.ms.toFixed(0)} ms, ${timed.peakMb.toFixed(0)} MB`);
    }
  }
  const floor = runs.get(FLOOR)?.timed ?? [];
  const figures = [...runs].map(([peer, { timed, found }]) => figureOf(peer, timed, floor, found));
  const review = figures[PEERS.indexOf(REVIEW)];
  return {
    title: `From a file of ${count(rows)} lines`,
    figures,
    targets: review === undefined ? [] : targetsOf(review, rows),
  };
}

/** The review of a file against merely splitting it, and against DuckDB. */
export const FILE_BENCH: Bench = {
  name: "file",
  about:
    "A CSV export of 46 columns on disk (in the system's file cache). The floor is the CSV library that we use, alone: it splits the same file into records, which are counted and dropped. Our row is everything the command line does with the file: decoding, splitting, recognising columns, ids, dates and numbers, months of invoices, currencies, duplicates, tie-out, and the review of each reseller. DuckDB computes only the reseller × month sums. Every run is a process of its own; memory is the peak resident set of that process, Node itself included.",
  mostRows: Infinity,
  run,
};
