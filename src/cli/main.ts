import { isColorSupported } from "picocolors";
import { run } from "./run";
import type { Output } from "./terminal";

const DEFECT = 1;

const outputOf = (stream: NodeJS.WriteStream): Output => ({
  isTTY: stream.isTTY === true,
  get columns() {
    return stream.isTTY ? stream.columns : null;
  },
  write: (text) => void stream.write(text),
});

// Who reads only the head of the answer closes the pipe; that is not a failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

// npm runs a script in the folder of the package; paths are meant from where the command was typed.
const typedIn = process.env["npm_lifecycle_event"] === "review" ? process.env["INIT_CWD"] : undefined;
if (typedIn !== undefined) process.chdir(typedIn);

run(process.argv.slice(2), {
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  colours: isColorSupported && (process.stdout.isTTY === true || Boolean(process.env["FORCE_COLOR"])),
  nowMs: () => performance.now(),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`This is a defect in CSP Revenue Check; please report it with this text.\n${text}\n`);
    process.exitCode = DEFECT;
  },
);
