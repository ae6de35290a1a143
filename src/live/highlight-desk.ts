import type { Workbook } from "../excel/workbook";
import { highlighting } from "./highlighting";
import { Refusal, sentenceOf } from "./sentence";
import type { Highlight, SessionState } from "./session";
import type { Store } from "./store";
import { oneAtATime } from "./one-at-a-time";

/** Keeps the highlights in the workbook in step with the review, one stroke at a time. */
export interface HighlightDesk {
  /** Learns from the workbook what is highlighted. */
  begin(): Promise<void>;
  /** A person works with the review: from now on highlights that are there follow it. Merely opening a workbook writes nothing. */
  arm(): void;
  readonly put: () => Promise<void>;
  readonly clear: () => Promise<void>;
  /** Brings highlights up to date with a new review. Never rejects. */
  follow(): Promise<void>;
  /** The review is no longer what the sheets say, so neither are the highlights. */
  fallBehind(): void;
}

/** The desk of a session. */
export function highlightDesk(workbook: Workbook, state: Store<SessionState>): HighlightDesk {
  const marks = highlighting(workbook);
  let armed = false;
  const inTurn = oneAtATime();

  const show = (highlight: Highlight): void => state.set({ highlight });

  const behind = (note?: string): void => {
    const { highlight } = state.now();
    if (highlight.at !== "on" || (highlight.behind && note === undefined)) return;
    show({ ...highlight, behind: true, ...(note === undefined ? {} : { notes: [note] }) });
  };

  const putNow = async (): Promise<void> => {
    const { review, chosen, sheets } = state.now();
    if (!review || !sheets) throw new Refusal("There is no review to highlight yet. Press Review first.");
    const { resellers, notes } = await marks.put({ review, chosen, sheets });
    show({ at: "on", resellers, notes, behind: state.now().review !== review });
  };

  /** Runs a stroke with “working” shown, and shows what there was before if it fails. */
  const stroke = (act: () => Promise<void>): Promise<void> =>
    inTurn(async () => {
      const before = state.now().highlight;
      show({ at: "working" });
      try {
        await act();
      } catch (error) {
        show(before);
        throw error;
      }
    });

  return {
    begin: async () => {
      const kept = await marks.kept();
      if (kept) show({ at: "on", resellers: kept.flagged, notes: [], behind: true });
    },
    arm: () => {
      armed = true;
    },
    put: () => stroke(putNow),
    clear: () =>
      stroke(async () => {
        await marks.takeAway();
        show({ at: "off" });
      }),
    follow: () =>
      inTurn(async () => {
        if (!armed || state.now().highlight.at !== "on") return;
        try {
          await putNow();
        } catch (error) {
          behind(sentenceOf(error));
        }
      }),
    fallBehind: behind,
  };
}
