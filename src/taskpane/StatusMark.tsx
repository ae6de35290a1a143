import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowTrending16Filled } from "@fluentui/react-icons/svg/arrow-trending";
import { CalendarClock16Filled } from "@fluentui/react-icons/svg/calendar-clock";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircle16Filled } from "@fluentui/react-icons/svg/dismiss-circle";
import { Eye16Filled } from "@fluentui/react-icons/svg/eye";
import { Prohibited16Filled } from "@fluentui/react-icons/svg/prohibited";
import { PuzzlePiece16Filled } from "@fluentui/react-icons/svg/puzzle-piece";
import { QuestionCircle16Filled } from "@fluentui/react-icons/svg/question-circle";
import type { JSX } from "react";
import type { Status } from "../core/rules/review";

/** Each status in the order in which a reader should meet it: its icon, and how loud it is. */
export const STATUSES = [
  { status: "below", Icon: DismissCircle16Filled, tone: "urgent" },
  { status: "incomplete", Icon: PuzzlePiece16Filled, tone: "soon" },
  { status: "on-track", Icon: ArrowTrending16Filled, tone: "soon" },
  { status: "watch", Icon: Eye16Filled, tone: "quiet" },
  { status: "not-tested-yet", Icon: CalendarClock16Filled, tone: "quiet" },
  { status: "met", Icon: CheckmarkCircle16Filled, tone: "good" },
  { status: "unknown-anniversary", Icon: QuestionCircle16Filled, tone: "quiet" },
  { status: "deauthorized", Icon: Prohibited16Filled, tone: "quiet" },
] as const satisfies readonly { status: Status; Icon: typeof Eye16Filled; tone: Tone }[];

/** How loud a mark is; never its only meaning. */
export type Tone = "urgent" | "soon" | "quiet" | "good";

const useStyles = makeStyles({
  mark: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  word: { color: tokens.colorNeutralForeground1 },
  icon: { display: "inline-flex", flexShrink: 0 },
  urgent: { color: tokens.colorStatusDangerForeground1 },
  soon: { color: tokens.colorStatusWarningForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
});

/** The icon of a status alone, for where its words stand beside it already. */
export function StatusIcon({ status }: { readonly status: Status }): JSX.Element {
  const styles = useStyles();
  const { Icon, tone } = STATUSES.find((one) => one.status === status)!;
  return (
    <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>
      <Icon />
    </span>
  );
}

/** A status as icon and words. `words` are its own where a date belongs to it, as in “First check Jul 2026”. */
export function StatusMark({ status, words }: { readonly status: Status; readonly words: string }): JSX.Element {
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      <StatusIcon status={status} />
      <span className={styles.word}>{words}</span>
    </span>
  );
}
