import type { Workbook } from "../excel/workbook";
import { choiceAmong, choiceByLooks, choiceByNames, namedChoice, sameChoice } from "./choosing";
import { type ChoiceKept, choiceKept, KEYS } from "./kept";
import { Refusal } from "./sentence";
import type { SessionState, SheetFound, SourceChoice } from "./session";
import type { Store } from "./store";

/** Keeps the choice of sheets: by what they look like, or as a person made it and the workbook keeps it. */
export interface ChoiceDesk {
  /** Learns from the workbook which sheets were chosen by hand. */
  begin(): Promise<void>;
  /** Takes note of the sheets that are there; tells whether other sheets are used now. */
  among(found: readonly SheetFound[]): boolean;
  /** Throws `Refusal` while a sheet that was chosen in an earlier session is not there. */
  check(): void;
  choose(choice: SourceChoice, byHand: boolean): Promise<void>;
  /** Keeps a choice by hand under the names that its sheets have now. */
  keepNames(): Promise<void>;
}

/** The desk of a session. */
export function choiceDesk(workbook: Workbook, state: Store<SessionState>): ChoiceDesk {
  /** The choice of an earlier session, until all of its sheets were found or another choice is made. */
  let awaited: ChoiceKept | null = null;
  let missing: readonly string[] = [];
  /** What the workbook keeps, as text. */
  let kept = "";

  const keep = async (choice: ChoiceKept | null): Promise<void> => {
    await workbook.keepSetting(KEYS.sources, choice);
    kept = JSON.stringify(choice);
  };

  const choiceOf = (found: readonly SheetFound[]): SourceChoice => {
    const { chosen, chosenByHand } = state.now();
    if (!chosenByHand) return choiceByLooks(found);
    if (!awaited) return choiceAmong(found, chosen);
    const { choice, missing: notThere } = choiceByNames(found, awaited);
    missing = notThere;
    if (missing.length === 0) awaited = null;
    return choice;
  };

  return {
    begin: async () => {
      awaited = choiceKept(await workbook.setting(KEYS.sources));
      kept = JSON.stringify(awaited);
      if (awaited) state.set({ chosenByHand: true });
    },
    among: (found) => {
      const choice = choiceOf(found);
      const isOther = !sameChoice(choice, state.now().chosen);
      state.set({ sheets: found, ...(isOther ? { chosen: choice } : {}) });
      return isOther;
    },
    check: () => {
      if (missing.length > 0) throw new Refusal(notThere(missing));
    },
    choose: async (chosen, byHand) => {
      awaited = null;
      missing = [];
      state.set({ chosen, chosenByHand: byHand });
      await keep(byHand ? namedChoice(state.now().sheets ?? [], chosen) : null);
    },
    keepNames: async () => {
      const { sheets, chosen, chosenByHand } = state.now();
      if (!chosenByHand || awaited || !sheets) return;
      const now = namedChoice(sheets, chosen);
      if (JSON.stringify(now) !== kept) await keep(now);
    },
  };
}

function notThere(names: readonly string[]): string {
  const [sheets, are, is] = names.length === 1 ? ["The sheet", "was", "is"] : ["The sheets", "were", "are"];
  const quoted = names.map((name) => `“${name}”`).join(", ");
  return `${sheets} ${quoted} ${are} chosen for the review and ${is} not in this workbook any more. Choose the sheets again.`;
}
