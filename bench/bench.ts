/** One line of a bench's table. */
export interface Figure {
  readonly what: string;
  /** Median time by the clock, milliseconds; `null` where nothing was timed. */
  readonly ms: number | null;
  /** Median processor time, milliseconds; `null` where it says nothing. */
  readonly processorMs: number | null;
  /** Median over the rounds of this time against the floor's of the same round, the processor's on one core; `null` for the floor itself. */
  readonly ratio: number | null;
  /** Highest peak of memory among the rounds, mebibytes; `null` where the process held more than the job's own. */
  readonly peakMb: number | null;
  /** What was found, so that one sees that the same work was done. */
  readonly found: string;
}

/** A figure that has to stay within a limit. */
export interface Target {
  readonly what: string;
  readonly limit: string;
  readonly measured: string;
  readonly met: boolean;
}

/** What a bench found at one size. */
export interface Finding {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly targets: readonly Target[];
}

/** How much to measure. */
export interface Effort {
  readonly rows: number;
  readonly rounds: number;
}

/** Something to measure. */
export interface Bench {
  readonly name: string;
  /** What is measured against what, for a reader of the page. */
  readonly about: string;
  /** The most rows that fit; larger sizes are left to the others. */
  readonly mostRows: number;
  run(effort: Effort, say: (progress: string) => void): Promise<Finding>;
}
