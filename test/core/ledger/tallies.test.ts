import { Tallies } from "../../../src/core/ledger/tallies";

/** A fixed sequence of whole numbers below a bound, so that a failure can be looked at again. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

type Key = [number, number, number, number, number, number, number];

test("a hundred thousand keys are found again under the numbers they got, whatever came between", () => {
  const random = sequence(4_711);
  const tallies = new Tallies();
  const truth = new Map<string, { readonly key: Key; readonly tally: number; lines: number; micros: number }>();
  while (truth.size < 100_000) {
    const key: Key = [
      random(400),
      random(60) - 1,
      random(10) === 0 ? -1 : 24_000 + random(24),
      random(3),
      random(3),
      random(4),
      random(32),
    ];
    const micros = random(2_000_001) - 1_000_000;
    const tally = tallies.find(...key);
    tallies.add(tally, { micros, picos: 0, rest: 0n }, 1);
    const known = truth.get(key.join());
    if (known === undefined) {
      if (tally !== truth.size) throw new Error(`the new key ${key.join()} got number ${tally}, not ${truth.size}`);
      truth.set(key.join(), { key, tally, lines: 1, micros });
    } else {
      if (tally !== known.tally) throw new Error(`${key.join()} was ${known.tally} and is ${tally}`);
      known.lines++;
      known.micros += micros;
    }
  }
  expect(tallies.size).toBe(100_000);
  let wrong = 0;
  for (const { key, tally, lines, micros } of truth.values()) {
    const right =
      tallies.find(...key) === tally &&
      Object.values(tallies.key(tally)).join() === key.join() &&
      tallies.lines[tally] === lines &&
      tallies.amounts.value(tally) === BigInt(micros) * 10n ** 24n;
    if (!right) wrong++;
  }
  expect([wrong, tallies.size]).toEqual([0, 100_000]);
});

test("keys that differ in one part only are different tallies", () => {
  const tallies = new Tallies();
  const base: Key = [1, 1, 24_000, 1, 1, 1, 1];
  const numbers = new Set([tallies.find(...base)]);
  for (let part = 0; part < base.length; part++) {
    for (const value of [0, 2, 3, 64, 65_536]) {
      numbers.add(tallies.find(...(base.map((each, at) => (at === part ? value : each)) as Key)));
    }
  }
  expect(numbers.size).toBe(1 + 7 * 5);
});

test("lines that are taken away leave nothing behind", () => {
  const tallies = new Tallies();
  const tally = tallies.find(1, 1, 24_000, 0, 0, 0, 0);
  const amount = { micros: 1_234_567, picos: 890, rest: 5n };
  tallies.add(tally, amount, 1);
  tallies.add(tally, { micros: 1, picos: 0, rest: 0n }, 1);
  tallies.add(tally, amount, -1);
  expect([tallies.lines[tally], tallies.amounts.value(tally)]).toEqual([1, 10n ** 24n]);
});
