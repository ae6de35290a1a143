import { spawn } from "node:child_process";
import { cpus } from "node:os";
import { join } from "node:path";
import { bundledChild } from "./bundle";
import type { ChildReport } from "./child";
import type { JobAnswer, JobInput, JobName } from "./jobs";
import { canPin } from "./machine";

/** One run of a job in a process of its own. */
export interface Measured<Answer> extends ChildReport {
  readonly answer: Answer;
}

/** How the process of a job is started. */
export interface Start {
  /** One core where the machine can do that, or as many as the job likes. */
  readonly cores: "one" | "all";
  /** Options for Node, for example a larger heap. */
  readonly node: readonly string[];
}

/** For jobs of many rounds in one process: garbage is collected on request, and there is room for a million rows of cells. */
export const IN_ROUNDS: readonly string[] = ["--expose-gc", "--max-old-space-size=12288"];

function commandOf(start: Start, script: readonly string[]): readonly string[] {
  const node = [process.execPath, ...start.node, ...script];
  return start.cores === "one" && canPin() ? ["taskset", "-c", String(cpus().length - 1), ...node] : node;
}

/** Runs a job in a fresh process and gives what it found. Throws what the process wrote where it fails. */
export async function measured<Name extends JobName>(
  name: Name,
  input: JobInput<Name>,
  start: Start,
): Promise<Measured<JobAnswer<Name>>> {
  const [command = "", ...rest] = commandOf(start, [await bundledChild(), name, JSON.stringify(input)]);
  const child = spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"], cwd: join(__dirname, "..") });
  const output: string[] = [];
  const complaints: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => output.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => complaints.push(text));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`${name} failed (${String(code)}): ${complaints.join("").trim()}`);
  return JSON.parse(output.join("")) as Measured<JobAnswer<Name>>;
}
