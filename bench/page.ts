import { MOST_ROUNDS_ROWS } from "./arguments";
import type { Bench } from "./bench";
import { growthText, type Sized } from "./growth";
import { canPin, machineText } from "./machine";
import { findingText } from "./table";

const INTRODUCTION = `# Speed and memory

Written by \`npm run bench -- --write\`; every figure on this page was measured in that one run, the peers beside us.
Trust the ratios: times change with the machine and with what else it does, ratios hardly do.

* **Against the floor**: this time divided by the floor's in the same round, the median over the rounds. What runs on one core is
  compared by the processor's time, which other work on the machine hardly changes; what runs on all cores, by the clock.
* **Time**, **Processor time**: medians over the rounds, without the start of the process. Processor time adds up all cores.
* **Memory**: of a process of its own, the highest resident set in any round, Node and everything it loads included; of an
  index, what it holds beside the cells.
* **Growth**: processor time where there is one, else the clock's; the last column says what a line costs at the largest size
  against the smallest, 1 where time grows as the lines do.

Everything is bundled as the add-in is, by webpack and SWC with the same target and minimizer, and runs in Node.

The exports are made by \`samples/exports\`: the 46 columns of Microsoft's invoice reconciliation file, three billing currencies, 36 months,
up to 5,000 resellers, about 550 bytes a line; the same bytes on every machine.
`;

/** The page that keeps the figures of a run. */
export function performancePage(found: ReadonlyMap<Bench, readonly Sized[]>, rounds: number): string {
  const pinned = canPin()
    ? "“One core” is a process kept on one core with `taskset`, its garbage collector included."
    : "There is no `taskset` here: “one core” is Node's one thread, its garbage collector may have used another core.";
  const machine = `Machine: ${machineText()}. ${String(rounds)} rounds, one beyond ${MOST_ROUNDS_ROWS.toLocaleString("en-US")} lines. ${pinned}\n`;
  const sections = [...found]
    .filter(([, sized]) => sized.length > 0)
    .map(([{ about }, sized]) => {
      const parts = [...sized.map(({ finding }) => findingText(finding)), growthText(sized), about];
      return `${parts.filter((part) => part !== "").join("\n")}\n`;
    });
  return [INTRODUCTION, machine, ...sections].join("\n");
}
