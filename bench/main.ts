import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { askedBy, MOST_ROUNDS_ROWS, type Asked } from "./arguments";
import type { Bench } from "./bench";
import { growthText, type Sized } from "./growth";
import { machineText } from "./machine";
import { performancePage } from "./page";
import { findingText } from "./table";

const PAGE = join(__dirname, "../docs/performance.md");

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function findingsOf(bench: Bench, { sizes, rounds }: Asked): Promise<Sized[]> {
  const found: Sized[] = [];
  for (const rows of sizes.filter((size) => size <= bench.mostRows)) {
    const finding = await bench.run({ rows, rounds: rows > MOST_ROUNDS_ROWS ? 1 : rounds }, (progress) =>
      say(`${bench.name}: ${progress}`),
    );
    process.stdout.write(`${findingText(finding)}\n`);
    found.push({ rows, finding });
  }
  process.stdout.write(`${growthText(found)}\n`);
  return found;
}

/** Measures what was asked for. Ends with status 1 where a limit is missed. */
async function main(): Promise<void> {
  const asked = askedBy(process.argv.slice(2));
  process.stdout.write(`${machineText()}\n\n`);
  const found = new Map<Bench, readonly Sized[]>();
  for (const bench of asked.benches) found.set(bench, await findingsOf(bench, asked));
  if (asked.write) {
    mkdirSync(join(PAGE, ".."), { recursive: true });
    writeFileSync(PAGE, performancePage(found, asked.rounds));
    say(`written: ${PAGE}`);
  }
  const missed = [...found.values()].flat().flatMap(({ finding }) => finding.targets.filter(({ met }) => !met));
  if (missed.length > 0) process.exitCode = 1;
}

void main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
