import type { FormulaDesk, FormulaState } from "../../src/live/formula-desk";
import { store } from "../../src/live/store";

/** What a desk was asked for, in the order of the asking. */
export interface FakeFormulas extends FormulaDesk {
  readonly asked: string[];
  /** Shows another state. */
  readonly show: (change: Partial<FormulaState>) => void;
}

/** A desk that does nothing but remember what it was asked for. */
export function fakeFormulas(first: Partial<FormulaState> = {}): FakeFormulas {
  const state = store<FormulaState>({ working: null, outcome: null, separator: ",", ...first });
  const asked: string[] = [];
  const note = (what: string): Promise<void> => {
    asked.push(what);
    return Promise.resolve();
  };
  return {
    asked,
    show: state.set,
    state: state.now,
    subscribe: state.subscribe,
    start: () => note("start"),
    insert: (insertion, replace) => note(`insert ${insertion.text("A2")}${replace ? " anyway" : ""}`),
    freeze: (scope) => note(`freeze ${scope}`),
    thaw: (scope, changedToo) => note(`thaw ${scope}${changedToo ? " changed too" : ""}`),
    repair: () => note("repair"),
    dismiss: () => state.set({ outcome: null }),
  };
}
