import { progressOn } from "../../src/cli/progress";
import { listeningTerminal } from "./heard-terminal";

test("a screen shows one line that is written over, not more often than ten times a second, and taken away at the end", () => {
  let now = 0;
  const { terminal, texts } = listeningTerminal(30, () => now);
  const progress = progressOn(terminal);
  progress.report({ source: "a.csv", rows: 1_000 });
  expect(texts.err).toBe("");
  now = 500;
  progress.report({ source: "a.csv", rows: 20_000 });
  progress.report({ source: "a.csv", rows: 21_000 });
  expect(texts.err).toBe("\r\u001B[2KReading a.csv: 20,000 rows");
  now = 601;
  progress.report({ source: "a-very-long-name-of-a-file.csv", rows: 22_000 });
  expect(texts.err.split("\r\u001B[2K")[2]).toHaveLength(29);
  progress.end();
  expect(texts.err.endsWith("\r\u001B[2K")).toBe(true);
  expect(texts.out).toBe("");
});

test("a short reading leaves no trace on a screen", () => {
  const { terminal, texts } = listeningTerminal(80);
  const progress = progressOn(terminal);
  progress.report({ source: "a.csv", rows: 5 });
  progress.end();
  expect(texts.err).toBe("");
});

test("elsewhere a line comes every million rows of a file, after two seconds", () => {
  let now = 0;
  const { terminal, texts } = listeningTerminal(null, () => now);
  const progress = progressOn(terminal);
  progress.report({ source: "a.csv", rows: 1_000_000 });
  expect(texts.err).toBe("");
  now = 2_000;
  for (let rows = 1_000_000; rows <= 2_500_000; rows += 100_000) progress.report({ source: "a.csv", rows });
  progress.report({ source: "b.csv", rows: 900_000 });
  progress.report({ source: "b.csv", rows: 1_000_001 });
  progress.end();
  expect(texts.err).toBe(
    "Reading a.csv: 1,000,000 rows\nReading a.csv: 2,000,000 rows\nReading b.csv: 1,000,001 rows\n",
  );
});

test("a file name cannot move the cursor", () => {
  const { terminal, texts } = listeningTerminal(null, () => 9_999);
  let first = true;
  const progress = progressOn({ ...terminal, nowMs: () => (first ? ((first = false), 0) : 9_999) });
  progress.report({ source: "a\u001B[2J.csv", rows: 1_000_000 });
  expect(texts.err).toBe("Reading a·[2J.csv: 1,000,000 rows\n");
});
