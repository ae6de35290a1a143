import type { JSX } from "react";
import { lateAsOfText } from "../core/rules/late-as-of";
import type { Review } from "../core/rules/review";
import type { SessionState, SheetGone } from "../live/session";
import { Notice } from "./Notice";
import type { Doubt } from "./picture";

const TITLES = {
  stale: { title: "Not up to date.", intent: "warning" },
  cancelled: { title: "Stopped.", intent: "info" },
  failed: { title: "The review did not finish.", intent: "error" },
} as const;

/** Why the figures below may not be the whole truth, or why there are none; nothing where all is well. */
export function DoubtNotice({ doubt }: { readonly doubt: Doubt | null }): JSX.Element | null {
  if (!doubt) return null;
  return <Notice {...TITLES[doubt.kind]} sentence={doubt.because} onDismiss={null} />;
}

/** The last thing that was asked for and did not work, or the sheet that went; it can be put away. */
export function FailureNotice(props: {
  readonly state: SessionState;
  readonly onDismiss: () => void;
}): JSX.Element | null {
  const { state, onDismiss } = props;
  const { failure } = state;
  if (failure === null) return null;
  if (typeof failure === "string")
    return <Notice intent="error" title="That did not work." sentence={failure} onDismiss={onDismiss} />;
  const title = failure.isBack ? "A deleted sheet is back." : "A sheet was deleted.";
  return <Notice intent="warning" title={title} sentence={goneText(failure, state)} onDismiss={onDismiss} />;
}

/** What went, and what that means for the figures on show; nothing of them where nothing is sure. */
function goneText({ name, before, isBack }: SheetGone, { freshness, review }: SessionState): string {
  if (isBack) return `“${name}” is not used, because the sheets are chosen by hand. Choose it again under Sources.`;
  const went = `“${name}” was one of the sheets of the review.`;
  if (freshness.at === "current") return `${went} The figures below are without it.`;
  return review !== null && review === before ? `${went} The figures below are from before it was deleted.` : went;
}

/** That the review is for a day so long after the billing that there is nothing to count. */
export function LateAsOfNotice({ review }: { readonly review: Review }): JSX.Element | null {
  const sentence = lateAsOfText(review);
  if (sentence === null) return null;
  return <Notice intent="warning" title="Check the as-of date." sentence={sentence} onDismiss={null} />;
}

/** Why the sums that the workbook keeps of files cannot be relied on, whether the files are away or here. */
export function FilesNotice({ doubt }: { readonly doubt: string | null }): JSX.Element | null {
  if (doubt === null) return null;
  return <Notice intent="warning" title="Check the kept sums of files." sentence={doubt} onDismiss={null} />;
}
