/**
 * What a child process can be asked to do, by name. Each job times itself, without the start of the process, and is
 * loaded alone, so that the memory of its process is its own.
 */
export const JOBS = {
  splitRecords: async () => (await import("./jobs/split-records")).splitRecords,
  reviewFile: async () => (await import("./jobs/review-file")).reviewFile,
  duckDbSums: async () => (await import("./jobs/duckdb-sums")).duckDbSums,
  reviewCells: async () => (await import("./jobs/review-cells")).reviewCells,
  indexCells: async () => (await import("./jobs/index-cells")).indexCells,
  compareSums: async () => (await import("./jobs/compare-sums")).compareSums,
} as const;

/** Name of a job. */
export type JobName = keyof typeof JOBS;

type Job<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>;

/** What a job is told. */
export type JobInput<Name extends JobName> = Parameters<Job<Name>>[0];

/** What a job finds. */
export type JobAnswer<Name extends JobName> = Awaited<ReturnType<Job<Name>>>;
