import { run } from "../../src/cli/run";
import type { Output, Terminal } from "../../src/cli/terminal";
import type { ExitCode } from "../../src/cli/verdict";

/** What a run of the command line said and ended with. */
export interface Heard {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** A terminal that keeps what is written to it. `columns` makes it a screen. */
export function listeningTerminal(columns: number | null = null, nowMs: () => number = () => 0) {
  const texts = { out: "", err: "" };
  const output = (to: "out" | "err"): Output => ({
    isTTY: columns !== null,
    columns,
    write: (text) => {
      texts[to] += text;
    },
  });
  const terminal: Terminal = { stdout: output("out"), stderr: output("err"), colours: false, nowMs };
  return { terminal, texts };
}

/** Runs the command line in this process. */
export async function heard(words: readonly string[], columns: number | null = null): Promise<Heard> {
  const { terminal, texts } = listeningTerminal(columns);
  const code = await run(words, terminal);
  return { code, ...texts };
}
