import type { Figure, Finding } from "../../bench/bench";
import { growthText } from "../../bench/growth";

const figure = (ms: number | null, processorMs: number | null): Figure => ({
  what: "review",
  ms,
  processorMs,
  ratio: null,
  peakMb: null,
  found: "",
});
const finding = (title: string, one: Figure): Finding => ({ title, figures: [one], targets: [] });

test("growth is the time of a line at the largest size against the smallest, by the processor where it is known", () => {
  const text = growthText([
    { rows: 10_000, finding: finding("From 10,000 lines", figure(500, 100)) },
    { rows: 1_000_000, finding: finding("From 1,000,000 lines", figure(9, 5_000)) },
  ]);
  expect(text).toContain("### Growth: From … lines");
  expect(text).toMatch(/\| review +\| 100 ms \| +5\.00 s \| +0\.50 × \|/);
});

test("one size does not grow, nor does what was not timed", () => {
  const untimed = finding("Sums of 10 lines", figure(null, null));
  expect(growthText([{ rows: 10, finding: finding("From 10 lines", figure(1, 1)) }])).toBe("");
  expect(
    growthText([
      { rows: 10, finding: untimed },
      { rows: 20, finding: untimed },
    ]),
  ).toBe("");
});
