import type { FormulaCells, FormulaScope } from "../excel/formula-cells";
import type { Workbook } from "../excel/workbook";
import { freeze } from "./formula-freezing";
import { insert, type Insertion } from "./formula-inserting";
import type { FormulaNaming } from "./formula-naming";
import { type Offer, outcome, type Outcome } from "./formula-outcome";
import { repair } from "./formula-repairing";
import { thaw, thawChanged } from "./formula-thawing";
import { sentenceOf } from "./sentence";
import type { Session } from "./session";
import { store } from "./store";

/** What the pane shows of formulas. */
export interface FormulaState {
  /** What is being done, in words; `null` while nothing is. */
  readonly working: string | null;
  /** What came of the last thing; `null` before it and once it is dismissed. */
  readonly outcome: Outcome | null;
  /** The mark between arguments, as this Excel writes it. */
  readonly separator: string;
}

/** Everything that is done to the formulas of a workbook. Nothing rejects: what went wrong is the outcome. */
export interface FormulaDesk {
  readonly state: () => FormulaState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Learns how this Excel writes formulas. */
  start(): Promise<void>;
  /** Puts a formula into the active cell; what stands there goes only if `replace` and the shown outcome offers just that. */
  insert(insertion: Insertion, replace: boolean): Promise<void>;
  /** Puts values in the place of our formulas, and keeps the formulas. */
  freeze(scope: FormulaScope): Promise<void>;
  /** Brings kept formulas back; with `changedToo` those that the shown outcome offers, else all that nobody changed. */
  thaw(scope: FormulaScope, changedToo: boolean): Promise<void>;
  /** Enters formulas anew that Excel does not recognise. */
  repair(): Promise<void>;
  dismiss(): void;
}

/** What a desk needs from outside. */
export interface FormulaDeskFrom {
  readonly workbook: Workbook;
  readonly cells: FormulaCells;
  readonly naming: FormulaNaming;
  readonly session: Pick<Session, "state">;
}

/** The desk of a workbook. */
export function formulaDesk({ workbook, cells, naming, session }: FormulaDeskFrom): FormulaDesk {
  const state = store<FormulaState>({ working: null, outcome: null, separator: "," });

  const offered = (): Offer | null => state.now().outcome?.offer ?? null;

  const attempt = async (working: string, act: () => Promise<Outcome>): Promise<void> => {
    // Two at once would read what the other is writing.
    if (state.now().working !== null) return;
    state.set({ working, outcome: null });
    try {
      state.set({ outcome: await act() });
    } catch (error) {
      state.set({ outcome: outcome("error", "That did not work.", sentenceOf(error)) });
    } finally {
      state.set({ working: null });
    }
  };

  return {
    state: state.now,
    subscribe: state.subscribe,
    start: async () => {
      try {
        state.set({ separator: (await workbook.separators()).list });
      } catch (error) {
        state.set({ outcome: outcome("error", "Excel did not say how it writes formulas.", sentenceOf(error)) });
      }
    },
    insert: (insertion, replace) => {
      const offer = replace ? offered() : null;
      // The active cell may be another one by now, and holds what nobody was asked about.
      const replaceable = offer?.to === "insert-anyway" ? offer.place : null;
      return attempt("Inserting…", async () => {
        const { sheets, chosen, review } = session.state();
        const list = sheets?.find(({ id }) => id === chosen.resellers) ?? null;
        return insert(insertion, { workbook, cells, list, review, separator: state.now().separator }, replaceable);
      });
    },
    freeze: (scope) => attempt("Freezing…", async () => freeze(cells, naming, await workbook.sheets(), scope)),
    thaw: (scope, changedToo) => {
      const offer = changedToo ? offered() : null;
      return attempt("Thawing…", async () => {
        const sheets = await workbook.sheets();
        return offer?.to === "thaw-changed" ? thawChanged(cells, sheets, offer.places) : thaw(cells, sheets, scope);
      });
    },
    repair: () => attempt("Repairing…", async () => repair(cells, naming, await workbook.sheets())),
    dismiss: () => state.set({ outcome: null }),
  };
}
