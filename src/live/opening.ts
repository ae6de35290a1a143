import type { Workbook } from "../excel/workbook";
import type { ChoiceDesk } from "./choice-desk";
import type { FileDesk } from "./file-desk";
import type { HighlightDesk } from "./highlight-desk";
import { asOfKept, KEYS, settingsKept } from "./kept";
import type { SessionState } from "./session";
import type { Store } from "./store";

/** What a workbook is opened with. */
export interface OpeningFrom {
  readonly workbook: Workbook;
  readonly state: Store<SessionState>;
  /** Begins to hear of changes. */
  readonly watch: () => Promise<void>;
  /** Looks at the sheets. */
  readonly look: () => Promise<unknown>;
  readonly choices: Pick<ChoiceDesk, "begin">;
  readonly files: Pick<FileDesk, "begin">;
  readonly desk: Pick<HighlightDesk, "begin">;
}

/** What has to be known of a workbook before it is reviewed, and before anything is kept in it. */
export interface Opening {
  /** Learns what is not known yet. Throws what keeps it from that; the next call goes on from there. */
  readonly complete: () => Promise<void>;
}

/** Opens a workbook step by step, each of which is done once. */
export function opening({ workbook, state, watch, look, choices, files, desk }: OpeningFrom): Opening {
  const learnKept = async (): Promise<void> => {
    const asOf = asOfKept(await workbook.setting(KEYS.asOf));
    const settings = settingsKept(await workbook.setting(KEYS.settings));
    state.set({ settings, ...(asOf === null ? {} : { asOf, asOfKept: true }) });
  };

  /** Nothing that changes after the first of them is missed. */
  const left: (() => Promise<unknown>)[] = [watch, learnKept, choices.begin, files.begin, look, desk.begin];
  let underWay: Promise<void> | null = null;

  const goOn = async (): Promise<void> => {
    for (let [step] = left; step; [step] = left) {
      await step();
      left.shift();
    }
  };

  return {
    complete: () => (underWay ??= goOn().finally(() => (underWay = null))),
  };
}
