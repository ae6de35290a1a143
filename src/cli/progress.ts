import type { Terminal } from "./terminal";
import { printable, truncated } from "./text-width";

/** Shows how far reading is, on standard error. */
export interface Progress {
  report(progress: { readonly source: string; readonly rows: number }): void;
  /** Takes the line off a screen. */
  end(): void;
}

const SCREEN_EVERY_MS = 100;
const SCREEN_AFTER_MS = 400;
const LINES_AFTER_MS = 2_000;
const LINES_EVERY_ROWS = 1_000_000;
const CLEAR_LINE = "\r\u001B[2K";
const count = new Intl.NumberFormat("en-US");

/** On a screen one line that is written over; elsewhere, once reading takes longer than two seconds, a line a million rows. */
export function progressOn(terminal: Terminal): Progress {
  return terminal.stderr.isTTY ? screenProgress(terminal) : lineProgress(terminal);
}

function screenProgress({ stderr, nowMs }: Terminal): Progress {
  let nextMs = nowMs() + SCREEN_AFTER_MS;
  let shown = false;
  return {
    report: ({ source, rows }) => {
      const now = nowMs();
      if (now < nextMs) return;
      nextMs = now + SCREEN_EVERY_MS;
      shown = true;
      const text = `Reading ${printable(source)}: ${count.format(rows)} rows`;
      stderr.write(CLEAR_LINE + truncated(text, (stderr.columns ?? 80) - 1));
    },
    end: () => {
      if (shown) stderr.write(CLEAR_LINE);
      shown = false;
    },
  };
}

function lineProgress({ stderr, nowMs }: Terminal): Progress {
  const startMs = nowMs();
  let saidOf = "";
  let saidRows = 0;
  return {
    report: ({ source, rows }) => {
      if (source !== saidOf) {
        saidOf = source;
        saidRows = 0;
      }
      if (rows - saidRows < LINES_EVERY_ROWS || nowMs() - startMs < LINES_AFTER_MS) return;
      saidRows = rows;
      stderr.write(`Reading ${printable(source)}: ${count.format(rows)} rows\n`);
    },
    end: () => undefined,
  };
}
