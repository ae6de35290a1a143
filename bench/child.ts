import { JOBS, type JobName } from "./jobs";

/** What a child process writes on its standard output. */
export interface ChildReport {
  readonly answer: unknown;
  /** Processor time of the job on all cores, in milliseconds. */
  readonly processorMs: number;
  /** The most memory the process ever had, its start included, in mebibytes. */
  readonly peakMb: number;
}

function isJob(name: string | undefined): name is JobName {
  return name !== undefined && name in JOBS;
}

async function main([name, input]: readonly string[]): Promise<void> {
  if (!isJob(name)) throw new RangeError(`no job named ${String(name)}`);
  const job = (await JOBS[name]()) as (input: unknown) => Promise<unknown>;
  const before = process.cpuUsage();
  const answer = await job(JSON.parse(input ?? "{}"));
  const { user, system } = process.cpuUsage(before);
  const report: ChildReport = {
    answer,
    processorMs: (user + system) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(report));
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
