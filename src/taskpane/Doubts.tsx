import type { JSX } from "react";
import type { BillingFile } from "../live/session";
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

/** The last thing that was asked for and did not work; it can be put away. */
export function FailureNotice(props: {
  readonly failure: string | null;
  readonly onDismiss: () => void;
}): JSX.Element | null {
  if (props.failure === null) return null;
  return <Notice intent="error" title="That did not work." sentence={props.failure} onDismiss={props.onDismiss} />;
}

/** What the workbook does not keep of files as it should: of those that are away, or else of those that are here. */
export function FilesNotice(props: {
  readonly doubt: string | null;
  readonly files: readonly BillingFile[];
}): JSX.Element | null {
  if (props.doubt === null) return null;
  const title = props.files.some(({ isHere }) => !isHere) ? "Files that are not here." : "Not all sums are kept yet.";
  return <Notice intent="warning" title={title} sentence={props.doubt} onDismiss={null} />;
}
