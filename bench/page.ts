import type { Bench, Finding } from "./bench";
import { canPin, machineText } from "./machine";
import { findingText } from "./table";

const INTRODUCTION = `# Speed and memory

Written by \`npm run bench -- --write\`; every figure on this page was measured in that one run, the peers beside us.
Trust the ratios: times change with the machine and with what else it does, ratios hardly do.

* **Against the floor**: this time divided by the floor's in the same round, the median over the rounds. What runs on one core is
  compared by the processor's time, which other work on the machine hardly changes; what runs on all cores, by the clock.
* **Time**, **Processor time**: medians over the rounds, without the start of the process. Processor time adds up all cores.
* **Peak memory**: the highest resident set of the process in any round, Node and everything it loads included.

The exports are made by \`samples/exports\`: the 46 columns of Microsoft's invoice reconciliation file, three billing currencies, 36 months,
up to 5,000 resellers, about 550 bytes a line; the same bytes on every machine.
`;

/** The page that keeps the figures of a run. */
export function performancePage(found: ReadonlyMap<Bench, readonly Finding[]>, rounds: number): string {
  const pinned = canPin()
    ? "“One core” is a process kept on one core with `taskset`, its garbage collector included."
    : "There is no `taskset` here: “one core” is Node's one thread, its garbage collector may have used another core.";
  const machine = `Machine: ${machineText()}. ${String(rounds)} rounds. ${pinned}\n`;
  const sections = [...found].map(([{ about }, findings]) => `${findings.map(findingText).join("\n")}\n${about}\n`);
  return [INTRODUCTION, machine, ...sections].join("\n");
}
