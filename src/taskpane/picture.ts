import type { Review } from "../core/rules/review";
import type { ReadProgress, SessionState } from "../live/session";

/** Why the review on show may not be the whole truth. */
export interface Doubt {
  readonly kind: "stale" | "cancelled" | "failed";
  /** What happened, for a person. */
  readonly because: string;
}

/** Every picture the pane can show of a workbook. A spinner beside an error cannot be written down. */
export type Picture =
  /** The workbook is being looked at. */
  | { readonly at: "opening" }
  /** The workbook could not be looked at. */
  | { readonly at: "unseen"; readonly because: string }
  /** There is nothing to review: no sheet was recognised as billing, or none is chosen. */
  | { readonly at: "no-billing" }
  /** Review can be pressed; `doubt` says how the last attempt ended. */
  | { readonly at: "ready"; readonly doubt: Doubt | null }
  /** `review` is the one before, if there was one; it stays in sight. */
  | { readonly at: "reading"; readonly progress: ReadProgress | null; readonly review: Review | null }
  | { readonly at: "reviewed"; readonly review: Review; readonly doubt: Doubt | null };

/** The picture of a session's state. */
export function pictureOf(state: SessionState): Picture {
  if (state.sheets === null) {
    return typeof state.failure === "string" ? { at: "unseen", because: state.failure } : { at: "opening" };
  }
  if (state.freshness.at === "reading") {
    return { at: "reading", progress: state.freshness.progress, review: state.review };
  }
  const doubt = doubtOf(state);
  if (state.review) return { at: "reviewed", review: state.review, doubt };
  return state.chosen.billing.length === 0 && state.files.length === 0 ? { at: "no-billing" } : { at: "ready", doubt };
}

/** What stands over figures of an earlier review. */
export const EARLIER = "The figures are from the last complete review; what changed since is not in them.";

/** Whether the figures on show are those of an earlier review and stay so until somebody reviews again. */
export function isEarlier(picture: Picture): boolean {
  return picture.at === "reviewed" && picture.doubt !== null && picture.doubt.kind !== "stale";
}

function doubtOf(state: SessionState): Doubt | null {
  switch (state.freshness.at) {
    case "unread":
    case "reading":
    case "current":
      return null;
    case "stale":
      return state.review ? { kind: "stale", because: state.freshness.because } : null;
    case "cancelled":
      return {
        kind: "cancelled",
        because: state.review ? "You stopped the reading." : "You stopped the reading. No sheet was changed.",
      };
    case "failed":
      return { kind: "failed", because: state.freshness.because };
  }
}
