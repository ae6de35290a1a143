import { Stopped } from "../../src/core/import/read-source";
import { type LedgerKeeper, ledgerKeeper, type ReadingStop } from "../../src/live/ledger-keeper";
import type { ReadProgress } from "../../src/live/session";

const TIMES = { settleMs: 10, settleEditMs: 10, settleAtMostMs: 60, cellsFirstMs: 0 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A keeper of numbers: the n-th complete reading is n. Each reading has five steps. */
function counting(step: (stop: ReadingStop) => Promise<void> = () => pause(1)) {
  let complete = 0;
  let begun = 0;
  const seen: string[] = [];
  const keeper: LedgerKeeper<number> = ledgerKeeper<number>(
    async (stop) => {
      begun += 1;
      for (let each = 0; each < 5; each += 1) {
        await step(stop);
        if (stop.aborted) throw new Stopped();
      }
      return ++complete;
    },
    (error) => `sorry: ${String(error)}`,
    () => seen.push(keeper.freshness().at),
    TIMES,
  );
  return { keeper, seen, begun: () => begun };
}

test("whoever asks while it is read waits for the same reading", async () => {
  const { keeper, begun } = counting();
  await Promise.all([keeper.ensure(), keeper.ensure(), keeper.ensure()]);
  await keeper.ensure();
  expect([keeper.built(), begun()]).toEqual([1, 1]);
});

test("a change is read once it has been quiet, and many changes at once", async () => {
  const { keeper, begun } = counting();
  await keeper.ensure();
  for (let each = 0; each < 20; each += 1) keeper.touch("edited");
  expect(keeper.freshness()).toEqual({ at: "stale", because: "edited" });
  expect(keeper.built()).toBe(1);
  await pause(60);
  expect([keeper.freshness().at, begun()]).toEqual(["current", 2]);
});

test("changes that never pause are read all the same", async () => {
  const { keeper } = counting(() => Promise.resolve());
  await keeper.ensure();
  for (let each = 0; each < 25; each += 1) {
    keeper.touch("typing");
    await pause(5);
  }
  expect(keeper.built()).toBeGreaterThan(1);
});

test("a change before anything was read reads nothing", async () => {
  const { keeper, begun } = counting();
  keeper.touch("edited");
  await pause(30);
  expect([keeper.freshness().at, begun()]).toEqual(["unread", 0]);
});

test("a reading that an edit overtakes begins again, and whoever waits gets the later one", async () => {
  let steps = 0;
  const { keeper, begun } = counting(async () => {
    await pause(1);
    steps += 1;
    if (steps === 3) keeper.touch("edited in the middle");
  });
  await keeper.ensure();
  expect([keeper.freshness().at, keeper.built(), begun()]).toEqual(["current", 1, 2]);
});

test("a reading that edits keep overtaking is finished in the end", async () => {
  const { keeper } = counting(async () => {
    await pause(1);
    keeper.touch("never still");
  });
  await keeper.ensure();
  expect(keeper.built()).toBe(1);
  keeper.dispose();
});

test("cancelling stops the reading and keeps what was there; edits do not start it again", async () => {
  const { keeper, begun } = counting();
  await keeper.ensure();
  keeper.touch("edited");
  const again = keeper.ensure();
  keeper.cancel();
  await again;
  expect([keeper.freshness().at, keeper.built()]).toEqual(["cancelled", 1]);
  keeper.touch("edited");
  await pause(30);
  expect(begun()).toBe(2);
});

test("a reading that fails says why, and the next change tries again", async () => {
  let broken = true;
  const { keeper } = counting(() => (broken ? Promise.reject(new RangeError("no header")) : Promise.resolve()));
  await keeper.ensure();
  expect(keeper.freshness()).toEqual({ at: "failed", because: "sorry: RangeError: no header" });
  broken = false;
  keeper.touch("edited");
  await pause(40);
  expect(keeper.freshness().at).toBe("current");
});

test("progress that is told after the reading is no reading", async () => {
  const told: ((progress: ReadProgress) => void)[] = [];
  const keeper = ledgerKeeper<number>(
    (_, onProgress) => Promise.resolve(told.push(onProgress)),
    String,
    () => undefined,
    TIMES,
  );
  await keeper.ensure();
  for (const tell of told) tell({ act: "read", source: "march.csv", rowsRead: 1, rowsTotal: null, share: 0.5 });
  expect([told.length, keeper.freshness()]).toEqual([1, { at: "current" }]);
});

test("nothing happens after it was disposed of", async () => {
  const { keeper, begun } = counting();
  await keeper.ensure();
  keeper.touch("edited");
  keeper.dispose();
  await pause(40);
  expect(begun()).toBe(1);
});

test("what is done after a reading is shown, stopped and overtaken like one, and only where the reading is current", async () => {
  const { keeper, seen, begun } = counting();
  const done: (number | string)[] = [];
  const act = async (built: number, stop: ReadingStop): Promise<void> => {
    done.push(built);
    await pause(1);
    done.push(stop.aborted ? "stopped" : "done");
  };
  await keeper.goOn(act);
  expect([done, begun()]).toEqual([[], 0]);
  await keeper.ensure();
  seen.length = 0;
  await keeper.goOn(act);
  expect([done, seen, begun()]).toEqual([[1, "done"], ["reading", "current"], 1]);

  const stopped = keeper.goOn(act);
  keeper.cancel();
  await stopped;
  expect([done.at(-1), keeper.freshness().at, keeper.built()]).toEqual(["stopped", "current", 1]);

  const overtaken = keeper.goOn(act);
  keeper.touch("edited");
  await overtaken;
  await keeper.ensure();
  expect([done.at(-1), keeper.freshness().at, keeper.built()]).toEqual(["stopped", "current", 2]);
});
