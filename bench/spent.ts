import { performance } from "node:perf_hooks";

/** What a piece of work took. */
export interface Spent {
  /** By the clock. */
  readonly ms: number;
  /** Of the processor, all threads of the process together. */
  readonly processorMs: number;
}

/** The moment at which a piece of work starts. */
export interface Started {
  readonly clock: number;
  readonly processor: NodeJS.CpuUsage;
}

/** Now. */
export function started(): Started {
  return { processor: process.cpuUsage(), clock: performance.now() };
}

/** What was spent since then. */
export function sinceStart({ clock, processor }: Started): Spent {
  const ms = performance.now() - clock;
  const { user, system } = process.cpuUsage(processor);
  return { ms, processorMs: (user + system) / 1000 };
}

/** Two pieces of work as one. */
export function together(one: Spent, other: Spent): Spent {
  return { ms: one.ms + other.ms, processorMs: one.processorMs + other.processorMs };
}
