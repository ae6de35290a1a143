import { execFileSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";

/** Where figures were measured, as one line: processor, cores, memory, system, Node. */
export function machineText(): string {
  const [first] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const cores = `${String(cpus().length)} cores`;
  return `${first?.model.trim() ?? "unknown processor"}, ${cores}, ${memory}, ${type()} ${release()}, Node ${process.versions.node} (V8 ${process.versions.v8})`;
}

let pinning: boolean | undefined;

/** Whether a process can be kept on one core here: `taskset` is part of util-linux. */
export function canPin(): boolean {
  if (pinning === undefined) {
    try {
      execFileSync("taskset", ["-c", String(cpus().length - 1), "true"], { stdio: "ignore" });
      pinning = true;
    } catch {
      pinning = false;
    }
  }
  return pinning;
}
